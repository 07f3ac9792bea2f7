import BriefingDomain
import Foundation
import PagePictures
import Testing

@Suite struct ImageTests {
  @Test(arguments: TinyImages.all)
  func formats(_ ending: String, _ base64: String) async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a." + ending, try #require(Data(base64Encoded: base64)))
      // A small image stays as it is.
      let picture = try await fixture.picture(source, width: .large)
      #expect(picture.width == 16 && picture.height == 8)
      expectReddish(picture.colour(x: 2, y: 4))
      expectBluish(picture.colour(x: 13, y: 4))
      #expect(try await fixture.maker.document(source).pages.count == 1)
      #expect(try await fixture.maker.text(source, page: 1).isEmpty)
    }
  }

  @Test func orientationIsHonoured() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.jpg", try #require(Data(base64Encoded: TinyImages.turned)))
      let picture = try await fixture.picture(source)
      #expect(picture.width == 8 && picture.height == 16)
      expectReddish(picture.colour(x: 4, y: 2))
      expectBluish(picture.colour(x: 4, y: 13))
    }
  }

  @Test func scaledDown() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("wide.bmp", Self.bitmap(width: 3000, height: 1000))
      for (width, height) in [(PictureWidth.small, 107), (.medium, 427), (.large, 853)] {
        let picture = try await fixture.picture(source, width: width)
        #expect(picture.width == width.rawValue)
        #expect(abs(picture.height - height) <= 1)
      }
      // A scroll is not stretched over the memory of a room.
      let scroll = try await fixture.picture(try fixture.file("scroll.bmp", Self.bitmap(width: 40, height: 9000)))
      #expect(scroll.height == 4096)
    }
  }

  /// More of a large image is kept where a part of it is looked at; a whole picture after that is as it was.
  @Test func aPartOfALargeImage() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("plan.bmp", Self.bitmap(width: 5120, height: 512))
      let whole = try await fixture.picture(source, width: .large)
      #expect(whole.width == 2560 && whole.height == 256)
      let part = try #require(PagePart(x: 96, y: 64, width: 32, height: 64))
      let picture = try await fixture.part(part, of: source, width: .medium)
      #expect(picture.width == 1280 && picture.height == 256)
      // There is no more of it than its own pixels.
      let more = try await fixture.part(part, of: source, width: .large)
      #expect(more.width == 1280 && more.height == 256)
      #expect(try await fixture.picture(source, width: .medium).width == 1280)
    }
  }

  /// By its header, before anything is unpacked: there is nothing behind it.
  @Test func immenseImageIsRefused() async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("immense.bmp", Self.bitmap(width: 20_000, height: 20_000, isEmpty: true))
      await #expect(throws: PictureError.tooLarge(detail: "an image of 20000 × 20000 pixels")) {
        try await fixture.maker.document(source)
      }
    }
  }

  @Test func brokenImages() async throws {
    try await PictureMakerFixture.open { fixture in
      let png = try #require(Data(base64Encoded: TinyImages.all[0].base64))
      for bytes in [Data("no image".utf8), png.prefix(40), Data()] {
        let source = try fixture.file("\(bytes.count).png", bytes)
        let error = await #expect(throws: PictureError.self) { try await fixture.maker.document(source) }
        guard case .cannotRead = error else { return #expect(Bool(false), "\(String(describing: error))") }
      }
    }
  }

  /// A thumbnail comes first, then a sheet of a fax, with half as many lines an inch, and one that is turned; then a circle.
  @Test(arguments: [false, true]) func everyPageOfAScan(isLittle: Bool) async throws {
    let bytes = TinyImages.scan(
      [
        [254: 1, 256: 3, 257: 2, 273: 0], [256: 20, 257: 6, 282: 204, 283: 98, 273: 255],
        [256: 20, 257: 10, 274: 6, 273: 128], [256: 20, 257: 10, 273: 64],
      ], isLittle: isLittle)
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file("a.tiff", bytes)
      #expect(
        try await fixture.maker.document(source).pages.map { [$0.width, $0.height] } == [
          [20, 12], [10, 20], [20, 10],
        ])
      // In any order.
      for (page, grey) in [(3, UInt8(64)), (1, 255), (2, 128)] {
        let picture = try await fixture.picture(source, page: page, width: .small)
        #expect(picture.colour(x: 5, y: 5) == [grey, grey, grey])
        #expect(picture.height == [12, 20, 10][page - 1])
      }
    }
  }

  /// Names of typefaces that offices have and Debian has not.
  @Test(arguments: [
    "BIZ UD明朝 Medium", "BIZ UDP明朝 Medium", "BIZ UDMincho Medium", "MS 明朝", "MS P明朝", "ヒラギノ明朝 ProN", "HeiseiMin-W3",
    "ＭＳ 明朝",
  ])
  func minchoIsMincho(_ name: String) async throws {
    @Sendable func drawing(_ name: String) -> String {
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60" fill="white"/>\
      <text x="0" y="50" font-size="48" font-family="\(name)">永遠の愛</text></svg>
      """
    }
    try await PictureMakerFixture.open { fixture in
      var pictures: [DecodedPicture] = []
      for (place, face) in [name, "IPAexMincho", "IPAMincho", "IPAPMincho"].enumerated() {
        pictures.append(try await fixture.picture(try fixture.file("\(place).svg", drawing(face).utf8)))
      }
      #expect(pictures[1...].contains(pictures[0]))
    }
  }

  private func expectReddish(_ colour: [UInt8]) { #expect(colour[0] > 180 && colour[2] < 60) }
  private func expectBluish(_ colour: [UInt8]) { #expect(colour[2] > 180 && colour[0] < 60) }

  /// A BMP, grey all over.
  private static func bitmap(width: Int, height: Int, isEmpty: Bool = false) -> [UInt8] {
    func bytes(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let row = (width * 3 + 3) / 4 * 4
    let head = bytes(40, 4) + bytes(width, 4) + bytes(height, 4) + bytes(1, 2) + bytes(24, 2) + bytes(0, 24)
    let pixels = isEmpty ? [] : [UInt8](repeating: 0x80, count: row * height)
    return Array("BM".utf8) + bytes(54 + row * height, 4) + bytes(0, 4) + bytes(54, 4) + head + pixels
  }
}
