import BriefingDomain
import CZlib
import Foundation
import PagePictures

/// A PNG as the painter writes it, unpacked.
struct DecodedPicture: Equatable {
  struct Malformed: Error {}

  let width: Int
  let height: Int
  /// One for grey, three for colour.
  let channels: Int
  let pixels: [UInt8]

  init(path: String) throws { try self.init([UInt8](try Data(contentsOf: URL(filePath: path)))) }

  init(_ bytes: [UInt8]) throws {
    func number(_ start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    guard bytes.count > 57, bytes[24] == 8, bytes[25] == 0 || bytes[25] == 2 else { throw Malformed() }
    (width, height, channels) = (number(16), number(20), bytes[25] == 0 ? 1 : 3)
    let (row, rows) = (width * channels, height)
    var size = uLongf((row + 1) * rows)
    var filtered = [UInt8](repeating: 0, count: Int(size))
    let length = number(33)
    guard bytes[37..<41].elementsEqual("IDAT".utf8), bytes.count == 41 + length + 4 + 12,
      bytes[41..<(41 + length)].withUnsafeBufferPointer({
        uncompress(&filtered, &size, $0.baseAddress, uLong(length))
      }) == Z_OK, Int(size) == filtered.count
    else { throw Malformed() }
    var pixels = [UInt8](repeating: 0, count: row * rows)
    try filtered.withUnsafeBufferPointer { from in
      try pixels.withUnsafeMutableBufferPointer { to in
        for y in 0..<rows {
          guard from[y * (row + 1)] == (y == 0 ? 0 : 2) else { throw Malformed() }
          for x in 0..<row {
            to[y * row + x] = from[y * (row + 1) + 1 + x] &+ (y == 0 ? 0 : to[(y - 1) * row + x])
          }
        }
      }
    }
    self.pixels = pixels
  }

  /// The red, green and blue at a place; green where there is none.
  func colour(x: Int, y: Int) -> [UInt8] {
    guard x < width, y < height else { return [0, 255, 0] }
    let start = (y * width + x) * channels
    return channels == 1 ? Array(repeating: pixels[start], count: 3) : Array(pixels[start..<(start + 3)])
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

  func part(_ part: PagePart, of source: PictureSource, page: Int = 1, width: PictureWidth) async throws
    -> DecodedPicture
  {
    try DecodedPicture(try await maker.part(part, of: page, source, width: width))
  }
}
