import BriefingStore
import Foundation
import GRDB
import Testing

/// SQLite's WAL-reset fault, brought about step by step: a checkpoint stands still just where it has read the log's end,
/// and others commit.
struct ResetTests {
  /// SQLite as it comes. Where the engine has the fault the last commit is lost; where it is mended nothing is, and this
  /// says no more than that the scene is what it should be.
  @Test func asSQLiteComesACommitIsLost() throws {
    let office = try Office()
    let stage = try Stage(office)
    let path = office.folder + "/plain.sqlite"
    let writer = try DatabaseQueue(path: path)
    func add(_ text: String) throws {
      try writer.write { try $0.execute(sql: "INSERT INTO entry (text) VALUES (?)", arguments: [text]) }
    }
    try writer.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT)")
    }
    try stage.allow("lock")
    let other = try office.start([path], of: Stage.program(), environment: stage.environment)
    try #require(stage.waits("looked"))
    // A log that is copied in full: the first checkpoint.
    try add(String(repeating: "長い", count: 20_000))
    let (all, copied) = try writer.writeWithoutTransaction { try $0.checkpoint(.passive) }
    try #require(all > 20 && copied == all)
    // The second one reads where it ends …
    try stage.allow("check")
    try #require(stage.waits("read"))
    // … when a commit begins it anew.
    try add("begins the log anew")
    try stage.allow("copy")
    #expect(try other.result().status == 0)
    try add("confirmed")
    let texts = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT text FROM entry WHERE id > 1")
    }
    let hasFault = try DatabaseEngine().hasResetFault
    #expect(texts == ["begins the log anew"] + (hasFault ? [] : ["confirmed"]))
    print("SQLite \(try DatabaseEngine().version): \(hasFault ? "loses" : "keeps") the commit")
  }

  /// The same scene with the programs themselves. Whoever would begin the log anew has to wait for the checkpoint.
  @Test(.timeLimit(.minutes(Effort.patience(5))))
  func oursLosesNothing() throws {
    let office = try Office()
    let stage = try Stage(office)
    // Nobody is the last to close, so that the log stays.
    let holder = try office.holder()
    defer { withExtendedLifetime(holder) {} }
    try office.registerLong("前")
    let before = office.logSize
    try #require((2 << 20)..<(4 << 20) ~= before, "\(before) bytes: less than SQLite copies of itself, and half of it")

    let text = try office.longFile("後")
    let checkpoint = try office.start(
      ["register", text, "--title", "後", "--to", "局長", "--from", "課"],
      environment: stage.environment.merging(["LD_PRELOAD": try Stage.library()]) { $1 })
    try #require(stage.waits("asked"), "a checkpoint of a log of \(office.logSize) bytes")
    let other = try office.start(["submit", "1", "--to", "局長", "--form", "digital"])
    usleep(2_000_000)
    #expect(try office.count("SELECT count(*) FROM ledger") == 0, "a commit while a checkpoint is under way")
    try stage.allow("lock")
    // Comes only where the log's end moves under a checkpoint.
    #expect(!stage.waits("read", seconds: 2))
    try stage.allow("copy")
    for process in [checkpoint, other] { #expect(try process.result().status == 0) }
    try #require(try office.run(["submit", "1", "--to", "局長", "--form", "projected"]).status == 0)
    let forms = try office.rows("SELECT form FROM ledger ORDER BY seq").compactMap {
      $0.first.flatMap(String.fromDatabaseValue)
    }
    #expect(forms == ["digital", "projected"], "one is lost")
    #expect(try office.count("SELECT count(*) FROM briefing") == 2)
  }
}

/// Where a checkpoint of another process stands still, and when it goes on.
private struct Stage {
  let office: Office
  private var folder: String { office.folder + "/stage" }
  var environment: [String: String] { ["RESET_STAGE": folder] }

  init(_ office: Office) throws {
    self.office = office
    try #require(mkdir(folder, 0o700) == 0)
  }

  func allow(_ mark: String) throws { try Data().write(to: URL(filePath: "\(folder)/\(mark)")) }

  func waits(_ mark: String, seconds: Int = 60) -> Bool {
    for _ in 0..<(seconds * 100) {
      if access("\(folder)/\(mark)", F_OK) == 0 { return true }
      usleep(10_000)
    }
    return false
  }

  static func library() throws -> String { try CompiledFault.library("reset", ["-lsqlite3"]) }
  static func program() throws -> String { try CompiledFault.program("reset", ["-lsqlite3"]) }
}
