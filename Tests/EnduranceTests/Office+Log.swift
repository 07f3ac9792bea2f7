import Foundation
import GRDB
import Testing

/// The write-ahead log of an office's home.
extension Office {
  /// Bytes; 0 where there is none.
  var logSize: Int {
    var status = stat()
    return stat(home + "/utsusu.sqlite-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// Changes each time the log is begun anew (sqlite.org/fileformat2.html#walformat); `nil` where there is none.
  var logSalt: Data? {
    let log = FileHandle(forReadingAtPath: home + "/utsusu.sqlite-wal")
    defer { try? log?.close() }
    try? log?.seek(toOffset: 16)
    return (try? log?.read(upToCount: 8)).flatMap { $0.count == 8 ? $0 : nil }
  }

  /// A connection that keeps the log from being taken away by the last one to close.
  func holder() throws -> DatabaseQueue {
    try run(["status"])
    let holder = try connection()
    _ = try holder.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger") }
    return holder
  }

  /// A text whose registration is about so many KiB of the log.
  @discardableResult
  func longFile(_ title: String, kibibytes: Int = 2500) throws -> String {
    var numbers = SystemRandomNumberGenerator()
    let words = (0..<(kibibytes * 47)).map { _ in String(UInt32.random(in: .min ... .max, using: &numbers), radix: 36) }
    return try file("long/\(title).txt", words.joined(separator: " "))
  }

  func registerLong(_ title: String, kibibytes: Int = 2500) throws {
    let outcome = try run(
      ["register", longFile(title, kibibytes: kibibytes), "--title", title, "--to", "局長", "--from", "課"])
    try #require(outcome.status == 0, "\(outcome.stderr)")
  }
}
