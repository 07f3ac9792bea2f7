import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// A database that comes from elsewhere: its rules are not trusted, and its search index is made anew.
struct ForeignDatabaseTests {
  /// A home with one material, closed, and changed by somebody before it is opened here again without its secret.
  private static func home(_ fixture: LibraryFixture, changed: (Database) throws -> Void) async throws {
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "避難所の収容人数")], Registration(title: "件名", recipients: ["局長"], unit: "危機管理課"))
    try fixture.raw(changed)
    try FileManager.default.removeItem(atPath: fixture.home.path + "/keys")
  }

  @Test(arguments: [
    "CREATE TRIGGER added AFTER INSERT ON ledger BEGIN SELECT 1; END", "CREATE VIEW added AS SELECT 1",
    "CREATE TABLE added (a)", "CREATE INDEX added ON page (text)",
    "CREATE VIRTUAL TABLE added USING fts5 (text)",
  ])
  func whatNoUtsusuMakesIsRefused(_ statement: String) async throws {
    let fixture = try LibraryFixture()
    try await Self.home(fixture) { try $0.execute(sql: statement) }
    let error = await #expect(throws: StoreError.self) { try await fixture.visit() }
    guard case .damagedDatabase(let detail) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(detail.contains("added"))
  }

  /// Nor where the file says that no utsusu has made anything yet.
  @Test func whatComesBeforeTheFirstMigration() async throws {
    let fixture = try LibraryFixture()
    try FileManager.default.createDirectory(atPath: fixture.home.path, withIntermediateDirectories: true)
    try await DatabaseQueue(path: fixture.home.path + "/utsusu.sqlite").write {
      try $0.execute(
        sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); CREATE VIEW added AS SELECT 1")
    }
    await #expect(throws: StoreError.damagedDatabase("view added is none of utsusu's")) { try await fixture.visit() }
  }

  /// The tables beneath an index of full text can say anything; what searches find comes from the pages.
  @Test func theIndexIsMadeAnew() async throws {
    let fixture = try LibraryFixture()
    try await Self.home(fixture) { database in
      try database.execute(sql: "DELETE FROM pageRuns_data WHERE id > 10; DELETE FROM pageFeatures_data WHERE id > 10")
    }
    let visit = try await fixture.visit()
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    #expect(try await visit.count(SearchRequest("収容人数")) == 1)
  }
}
