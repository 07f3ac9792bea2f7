internal import BriefingDomain
internal import JapaneseText

/// A column of a table of floor areas: one for each use, or one that names the use and one with its area.
enum SpaceColumn: String, ListColumn {
  case floor, day, desk, meeting, plusAlpha, shelf, other, total, use, area

  var japanese: String {
    switch self {
    case .floor: "階"
    case .day: "調査日"
    case .total: "合計"
    case .use: "用途"
    case .area: "面積"
    default: areaUse?.japanese ?? rawValue
    }
  }

  private var synonyms: [String] {
    switch self {
    case .floor: ["フロア", "フロアー", "階数", "階層", "棟", "庁舎", "建物"]
    case .day: headingsOfDays + ["測定年月日"]
    case .total: ["計", "総計", "総", "全体", "全", "延床", "延べ床"]
    case .use: ["区分", "用途区分", "使い方", "利用区分", "種別"]
    case .area: ["床面積", "㎡", "平方メートル"]
    default: areaUse?.words ?? []
    }
  }

  var areaUse: AreaUse? { AreaUse(rawValue: rawValue) }

  var isAmount: Bool { ![.floor, .day, .use].contains(self) }

  static let (subject, owner) = (floor, SpaceColumn?.none)
  static let shared = [floor, day]

  private static let keys = Dictionary(
    allCases.flatMap { column in
      ([column.rawValue, column.japanese] + column.synonyms).map { (HeadingKey.of($0), column) }
    }, uniquingKeysWith: { first, _ in first })

  static func named(_ heading: String) -> SpaceColumn? {
    let key = HeadingKey.of(heading)
    if let column = keys[key] { return column }
    let bare = StockAmount.cutSquare(key[...]).rest
    return keys[String(bare)] ?? keys[String(AreaUse.cut(bare))]
  }

  static func missing(among columns: Set<SpaceColumn>) -> [SpaceColumn] {
    (columns.contains(.floor) ? [] : [.floor])
      + (columns.contains(.plusAlpha) || columns.isSuperset(of: [.use, .area]) ? [] : [.plusAlpha])
  }

  /// Whether a heading says that its numbers may be something else than square metres: 執務(席), 会議（坪）.
  static func saysOtherUnit(_ heading: String) -> Bool {
    guard let remark = HeadingKey.remark(heading), !remark.isEmpty else { return false }
    let (rest, isSquare) = StockAmount.cutSquare(remark[...])
    return !isSquare || !rest.isEmpty
  }
}

extension AreaUse {
  var japanese: String {
    switch self {
    case .desk: "執務"
    case .meeting: "会議"
    case .plusAlpha: "プラスα"
    case .shelf: "書架"
    case .other: "その他"
    }
  }

  fileprivate var words: [String] {
    switch self {
    case .desk: ["執務室", "事務", "事務室", "デスク"]
    case .meeting: ["会議室", "会議等", "打合せ", "打ち合わせ", "打合せ・会議", "ミーティング"]
    case .plusAlpha: ["プラスアルファ", "プラスアルファー", "+α", "プラスα等", "plus-alpha"]
    case .shelf: ["書庫", "書棚", "書架等", "収納", "キャビネット"]
    case .other: ["他", "ほか", "その他共用"]
    }
  }

  private static let keys = Dictionary(
    allCases.flatMap { use in ([use.rawValue, use.japanese] + use.words).map { (Folding.key($0), use) } },
    uniquingKeysWith: { first, _ in first })

  /// As a table names it: プラスα, 執務スペース.
  init?(word: String) {
    let key = Folding.key(String(word.prefix(100))).filter { !$0.isWhitespace }
    guard let use = Self.keys[key] ?? Self.keys[String(Self.cut(key[...]))] else { return nil }
    self = use
  }

  /// Without the words that say no more than that it is an area.
  fileprivate static func cut(_ key: Substring) -> Substring {
    var rest = key
    while let word = ["面積", "スペース", "エリア", "ゾーン"].first(where: rest.hasSuffix) { rest = rest.dropLast(word.count) }
    return rest
  }
}
