import BriefingDomain
import BriefingLibrary
import Foundation
import Synchronization
import Testing

extension RemovingTests {
  /// A file of an archive, by its path or its number; one that a briefing has is taken away there.
  @Test(arguments: [false, true]) func aFileThatNoBriefingHas(byNumber: Bool) async throws {
    let scene = try await Scene()
    let visit = scene.visit
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    let secret = Self.secret + "書庫"
    let (file, other) = (try scene.fixture.file("書庫.txt", secret), try scene.fixture.file("別.txt", "書庫の別の本文"))
    let plan = try scene.fixture.file("計画の写し.txt", "計画の本文")
    _ = try await visit.index([file, other, plan], progress: { _ in })
    let hits = Mutex([MaterialVersion]())
    try await visit.search(SearchRequest("饕餮")) { hit in
      hits.withLock { $0.append(hit.version) }
      return true
    }
    let version = try #require(hits.withLock { $0 }.first)
    let written = SourcePath(scene.fixture.folder.path + "/./書庫.txt")
    let named = byNumber ? IndexedMaterial.number(version.material) : .file(written)
    try scene.draw(version)
    // The path that it had, also where the file is gone.
    unlink(file.text)

    #expect(try await visit.removable(indexed: named).version == version)
    let receipt = try await visit.remove(indexed: named, reason: "個人情報")
    #expect(receipt.briefing == nil && receipt.version.removal?.reason == "個人情報" && receipt.others.isEmpty)
    #expect(try await visit.count(SearchRequest("饕餮")) == 0)
    #expect(try await visit.count(SearchRequest("書庫")) == 1)
    #expect(try scene.traces() == [])
    #expect(try await scene.findings() == [])
    let again = try scene.fixture.file("書庫.txt", secret)
    guard case .refused(.removedBefore) = try await visit.index([again], progress: { _ in })[0].outcome else {
      Issue.record("it came back")
      return
    }
    await #expect(throws: LibraryError.alreadyRemoved(receipt.version)) {
      _ = try await visit.remove(indexed: .number(version.material), reason: "再")
    }
    let planned = try await scene.version(1)
    await #expect(throws: LibraryError.belongsToBriefing(plan.text, planned)) {
      _ = try await visit.remove(indexed: .file(plan), reason: "誤登録")
    }
    await #expect(throws: LibraryError.belongsToBriefing("1", planned)) {
      _ = try await visit.remove(indexed: .number(1), reason: "誤登録")
    }
    for wrong in [IndexedMaterial.number(99), .file(SourcePath("無い.txt"))] {
      await #expect(throws: LibraryError.self) { _ = try await visit.remove(indexed: wrong, reason: "誤登録") }
    }
  }

  @Test func anIndexedFileThatChangedHasSeveralVersions() async throws {
    let scene = try await Scene()
    let visit = scene.visit
    for text in ["書庫の第1版", "書庫の第2版です"] {
      _ = try await visit.index([try scene.fixture.file("書庫.txt", text)], progress: { _ in })
    }
    let file = IndexedMaterial.file(SourcePath(scene.fixture.folder.appending(path: "書庫.txt").path))
    await #expect {
      _ = try await visit.remove(indexed: file, reason: "誤登録")
    } throws: { error in
      guard case .whichEdition(_, let versions) = error as? LibraryError else { return false }
      return versions.map(\.number) == [1, 2]
    }
    _ = try await visit.remove(indexed: file, version: 2, reason: "誤登録")
    #expect(try await visit.count(SearchRequest("書庫", includesOldVersions: true)) == 1)
    _ = try await visit.remove(indexed: file, reason: "誤登録")
    #expect(try await visit.count(SearchRequest("書庫", includesOldVersions: true)) == 0)
  }
}
