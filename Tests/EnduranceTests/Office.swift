import BriefingDomain
import BriefingLibrary
import BriefingStore
import ChildProcess
import Foundation
import GRDB
import Testing

/// A folder with a home, a backup and whatever a test brings, and the built `utsusu` to work on it.
final class Office: Sendable {
  let folder: String
  /// What utsusu writes; what it is given lies elsewhere.
  var kept: String { folder + "/kept" }
  var home: String { kept + "/home" }
  var backup: String { kept + "/backup" }
  var archive: String { kept + "/b.tar" }

  init(copyOf other: Office? = nil) throws {
    folder = FileManager.default.temporaryDirectory.path + "/utsusu-office-\(UUID().uuidString)"
    if let other {
      try FileManager.default.copyItem(atPath: other.folder, toPath: folder)
      // A backup names its home, which has moved.
      let marker = backup + "/utsusu-backup"
      if access(marker, F_OK) == 0 { try Data((home + "\n").utf8).write(to: URL(filePath: marker)) }
    } else {
      try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Beside the test runner, where the package manager puts every product.
  static let executable: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (runner as NSString).deletingLastPathComponent + "/utsusu"
  }()

  struct Outcome: Sendable {
    /// 128 and the signal where the process was killed.
    let status: Int32
    let stdout: String
    let stderr: String
    /// Bytes that the program or a helper had at a time.
    let peakMemory: Int

    var json: [String: Any] {
      get throws { try #require(JSONSerialization.jsonObject(with: Data(stdout.utf8)) as? [String: Any]) }
    }

    /// A receipt that came in full.
    var receipt: [String: Any]? { try? JSONSerialization.jsonObject(with: Data(stdout.utf8)) as? [String: Any] }
  }

  /// - Parameter current: the program's current folder, else that of the office.
  /// - Parameter killedAfter: seconds until SIGKILL.
  @discardableResult
  func run(
    _ arguments: [String], environment: [String: String] = [:], folder current: String? = nil, stdout: String? = nil,
    killedAfter delay: Double? = nil
  ) throws -> Outcome {
    let output = FileManager.default.temporaryDirectory.path + "/utsusu-output-\(UUID().uuidString)"
    defer { for end in [".1", ".2"] { unlink(output + end) } }
    let process = try ChildProcess(
      Self.executable, arguments,
      environment: self.environment.merging(environment) { $1 }, folder: current ?? folder,
      stdout: stdout ?? output + ".1", stderr: output + ".2")
    if let delay {
      usleep(UInt32(delay * 1_000_000))
      process.kill()
    }
    let (status, peakMemory) = process.waitMeasured()
    return Outcome(
      status: status,
      stdout: stdout == nil ? try String(contentsOfFile: output + ".1", encoding: .utf8) : "",
      stderr: try String(contentsOfFile: output + ".2", encoding: .utf8), peakMemory: peakMemory)
  }

  var environment: [String: String] {
    [
      "UTSUSU_HOME": home, "UTSUSU_NOW": "2026-11-25T03:00:00Z", "PATH": "/usr/bin:/bin", "HOME": folder,
      "LANG": "C.UTF-8", "COLUMNS": "80", "TMPDIR": FileManager.default.temporaryDirectory.path,
    ]
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  func visit() async throws -> Visit {
    try await Library(
      home: Home(given: home, environment: [:]), environment: ProcessInfo.processInfo.environment
    ).visit(by: Person("tester"), at: Instant(seconds: 1_795_575_600))
  }

  /// What the home holds, read behind the library's back.
  func rows(_ sql: String) throws -> [[DatabaseValue]] {
    try connection().read { try Row.fetchAll($0, sql: sql).map { Array($0.databaseValues) } }
  }

  /// A connection beside the library's, which copies nothing of the log while others are open.
  func connection() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    return try DatabaseQueue(path: home + "/utsusu.sqlite", configuration: configuration)
  }

  func count(_ sql: String) throws -> Int { try #require(rows(sql).first?.first.flatMap(Int.fromDatabaseValue)) }

  /// Everything fits, as `verify` says.
  func isWhole() async throws -> Bool { try await findings().isEmpty }

  func findings() async throws -> [Finding] { try await visit().verify(progress: { _ in }) }

  /// Files under `materials/` that no version refers to, and what arrivals left.
  func strays() throws -> [String] {
    let known = Set(
      try rows("SELECT DISTINCT lower(hex(sha256)) FROM version").compactMap { String.fromDatabaseValue($0[0]) })
    let materials = home + "/materials"
    return try FileManager.default.subpathsOfDirectory(atPath: materials).filter { path in
      let name = (path as NSString).lastPathComponent
      return path.hasPrefix(".") || (path.contains("/") && !known.contains(name))
    }
  }
}

/// How much a run tries: little in `make test`, much in `make torture`.
enum Effort {
  static let isTorture = ProcessInfo.processInfo.environment["UTSUSU_TORTURE"] != nil
  /// Of killing, in all.
  static let rounds = isTorture ? 5000 : 200
  /// Minutes after which what should not wait is taken to wait for ever: beside thousands of killed processes all takes long.
  static func patience(_ minutes: Int) -> Int { isTorture ? 10 * minutes : minutes }
}
