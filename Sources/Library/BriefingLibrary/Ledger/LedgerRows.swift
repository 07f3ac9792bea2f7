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
  /// The copies of each, where the row has them apart.
  let copiesOfEach: [Int]?
  var handout: Handout
  let reason: String?
  /// Whether the copies stand in the table.
  let saysCopies: Bool
  /// What the row does not say.
  let assumed: Assumptions

  struct Assumptions: OptionSet {
    let rawValue: UInt8
    /// One copy.
    static let copies = Assumptions(rawValue: 1)
    /// That both sides are printed on, where the sheets follow from it.
    static let duplex = Assumptions(rawValue: 2)
  }
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
  private let clock: OfficeClock
  private let today: Day

  /// - Throws: `LibraryError.badTable` when no heading names the columns that are needed.
  init(
    _ source: LedgerSource, clock: OfficeClock, year: Period? = nil,
    terms: TableHeading.Terms = TableHeading.Terms(columns: [:], recipients: [])
  ) throws(LibraryError) {
    self.clock = clock
    today = clock.today
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
      // Excel leaves out the last cells of a row where they are empty.
      let isShort = typed.cells.count < heading.needed
      let row =
        isShort && (isSheet || typed.cells.count >= heading.least || typed.isNote)
        ? typed.padded(to: heading.needed) : typed
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
    let time = time(&cells, of: date)
    let title = cells.read(.title, \.line)
    let unit = cells.read(.unit, \.line)
    let hasTicks = heading.places[.recipient] == nil
    let named = hasTicks ? nil : recipients(&cells, nil)
    let form = form(&cells)
    let recipients = hasTicks ? recipients(&cells, form?.form) : named
    let copies = copies(&cells, form, recipients)
    let pages = cells.read(.pages, empty: 0, \.number)
    let duplex = duplex(&cells, form?.form)
    weekday(&cells, date?.day)
    let reason: String?? = cells.read(.reason, empty: .some(nil)) { $0.line.map(Optional.some) }
    var handout: Handout?
    if let form = form?.form, let copies, let pages, let duplex {
      do { handout = try Handout(form: form, copies: copies, pages: pages, duplex: duplex) } catch {
        cells.refuse(.copies, error == .copiesWithoutPaper ? .noCopiesWithoutPaper : .copiesForPaper)
      }
    }
    guard let time, let title, let unit, let recipients, let handout, let reason, cells.faults.isEmpty else {
      return .faults(cells.faults, line: cells.line, unit: unit, recipients: recipients?.map(\.value) ?? [])
    }
    return .row(
      LedgerRow(
        line: cells.line, day: time.day, minute: time.minute, title: title, key: cells[.title].key, unit: unit,
        recipients: recipients.map(\.value), copiesOfEach: copiesOfEach(recipients, handout), handout: handout,
        reason: reason,
        saysCopies: heading.places[.copies] != nil || form?.copies != nil || recipients.contains { $0.copies != nil },
        assumed: assumed(cells, handout, counted: form?.copies != nil || recipients.contains { $0.copies != nil })))
  }

  /// A tick for one side, or what the column for both says. A dash beside paper may be either.
  private func duplex(_ cells: inout RowCells, _ form: SubmissionForm?) -> Bool? {
    let cell = cells[.duplex]
    let saysNothing = cell.isBlank || cell.isNothing && form?.includesPaper != true
    let both = saysNothing ? true : cells.read(.duplex, \.duplex)
    guard let place = heading.simplex, let one = cells.ticked([(value: false, place: place)])?.first else {
      return both
    }
    if !saysNothing, both == true {
      cells.refuse(at: place, .duplex)
      return nil
    }
    return one.value
  }

  /// The day and its time, which may stand in a cell of its own. With an offset there they are those of the office's zone.
  private func time(_ cells: inout RowCells, of date: (day: Day, minutes: Int?)?) -> DayTime? {
    let time: WrittenTime?? = cells.read(.time, empty: .some(nil)) { $0.time.map(Optional.some) }
    guard let date, let time else { return nil }
    guard let time else { return DayTime(day: date.day, minute: date.minutes) }
    if let minutes = date.minutes, time.offset != nil || minutes != time.minutes {
      cells.refuse(.time, .oneTime)
      return nil
    }
    guard let offset = time.offset else { return DayTime(day: date.day, minute: time.minutes) }
    let local = clock.local(clock.moment(date.day, time.minutes, offset).instant)
    if local.day > today {
      cells.refuse(.occurredOn, .dayToCome)
      return nil
    }
    return DayTime(day: local.day, minute: local.minute)
  }

  /// The weekday beside a day checks it.
  private func weekday(_ cells: inout RowCells, _ day: Day?) {
    guard heading.places[.weekday] != nil, let day else { return }
    let cell = cells[.weekday]
    if cell.isBlank || cell.isNothing || cell.weekday == day.weekdayKanji { return }
    // A day that is shown as its weekday.
    if (try? cell.date(self.day).get())?.day == day { return }
    cells.refuse(.weekday, .weekday(of: day))
  }

  /// - Parameter counted: whether numbers stand in place of ticks.
  private func assumed(_ cells: RowCells, _ handout: Handout, counted: Bool) -> LedgerRow.Assumptions {
    guard handout.form.includesPaper else { return [] }
    var assumed: LedgerRow.Assumptions = heading.places[.copies] == nil && !counted ? .copies : []
    if handout.duplex, handout.pages > 0, cells[.duplex].isBlank { assumed.insert(.duplex) }
    return assumed
  }

  private func day(_ cell: String) -> TableCell.Answer<(day: Day, minutes: Int?)> {
    do {
      let said = try DateExpression.parse(cell, year: year)
      var date = (day: said.day, minutes: said.minutes)
      if said.offset != nil {
        let (day, minute) = clock.local(clock.moment(said.day, said.minutes, said.offset).instant)
        date = (day, minute)
      }
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
