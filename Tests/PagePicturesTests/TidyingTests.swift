import BriefingDomain
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

  private static func leaveMuch(in folder: String) throws {
    for number in 0..<2_000 {
      let place = "\(folder)/\(number)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: place + "/.unfinished"))
    }
    try Data(PictureFolder.layout.utf8).write(to: URL(filePath: folder + "/layout"))
  }

  /// A folder that takes a while to tidy, and texts that are asked for meanwhile.
  @Test func whatIsBeingMadeStays() async throws {
    try await PictureMakerFixture.open(preparing: Self.leaveMuch) { fixture in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<8 {
          let source = try fixture.file("\(number).txt", "本文".utf8)
          group.addTask { try await fixture.maker.document(source).pages.count }
        }
        for try await pages in group { #expect(pages == 1) }
      }
      #expect(!PictureFolder.exists(fixture.folder + "/7/.unfinished"))
    }
  }
}
