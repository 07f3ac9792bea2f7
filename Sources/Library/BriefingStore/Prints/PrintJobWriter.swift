public import BriefingDomain
internal import Foundation
internal import GRDB
internal import JapaneseText

/// Writes jobs of a log, many at once, within one transaction. SQLite works on a thread of its own while the next ones are
/// read: before the transaction ends there must be a ``finish()`` or a ``wait()``.
public final class PrintJobWriter {
  private struct StoredJob {
    let printer: Printer.ID
    let job: PrintJob
    let number: String
    let person: Int64?
    let title: String?
  }

  private let writer: StoreWriter
  private let log: PrintLog.ID
  private let keepsNames: Bool
  private var rows: RowBatch<StoredJob>
  private let thread = InsertThread()
  private var waiting = 0
  private var printers: [String: Printer.ID] = [:]
  private var people: [String: Int64] = [:]
  /// By their names as the log writes them.
  private var told: [String: Int64?] = [:]
  /// Of the last instant, jobs without a number: how many were alike.
  private var alike: (at: Instant, counts: [[Int64]: Int]) = (.earliest, [:])
  private static let mostWaiting = 4096

  /// Of each printer that was named so far.
  public private(set) var jobs: [Printer.ID: Int] = [:]
  public private(set) var newPrinters: Set<Printer.ID> = []
  public private(set) var first: Instant?
  public private(set) var last: Instant?
  /// How many were named so far.
  public var personCount: Int { people.count }

  public init(_ writer: StoreWriter, log: PrintLog.ID, keepsNames: Bool) throws {
    self.writer = writer
    self.log = log
    self.keepsNames = keepsNames
    rows = RowBatch(
      writer.database,
      """
      INSERT OR IGNORE INTO printJob
        (printerID, endedAt, number, sides, copies, sheets, pages, isDuplex, isAtMost, logID, personID, title) VALUES
      """, columns: 12
    ) {
      $0.add($1.printer.rawValue)
      $0.add($1.job.endedAt.seconds)
      $0.add($1.number)
      for amount in [$1.job.sides, $1.job.copies, $1.job.sheets, $1.job.pages] { $0.add(Self.stored(amount)) }
      $0.add($1.job.isDuplex.map { $0 ? 1 : 0 })
      $0.add($1.job.isAtMost ? 1 : 0)
      $0.add(log.rawValue)
      $0.add($1.person)
      $0.add($1.title)
    }
  }

  /// More is no number of a job.
  private static func stored(_ amount: Int?) -> Int64 {
    guard let amount, (1...1_000_000).contains(amount) else { return 0 }
    return Int64(amount)
  }

  /// - Parameter naming: what to call a printer that a log names so, and whether it puts out no paper as far as that tells.
  public func add(_ job: PrintJob, naming: (String) -> (String, isVirtual: Bool)) throws {
    let printer = try printers[job.printer] ?? printer(job.printer, naming)
    jobs[printer, default: 0] += 1
    first = min(first ?? job.endedAt, job.endedAt)
    last = max(last ?? job.endedAt, job.endedAt)
    rows.add(
      StoredJob(
        printer: printer, job: job, number: job.number ?? turn(of: job, printer),
        person: try job.person.flatMap(person), title: job.title.flatMap(Self.folded)))
    waiting += 1
    if waiting >= Self.mostWaiting { try handOver() }
  }

  /// Two jobs in one minute of a log whose times have no seconds are two. The same ones in another log have the same turns.
  private func turn(of job: PrintJob, _ printer: Printer.ID) -> String {
    if alike.at != job.endedAt { alike = (job.endedAt, [:]) }
    let amounts = [job.sides, job.copies, job.sheets, job.pages].map(Self.stored)
    let turn = alike.counts[[printer.rawValue] + amounts, default: 0] + 1
    alike.counts[[printer.rawValue] + amounts] = turn
    return turn == 1 ? "" : "\(Unicode.Scalar(Self.turnSign))\(turn)"
  }

  /// No number of a job begins with it.
  static let turnSign: UInt8 = 1

  /// Longer titles tell no more. In bytes, folded; and so much is folded at most.
  private static let (longestTitle, longestFolded) = (400, 1_600)

  private static func folded(_ title: String) -> String? {
    var key = Folding.key(title.utf8.count > longestFolded ? cut(title, longestFolded) : title)
    if key.utf8.count > longestTitle { key = cut(key, longestTitle) }
    return key.isEmpty ? nil : key
  }

  /// Whole characters: half of one would be no beginning of anything.
  private static func cut(_ text: String, _ most: Int) -> String {
    var end = text.utf8.index(text.startIndex, offsetBy: most)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }

  /// The printer that a log names so; a new one where there is none.
  public func printer(_ told: String, _ naming: (String) -> (String, isVirtual: Bool)) throws -> Printer.ID {
    try flush()
    let (name, isVirtual) = naming(told)
    let known = try writer.printer(name)
    let printer = try known ?? writer.addPrinter(name, isVirtual: isVirtual)
    if known == nil { newPrinters.insert(printer.id) }
    printers[told] = printer.id
    return printer.id
  }

  private func person(_ name: String) throws -> Int64? {
    if let known = told[name] { return known }
    let person = try person(key: PrintPersonKey.key(name), name)
    told[name] = .some(person)
    return person
  }

  private func person(key: String, _ name: String) throws -> Int64? {
    if key.isEmpty { return nil }
    if let known = people[key] { return known }
    try flush()
    let person = try writer.person(called: key)
    if keepsNames { try writer.keep(name, of: person.id) }
    people[key] = person.id.rawValue
    return person.id.rawValue
  }

  /// - Returns: how many jobs were in no log before.
  public func finish() throws -> Int {
    try flush()
    guard let first, let last else { return 0 }
    return try jobs.keys.reduce(0) { sum, printer in
      try sum
        + (Int.fetchOne(
          writer.database.cachedStatement(
            sql: "SELECT count(*) FROM printJob WHERE printerID = ? AND endedAt BETWEEN ? AND ? AND logID = ?"),
          arguments: [printer, first, last, log]) ?? 0)
    }
  }

  private func flush() throws {
    if waiting > 0 { try handOver() }
    try thread.finish()
  }

  /// Returns when nothing is being written.
  public func wait() { thread.wait() }

  private func handOver() throws {
    try thread.finish()
    waiting = 0
    nonisolated(unsafe) let taken = try rows.taken()
    thread.run { () throws(DatabaseError) in try taken.insert() }
  }
}

/// One spelling of who prints: `OFFICE\h.sato`, `h.sato@office.example.jp` and `Ｈ．ＳＡＴＯ` are h.sato.
public enum PrintPersonKey {
  public static func key(_ name: String) -> String {
    var key = Folding.key(name)[...]
    if let slash = key.lastIndex(of: "\\") { key = key[key.index(after: slash)...] }
    if let at = key.firstIndex(of: "@"), at > key.startIndex { key = key[..<at] }
    return String(key)
  }
}

extension StoreReader {
  func pseudonym(of name: String) throws -> Data {
    guard let safe else { throw StoreError.cannotWrite("no keys") }
    return safe.pseudonym(of: name)
  }
}

extension StoreWriter {
  func keep(_ name: String, of person: PrintPerson.ID) throws {
    try database.execute(sql: "UPDATE printPerson SET name = ? WHERE id = ?", arguments: [name, person])
  }
}
