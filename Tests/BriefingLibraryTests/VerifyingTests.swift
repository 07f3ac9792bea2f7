import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Synchronization
import Testing

/// Whatever is not as it was recorded is found, and named.
struct VerifyingTests {
  private func fixtureWithMaterial() async throws -> (LibraryFixture, Visit, MaterialVersion) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let receipt = try await visit.register(
      [try fixture.file("資料.txt", "避難所の収容人数"), try fixture.file("別.txt", "別の本文")],
      Registration(title: "報告", recipients: ["局長"], unit: "危機管理課"))
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    return (fixture, visit, receipt.materials[0].version)
  }

  private func kept(_ fixture: LibraryFixture, _ version: MaterialVersion) -> URL {
    let name = version.sha256.description
    return fixture.folder.appending(path: "home/materials/\(name.prefix(2))/\(name)")
  }

  @Test func aBitOfAFile() async throws {
    let (fixture, visit, version) = try await fixtureWithMaterial()
    let url = kept(fixture, version)
    var bytes = try Data(contentsOf: url)
    bytes[3] ^= 0x10
    try bytes.write(to: url)
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.map(\.subject) == [.file] && findings.map(\.fault) == [.changed])
    #expect(findings.map(\.version?.fileName) == ["資料.txt"])
  }

  /// How far it has come is told after each file and each text, up to the last.
  @Test func progress() async throws {
    let (fixture, visit, _) = try await fixtureWithMaterial()
    let told = Mutex<[VerifyProgress]>([])
    _ = try await visit.verify { progress in told.withLock { $0.append(progress) } }
    withExtendedLifetime(fixture) {}
    for subject in [Finding.Subject.file, .text] {
      #expect(told.withLock { $0 }.filter { $0.subject == subject }.map(\.done) == [1, 2])
    }
  }

  @Test func aMissingFile() async throws {
    let (fixture, visit, version) = try await fixtureWithMaterial()
    try FileManager.default.removeItem(at: kept(fixture, version))
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.map(\.subject) == [.file] && findings.map(\.fault) == [.missing])
  }

  @Test(arguments: [
    "UPDATE page SET text = '避難所の収容人員' WHERE id = 1", "DELETE FROM page WHERE id = 1",
    "UPDATE page SET number = 2 WHERE id = 1", "UPDATE version SET pageCount = 2 WHERE id = 1",
  ])
  func aPagesText(_ sql: String) async throws {
    let (fixture, visit, _) = try await fixtureWithMaterial()
    try fixture.raw { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(sql)") }
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.contains { $0.subject == .text && $0.version?.fileName == "資料.txt" })
  }

  /// What a file changed behind the database's back brings is shown as well as it goes, and never traps.
  @Test(arguments: [Int64.min, -1 << 50, 1 << 50, Int64.max])
  func anInstantBeyondTheCalendar(_ seconds: Int64) async throws {
    let instant = Instant(seconds: seconds)
    let (fixture, visit, _) = try await fixtureWithMaterial()
    try fixture.raw { try $0.execute(sql: "UPDATE briefing SET startsAt = ?, dayOnly = 1", arguments: [seconds]) }
    let briefing = try await visit.details(of: 1).briefing
    #expect(visit.clock.iso(briefing.moment) == "\(Month.first.firstDay)")
    #expect(visit.clock.iso(Moment(instant: instant, dayOnly: false)).hasPrefix("\(Month.first.firstDay)"))
    #expect(briefing.moment.passesAt >= instant)
  }

  /// A database that another program keeps is waited for as long as whoever opens it says.
  @Test(.timeLimit(.minutes(20))) func keptByAnother() async throws {
    let (fixture, _, _) = try await fixtureWithMaterial()
    let other = try DatabaseQueue(path: fixture.home.database)
    try await other.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
    }
    await #expect(throws: StoreError.busy) {
      _ = try await Library(home: fixture.home, environment: [:], patience: 0.5)
    }
    try other.close()
    _ = try await Library(home: fixture.home, environment: [:])
  }

  @Test func aHashThatIsNone() async throws {
    let (fixture, visit, _) = try await fixtureWithMaterial()
    try fixture.raw {
      try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; UPDATE version SET sha256 = x'00' WHERE id = 1")
    }
    #expect(try await visit.verify(progress: { _ in }).contains { $0.subject == .file })
  }
}
