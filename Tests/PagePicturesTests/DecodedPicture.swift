import BriefingDomain
import CWebP
import Foundation
import PagePictures

/// A picture as browsers unpack it.
struct DecodedPicture: Equatable {
  struct Malformed: Error {}

  let width: Int
  let height: Int
  /// Red, green and blue each.
  let pixels: [UInt8]

  init(path: String) throws { try self.init([UInt8](try Data(contentsOf: URL(filePath: path)))) }

  init(_ bytes: [UInt8]) throws {
    var (width, height): (Int32, Int32) = (0, 0)
    guard let pixels = WebPDecodeRGB(bytes, bytes.count, &width, &height) else { throw Malformed() }
    defer { WebPFree(pixels) }
    (self.width, self.height) = (Int(width), Int(height))
    self.pixels = Array(UnsafeBufferPointer(start: pixels, count: self.width * self.height * 3))
  }

  /// The red, green and blue at a place; green where there is none.
  func colour(x: Int, y: Int) -> [UInt8] {
    guard x < width, y < height else { return [0, 255, 0] }
    let start = (y * width + x) * 3
    return Array(pixels[start..<(start + 3)])
  }

  /// The part of the picture that is not white, from 0 to 1.
  var ink: Double {
    Double(pixels.withUnsafeBufferPointer { $0.count { $0 < 200 } }) / Double(max(1, pixels.count))
  }
}

extension PictureMakerFixture {
  func picture(_ source: PictureSource, page: Int = 1, width: PictureWidth = .small) async throws -> DecodedPicture {
    try DecodedPicture(path: try await maker.picture(source, page: page, width: width))
  }

  func part(
    _ part: PagePart, of source: PictureSource, page: Int = 1, width: PictureWidth, mark: String = ""
  ) async throws -> DecodedPicture {
    try DecodedPicture(try await maker.part(part, of: page, source, width: width, mark: mark))
  }
}
