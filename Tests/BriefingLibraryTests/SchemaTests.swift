import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// The databases of every earlier version open, verify, hold what they held, and go on.
struct SchemaTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static let versions: [Int] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return names.compactMap { $0.hasPrefix("schema-") ? Int($0.dropFirst(7)) : nil }.sorted()
  }()

  @Test func everyVersionHasAFixture() throws {
    let fixture = try LibraryFixture()
    try FileManager.default.createDirectory(at: fixture.folder, withIntermediateDirectories: true)
    let path = fixture.folder.appending(path: "new.sqlite").path
    try BriefingStore(path: path).close()
    let migrations = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM grdb_migrations") ?? 0
    }
    // The schema of today gets its fixture when the next one is made, with the last program that writes it.
    #expect(Self.versions.count >= max(1, migrations - 1))
  }

  @Test(arguments: versions)
  func anEarlierDatabase(_ version: Int) async throws {
    let fixture = try LibraryFixture()
    try FileManager.default.copyItem(
      at: Self.fixtures.appending(path: "schema-\(version)"), to: URL(filePath: fixture.home.path))
    let visit = try await fixture.visit()
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    func values(_ sql: String) throws -> [String] { try fixture.raw { try String.fetchAll($0, sql: sql) } }
    #expect(try values("SELECT title FROM briefing") == ["避難所の収容計画"])
    #expect(try values("SELECT fileName FROM version ORDER BY id") == ["収容計画.txt", "収容計画_v2.txt", "要領.txt"])
    #expect(try values("SELECT text FROM page ORDER BY id").map { $0.contains("1,500") } == [false, true, false])
    // From version 3 on, paper that was recorded before stays beside a projection.
    let shown = version < 2 ? [] : ["projected", version < 3 ? "projected" : "both"]
    let forms = ["projected", "paper", "both"] + shown
    #expect(try values("SELECT form FROM ledger ORDER BY seq") == forms)
    #expect(try await visit.ledgerHead().number == forms.count)
    #expect(try await visit.recordHead().number == (version < 2 ? 0 : 2))
    if version >= 16 {
      let texts = try await visit.surveyTexts(of: "改革前").map { $0.texts?.count }
      #expect(try await visit.surveyReport(of: "改革前").result.sheets == [6, 6] && texts == [6])
    }
    if version >= 2 { try await Self.shownTwice(try await visit.details(of: 1).projections, version) }
    // The figures are those of then, to the last digit.
    let month = Period(try #require(Month(2026, 11)))
    let report = try await visit.report(ReportRequest(period: month, withRunningMonth: true))
    let period = report.total.period
    let figures =
      "documents \(period.documents), sheets \(period.sheets), projected \(period.projected), both \(period.both)"
    // From version 6 on, the pages of a text are no pages of paper; from version 8 on, those that a server has drawn are.
    let expected =
      version == 2
      ? "documents 0, sheets 0, projected 2, both 0"
      : "documents 1, sheets \(6...7 ~= version ? 0 : 1), projected 1, both 1"
    #expect(figures == expected)
    #expect(report.base == Period(from: try #require(Month(2025, 7)), through: try #require(Month(2026, 2))))
    // From version 10 on, pages of paper are apart from those on the wall, which are drawn anew.
    if version < 10 {
      #expect(
        try values("SELECT '1' FROM version WHERE drawnPages IS NOT NULL UNION SELECT '2' FROM drawnStretch").isEmpty)
      let paper = version < 8 ? [] : version < 9 ? ["1", "1", "1"] : ["1", "1"]
      #expect(try values("SELECT CAST(paperPages AS TEXT) FROM version WHERE paperPages IS NOT NULL") == paper)
    }
    // It goes on: a correction joins the chain, a new material joins the index.
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 1)
    _ = try await visit.register(
      [try fixture.file("次.txt", "次の本文")], Registration(title: "次", recipients: ["局長"], unit: "危機管理課"))
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    #expect(try await visit.ledgerHead().number == forms.count + 1)
  }

  /// What an earlier program has recorded of rooms, as far as it did.
  private static func shownTwice(_ projections: [ProjectionReport], _ version: Int) async throws {
    #expect(projections.map(\.room) == ["3A", "3A"])
    #expect(projections.map(\.projection.presence) == [.ticked, .assumed])
    #expect(projections.map { $0.present.map(\.name) } == [["局長"], ["局長", "危機管理監"]])
    // Version 3 counts screens; none was open.
    #expect(projections.map(\.projection.screens) == (version < 3 ? [nil, nil] : [0, 0]))
    #expect(projections.map(\.entries) == [[4], [4, 5]])
    #expect(projections.map { $0.lines.map(\.isBorrowed) } == [[false, true], [false, true]])
  }

  /// A backup that an earlier version made verifies and comes back.
  @Test(arguments: versions)
  func anEarlierBackup(_ version: Int) async throws {
    let fixture = try LibraryFixture()
    let backup = Self.fixtures.appending(path: "schema-\(version)").path
    let before = try Data(contentsOf: URL(filePath: backup + "/utsusu.sqlite"))
    #expect(try await BackupCopy.verify(backup, progress: { _ in }).findings.isEmpty)
    let receipt = try await BackupCopy.restore(
      backup, to: fixture.home, allowingDamage: false, progress: { _ in })
    #expect(receipt.rooms == (version < 2 ? 0 : 1))
    #expect(try await fixture.visit().ledgerHead().number == (version < 2 ? 3 : 5))
    #expect(try Data(contentsOf: URL(filePath: backup + "/utsusu.sqlite")) == before)
  }

  /// A file that a later version made is not touched.
  @Test func aLaterDatabase() async throws {
    let fixture = try LibraryFixture()
    _ = try await fixture.visit()
    try fixture.raw { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of the future')") }
    await #expect(throws: StoreError.newerDatabase) { _ = try await fixture.visit() }
    await #expect(throws: StoreError.newerDatabase) {
      _ = try await BackupCopy.verify(fixture.home.path, progress: { _ in })
    }
  }
}
