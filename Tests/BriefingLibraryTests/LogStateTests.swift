import BriefingDomain
import BriefingStore
import Foundation
import Testing

/// What is told of the log beside a database, from the files alone.
struct LogStateTests {
  private func state(log: Int?, refused: String? = nil) throws -> LogState {
    let fixture = try LibraryFixture()
    return try withExtendedLifetime(fixture) {
      let database = fixture.folder.appending(path: "utsusu.sqlite").path
      if let log { try Data(repeating: 0, count: log).write(to: URL(filePath: database + "-wal")) }
      if let refused { try Data(refused.utf8).write(to: URL(filePath: database + "-refused")) }
      return LogState(of: database)
    }
  }

  @Test(arguments: [(nil as Int?, 0), (0, 0), (4097, 4097)])
  func length(_ log: Int?, _ count: Int) throws {
    let state = try state(log: log)
    #expect(state.byteCount == count)
    #expect(state.refusal == nil)
  }

  @Test(arguments: [
    ("1795575600 writers", CheckpointRefusal.Reason.writers), ("1795575600 readers", .readers),
    ("1795575600 disk I/O error", .failure("disk I/O error")),
  ])
  func whyACheckpointWasNotCompleted(_ text: String, _ reason: CheckpointRefusal.Reason) throws {
    let refusal = try #require(try state(log: nil, refused: text).refusal)
    #expect(refusal.instant == Instant(seconds: 1_795_575_600))
    #expect(refusal.reason == reason)
  }

  @Test(arguments: ["", "1795575600", "writers", "soon writers"])
  func otherTextsAreNoReason(_ text: String) throws { #expect(try state(log: nil, refused: text).refusal == nil) }
}
