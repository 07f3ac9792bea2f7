import BriefingDomain
import BuiltPrograms
import Foundation
import Testing

@testable import PagePictures

@Suite struct TidyingTests {
  private static func withFolder(_ body: (PictureFolder) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-tidy-\(UUID())").path
    defer { PictureFolder.remove(path) }
    try body(PictureFolder(path: path))
  }

  private static func source(_ digit: Character) -> PictureSource {
    PictureSource(sha256: String(repeating: digit, count: 64), path: "/", format: .pdf, name: "a.pdf")
  }

  @Test func anotherLayoutIsThrownAway() throws {
    try Self.withFolder { folder in
      try folder.tidy()
      let kept = folder.picture(Self.source("a"), page: 1, width: .small)
      try folder.keep([1], as: kept, Self.source("a"))
      try folder.tidy()
      #expect(PictureFolder.exists(kept))
      try Data("0".utf8).write(to: URL(filePath: folder.path + "/layout"))
      try folder.tidy()
      #expect(!PictureFolder.exists(kept))
    }
  }

  /// The document, which may have taken LibreOffice long, stays.
  @Test func picturesOfEarlierVersionsGo() throws {
    try Self.withFolder { folder in
      let source = Self.source("a")
      let (former, kept) = (folder.folder(source) + "/1-320.png", folder.picture(source, page: 1, width: .small))
      for place in [former, kept, folder.document(source)] { try folder.keep([1], as: place, source) }
      try folder.tidy()
      #expect([former, kept, folder.document(source)].map(PictureFolder.exists) == [false, true, true])
    }
  }

  @Test func unfinishedAndOldestGo() throws {
    try Self.withFolder { folder in
      try folder.tidy()
      for (number, digit) in "abc".enumerated() {
        let place = folder.picture(Self.source(digit), page: 1, width: .small)
        try folder.keep([UInt8](repeating: 0, count: 1000), as: place, Self.source(digit))
        let date = Date(timeIntervalSince1970: Double(1_000_000 - number * 1000))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place)
      }
      let unfinished = try folder.newPath(Self.source("a"))
      try PictureFolder.write([1], to: unfinished)
      try folder.tidy(room: 2500)
      let left = "abc".filter { PictureFolder.exists(folder.picture(Self.source($0), page: 1, width: .small)) }
      #expect(left == "ab")
      #expect(!PictureFolder.exists(unfinished))
    }
  }

  /// A text that somebody asked for before the folder was tidied.
  @Test func whatIsBeingMadeStays() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-tidy-\(UUID())").path
    defer { for place in [path, path + "-files"] { PictureFolder.remove(place) } }
    let maker = PictureMaker(
      painter: Built.program("utsusu-painter"), reader: Built.program("utsusu-reader"),
      sources: [FileManager.default.temporaryDirectory.path], folder: path, libreOffice: nil)
    let source = try PictureMakerFixture(maker: maker, folder: path).file("a.txt", "本文".utf8)
    let asked = Task { try await maker.document(source) }
    func isUnfinished() -> Bool {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(source.sha256)")
      return names?.contains { $0.hasPrefix(".") } ?? false
    }
    for _ in 0..<3_000 where !isUnfinished() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(isUnfinished())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await maker.run() }
      defer { group.cancelAll() }
      let pages = try await asked.value.pages.count
      #expect(pages == 1)
    }
  }
}
