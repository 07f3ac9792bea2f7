internal import Crypto

/// What is hashed in a chain: the hash before, then values, each as its length in bytes, `:` and its text, `-` for none. So
/// no two rows share a form, and a program in any language can check the chain.
public struct CanonicalForm {
  /// The hash before the first.
  public static let start = [UInt8](repeating: 0, count: 32)

  private var bytes: [UInt8] = []

  public init(after previous: [UInt8]) {
    bytes.reserveCapacity(512)
    bytes += previous
  }

  public mutating func add(_ value: Int64?) { add(value.map { String($0) }) }

  public mutating func add(_ value: String?) {
    guard let value else { return bytes.append(UInt8(ascii: "-")) }
    add(bytes: value.utf8)
  }

  public mutating func add(bytes value: some Collection<UInt8>) {
    bytes.append(contentsOf: String(value.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: value)
  }

  public var hash: [UInt8] { SHA256.hash(data: bytes).withUnsafeBytes(Array.init) }
}
