import Foundation
import GRDB
import Synchronization
import Testing

/// The log of commits stays short, whoever reads and writes.
struct LogTests {
  private static let mostBytes = 64 << 20

  /// Readers that each hold on to a state for a while, so that there is always one, and writers with long texts beside them.
  @Test func staysShortUnderReadersAndWriters() async throws {
    let office = try Office()
    let holder = try office.holder()
    defer { withExtendedLifetime(holder) {} }
    // Each is some 2.5 MB of the log: together three times the bound, and thirty times in `make torture`.
    let texts = Effort.isTorture ? 800 : 80
    let isOver = Atomic(false)
    let most = Mutex(0)
    let readers = DispatchGroup()
    // Threads, since they wait in the middle of what they do.
    for number in 0..<3 {
      let reader = try office.connection()
      DispatchQueue(label: "reader \(number)").async(group: readers) {
        while !isOver.load(ordering: .relaxed) {
          try? reader.inTransaction(.deferred) {
            _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM page")
            usleep(UInt32(100_000 + 50_000 * number))
            return .rollback
          }
          let size = office.logSize
          most.withLock { $0 = max($0, size) }
        }
      }
    }
    try await withThrowingTaskGroup { group in
      for writer in 0..<2 {
        group.addTask { for text in 0..<(texts / 2) { try office.registerLong("\(writer)-\(text)") } }
      }
      try await group.waitForAll()
    }
    isOver.store(true, ordering: .relaxed)
    await withCheckedContinuation { done in readers.notify(queue: .global()) { done.resume() } }
    let longest = most.withLock { $0 }
    #expect(longest > 4 << 20, "the readers kept nothing from being copied")
    #expect(longest <= Self.mostBytes, "\(longest >> 20) MiB")
    #expect(try office.count("SELECT count(*) FROM briefing") == texts)
    // Without readers the next commit begins it anew, and gives back what it had on the disk: it is as long as that commit
    // needs, which may merge a large part of the search index, or as SQLite keeps it.
    try office.registerLong("a")
    let before = try #require(office.logSalt)
    try office.registerLong("b")
    #expect(office.logSalt != before)
    let frames = try await holder.writeWithoutTransaction { try $0.checkpoint(.passive).walFrameCount }
    #expect(office.logSize <= max(4 << 20, frames * (4096 + 24) + 32))
  }
}
