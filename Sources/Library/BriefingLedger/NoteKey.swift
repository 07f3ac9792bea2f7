internal import BriefingDomain
internal import Crypto

/// The public part of a key that signs notes (C2SP signed-note) by Ed25519, with the name that it signs by.
public struct NoteKey: Hashable, Sendable {
  public let name: String
  /// As RFC 8032 writes it.
  public let bytes: [UInt8]

  /// Which signatures are of this key and which kind: Ed25519.
  private static let kind: UInt8 = 1
  /// No name is longer: a checkpoint is to have room in a QR code.
  private static let longestName = 64

  /// `nil` for a name with white space or a `+`, and for other than 32 bytes.
  public init?(name: String, bytes: [UInt8]) {
    guard !name.isEmpty, name.utf8.count <= Self.longestName, bytes.count == 32,
      !name.unicodeScalars.contains(where: { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 })
    else { return nil }
    self.name = name
    self.bytes = bytes
  }

  /// Reads a verifier key as ``text`` writes it.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let bytes = Base64.bytes(parts[2]), bytes.first == Self.kind,
      let key = NoteKey(name: parts[0], bytes: Array(bytes.dropFirst())), key.text == text
    else { return nil }
    self = key
  }

  /// The verifier key in the form of Go's `note`: name, number and key, with `+` between them.
  public var text: String { "\(name)+\(Self.hexadecimal(number))+\(Base64.text([Self.kind] + bytes))" }

  /// Four bytes by which a signature says whose it is; no proof of anything.
  var number: [UInt8] {
    Array(ContentHash(ofBytes: Array(name.utf8) + [0x0A, Self.kind] + bytes).bytes.prefix(4))
  }

  /// The first half of the key's SHA-256 in groups of four digits, for people who compare it with what they noted.
  public var fingerprint: String {
    let digits = Array(Self.hexadecimal(Array(ContentHash(ofBytes: bytes).bytes.prefix(16))))
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  func isSignature(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}
