internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// A column of a shelf list.
enum StockColumn: String, CaseIterable {
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
    case .day: ["測定日", "日付", "年月日", "実施日", "基準日", "棚卸日", "調査年月日", "date"]
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

  /// The column that a heading names, and the unit of length that it says: 文書量(fm), 幅（単位：cm）, ファイルメーター.
  static func named(_ heading: String) -> (column: StockColumn, unit: LengthUnit?)? {
    let key = HeadingKey.of(heading)
    let (rest, unit) = LengthUnit.cut(key[...])
    guard let column = keys[key] ?? (unit == nil ? nil : keys[String(rest)]) else { return nil }
    return (
      column, remark(heading).flatMap { LengthUnit.cut($0[...]) }.flatMap { $0.rest.isEmpty ? $0.unit : nil } ?? unit
    )
  }

  /// What stands in brackets behind a heading.
  fileprivate static func remark(_ heading: String) -> String? {
    let folded = Folding.key(String(heading.prefix(200)).filter { !$0.isWhitespace })
    guard folded.hasSuffix(")"), let bracket = folded.lastIndex(of: "(") else { return nil }
    let words = folded[bracket...].dropFirst().dropLast()
    return String(words.hasPrefix("単位") ? words.dropFirst(2).drop { $0 == ":" } : words)
  }
}

/// The row that names the columns of a shelf list, which may stand below rows with a title.
struct StockHeading {
  let line: Int
  let names: [String]
  private(set) var places: [StockColumn: [Int]] = [:]
  private(set) var units: [Int: LengthUnit] = [:]
  /// Columns behind which something stands that is no unit of length: 文書量(箱).
  private(set) var remarked: Set<Int> = []
  private(set) var faults: [TableFault] = []

  /// - Parameter said: what columns are called here.
  init(_ row: DelimitedText.Row, _ said: [StockColumn: [String]], hasDay: Bool) {
    line = row.line
    names = row.cells.map(OneSpace.line)
    for (place, name) in names.enumerated() where !name.isEmpty {
      let found = StockColumn.named(name)
      guard let column = said.first(where: { $0.value.contains { HeadingKey.means($0, name) } })?.key ?? found?.column,
        // A place may stand in several columns.
        column == .place || said[column].map({ $0.contains { HeadingKey.means($0, name) } }) ?? true
      else { continue }
      places[column, default: []].append(place)
      units[place] = found?.unit ?? LengthUnit.cut(HeadingKey.of(name)[...]).unit
      if units[place] == nil, StockColumn.remark(name)?.isEmpty == false { remarked.insert(place) }
    }
    var missing: [StockColumn] = []
    if places[.place] == nil, places[.unit] == nil { missing.append(.place) }
    if ![.amount, .boards, .discarded, .archived, .scanned].contains(where: { places[$0] != nil }) {
      missing.append(.amount)
    }
    if places[.day] == nil, !hasDay { missing.append(.day) }
    let labels = missing.map { "\($0.rawValue) / \($0.japanese)" }
    let unfound = said.values.joined().filter { said in !names.contains { HeadingKey.means(said, $0) } }.sorted()
    if !(labels + unfound).isEmpty {
      faults.append(
        TableFault(
          line: line, column: nil, value: names.joined(separator: ","), expected: .header(missing: labels + unfound)))
    }
    for (column, found) in places where column != .place {
      for place in found.dropFirst() {
        faults.append(
          TableFault(line: line, column: names[place], place: place, value: names[place], expected: .columnTwice))
      }
    }
  }

  var found: Int { places.count }
  var isWhole: Bool { !faults.contains { if case .header = $0.expected { true } else { false } } }

  /// The first row that names what is needed, else the one that names the most.
  static func find(
    in rows: some Sequence<DelimitedText.Row>, _ said: [StockColumn: [String]], hasDay: Bool
  ) -> StockHeading? {
    var best: StockHeading?
    for row in rows {
      let heading = StockHeading(row, said, hasDay: hasDay)
      if heading.isWhole { return heading }
      if best.map({ $0.found < heading.found }) ?? true { best = heading }
    }
    return best
  }

  /// What columns are said to be called: `場所=置き場`.
  static func said(_ texts: [String]) throws(LibraryError) -> [StockColumn: [String]] {
    var columns: [StockColumn: [String]] = [:]
    for text in texts.flatMap({ $0.split(separator: ",") }) {
      let sides = text.split(separator: "=").map(String.init)
      let column = sides.first.flatMap { side in
        StockColumn.allCases.first { HeadingKey.of(side) == $0.rawValue || side == $0.japanese }
      }
      guard sides.count == 2, let column, columns[column] == nil || column == .place, !HeadingKey.of(sides[1]).isEmpty
      else {
        throw .unfitColumns(String(text), known: StockColumn.allCases.map(\.japanese))
      }
      columns[column, default: []].append(sides[1])
    }
    return columns
  }
}
