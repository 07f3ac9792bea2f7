internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// One row of a ledger table, each cell read for what it says.
struct LedgerRow {
  let line: Int
  let day: Day
  let minute: Int?
  let title: String
  /// The title as ``Folding`` compares it.
  let key: String
  let unit: String
  /// The cell, or the headings that are ticked.
  let recipients: [String]
  let handout: Handout
  let reason: String?
}

/// Reads the rows of a ledger table below its heading, and tells of each bad cell where it is and what was expected.
struct LedgerRows: Sequence, IteratorProtocol {
  enum Element {
    case row(LedgerRow)
    /// A row that cannot be taken, with its unit and its recipients where these cells say any.
    case faults([TableFault], line: Int, unit: String?, recipients: [String])
  }

  let heading: TableHeading
  private(set) var leftOut: [ImportReceipt.LeftOut] = []
  private(set) var repeated = 0
  private var first: ArraySlice<DelimitedText.Row>
  private var table: DelimitedText
  /// A sheet's row ends with its last cell, whatever the others have.
  private let isSheet: Bool
  private var above: [TableCell] = []
  private var pool = CellPool()
  private let empty = TableCell("")
  /// The places of the columns.
  private let headed: [Int]
  private let year: Period?
  private let today: Day

  /// - Throws: `LibraryError.badTable` when no heading names the columns that are needed.
  init(
    _ source: LedgerSource, today: Day, year: Period? = nil,
    terms: TableHeading.Terms = TableHeading.Terms(columns: [:], recipients: [])
  ) throws(LibraryError) {
    self.today = today
    table = source.table
    isSheet = source.sheet != nil
    var rows: [DelimitedText.Row] = []
    while rows.count < TableHeading.farthest, let row = table.next() {
      if !row.isBlank { rows.append(row) }
    }
    heading = TableHeading.find(in: rows, terms)
    guard heading.faults.isEmpty else { throw source.refused(heading.faults) }
    headed = heading.places.values
    first = rows[heading.next...]
    self.year = year ?? TableYear.said(in: rows[..<heading.next].flatMap(\.cells))
  }

  mutating func next() -> Element? {
    while let typed = first.popFirst() ?? table.next() {
      // A spreadsheet leaves rows of commas below its table.
      if typed.isBlank { continue }
      // A note that was typed below a table has one cell.
      let row = typed.padded(to: isSheet || typed.cells.count < heading.needed && typed.isNote ? heading.needed : 0)
      if let fault = fault(of: row) { return .faults([fault], line: row.line, unit: nil, recipients: []) }
      let texts = row.cells.indices.map { pool.cell(row.cells[$0], below: $0 < above.count ? above[$0] : nil) }
      var cells = RowCells(texts, line: row.line, heading: heading, empty: empty)
      if let why = reason(toLeaveOut: cells) {
        let text = row.cells.map(OneSpace.line).filter { !$0.isEmpty }.joined(separator: " ")
        leftOut.append(ImportReceipt.LeftOut(line: row.line, text: String(text.prefix(60)), why: why))
        continue
      }
      repeated += cells.repeatAbove(above)
      above = cells.all
      return read(&cells)
    }
    return nil
  }

  private func fault(of row: DelimitedText.Row) -> TableFault? {
    if row.fault != nil {
      return TableFault(line: row.line, column: nil, value: row.cells.last ?? "", expected: .closedQuote)
    }
    guard !isSheet,
      row.cells.count < heading.needed || row.cells.dropFirst(heading.width).contains(where: { !$0.isBlank })
    else { return nil }
    return TableFault(
      line: row.line, column: nil, value: row.cells.joined(separator: ","), expected: .cells(heading.needed))
  }

  /// Sums, notes, and the heading that a printout repeats. A row that has its day, its recipient and its form is none.
  private func reason(toLeaveOut cells: RowCells) -> ImportReceipt.Reason? {
    if headed.allSatisfy({ cells.all[$0].oneSpace.utf8.elementsEqual(heading.names[$0].utf8) })
      || heading.isRepeated(by: cells.all)
    {
      return .heading
    }
    let filled = cells.all.count { !$0.isBlank }
    if filled <= 2, let text = cells.all.first(where: { !$0.isBlank })?.text,
      LedgerWord.isNote(text) || (filled == 1 && text.count > 10)
    {
      return .note
    }
    guard cells.all.contains(where: \.isTotal) else { return nil }
    let isWhole =
      (try? cells[.occurredOn].date(day).get()) != nil
      && (heading.places[.recipient] == nil || !cells[.recipient].isBlank)
      && (heading.places[.form] == nil || !cells[.form].isBlank)
    return isWhole ? nil : .total
  }

  private func read(_ cells: inout RowCells) -> Element {
    let date = cells.read(.occurredOn) { $0.date(day) }
    let time = cells.read(.time, empty: .some(date?.minutes)) { $0.time.map(Optional.some) }
    let title = cells.read(.title, \.line)
    let unit = cells.read(.unit, \.line)
    let recipients = recipients(&cells)
    let form = form(&cells)
    let copies = cells.read(.copies, empty: heading.places[.copies] == nil ? form?.usualCopies ?? 0 : 0, \.number)
    let pages = cells.read(.pages, empty: 0, \.number)
    let duplex = cells.read(.duplex, empty: true, \.duplex)
    let reason: String?? = cells.read(.reason, empty: .some(nil)) { $0.line.map(Optional.some) }
    var handout: Handout?
    if let form, let copies, let pages, let duplex {
      do { handout = try Handout(form: form, copies: copies, pages: pages, duplex: duplex) } catch {
        cells.refuse(.copies, error == .copiesWithoutPaper ? .noCopiesWithoutPaper : .copiesForPaper)
      }
    }
    guard let date, let time, let title, let unit, let recipients, let handout, let reason, cells.faults.isEmpty else {
      return .faults(cells.faults, line: cells.line, unit: unit, recipients: recipients ?? [])
    }
    return .row(
      LedgerRow(
        line: cells.line, day: date.day, minute: time, title: title, key: cells[.title].key, unit: unit,
        recipients: recipients,
        handout: handout, reason: reason))
  }

  private func recipients(_ cells: inout RowCells) -> [String]? {
    guard heading.places[.recipient] == nil else {
      // Read as one line once it is known whether it names several.
      return cells.read(.recipient) { $0.isBlank ? .failure(.text(.empty)) : .success($0.content) }
    }
    let ticked = cells.ticked(heading.recipients.map { ($0.name, $0.place) })
    if ticked?.isEmpty == true { cells.refuse(.recipient, .text(.empty)) }
    return ticked.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func form(_ cells: inout RowCells) -> SubmissionForm? {
    guard heading.places[.form] == nil else {
      return cells.read(.form, \.form)
    }
    guard let ticked = cells.ticked(heading.forms.map { ($0.form, $0.place) }) else { return nil }
    if ticked.count == 1 { return ticked[0] }
    if Set(ticked) == [.digital, .paper] { return .both }
    cells.refuse(.form, .formMarks)
    return nil
  }

  private func day(_ cell: String) -> TableCell.Answer<(day: Day, minutes: Int?)> {
    do {
      let date = try DateExpression.parse(cell, year: year)
      return date.day > today ? .failure(.dayToCome) : .success(date)
    } catch {
      switch error {
      case .noSuchDay: return .failure(.dayThatExists)
      case .otherWeekday(_, let day): return .failure(.weekday(of: day))
      case .noYear: return .failure(year.map { .dayWithin($0) } ?? .year)
      case .noSuchTime: return .failure(.time)
      default: return .failure(.date)
      }
    }
  }
}

extension DelimitedText.Row {
  fileprivate var isBlank: Bool { fault == nil && cells.allSatisfy(\.isBlank) }

  /// Whether it has one text, which says that it is a note.
  fileprivate var isNote: Bool {
    let filled = cells.lazy.filter { !$0.isBlank }.prefix(2)
    return fault == nil && filled.count == 1 && filled.allSatisfy(LedgerWord.isNote)
  }
}
