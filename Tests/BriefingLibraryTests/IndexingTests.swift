import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import InstantLiterals
import Testing

struct IndexingTests {
  private func outcome(_ visit: Visit, _ path: SourcePath) async throws -> String {
    switch try await visit.index([path], progress: { _ in })[0].outcome {
    case .indexed(let version): "indexed \(version.material) \(version.number)"
    case .known(let version): "known \(version.material) \(version.number)"
    case .refused(let error): "refused \(error)"
    }
  }

  private func write(_ text: String, to name: String, in fixture: LibraryFixture, age: Double) throws -> SourcePath {
    let path = try fixture.file(name, text)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 - age)],
      ofItemAtPath: fixture.folder.appending(path: name).path)
    return path
  }

  @Test func aChangedFileIsANewVersionAndOneThatReturnsIsFoundAgain() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    #expect(try await outcome(visit, try write("アルファ計画", to: "f.txt", in: fixture, age: 3)) == "indexed 1 1")
    #expect(try await outcome(visit, try write("ベータ計画書", to: "f.txt", in: fixture, age: 2)) == "indexed 1 2")
    #expect(try await outcome(visit, try write("アルファ計画", to: "f.txt", in: fixture, age: 1)) == "indexed 1 3")
    #expect(try await visit.count(SearchRequest("アルファ")) == 1)
    #expect(try await visit.count(SearchRequest("ベータ計")) == 0)
    // Untouched, and with another time but the same content.
    #expect(try await outcome(visit, SourcePath(fixture.folder.appending(path: "f.txt").path)) == "known 1 3")
    #expect(try await outcome(visit, try write("アルファ計画", to: "f.txt", in: fixture, age: 0)) == "known 1 3")
  }

  /// What programs leave in a share is no document, unless it is named itself.
  @Test func leftoversOfProgramsArePassedOver() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let leftovers = [
      "Thumbs.db", "desktop.ini", "様式.lnk", "防災.URL", "~WRL0001.tmp", "~$計画.docx", ".DS_Store", "$RECYCLE.BIN/消した.txt",
    ]
    for folder in ["共有", "共有/$RECYCLE.BIN"] {
      try FileManager.default.createDirectory(
        at: fixture.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    for name in leftovers + ["計画.txt", "~計画.txt", "url.txt"] { _ = try fixture.file("共有/" + name, name) }
    let share = SourcePath(fixture.folder.appending(path: "共有").path)
    let files = try await visit.index([share], progress: { _ in })
    #expect(files.map(\.name) == ["url.txt", "~計画.txt", "計画.txt"])
    #expect(
      try await outcome(visit, SourcePath(fixture.folder.appending(path: "共有/desktop.ini").path)) == "indexed 4 1")
  }

  @Test func theSameContentUnderAnotherNameIsKnown() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    #expect(try await outcome(visit, try fixture.file("a.txt", "同じ本文")) == "indexed 1 1")
    #expect(try await outcome(visit, try fixture.file("b.txt", "同じ本文")) == "known 1 1")
  }

  /// A room asks for a version by its number, or for the newest.
  @Test func aVersionIsFoundByItsNumber() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for (age, text) in [(2.0, "初版"), (1, "改訂版")] {
      _ = try await outcome(visit, try write(text, to: "f.txt", in: fixture, age: age))
    }
    func found(_ material: Material.ID, _ number: Int?) async throws -> Int? {
      try await visit.projectable(material, version: number)?.version.number
    }
    #expect(try await found(1, 1) == 1)
    #expect(try await found(1, 2) == 2)
    #expect(try await found(1, nil) == 2)
    #expect(try await found(1, 3) == nil)
    #expect(try await found(2, 1) == nil)
  }

  @Test func whatABriefingHasReplacedIsIndexedAsItIs() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "古い計画書")], Registration(title: "計画", recipients: ["局長"], unit: "課"))
    _ = try await visit.replace([try fixture.file("a.txt", "新しい計画書")], in: 1)
    #expect(try await outcome(visit, try fixture.file("old.txt", "古い計画書")) == "indexed 2 1")
    #expect(try await visit.count(SearchRequest("古い計画書")) == 1)
  }

  @Test func twoFilesDoNotReplaceOneMaterial() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "計画書")], Registration(title: "計画", recipients: ["局長"], unit: "課"))
    await #expect(throws: LibraryError.replacedTwice(file: "a.txt", by: ["a2.txt", "a3.txt"])) {
      try await visit.replace([try fixture.file("a2.txt", "改訂"), try fixture.file("a3.txt", "再改訂")], in: 1)
    }
    #expect(try await visit.details(of: 1).versions.count == 1)
  }
}
