internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// The rows of a list, one after the other: what is no row is left out, and named; what stands for the cell above is filled in.
struct ListReader<Column: ListColumn> {
  let source: LedgerSource
  let heading: ListHeading<Column>
  private(set) var leftOut: [ImportReceipt.LeftOut] = []
  private(set) var repeated = 0
  private(set) var faults: [TableFault]
  /// Of rows without one.
  private let day: Day?
  /// In which days without a year lie.
  private let year: Period?
  private let today: Day
  private var above: [String] = []
  private let all: [DelimitedText.Row]

  /// - Throws: `LibraryError.badTable` for a list without its heading.
  init(
    _ source: LedgerSource, _ said: [Column: [String]], day: Day?, year: Period?, today: Day
  ) throws(LibraryError) {
    (self.source, self.day, self.year, self.today) = (source, day, year, today)
    all = Array(source.table)
    guard let heading = ListHeading.find(in: all.prefix(TableHeading.farthest), said, hasDay: day != nil) else {
      throw source.refused([
        TableFault(line: 1, column: nil, value: "", expected: .header(missing: [Column.subject.japanese]))
      ])
    }
    (self.heading, faults) = (heading, heading.faults)
  }

  /// Those below the heading.
  var rows: some Sequence<DelimitedText.Row> { all.drop { $0.line <= heading.line } }

  var isFull: Bool { faults.count >= TableFault.most }

  /// The cells of a row, as many as the heading has; `nil` for what is none, or is at fault.
  mutating func cells(of row: DelimitedText.Row) -> [String]? {
    if row.fault != nil {
      faults.append(
        TableFault(line: row.line, column: nil, value: row.cells.last ?? "", expected: .closedQuote))
      return nil
    }
    // A comma between thousands makes a row wider; what stands beside the table in a sheet does not.
    if source.sheet == nil, row.cells.dropFirst(heading.names.count).contains(where: { !$0.isBlank }) {
      faults.append(
        TableFault(line: row.line, column: nil, value: row.cells.last ?? "", expected: .cells(heading.names.count)))
      return nil
    }
    var cells = row.padded(to: heading.names.count).cells.map { DelimitedCell.read($0) }
    if cells.allSatisfy(\.isBlank) { return nil }
    if let why = reason(toLeaveOut: cells) {
      let text = cells.map(OneSpace.line).filter { !$0.isEmpty }.joined(separator: " ")
      leftOut.append(ImportReceipt.LeftOut(line: row.line, text: String(text.prefix(60)), why: why))
      return nil
    }
    repeatAbove(&cells)
    above = cells
    let before = faults.count
    for (column, places) in heading.places {
      for place in places {
        if LedgerWord.isSheetError(cells[place]) { refuse(row.line, place, cells[place], .calculated) }
        if column.isAmount, LedgerWord.repeats(cells[place]) { refuse(row.line, place, cells[place], .ownAmount) }
      }
    }
    return faults.count == before ? cells : nil
  }

  private func reason(toLeaveOut cells: [String]) -> ImportReceipt.Reason? {
    if heading.names.indices.allSatisfy({ OneSpace.line(cells[$0]) == heading.names[$0] }) { return .heading }
    let (owners, subjects) = (Column.owner.flatMap { heading.places[$0] } ?? [], heading.places[.subject] ?? [])
    let filled = cells.indices.filter { !cells[$0].isBlank }
    if let only = filled.first, filled.count == 1,
      LedgerWord.isNote(cells[only]) || cells[only].count > 10 && !subjects.contains(only)
    {
      return .note
    }
    // What a sum is called may stand in any column, such as that of numbers; beside what a row is of it is a remark.
    let saysSubject = (subjects.isEmpty ? owners : subjects).contains { !cells[$0].isBlank }
    return (saysSubject ? owners + subjects : filled).contains { LedgerWord.isTotal(cells[$0]) } ? .total : nil
  }

  /// 〃 stands for the cell above, but of an amount; so does a cell that is empty where an owner, a day, or what a subject stands
  /// in is written once. On which floor of another building something is does not follow from the row above.
  private mutating func repeatAbove(_ cells: inout [String]) {
    let parts = heading.places[.subject] ?? []
    let last = parts.last { !cells[$0].isBlank }
    let other = parts.first { place in
      place < above.count && !cells[place].isBlank && !LedgerWord.repeats(cells[place])
        && OneSpace.line(cells[place]) != OneSpace.line(above[place])
    }
    let amounts = Set(heading.places.filter(\.key.isAmount).values.joined())
    for place in cells.indices where place < above.count && !above[place].isBlank {
      let isShared =
        Column.shared.contains { heading.places[$0]?.contains(place) ?? false }
        || (last.map { place < $0 } ?? false) && parts.contains(place)
      let isElsewhere = parts.contains(place) && other.map { $0 < place } ?? false
      guard !amounts.contains(place) || !LedgerWord.repeats(cells[place]) else { continue }
      guard LedgerWord.repeats(cells[place]) || cells[place].isBlank && isShared && !isElsewhere else { continue }
      cells[place] = above[place]
      repeated += 1
    }
  }

  mutating func refuse(_ line: Int, _ place: Int?, _ value: String, _ expected: TableFault.Expected) {
    faults.append(
      TableFault(
        line: line, column: place.map { heading.names[$0] }, place: place, value: value, expected: expected))
  }

  /// The texts of some cells in one line; `nil` where all are empty.
  mutating func text(_ cells: [String], _ places: [Int], _ line: Int) -> String? {
    let filled = places.filter { !cells[$0].isBlank && !LedgerWord.isNothing(cells[$0]) }
    guard let first = filled.first else { return nil }
    for place in filled where LedgerWord.repeats(cells[place]) { refuse(line, place, cells[place], .cellAbove) }
    let text = filled.map { cells[$0].split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: " ")
    do throws(LibraryError) { return try OneLine(text, .place).value } catch {
      if case .unfitText(_, let fault) = error { refuse(line, first, cells[first], .text(fault)) }
      return nil
    }
  }

  mutating func day(_ cells: [String], _ line: Int) -> Day? {
    guard let place = heading.places[.day]?.first, !cells[place].isBlank else {
      if day.map({ $0.year < firstListedYear }) ?? true { refuse(line, heading.places[.day]?.first, "", .date) }
      return day
    }
    do throws(DateExpressionError) {
      let day = try DateExpression.parse(cells[place], year: year).day
      if day.year < firstListedYear { refuse(line, place, cells[place], .date) }
      if day > today { refuse(line, place, cells[place], .dayToCome) }
      return day
    } catch {
      switch error {
      case .noSuchDay: refuse(line, place, cells[place], .dayThatExists)
      case .noYear: refuse(line, place, cells[place], year.map { .dayWithin($0) } ?? .year)
      default: refuse(line, place, cells[place], .date)
      }
      return nil
    }
  }
}

/// What is earlier is a slip.
private let firstListedYear = 1900

extension LedgerSource {
  /// The first sheet that is a list, and the others that are; else what the first lacks.
  static func firstList<List>(
    of sources: [LedgerSource], _ reading: (LedgerSource) throws(LibraryError) -> List
  ) throws(LibraryError) -> (list: List, others: [String]) {
    var found: List?
    var others: [String] = []
    var fault: LibraryError?
    for source in sources {
      do throws(LibraryError) {
        let list = try reading(source)
        if found == nil { found = list } else { others += [source.sheet].compactMap(\.self) }
      } catch { fault = fault ?? error }
    }
    guard let found else { throw fault ?? .notATable("") }
    return (found, others)
  }
}
