import BriefingDomain
import Foundation
import PagePictures
import Testing

@Suite struct PictureMakerTests {
  @Test func picturesOfAPDF() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(3))
      let pages = try await fixture.maker.document(source).pages
      #expect(pages.count == 3)
      #expect(pages.allSatisfy { $0.width == 16000 && $0.height == 9000 })
      for (width, height) in [(PictureWidth.small, 180), (.medium, 720), (.large, 1440)] {
        let picture = try await fixture.picture(source, page: 3, width: width)
        #expect(picture.width == width.rawValue && picture.height == height)
        #expect(picture.colour(x: width.rawValue / 2, y: height / 2) == [0, 0, 0])
        #expect(picture.colour(x: 3, y: 3) == [255, 255, 255])
      }
      for page in [0, 4, -1, .max] {
        await #expect(throws: PictureError.noSuchPage(page, of: 3)) {
          try await fixture.maker.picture(source, page: page, width: .small)
        }
        await #expect(throws: PictureError.noSuchPage(page, of: 3)) { try await fixture.maker.text(source, page: page) }
      }
    }
  }

  /// A part is drawn for itself, as finely as the whole would be at that size.
  @Test func aPartOfAPage() async throws {
    try await PictureMakerFixture.open { fixture in
      // Black in the middle, from a third to two thirds.
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      let whole = try await fixture.picture(source, width: .large)
      let part = try #require(PagePart(x: 32, y: 0, width: 32, height: 128))
      let picture = try await fixture.part(part, of: source, width: .medium)
      #expect(picture.width == 1280 && picture.height == 2880)
      for (x, y) in [(0, 0), (300, 100), (1279, 2879), (640, 1440), (1000, 1000), (1270, 1500)] {
        #expect(picture.colour(x: x, y: y) == whole.colour(x: 640 + x / 2, y: y / 2), "\(x), \(y)")
      }
      await #expect(throws: PictureError.noSuchPage(2, of: 1)) {
        try await fixture.maker.part(part, of: 2, source, width: .small)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/" + source.sha256)
      #expect(names == ["1-2560.webp"])
    }
  }

  /// A mark is all over the page, also where only a part of it is drawn; what is below it can be read, and it is not kept.
  @Test func marks() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      let corner = try #require(PagePart(x: 0, y: 0, width: 32, height: 32))
      for (part, width) in [(PagePart.whole, PictureWidth.medium), (.whole, .small), (corner, .medium)] {
        let plain = try await fixture.part(part, of: source, width: width)
        let marked = try await fixture.part(part, of: source, width: width, mark: "取扱注意  3A  2026-11-25 12:00")
        #expect(marked.width == plain.width && marked.height == plain.height)
        let (across, down) = (plain.width / 4, plain.height / 4)
        for cell in 0..<16 {
          let (left, top) = (cell % 4 * across, cell / 4 * down)
          let changed = (0..<across * down).count { place in
            let (x, y) = (left + place % across, top + place / across)
            return marked.colour(x: x, y: y) != plain.colour(x: x, y: y)
          }
          #expect(changed > 0 && changed < across * down / 2, "\(width) \(cell)")
        }
        // White stays light and black dark.
        let isLegible = (0..<plain.width * plain.height).allSatisfy { place in
          let (x, y) = (place % plain.width, place / plain.width)
          let (before, after) = (plain.colour(x: x, y: y), marked.colour(x: x, y: y))
          return zip(before, after).allSatisfy { abs(Int($0) - Int($1)) < 70 }
        }
        #expect(isLegible)
      }
      let names = try? FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/" + source.sha256)
      #expect(names?.contains { $0.hasSuffix(".webp") } != true)
    }
  }

  /// A list on one page of five metres: the whole of it is a strip, and what is enlarged has all its pixels.
  @Test func aPartOfATallPage() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1, box: "0 0 300 14400"))
      // The lowest 112.5 points, with the square 60 to 100 points from the left.
      let part = try #require(PagePart(x: 0, y: 127, width: 128, height: 1))
      let picture = try await fixture.part(part, of: source, width: .medium)
      #expect(picture.width == 1280 && picture.height == 480)
      let paper = picture.colour(x: 0, y: 0)
      #expect([252, 260, 422, 430].map { picture.colour(x: $0, y: 300) == paper } == [true, false, false, true])
    }
  }

  @Test(arguments: [
    ("0 0 10 100000", 4096), ("0 0 100000 10", 1), ("0 0 0.001 0.001", 320), ("0 0 1000000000 1000000000", 320),
  ])
  func absurdSizes(_ box: String, _ height: Int) async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1, box: box))
      let picture = try await fixture.picture(source)
      #expect(picture.height == height, "\(picture.width) × \(picture.height)")
      #expect(picture.width <= 320)
    }
  }

  /// Readable for nobody else, whole, and with nothing unfinished beside them.
  @Test func whatIsKept() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.txt", "避難所".utf8)
      let path = try await fixture.maker.picture(source, page: 1, width: .small)
      #expect(path == fixture.folder + "/\(source.sha256)/1-320.webp")
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/" + source.sha256)
      #expect(Set(names) == ["1-320.webp", "document.pdf"])
      for path in [fixture.folder, fixture.folder + "/" + source.sha256]
        + names.map({ "\(fixture.folder)/\(source.sha256)/\($0)" })
      {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
        #expect(mode & 0o077 == 0, "\(path)")
      }
    }
  }

  @Test func concurrentAsksMakeOnce() async throws {
    let fake = try FakePrograms()
    // 100 × 100 pixels, by its head.
    let head =
      Array("RIFF".utf8) + [0xF8, 3, 0, 0] + Array("WEBPVP8L".utf8) + [0xEC, 3, 0, 0, 0x2F, 99, 0xC0, 0x18, 0]
    try fake.put(head + [UInt8](repeating: 0, count: 1024 - head.count), as: "picture.webp")
    let painter = try fake.painter(
      "ready; while true; do request; sleep 0.2; case $act in 1) sizes ;; 2) picture ;; esac; done")
    try await PictureMakerFixture.open(painter: painter) { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      let paths = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<50 { group.addTask { try await fixture.maker.picture(source, page: 1, width: .small) } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(paths.count == 1)
      #expect(fake.log == ["1", "2"])
    }
  }

  @Test func makesAhead() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(12))
      await fixture.maker.makeAhead(source, near: 6)
      func isThere(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(fixture.folder)/\(source.sha256)/\(name).webp")
      }
      // The small picture of the last page comes last.
      for _ in 0..<600 where !isThere("12-320") { try await Task.sleep(for: .milliseconds(50)) }
      let large = (1...12).filter { isThere("\($0)-2560") && isThere("\($0)-1280") }
      #expect(large == [4, 5, 6, 7, 8, 9])
      #expect((1...12).allSatisfy { isThere("\($0)-320") })
      // What is there needs no helper.
      let start = ContinuousClock.now
      _ = try await fixture.maker.picture(source, page: 7, width: .large)
      #expect(start.duration(to: .now) < .milliseconds(30))
    }
  }

  /// What a room asks for first is there when it does.
  @Test func prepares() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(7))
      #expect(try await fixture.maker.prepare(source) == 7)
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/" + source.sha256)
      let near = (1...4).flatMap { ["\($0)-2560.webp", "\($0)-1280.webp"] }
      #expect(Set(names) == Set(near + ["unseen"] + (1...7).map { "\($0)-320.webp" }))
    }
  }

  /// What was read before a failure is there; what is behind it has no text, and is not read again for each who asks.
  @Test func textOfHalfADocument() async throws {
    let fake = try FakePrograms()
    try await PictureMakerFixture.open(reader: try fake.readerOfHalf()) { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(3))
      #expect(try await fixture.maker.text(source, page: 1) == "one")
      for page in [2, 3] {
        let error = await #expect(throws: PictureError.self) { try await fixture.maker.text(source, page: page) }
        guard case .cannotRead(.damaged, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
      }
      #expect(fake.log == ["read"])
    }
  }

  @Test func cancellationEndsTheWait() async throws {
    let fake = try FakePrograms()
    let painter = try fake.painter("ready; request; sleep 60")
    try await PictureMakerFixture.open(painter: painter) { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      // It would end with another error otherwise, when the time for a drawing is over.
      await #expect(throws: CancellationError.self) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { _ = try await fixture.maker.document(source) }
          try await Task.sleep(for: .milliseconds(300))
          group.cancelAll()
          try await group.waitForAll()
        }
      }
    }
  }

  /// Who asks a maker that has closed is told, and not left waiting.
  @Test func closingFailsWhatWaits() async throws {
    let fake = try FakePrograms()
    let painter = try fake.painter("ready; request; sleep 60")
    let (maker, source) = try await PictureMakerFixture.open(painter: painter) { fixture in
      (fixture.maker, try fixture.file("a.pdf", HandmadePDF.pages(1)))
    }
    await #expect(throws: CancellationError.self) { try await maker.document(source) }
  }

  @Test func restingHelpersStartAgain() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(2))
      _ = try await fixture.picture(source, page: 1)
      fixture.maker.rest()
      _ = try await fixture.picture(source, page: 2)
    }
  }

  /// Pictures can be thrown away at any time, and are made again, with the same typefaces.
  @Test func folderThatIsTakenAway() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.words("Hinanjo"))
      let picture = try await fixture.picture(source)
      #expect(picture.ink > 0.01)
      try FileManager.default.removeItem(atPath: fixture.folder)
      fixture.maker.rest()
      #expect(try await fixture.picture(source) == picture)
    }
  }

  @Test func missingPainter() async throws {
    try await PictureMakerFixture.open(painter: "/nowhere/utsusu-painter") { fixture in
      let source = try fixture.file("a.pdf", HandmadePDF.pages(1))
      await #expect(throws: PictureError.noPainter(path: "/nowhere/utsusu-painter", why: "it is not there")) {
        try await fixture.maker.document(source)
      }
    }
  }
}
