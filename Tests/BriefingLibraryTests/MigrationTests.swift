import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingStore

/// What each migration makes does not change once it has been released: `Tests/Fixtures/schema-N.sql` holds it.
///
/// For a new migration, `UTSUSU_RECORD=1 swift test --filter MigrationTests` writes its file; one that stands is never
/// written again.
struct MigrationTests {
  static let versions = Schema.migrator.migrations

  @Test(arguments: versions)
  func isAsItWasReleased(_ version: String) throws {
    let number = try #require(version.split(separator: " ").first)
    let file = SchemaTests.fixtures.appending(path: "schema-\(number).sql")
    let made = try Self.text(of: version)
    if ProcessInfo.processInfo.environment["UTSUSU_RECORD"] != nil, !FileManager.default.fileExists(atPath: file.path) {
      try Data(made.utf8).write(to: file)
    }
    #expect(made == (try? String(contentsOf: file, encoding: .utf8)))
  }

  /// The fixtures were written by the programs of then.
  @Test(arguments: zip(versions, SchemaTests.versions))
  func isAsTheProgramOfThenMadeIt(_ version: String, _ number: Int) throws {
    let queue = try DatabaseQueue(path: SchemaTests.fixtures.appending(path: "schema-\(number)/utsusu.sqlite").path)
    let (now, then) = (try Schema.objects(of: version), try queue.read { try Schema.objects(in: $0) })
    #expect(Set(now.keys.map(\.name)) == Set(then.keys.map(\.name)))
    for (object, sql) in now { #expect(then[object] == sql, "\(object)") }
  }

  /// The schema with the rows that a new home has, as text.
  private static func text(of version: String) throws -> String {
    var configuration = Configuration()
    configuration.prepareDatabase { SearchIndex.addTokenizers($0) }
    let queue = try DatabaseQueue(configuration: configuration)
    try Schema.migrator.migrate(queue, upTo: version)
    return try queue.read { database in
      let objects = try Schema.objects(in: database).map { object, sql in "\(object.kind) \(object.name)\n\(sql)\n" }
      let rows = try ["setting", "recipient", "recipientLabel", "unit"].flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1").map {
          "\(table): " + $0.map { "\($1)" }.joined(separator: ", ")
        }
      }
      return (objects.sorted() + rows).map { $0 + "\n" }.joined()
    }
  }

  /// Migration 3 seals the records that are there already, and always alike.
  @Test func aSealOfThen() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-seals-\(UUID()).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.copyItem(
      atPath: SchemaTests.fixtures.appending(path: "schema-2/utsusu.sqlite").path, toPath: path)
    var configuration = Configuration()
    configuration.prepareDatabase { SearchIndex.addTokenizers($0) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try Schema.migrator.migrate(queue)
    let heads = try queue.read { try Data.fetchAll($0, sql: "SELECT hash FROM seal ORDER BY seq") }
    #expect(heads.map { $0.map { String(format: "%02x", $0) }.joined() } == Self.sealsOfVersion2)
  }

  /// Computed by the utsusu that first had that migration.
  private static let sealsOfVersion2 = [
    "8ce8b61c5d032619863abfc2a1285aa5ae71a36147c5e917f195bc1665624ec1",
    "208a92385d63eb976012c5e9e9a2dc532cabe26461e12a2f219a3d506850a59a",
  ]
}
