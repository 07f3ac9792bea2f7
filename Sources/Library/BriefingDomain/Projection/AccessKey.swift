/// What opens a page of a room: 32 random bytes, written as part of its address.
public struct AccessKey: Hashable, Sendable {
  /// 43 characters of base64url.
  public let text: String

  /// A new one, from the system's source of randomness.
  public init() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var digits: [UInt8] = []
    for _ in 0..<4 {
      var bits: UInt64 = generator.next()
      // 64 bits are ten digits and four bits over, which are left.
      for _ in 0..<10 {
        digits.append(alphabet[Int(bits & 63)])
        bits >>= 6
      }
    }
    var rest: UInt64 = generator.next()
    for _ in 0..<3 {
      digits.append(alphabet[Int(rest & 63)])
      rest >>= 6
    }
    text = String(decoding: digits, as: UTF8.self)
  }

  /// `nil` for what no key looks like.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43,
      text.utf8.allSatisfy({
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      })
    else { return nil }
    self.text = String(text)
  }
}
