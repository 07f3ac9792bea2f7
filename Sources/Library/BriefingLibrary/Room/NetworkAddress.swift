internal import Foundation

/// An address of the Internet Protocol, of either version; an IPv4 address in the clothes of IPv6 is an IPv4 address.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// 4 or 16.
  public let bytes: [UInt8]

  /// `nil` for what is none: names, ports, zones.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    var four = [UInt8](repeating: 0, count: 4)
    var sixteen = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = sixteen.starts(with: Self.mapped) ? Array(sixteen.suffix(4)) : sixteen
    } else {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  public var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1] }

  /// What one client is counted by: with IPv6 everybody has a whole network (/64) of addresses.
  public var neighbourhood: NetworkAddress {
    bytes.count == 4 ? self : NetworkAddress(bytes: bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
  }

  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
      return ""
    }
    return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }
}

/// Addresses that begin alike, such as `10.0.0.0/8`; one address alone is such a range as well.
public struct AddressRange: Hashable, Sendable {
  private let first: NetworkAddress
  private let bits: Int

  /// `nil` for what is neither an address nor an address, `/` and a number of bits.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first.flatMap({ NetworkAddress($0) }) else { return nil }
    let longest = address.bytes.count * 8
    let bits = parts.count == 2 ? Int(parts[1]) : longest
    guard let bits, (0...longest).contains(bits) else { return nil }
    (first, self.bits) = (address, bits)
  }

  /// Whether it has 256 addresses at most, so that somebody can answer for each.
  public var isNarrow: Bool { first.bytes.count * 8 - bits <= 8 }

  /// Whether the address begins as those of the range do; never for the other version of the protocol.
  public func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == first.bytes.count else { return false }
    let whole = bits / 8
    guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
    let rest = bits % 8
    guard rest > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - rest))
    return address.bytes[whole] & mask == first.bytes[whole] & mask
  }
}
