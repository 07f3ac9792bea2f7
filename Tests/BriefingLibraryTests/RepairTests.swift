import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// What follows from something whole is rebuilt; the rest is named and left as it is.
struct RepairTests {
  private func fixture() async throws -> (LibraryFixture, Visit, MaterialVersion) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let receipt = try await visit.register(
      [try fixture.file("資料.txt", "避難所の収容人数")], Registration(title: "報告", recipients: ["局長"], unit: "危機管理課"))
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital, copies: 0)
    return (fixture, visit, receipt.materials[0].version)
  }

  private func kept(_ fixture: LibraryFixture, _ version: MaterialVersion) -> URL {
    let name = version.sha256.description
    return fixture.folder.appending(path: "home/materials/\(name.prefix(2))/\(name)")
  }

  @Test(arguments: [
    "UPDATE page SET text = '避難所の収容人員' WHERE id = 1", "DELETE FROM page WHERE id = 1",
    "UPDATE version SET pageCount = 7 WHERE id = 1", "UPDATE version SET isCurrent = 0 WHERE id = 1",
    "UPDATE pageRuns_data SET block = zeroblob(length(block)) WHERE id = (SELECT max(id) FROM pageRuns_data)",
    "DELETE FROM pageFeatures_data WHERE id = (SELECT max(id) FROM pageFeatures_data)",
    "DROP TRIGGER ledgerIsNotDeleted",
  ])
  func whatCanBeRebuilt(_ damage: String) async throws {
    let (fixture, visit, _) = try await fixture()
    try fixture.raw { try $0.execute(sql: "PRAGMA foreign_keys = OFF; \(damage)") }
    #expect(try await !visit.verify(progress: { _ in }).isEmpty)
    let receipt = try await visit.repair(progress: { _ in })
    #expect(!receipt.repaired.isEmpty && receipt.remaining.isEmpty, "\(receipt)")
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func aChangedFileIsNamedAndLeft() async throws {
    let (fixture, visit, version) = try await fixture()
    try Data("別の内容".utf8).write(to: kept(fixture, version))
    try fixture.raw { try $0.execute(sql: "UPDATE page SET text = 'x' WHERE id = 1") }
    let receipt = try await visit.repair(progress: { _ in })
    // The text cannot be read again from a file that is another one by now. The index is mended all the same.
    #expect(Set(receipt.remaining.map(\.subject)) == [.file, .text])
    #expect(receipt.repaired.isEmpty || receipt.repaired.map(\.subject) == [.index])
    #expect(try Data(contentsOf: kept(fixture, version)) == Data("別の内容".utf8))
  }

  @Test func theLedgerIsNamedAndLeft() async throws {
    let (fixture, visit, _) = try await fixture()
    try fixture.raw {
      try $0.execute(sql: "DROP TRIGGER ledgerIsNotUpdated; UPDATE ledger SET reason = 'x' WHERE seq = 1")
    }
    let receipt = try await visit.repair(progress: { _ in })
    #expect(receipt.remaining.map(\.subject) == [.ledger])
    // The rule that kept it from being changed is known.
    #expect(receipt.repaired.map(\.subject) == [.database])
  }

  /// Who brings the original again makes a damaged copy good.
  @Test func theSameContentAgain() async throws {
    let (fixture, visit, version) = try await fixture()
    try Data("避難所の収容人員".utf8).write(to: kept(fixture, version))
    #expect(try await visit.verify(progress: { _ in }).map(\.subject) == [.file])
    _ = try await visit.index([try fixture.file("写し.txt", "避難所の収容人数")], progress: { _ in })
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func whatNothingRefersToIsTakenAway() async throws {
    let (fixture, visit, version) = try await fixture()
    let materials = fixture.folder.appending(path: "home/materials")
    let orphan = materials.appending(path: "ab/ab" + String(repeating: "0", count: 62))
    try FileManager.default.createDirectory(
      at: orphan.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: orphan)
    // What a killed run of another process number leaves, and a file that is not utsusu's.
    try FileManager.default.createDirectory(
      at: materials.appending(path: ".incoming-1-2"), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: materials.appending(path: ".incoming-1-2/3"))
    try Data("x".utf8).write(to: materials.appending(path: "ab/memo.txt"))

    _ = try await visit.register(
      [try fixture.file("新.txt", "新しい")], Registration(title: "次", recipients: ["局長"], unit: "危機管理課"))
    #expect(!FileManager.default.fileExists(atPath: orphan.path))
    #expect(!FileManager.default.fileExists(atPath: materials.appending(path: ".incoming-1-2").path))
    #expect(FileManager.default.fileExists(atPath: materials.appending(path: "ab/memo.txt").path))
    #expect(FileManager.default.fileExists(atPath: kept(fixture, version).path))
  }

  /// While another process is between a rename and its transaction, which it says by a lock on the folder.
  @Test func nobodySweepsWhileAnotherBringsFiles() async throws {
    let (fixture, visit, _) = try await fixture()
    let materials = fixture.folder.appending(path: "home/materials").path
    let orphan = materials + "/ab/ab" + String(repeating: "0", count: 62)
    try FileManager.default.createDirectory(atPath: materials + "/ab", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: orphan))
    // Closed in helpers that other tests start meanwhile.
    let descriptor = open(materials, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_SH) == 0)
    #expect(try await visit.repair(progress: { _ in }).swept == nil)
    #expect(FileManager.default.fileExists(atPath: orphan))
    close(descriptor)
    // A process that another test starts at this moment has the descriptor until it runs its program.
    var swept: Int?
    for _ in 1...100 where swept == nil {
      swept = try await visit.repair(progress: { _ in }).swept
      if swept == nil { usleep(20_000) }
    }
    #expect(swept == 1)
    #expect(!FileManager.default.fileExists(atPath: orphan))
  }

  /// GRDB's pool sets NORMAL when it switches to the write-ahead log, which does not flush at a commit.
  @Test func aCommitIsFlushed() async throws {
    let (_, visit, _) = try await fixture()
    #expect(try await visit.flushesCommits())
  }
}
