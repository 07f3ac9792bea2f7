internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// The row, or the two rows, that name the columns of a table, which may stand below rows with a title.
struct TableHeading {
  /// Where each column is.
  private(set) var places = ColumnPlaces()
  /// Columns that are ticked instead of one that says the form, or the recipient.
  private(set) var forms: [(form: SubmissionForm, place: Int)] = []
  private(set) var recipients: [(name: String, place: Int)] = []
  /// A column that is ticked where one side alone is printed on.
  private(set) var simplex: Int?
  private(set) var faults: [TableFault] = []
  /// What the table calls its columns; empty where a column has no name.
  let names: [String]
  /// The rows that it stands in.
  private var rows: [[String]] = []
  /// How many cells a row has at least, and may have.
  let needed: Int
  let width: Int
  /// How many a row has that ends early: behind them are cells that may be empty.
  private(set) var least = 0
  /// The row behind the heading, by its number among all.
  private(set) var next = 0
  private let line: Int

  /// So many rows at the beginning are looked through.
  static let farthest = 100

  /// What the table is told about its columns.
  struct Terms {
    /// Headings by the column that they were said to be.
    let columns: [LedgerColumn: String]
    /// Headings of columns that are of no use.
    var unused: [String] = []
    /// The recipients' names and aliases, as ``HeadingKey`` has them.
    let recipients: Set<String>
  }

  /// The first heading that names every column that is needed; else the row that names the most of them, with faults.
  static func find(in rows: [DelimitedText.Row], _ terms: Terms) -> TableHeading {
    var best = TableHeading([], line: rows.first?.line ?? 1, terms)
    for (number, row) in rows.enumerated() {
      let below = number + 1 < rows.count ? rows[number + 1] : nil
      var single = TableHeading(row.cells.map { [$0] }, line: row.line, terms)
      single.next = number + 1
      single.rows = [row.cells.map(OneSpace.line)]
      guard let below else {
        if single.found > best.found || number == 0 { best = single }
        continue
      }
      var pair = TableHeading(twoRows(row.cells, below.cells), line: below.line, terms)
      pair.next = number + 2
      pair.rows = [row, below].map { $0.cells.map(OneSpace.line) }
      if single.isWhole {
        // A second row that gives no title of its own goes on naming columns.
        let title = single.places[.title] ?? 0
        let goesOn = title < below.cells.count ? HeadingKey.of(below.cells[title]) : ""
        return goesOn.isEmpty && pair.isWhole && pair.says(moreThan: single) ? pair : single
      }
      let lower = TableHeading(below.cells.map { [$0] }, line: below.line, terms)
      if pair.isWhole, !lower.isWhole { return pair }
      if single.found > best.found || number == 0 { best = single }
    }
    return best
  }

  /// Each column with what may be its name: the lower cell, both together, the upper one alone where nothing is below it.
  private static func twoRows(_ upper: [String], _ lower: [String]) -> [[String]] {
    var group = ""
    return (0..<max(upper.count, lower.count)).map { place in
      let above = place < upper.count ? upper[place] : ""
      let below = place < lower.count ? lower[place] : ""
      if !HeadingKey.of(above).isEmpty { group = above }
      if HeadingKey.of(below).isEmpty { return [above] }
      // A unit of measure alone says nothing to who reads an error: 局長（部）.
      let isRemark = ["(", "（"].contains(OneSpace.line(below).first)
      return isRemark ? [group + below, below] : [below, group + below]
    }
  }

  private init(_ cells: [[String]], line: Int, _ terms: Terms) {
    self.line = line
    names = cells.map { OneSpace.line($0[0]) }
    width = cells.count
    needed = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
    let unused = names.indices.filter { place in terms.unused.contains { HeadingKey.means($0, names[place]) } }
    let keys = cells.indices.map { unused.contains($0) ? [] : cells[$0].map(HeadingKey.of) }
    for column in LedgerColumn.allCases { find(column, keys, terms) }
    if places[.form] == nil {
      forms = names.indices.filter { !keys[$0].isEmpty }
        .compactMap { place in SubmissionForm(word: names[place]).map { ($0, place) } }
    }
    if places[.recipient] == nil {
      recipients = names.indices.compactMap { place in
        keys[place].contains(where: terms.recipients.contains) ? (names[place], place) : nil
      }
    }
    simplex = keys.firstIndex { !$0.isEmpty && ["片面", "片面印刷"].contains($0[0]) }
      .flatMap { places.values.contains($0) ? nil : $0 }
    let missing = LedgerColumn.allCases.filter { column in
      let isMissing = (column.isRequired || terms.columns[column] != nil) && places[column] == nil
      return isMissing && !(column == .form && !forms.isEmpty) && !(column == .recipient && !recipients.isEmpty)
    }
    let unfound = terms.unused.filter { heading in !names.contains { HeadingKey.means(heading, $0) } }
    if !missing.isEmpty || !unfound.isEmpty {
      let labels = missing.map { terms.columns[$0] ?? "\($0.rawValue) / \($0.japanese)" } + unfound
      faults.append(
        TableFault(
          line: line, column: nil, value: names.joined(separator: ","), expected: .header(missing: labels)))
    }
    least = LedgerColumn.allCases.filter(\.isRequired).compactMap({ places[$0] }).max().map { $0 + 1 } ?? needed
    if !forms.isEmpty || !recipients.isEmpty {
      least = max(least, (forms.map(\.place) + recipients.map(\.place)).min().map { $0 + 1 } ?? 0)
    }
    ask(keys, terms)
  }

  /// What is not read may still be about a figure.
  private mutating func ask(_ keys: [[String]], _ terms: Terms) {
    // Where no column is found it is no heading.
    if found == 0 { return }
    let used = self.used
    let all = keys.flatMap(\.self)
    for place in names.indices where !names[place].isEmpty && !keys[place].isEmpty {
      let name = names[place]
      var near: LedgerColumn?
      if used.contains(place) {
        let column = LedgerColumn.allCases.first { places[$0] == place }
        guard let column, terms.columns[column] == nil, HeadingSign.changes(column, name) else { continue }
        near = column
      } else if let column = LedgerColumn.figured.first(where: { keys[place].compactMap($0.fit).count > 0 }) {
        near = column
      } else if !isPlainOfMarks(name, keys[place], terms) {
        // Sheets follow from pages and copies.
        guard !(keys[place] == ["枚数"] && places[.pages] != nil),
          let sign = ([name] + keys[place]).lazy.map({ HeadingSign.of($0, beside: all) }).first(where: \.isUnclear)
        else { continue }
        near = sign.near
      }
      if let near, terms.columns[near] != nil { continue }
      faults.append(
        TableFault(
          line: line, column: name, place: place, value: name, expected: .unclearColumn(near: near?.japanese)))
    }
  }

  /// Whether a heading is a recipient's name, or a form, though another column says these.
  private func isPlainOfMarks(_ name: String, _ keys: [String], _ terms: Terms) -> Bool {
    keys.contains(where: terms.recipients.contains)
      || SubmissionForm.allCases.contains { LedgerWord.japanese($0) == name }
  }

  private var used: Set<Int> {
    Set(places.values).union(forms.map(\.place)).union(recipients.map(\.place)).union([simplex].compactMap(\.self))
  }

  /// What was said to be the column, else what has its name, else what has another name for it.
  private mutating func find(_ column: LedgerColumn, _ keys: [[String]], _ terms: Terms) {
    var candidates: [Int]
    if let said = terms.columns[column] {
      candidates = names.indices.filter { !keys[$0].isEmpty && HeadingKey.isSame(said, names[$0]) }
      if candidates.isEmpty { candidates = keys.indices.filter { keys[$0].contains(HeadingKey.of(said)) } }
    } else {
      let claimed = Set(terms.columns.values.map(HeadingKey.of))
      let fits = keys.map { keys in keys.filter { !claimed.contains($0) }.compactMap(column.fit) }
      candidates = fits.indices.filter { fits[$0].contains(.name) }
      if candidates.isEmpty { candidates = fits.indices.filter { fits[$0].contains(.synonym) } }
    }
    places[column] = candidates.first
    for place in candidates.dropFirst() {
      faults.append(
        TableFault(line: line, column: names[place], place: place, value: names[place], expected: .columnTwice))
    }
  }

  private var found: Int {
    LedgerColumn.allCases.count { $0.isRequired && places[$0] != nil } + (forms.isEmpty ? 0 : 1)
      + (recipients.isEmpty ? 0 : 1)
  }
  private var isWhole: Bool {
    !faults.contains { if case .header = $0.expected { true } else { false } }
  }
  private func says(moreThan other: TableHeading) -> Bool {
    places.count + forms.count + recipients.count >= other.places.count && names != other.names
  }

  /// Whether a row says what the heading, or one of its rows, says.
  func isRepeated(by cells: [TableCell]) -> Bool {
    rows.contains { row in
      row.dropFirst(cells.count).allSatisfy(\.isEmpty)
        && cells.indices.allSatisfy { cells[$0].oneSpace.utf8.elementsEqual(($0 < row.count ? row[$0] : "").utf8) }
    }
  }

  /// What is wrong with a cell of that column.
  func fault(_ line: Int, _ column: LedgerColumn, _ value: String, _ expected: TableFault.Expected) -> TableFault {
    let place = places[column]
    return TableFault(
      line: line, column: place.map { names[$0] } ?? column.rawValue, place: place,
      columnInJapanese: place == nil ? column.japanese : nil, value: value, expected: expected)
  }

  /// Names of columns that are of no use.
  var ignored: [String] {
    let used = self.used
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  /// Which column was taken for what.
  var columns: [ImportReceipt.Column] {
    let found = LedgerColumn.allCases.compactMap { column in
      places[column].map { ImportReceipt.Column(column: column.rawValue, heading: names[$0]) }
    }
    let ticked = [simplex].compactMap(\.self).map {
      ImportReceipt.Column(column: LedgerColumn.duplex.rawValue, heading: names[$0])
    }
    return found + ticked
      + forms.map { ImportReceipt.Column(column: LedgerColumn.form.rawValue, heading: names[$0.place]) }
      + recipients.map { ImportReceipt.Column(column: LedgerColumn.recipient.rawValue, heading: $0.name) }
  }
}

/// A dictionary of so few is found faster by looking through it.
struct ColumnPlaces {
  private var pairs: [(column: LedgerColumn, place: Int)] = []

  var count: Int { pairs.count }
  var values: [Int] { pairs.map(\.place) }

  subscript(column: LedgerColumn) -> Int? {
    get {
      for pair in pairs where pair.column == column { return pair.place }
      return nil
    }
    set {
      pairs.removeAll { $0.column == column }
      if let newValue { pairs.append((column, newValue)) }
    }
  }
}

/// A cell in one line.
enum OneSpace {
  static func line(_ cell: String) -> String {
    cell.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
