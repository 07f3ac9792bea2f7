internal import BriefingDomain
internal import JapaneseText

/// A column of a shelf list.
enum StockColumn: String, ListColumn {
  case unit, place, day, amount, boards, cabinets, width, discarded, archived, scanned

  var japanese: String {
    switch self {
    case .unit: "所属"
    case .place: "場所"
    case .day: "調査日"
    case .amount: "文書量"
    case .boards: "段数"
    case .cabinets: "台数"
    case .width: "幅"
    case .discarded: "廃棄"
    case .archived: "移管"
    case .scanned: "電子化"
    }
  }

  private var synonyms: [String] {
    switch self {
    case .unit: ["課", "課名", "所属課", "所管課", "担当課", "所管", "部署", "部署名", "課室名"]
    case .place:
      [
        "階", "フロア", "保管場所", "設置場所", "部屋", "書架", "書架名", "書架番号", "キャビネット", "キャビネット名", "キャビネット番号", "棚", "棚番号", "什器",
        "保管庫", "floor", "cabinet", "shelf",
      ]
    case .day: headingsOfDays
    case .amount:
      ["ファイルメーター", "ファイルメートル", "文書延長", "書架延長", "棚延長", "延長", "現有量", "現在量", "保有量", "測定値", "長さ", "fm"]
    case .boards: ["棚段数", "段", "棚板数", "棚板枚数"]
    case .cabinets: ["本数", "棚数", "架数", "連数"]
    case .width: ["段幅", "棚幅", "1段の幅", "1段幅", "内寸幅", "有効幅"]
    case .discarded: ["廃棄量", "廃棄分", "廃棄済"]
    case .archived: ["移管量", "書庫移管", "書庫移動", "書庫へ移管", "引継ぎ", "引継", "引継量"]
    case .scanned: ["電子化量", "スキャン", "pdf化"]
    }
  }

  static let (subject, owner) = (place, StockColumn?.some(.unit))
  static let shared = [unit, day]

  var isAmount: Bool { ![.unit, .place, .day, .width].contains(self) }

  /// Whether what it says is a length, which has a unit.
  var isLength: Bool { [.amount, .width, .discarded, .archived, .scanned].contains(self) }

  var kind: StockEntry.Kind? {
    switch self {
    case .discarded: .discarded
    case .archived: .archived
    case .scanned: .scanned
    default: nil
    }
  }

  private static let keys = Dictionary(
    allCases.flatMap { column in
      ([column.rawValue, column.japanese] + column.synonyms).map { (HeadingKey.of($0), column) }
    }, uniquingKeysWith: { first, _ in first })

  static func named(_ heading: String) -> StockColumn? {
    let key = HeadingKey.of(heading)
    let (rest, unit) = LengthUnit.cut(key[...])
    return keys[key] ?? (unit == nil ? nil : keys[String(rest)])
  }

  static func missing(among columns: Set<StockColumn>) -> [StockColumn] {
    (columns.isDisjoint(with: [.place, .unit]) ? [.place] : [])
      + (columns.isDisjoint(with: [.amount, .boards, .discarded, .archived, .scanned]) ? [.amount] : [])
  }

  /// The unit of length that a heading says: 文書量(fm), 幅（単位：cm）, ファイルメーター. `nil` with a remark for 文書量(箱).
  static func unit(_ heading: String) -> (unit: LengthUnit?, isRemarked: Bool) {
    let remark = HeadingKey.remark(heading)
    let unit =
      remark.flatMap { LengthUnit.cut($0[...]) }.flatMap { $0.rest.isEmpty ? $0.unit : nil }
      ?? LengthUnit.cut(HeadingKey.of(heading)[...]).unit
    return (unit, unit == nil && remark?.isEmpty == false)
  }
}
