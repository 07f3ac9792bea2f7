import Testing

@testable import PagePictures

@Suite struct PictureFileTests {
  private static func file(width: UInt32, height: UInt32, more: UInt32 = 0) -> [UInt8] {
    let sides = (width - 1) | (height - 1) << 14 | more << 28
    let head = Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8L".utf8) + [10, 0, 0, 0, 0x2F]
    return head + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: sides >> $0) } + [0, 0, 0, 0, 0]
  }

  /// By its first bytes: what a helper that was taken over might answer is not kept.
  @Test func headsOfPictures() {
    #expect(PictureFile.isWhole(Self.file(width: 320, height: 4096), .small))
    #expect(PictureFile.isWhole(Self.file(width: 3840, height: 1), .largest))
    #expect(!PictureFile.isWhole(Self.file(width: 321, height: 200), .small))
    #expect(!PictureFile.isWhole(Self.file(width: 320, height: 4097), .small))
    // Alpha, or another version.
    #expect(!PictureFile.isWhole(Self.file(width: 320, height: 200, more: 1), .small))
    #expect(!PictureFile.isWhole(Self.file(width: 320, height: 200, more: 2), .small))
    let good = Self.file(width: 320, height: 200)
    #expect(!PictureFile.isWhole(good.dropLast(), .small) && !PictureFile.isWhole(good + [0], .small))
    for place in [0, 8, 15, 20] {
      var other = good
      other[place] ^= 1
      #expect(!PictureFile.isWhole(other, .small), "byte \(place)")
    }
    #expect(!PictureFile.isWhole([], .small))
  }
}
