internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// A column of a list that an office keeps of its rooms: of shelves, of floors.
protocol ListColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var japanese: String { get }

  /// What the rows are of. It may stand in several columns.
  static var subject: Self { get }
  /// What else may name a row.
  static var owner: Self? { get }
  static var day: Self { get }
  /// Columns that are written once for several rows.
  static var shared: [Self] { get }
  /// Whether it is an amount, of which each row has its own: a cell that is merged over several counts once.
  var isAmount: Bool { get }
  /// The column that a heading names.
  static func named(_ heading: String) -> Self?
  /// What a heading with these columns lacks beside the day.
  static func missing(among columns: Set<Self>) -> [Self]
}

/// What such lists call the day of a row.
let headingsOfDays = ["測定日", "日付", "年月日", "実施日", "基準日", "棚卸日", "調査年月日", "date"]

/// The row that names the columns of a list, which may stand below rows with a title.
struct ListHeading<Column: ListColumn> {
  let line: Int
  let names: [String]
  private(set) var places: [Column: [Int]] = [:]
  private(set) var faults: [TableFault] = []

  /// - Parameter said: what columns are called here.
  init(_ row: DelimitedText.Row, _ said: [Column: [String]], hasDay: Bool) {
    line = row.line
    names = row.cells.map(OneSpace.line)
    for (place, name) in names.enumerated() where !name.isEmpty {
      let column = said.first { $0.value.contains { HeadingKey.means($0, name) } }?.key ?? Column.named(name)
      guard let column,
        column == .subject || said[column].map({ $0.contains { HeadingKey.means($0, name) } }) ?? true
      else { continue }
      places[column, default: []].append(place)
    }
    var missing = Column.missing(among: Set(places.keys))
    if places[.day] == nil, !hasDay { missing.append(.day) }
    let labels = missing.map { "\($0.rawValue) / \($0.japanese)" }
    let unfound = said.values.joined().filter { said in !names.contains { HeadingKey.means(said, $0) } }.sorted()
    if !(labels + unfound).isEmpty {
      faults.append(
        TableFault(
          line: line, column: nil, value: names.joined(separator: ","), expected: .header(missing: labels + unfound)))
    }
    for (column, found) in places where column != .subject {
      for place in found.dropFirst() {
        faults.append(
          TableFault(line: line, column: names[place], place: place, value: names[place], expected: .columnTwice))
      }
    }
  }

  var found: Int { places.count }
  var isWhole: Bool { !faults.contains { if case .header = $0.expected { true } else { false } } }

  /// Columns that are of no use.
  var ignored: [String] {
    let used = Set(places.values.joined())
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  /// The first row that names what is needed, else the one that names the most.
  static func find(
    in rows: some Sequence<DelimitedText.Row>, _ said: [Column: [String]], hasDay: Bool
  ) -> ListHeading? {
    var best: ListHeading?
    for row in rows {
      let heading = ListHeading(row, said, hasDay: hasDay)
      if heading.isWhole { return heading }
      if best.map({ $0.found < heading.found }) ?? true { best = heading }
    }
    return best
  }

  /// What columns are said to be called: `場所=置き場`.
  static func said(_ texts: [String]) throws(LibraryError) -> [Column: [String]] {
    var columns: [Column: [String]] = [:]
    for text in texts.flatMap({ $0.split(separator: ",") }) {
      let sides = text.split(separator: "=").map(String.init)
      let column = sides.first.flatMap { side in
        Column.allCases.first { HeadingKey.of(side) == $0.rawValue.lowercased() || side == $0.japanese }
      }
      guard sides.count == 2, let column, columns[column] == nil || column == .subject,
        !HeadingKey.of(sides[1]).isEmpty
      else {
        throw .unfitColumns(String(text), known: Column.allCases.map(\.japanese))
      }
      columns[column, default: []].append(sides[1])
    }
    return columns
  }
}

extension HeadingKey {
  /// What stands in brackets behind a heading, without 単位.
  static func remark(_ heading: String) -> String? {
    let folded = Folding.key(String(heading.prefix(200)).filter { !$0.isWhitespace })
    guard folded.hasSuffix(")"), let bracket = folded.lastIndex(of: "(") else { return nil }
    let words = folded[bracket...].dropFirst().dropLast()
    return String(words.hasPrefix("単位") ? words.dropFirst(2).drop { $0 == ":" } : words)
  }
}
