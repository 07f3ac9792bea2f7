import BriefingDomain
import BriefingLibrary
import BriefingStore
@_exported public import BuiltPrograms
import Foundation
import GRDB
import Testing

/// A folder with a home, a backup and whatever a test brings, and the built `utsusu` to work on it.
final class Office: ProgramFixture, Sendable {
  let place: TestFolder
  var folder: String { place.path }
  /// What utsusu writes; what it is given lies elsewhere.
  var kept: String { folder + "/kept" }
  var home: String { kept + "/home" }
  var backup: String { kept + "/backup" }
  var archive: String { kept + "/b.tar" }
  var environment: [String: String] { place.environment(home: home, ["UTSUSU_NOW": "2026-11-25T03:00:00Z"]) }

  init(copyOf other: Office? = nil) throws {
    place = try TestFolder(copyOf: other?.place)
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    // A backup names its home, which has moved.
    let marker = backup + "/utsusu-backup"
    if access(marker, F_OK) == 0 { try Data((home + "\n").utf8).write(to: URL(filePath: marker)) }
  }

  /// Takes the home of an earlier schema for its own.
  func takeHome(ofSchema number: Int) throws {
    let home = Built.repository.appending(path: "Tests/Fixtures/schema-\(number)").path
    try FileManager.default.copyItem(atPath: home, toPath: self.home)
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

  /// Files of the home in which a text stands.
  func files(with text: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: home).filter { path in
      FileManager.default.contents(atPath: "\(home)/\(path)")?.range(of: Data(text.utf8)) != nil
    }
  }

  /// Files under `materials/` that no version refers to, and what arrivals left.
  func strays() throws -> [String] {
    let known = Set(
      try rows("SELECT DISTINCT lower(hex(sha256)) FROM version WHERE removedAt IS NULL").compactMap {
        String.fromDatabaseValue($0[0])
      })
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

extension String {
  /// One line that says what went wrong, or, of a command with `--json`, one object.
  var isOneComplaint: Bool {
    if hasPrefix("utsusu: ") { return split(separator: "\n").count == 1 }
    let object = try? JSONSerialization.jsonObject(with: Data(utf8)) as? [String: [String: String]]
    return object?["error"]?["message"]?.isEmpty == false
  }
}
