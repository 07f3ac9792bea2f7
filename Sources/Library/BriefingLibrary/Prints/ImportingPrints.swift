internal import BlockingThreads
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// Hands each job of a log over, and says what the log is.
  typealias PrintReader =
    @Sendable (
      _ bytes: [UInt8], _ name: String, _ each: (PrintJob) throws -> Void
    ) throws -> ReadPrints

  /// Takes print logs in: all files, or none. A file that was taken in before adds nothing, and a job that two logs tell of
  /// alike is one.
  ///
  /// - Parameter progress: called now and then with the number of jobs done.
  func importPrints(
    _ files: [SourcePath], _ options: PrintImportOptions, isVirtual: @escaping @Sendable (String) -> Bool,
    progress: @escaping @Sendable (Int) -> Void, reading read: @escaping PrintReader
  ) async throws -> PrintImportReceipt {
    try require(.importLedger, ofAll: true)
    let printer = try OneLine.optional(options.printer, .printer)
    let covers = try options.covers.map(clock.instants(of:))
    do {
      return try await act(.import, as: .importLedger, isLong: true) { writer, undo in
        var receipts: [PrintImportReceipt.File] = []
        var done = 0
        for file in files {
          let bytes = try OpenFile.contents(of: file)
          let hash = ContentHash(ofBytes: bytes)
          if let known = try writer.printLog(hash) {
            receipts.append(receipt(of: known, named: file.name))
            continue
          }
          let taking = try PrintTaking(
            file.name, hash, printer: printer, covers: covers, isVirtual: isVirtual, self, writer)
          defer { taking.wait() }
          let source = try read(bytes, file.name) { job in
            try taking.add(job)
            done += 1
            if done.isMultiple(of: 10_000) { progress(done) }
          }
          receipts.append(try taking.finish(source, &undo))
        }
        undo.subject = files.count == 1 ? files[0].name : "\(files.first?.name ?? "") (+\(max(0, files.count - 1)))"
        let receipt = PrintImportReceipt(files: receipts, dryRun: options.isTrial)
        if options.isTrial { throw PrintTrial(receipt: receipt) }
        return receipt
      }
    } catch let trial as PrintTrial {
      return trial.receipt
    }
  }

  private func receipt(of log: PrintLog, named name: String) -> PrintImportReceipt.File {
    PrintImportReceipt.File(
      name: name, known: true, kind: log.kind, profile: nil, jobs: log.jobs, added: 0,
      from: "\(clock.local(log.covers.lowerBound).day)", to: "\(clock.local(log.covers.upperBound).day)",
      whole: log.isWhole, people: 0, printers: [], findings: [])
  }
}

/// Takes everything back that a trial has done.
private struct PrintTrial: Error {
  let receipt: PrintImportReceipt
}

/// One file that is being taken in.
private final class PrintTaking {
  private let name: String
  private let log: PrintLog.ID
  private let printer: String?
  private let covers: Range<Instant>?
  private let isVirtual: (String) -> Bool
  private let visit: Visit
  private let writer: StoreWriter
  private let jobs: PrintJobWriter

  init(
    _ name: String, _ hash: ContentHash, printer: String?, covers: Range<Instant>?,
    isVirtual: @escaping (String) -> Bool, _ visit: Visit, _ writer: StoreWriter
  ) throws {
    (self.name, self.printer, self.covers) = (name, printer, covers)
    (self.isVirtual, self.visit, self.writer) = (isVirtual, visit, writer)
    log = try writer.addPrintLog(name, hash, at: visit.clock.now, by: visit.person.name)
    jobs = try PrintJobWriter(writer, log: log, keepsNames: try writer.setting(.printNames) != nil)
  }

  func add(_ job: PrintJob) throws {
    var job = job
    if let printer { job.printer = printer }
    try jobs.add(job, naming: naming)
  }

  private func naming(_ name: String) -> (String, isVirtual: Bool) { (PrinterName.told(name), isVirtual(name)) }

  func wait() { jobs.wait() }

  func finish(_ source: ReadPrints, _ undo: inout Reversal) throws -> PrintImportReceipt.File {
    let added = try jobs.finish()
    let counts = try countsOfPrinters()
    guard let covers = try coveredInstants(), !counts.isEmpty else {
      try writer.delete(log)
      return receipt(source, nil, added: 0, printers: [])
    }
    try writer.complete(log, kind: source.kind, covers: covers, isWhole: isWhole(source), jobs: counts)
    undo.note(.printLog(log, printers: jobs.newPrinters.sorted()))
    let printers = try counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { id, count in
      try writer.printer(id).map { printer in
        var state = PrinterState(printer)
        let isNew = jobs.newPrinters.contains(id)
        if isNew, !state.isVirtual, source.virtualPrinters.contains(printer.name) {
          state.isVirtual = true
          try writer.set(state)
        }
        return PrintImportReceipt.Printer(name: printer.name, jobs: count, new: isNew, virtual: state.isVirtual)
      }
    }
    return receipt(source, covers, added: added, printers: printers)
  }

  /// A log of a printer that printed nothing says so of that printer.
  private func countsOfPrinters() throws -> [Printer.ID: Int] {
    guard jobs.jobs.isEmpty, let printer, covers != nil else { return jobs.jobs }
    return [try jobs.printer(printer, naming): 0]
  }

  /// - Throws: `LibraryError.jobsOutside` where what is said of the days cannot be.
  private func coveredInstants() throws -> ClosedRange<Instant>? {
    let found = jobs.first.flatMap { first in jobs.last.map { first...$0 } }
    guard let covers else { return found }
    let said = covers.lowerBound...covers.upperBound.advanced(by: -1)
    if let found, !(said.contains(found.lowerBound) && said.contains(found.upperBound)) {
      let days = [found.lowerBound, found.upperBound].map { visit.clock.local($0).day }
      throw LibraryError.jobsOutside(name, from: days[0], to: days[1])
    }
    return said
  }

  private func isWhole(_ source: ReadPrints) -> Bool { source.isWhole(ofDays: covers != nil) }

  private func receipt(
    _ source: ReadPrints, _ covers: ClosedRange<Instant>?, added: Int, printers: [PrintImportReceipt.Printer]
  ) -> PrintImportReceipt.File {
    PrintImportReceipt.File(
      name: name, known: false, kind: source.kind, profile: source.profile, jobs: jobs.jobs.values.reduce(0, +),
      added: added, from: covers.map { "\(visit.clock.local($0.lowerBound).day)" },
      to: covers.map { "\(visit.clock.local($0.upperBound).day)" }, whole: isWhole(source), people: jobs.personCount,
      printers: printers,
      findings: source.findings.map { .init(kind: $0.kind.rawValue, line: $0.line, count: $0.count) })
  }
}

/// The name of a printer as logs tell it: a text from elsewhere, of which one line is kept that people read.
enum PrinterName {
  static func told(_ text: String) -> String {
    if let line = try? OneLine(text, .printer) { return line.value }
    let scalars = text.unicodeScalars.prefix(OneLine.limit).map { isControl($0) || $0 == "\u{FFFD}" ? "?" : $0 }
    return (try? OneLine(String(String.UnicodeScalarView(scalars)), .printer))?.value ?? "?"
  }
}
