import CWebP
import Foundation
import PictureEncoding
import Testing

/// What browsers unpack pictures with finds every pixel as it was.
@Suite struct WebPTests {
  /// The same numbers each time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 29) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private struct Picture {
    let width: Int
    let height: Int
    var pixels: [UInt32]

    init(_ width: Int, _ height: Int, _ colour: (Int, Int) -> UInt32) {
      (self.width, self.height) = (width, height)
      pixels = (0..<height).flatMap { y in (0..<width).map { colour($0, y) } }
    }

    var file: [UInt8]? {
      var (lost, length) = (pixels, 0)
      guard let file = utsusu_webp(&lost, Int32(width), Int32(height), &length) else { return nil }
      defer { free(file) }
      return Array(UnsafeBufferPointer(start: file, count: length))
    }

    /// - Returns: the length of the file.
    @discardableResult func check(_ what: String) throws -> Int {
      let file = try #require(file, "\(what)")
      var (wide, high): (Int32, Int32) = (0, 0)
      let bytes = try #require(WebPDecodeBGRA(file, file.count, &wide, &high), "\(what)")
      defer { WebPFree(bytes) }
      #expect(Int(wide) == width && Int(high) == height, "\(what)")
      let same = bytes.withMemoryRebound(to: UInt32.self, capacity: pixels.count) { decoded in
        pixels.indices.allSatisfy { UInt32(littleEndian: decoded[$0]) == pixels[$0] | 0xFF00_0000 }
      }
      #expect(same, "\(what)")
      #expect(file.count % 2 == 0 && file[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } == file.count - 8)
      return file.count
    }
  }

  private static func grey(_ value: Int) -> UInt32 { UInt32(clamping: min(max(value, 0), 255)) * 0x010101 }

  @Test(arguments: [(1, 1), (1, 2), (2, 1), (1, 300), (300, 1), (2, 2), (3, 7), (4, 5), (64, 64), (513, 3), (4096, 2)])
  func sizes(_ width: Int, _ height: Int) throws {
    var dice = Dice(state: UInt64(width * 5000 + height))
    for most in [UInt32(0), 1, 2, 200, 0xFF_FFFF] {
      try Picture(width, height) { _, _ in .random(in: 0...most, using: &dice) }.check("\(most)")
      try Picture(width, height) { x, y in UInt32(x * 7 + y) & most }.check("\(most), in order")
    }
  }

  /// Each number of colours around those where the form changes, in runs as on a page and one by one.
  @Test(arguments: [1, 2, 3, 4, 5, 15, 16, 17, 18, 255, 256, 257, 258, 1000, 5000])
  func numbersOfColours(_ count: Int) throws {
    var dice = Dice(state: UInt64(count))
    let colours = (0..<count).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &dice) }
    for share in [0, 20, 400] {
      var (left, colour) = (0, colours[0])
      let picture = Picture(131, 97) { _, _ in
        if left == 0 { (left, colour) = (.random(in: 0...share, using: &dice), colours.randomElement(using: &dice)!) }
        left -= left > 0 ? 1 : 0
        return colour
      }
      try picture.check("runs up to \(share)")
    }
  }

  @Test func noiseAndPhotographs() throws {
    var dice = Dice(state: 1)
    let noise = try Picture(200, 300) { _, _ in .random(in: 0...0xFF_FFFF, using: &dice) }.check("noise")
    #expect(noise < 200 * 300 * 3 + 2000)
    func light(_ x: Int, _ y: Int) -> Int { x / 3 + y / 5 + .random(in: 0...3, using: &dice) }
    // In grey there are few colours, and by neighbours it takes less all the same.
    let photograph = try Picture(400, 300) { x, y in Self.grey(light(x, y)) }.check("in grey")
    #expect(photograph < 400 * 300 / 2)
    let inColour = try Picture(400, 300) { x, y in
      UInt32(light(x, y) / 2) << 16 | UInt32(light(x, y)) << 8 | UInt32(255 - light(x, y))
    }.check("in colour")
    #expect(inColour < 400 * 300 * 3 / 2)
  }

  /// A page with signs that come again, as text does: some in colour, and with soft edges.
  @Test(arguments: [8, 300]) func pagesOfSigns(_ colours: Int) throws {
    var dice = Dice(state: UInt64(colours))
    let inks = (0..<colours).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &dice) }
    let signs = (0..<20).map { _ in
      (0..<256).map { _ in Int.random(in: 0...3, using: &dice) == 0 ? inks.randomElement(using: &dice)! : 0xFF_FFFF }
    }
    let text = (0..<4096).map { _ in Int.random(in: 0..<40, using: &dice) }
    let page = Picture(1280, 1810) { x, y in
      let sign = text[(y / 20 * 64 + x / 20) % text.count]
      return x % 20 < 16 && y % 20 < 16 && sign < 20 ? signs[sign][y % 20 * 16 + x % 20] : 0xFF_FFFF
    }
    // Each of 6,000 signs at its place takes some bytes for each of its rows, however many colours it has.
    #expect(try page.check("a page") < 6000 * 16 * 3)
    #expect(try Picture(2560, 3620) { _, _ in 0xFF_FFFF }.check("an empty page") < 5000)
  }

  /// Of the byte that cairo leaves alone there may be anything.
  @Test func theUpperByteDoesNotCount() throws {
    var dice = Dice(state: 7)
    try Picture(50, 50) { x, y in UInt32.random(in: 0...255, using: &dice) << 24 | UInt32(x * y) }.check("any")
  }

  @Test(arguments: [(0, 1), (1, 0), (-1, 1), (4097, 1), (1, 4097)]) func noSuchPicture(_ width: Int, _ height: Int) {
    var (pixels, length) = ([UInt32](repeating: 0, count: 4097), 0)
    #expect(utsusu_webp(&pixels, Int32(width), Int32(height), &length) == nil)
  }
}
