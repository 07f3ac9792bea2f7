import Testing

@testable import BriefingStore

struct DatabaseEngineTests {
  /// The versions that sqlite.org/wal.html#walresetbug names, and those next to them.
  @Test(arguments: [
    ("3.6.23", false), ("3.7.0", true), ("3.40.1", true), ("3.44", true), ("3.44.5", true), ("3.44.6", false),
    ("3.45.0", true), ("3.50.6", true), ("3.50.7", false), ("3.51.2", true), ("3.51.3", false), ("3.52.0", false),
    ("4.7.0", false), ("3", false), ("", false),
  ])
  func whichLoseACommit(_ version: String, _ hasFault: Bool) {
    #expect(DatabaseEngine.hasResetFault(version) == hasFault)
  }
}
