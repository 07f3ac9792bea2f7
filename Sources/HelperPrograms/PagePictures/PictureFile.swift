internal import HelperProtocol

/// What a picture is as a file: a lossless WebP. Nobody else knows it but the painter, the scripts of the room and who
/// unpacks it in a test.
public enum PictureFile {
  /// Of its name, and of its address.
  public static let ending = ".webp"
  public static let mediaType = "image/webp"

  /// Whether a name is of a picture as earlier versions kept them.
  static func isFormer(_ name: String) -> Bool { name.hasSuffix(".png") }

  /// A helper that was taken over could give anything.
  static func isWhole(_ bytes: [UInt8], _ width: PictureWidth) -> Bool {
    func number(_ start: Int) -> Int { bytes[start..<(start + 4)].reversed().reduce(0) { $0 << 8 | Int($1) } }
    guard bytes.count > 25, bytes.starts(with: "RIFF".utf8), number(4) == bytes.count - 8,
      bytes[8..<16].elementsEqual("WEBPVP8L".utf8), bytes[20] == 0x2F
    else { return false }
    // Fourteen bits each, less one. Then there is a bit for alpha, and three for the version.
    let sides = number(21)
    let (wide, high) = (sides & 0x3FFF + 1, sides >> 14 & 0x3FFF + 1)
    return wide <= width.rawValue && high <= PageSize.tallestPicture && sides >> 28 == 0
  }
}
