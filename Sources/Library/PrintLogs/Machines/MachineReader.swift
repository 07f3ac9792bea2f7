internal import BriefingDomain
internal import DelimitedText

/// Reads the table of a multi-function printer by a profile. Rows of one job stand behind one another.
struct MachineReader {
  private struct Open {
    var job: PrintJob
    var key: [UInt8]
    var line: Int
    var counts = false
    var isSkipped = false
  }

  private let profile: PrintProfile
  private let text: LogText
  private let sink: JobSink
  private let fallback: String
  private var scanner: DelimitedScanner
  private var open: Open?
  /// All that the machine has done, of which not everything counts.
  private var jobs = 0

  /// - Parameter printer: what to call the machine where neither the table nor the profile says it.
  init(_ text: LogText, _ profile: PrintProfile, printer: String, into sink: JobSink) {
    self.text = text
    self.profile = profile
    self.sink = sink
    fallback = printer
    scanner = DelimitedScanner(
      text.bytes, separator: profile.separator, from: text.start, mostLines: LogText.mostLines)
  }

  /// The profiles that a table's heading has; it stands in the first 50 rows.
  static func profiles(of text: LogText, among profiles: [PrintProfile]) -> [PrintProfile] {
    profiles.filter { profile in
      var scanner = DelimitedScanner(
        text.bytes, separator: profile.separator, from: text.start, mostLines: LogText.mostLines)
      for _ in 0..<50 where scanner.next() {
        if MachineTable.has(profile, TableHeading(scanner, text)) { return true }
      }
      return false
    }
  }

  mutating func read() throws {
    if profile.isTotals { throw PrintLogFault.totals(profile: profile.name) }
    var heading: TableHeading?
    if !profile.heading.isEmpty {
      for _ in 0..<50 where heading == nil && scanner.next() {
        let row = TableHeading(scanner, text)
        if MachineTable.has(profile, row) { heading = row }
      }
      if scanner.hasSwallowedLines {
        sink.note(.noRecord, line: scanner.line)
        scanner.goOnBehindFirstLine()
      }
      if heading == nil {
        throw PrintLogFault.profileDoesNotFit(
          profile: profile.name, line: profile.lines["heading"] ?? 1,
          missing: profile.heading.map { $0.names.joined(separator: "|") })
      }
    }
    let row = try MachineRow(MachineTable(profile, heading: heading), text)
    var wasLast = false
    while scanner.next() {
      wasLast = isLastLine()
      if !wasLast { try take(row) }
    }
    if profile.lastLine != nil, !wasLast { sink.note(.cutTail, line: scanner.line) }
    try handOut()
    if let memory = profile.memory, jobs == memory { sink.note(.fullRing, line: 1, count: memory) }
  }

  /// Whether the row is the line that the machine writes below a whole file. What it says more is that older jobs are gone.
  private func isLastLine() -> Bool {
    guard let last = profile.lastLine, scanner.cells.count <= 2 else { return false }
    let said = text.string(scanner.piece(0))
    guard said.hasPrefix(last) else { return false }
    if said.count > last.count + 1 { sink.note(.fullRing, line: scanner.line) }
    return true
  }

  private mutating func take(_ row: MachineRow) throws {
    let line = scanner.line
    if scanner.hasSwallowedLines {
      sink.note(.noRecord, line: line)
      scanner.goOnBehindFirstLine()
      return
    }
    let isShort = scanner.cells.count < row.width
    if isShort, scanner.isUnended || scanner.cells.count == 1 {
      // Text below the table: an error of the machine, or what was left of its last row.
      sink.note(scanner.isUnended ? .cutTail : .noRecord, line: line)
      return
    }
    let key = Array(row.key?.bytes(scanner) ?? [])
    if row.key == nil || key.isEmpty || key != open?.key {
      try handOut()
      open = Open(job: PrintJob(printer: fallback, endedAt: .earliest), key: key, line: line)
    }
    guard var job = open else { return }
    try row.add(scanner, to: &job.job, sink)
    job.counts = job.counts || row.rows.isEmpty || row.rows.contains { $0.holds(scanner, text) }
    job.isSkipped = job.isSkipped || row.skipped.contains { $0.holds(scanner, text) }
    open = job
  }

  private mutating func handOut() throws {
    guard let done = open else { return }
    open = nil
    jobs += 1
    if let number = done.job.number.flatMap({ Array($0.utf8)[...].number }) {
      sink.note(number: number, of: done.job.printer, line: done.line)
    }
    guard done.counts, !done.isSkipped else { return sink.note(.leftOut, line: done.line) }
    guard done.job.endedAt != .earliest else {
      sink.note(.noRecord, line: done.line)
      return
    }
    // A job that is counted and printed nothing is no job.
    let numbers = [done.job.sides, done.job.sheets, done.job.pages].compactMap(\.self)
    if !numbers.isEmpty, numbers.allSatisfy({ $0 == 0 }) { return }
    var job = done.job
    for amount in [\PrintJob.sides, \.sheets, \.pages, \.copies] {
      if job[keyPath: amount] == PlacedAmount.unreadable { sink.note(.noRecord, line: done.line) }
      if job[keyPath: amount] ?? 0 <= 0 { job[keyPath: amount] = nil }
    }
    try sink.put(job, line: done.line)
  }
}

/// What a row says of its job, by the places of its columns.
struct MachineRow {
  let width: Int
  let key: PlacedSource?
  let rows: [PlacedCondition]
  let skipped: [PlacedCondition]
  private let text: LogText
  private let order: DateOrder?
  private let printer, number, ended, person, title, computer: PlacedSource?
  private let sides, pages, copies, sheets: PlacedAmount?
  private let atMost, duplex, simplex: [PlacedCondition]

  init(_ table: MachineTable, _ text: LogText) {
    let profile = table.profile
    self.text = text
    width = table.width
    order = profile.order
    key = table.source(profile.key)
    printer = table.source(profile.printer)
    number = table.source(profile.number)
    ended = table.source(profile.ended)
    person = table.source(profile.person)
    title = table.source(profile.title)
    computer = table.source(profile.computer)
    sides = table.amount(profile.sides)
    pages = table.amount(profile.pages)
    copies = table.amount(profile.copies)
    sheets = table.amount(profile.sheets)
    rows = table.conditions(profile.rows)
    skipped = table.conditions(profile.skipped)
    atMost = table.conditions(profile.atMost)
    duplex = table.conditions(profile.duplex)
    simplex = table.conditions(profile.simplex)
  }

  func add(_ row: DelimitedScanner, to job: inout PrintJob, _ sink: JobSink) throws {
    if let name = printer?.text(row, text) { job.printer = name }
    if job.number == nil { job.number = number?.text(row, text) }
    if job.person == nil { job.person = person?.text(row, text) }
    if job.title == nil { job.title = title?.text(row, text) }
    if job.computer == nil { job.computer = computer?.text(row, text) }
    job.sides = sides?.added(row, to: job.sides)
    job.pages = pages?.added(row, to: job.pages)
    job.copies = copies?.added(row, to: job.copies)
    job.sheets = sheets?.added(row, to: job.sheets)
    if atMost.contains(where: { $0.holds(row, text) }) { job.isAtMost = true }
    if duplex.contains(where: { $0.holds(row, text) }) { job.isDuplex = true }
    if simplex.contains(where: { $0.holds(row, text) }) { job.isDuplex = job.isDuplex ?? false }
    if let time = try time(row) { job.endedAt = max(job.endedAt, sink.clock.instant(time)) }
  }

  private func time(_ row: DelimitedScanner) throws -> WrittenTime? {
    guard let bytes = ended?.bytes(row), !bytes.isEmpty else { return nil }
    var outcome = TimeReader.read(bytes, order: order)
    if outcome == .none { outcome = TimeReader.readJapanese(text.string(bytes), order: order) }
    switch outcome {
    case .time(let time): return time
    case .none: return nil
    case .unclear: throw PrintLogFault.unclearDates(line: row.line)
    }
  }
}
