/// The office's own workbook that reports are filled into, as it is kept.
public struct OfficeTemplate: Hashable, Sendable {
  public let sha256: ContentHash
  public let byteCount: Int
  /// As its file was called.
  public let name: String

  /// More bytes than these are no form to be filled.
  public static let largest = 20 << 20

  public init(sha256: ContentHash, byteCount: Int, name: String) {
    (self.sha256, self.byteCount, self.name) = (sha256, byteCount, name)
  }

  /// As it lies in the database: the hash, the size, the name.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, let hash = ContentHash(hexadecimal: parts[0]), let byteCount = Int(parts[1]) else {
      return nil
    }
    self.init(sha256: hash, byteCount: byteCount, name: parts[2])
  }

  public var text: String { "\(sha256) \(byteCount) \(name)" }
}
