/// What opens a page of a room: 32 random bytes, written as part of its address.
public struct AccessKey: Hashable, Sendable {
  /// 43 characters of base64url.
  public let text: String

  /// A new one, from the system's source of randomness.
  public init() {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    text = String((0..<43).map { _ in alphabet[Int.random(in: alphabet.indices)] })
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
