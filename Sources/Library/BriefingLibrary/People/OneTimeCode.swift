package import BriefingDomain
internal import BriefingLedger
internal import Crypto
internal import Foundation

/// Codes that an app computes from a secret and the time (TOTP, RFC 6238): SHA-1 and six digits, as every app takes them,
/// another one each half minute.
package enum OneTimeCode {
  private static let seconds: Int64 = 30

  /// The half minute that a code is good for.
  package static func step(at now: Instant) -> Int64 { now.seconds / seconds }

  package static func code(of secret: [UInt8], step: Int64) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
    let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let place = Int(hash[hash.count - 1] & 15)
    let number = hash[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The half minute that a code is of: the present one or one beside it, since clocks differ and people type slowly.
  ///
  /// - Parameter last: that of the last one that was taken.
  /// - Returns: `nil` for a wrong one, or one that is not later than the last.
  static func step(of code: String, _ secret: [UInt8], at now: Instant, after last: Int64) -> Int64? {
    let present = step(at: now)
    // All three are computed, whichever it is.
    return (present - 1...present + 1).filter { self.code(of: secret, step: $0) == code && $0 > last }.last
  }
}

/// A code that stands in for one of the app, once. It has 120 bits, so that its SHA-256 can be kept (OWASP ASVS 5.0, 6.5.2).
package struct RecoveryCode: Hashable, Sendable {
  /// Six times four letters and digits.
  package let text: String

  init() {
    var numbers = SystemRandomNumberGenerator()
    text = Base32.text((0..<15).map { _ in UInt8.random(in: 0 ... .max, using: &numbers) }, between: "-")
  }

  /// As somebody types it from paper: in any case and width, with whatever between the letters, and 0, 1 and 8 for the
  /// letters that they look like.
  init(typed: String) {
    let look: [Character: Character] = ["0": "O", "1": "I", "8": "B"]
    let letters = typed.plainCode.uppercased().map { look[$0] ?? $0 }
    text = Base32.grouped(String(letters), "-")
  }

  var hash: ContentHash { ContentHash(of: "recovery code \(text)") }
}

/// Bytes as letters and digits that are not taken for each other (RFC 4648), for apps and for people.
package enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// - Parameter bytes: 5, or a multiple of that, so that nothing has to be filled up.
  /// - Parameter gap: after each four.
  package static func text(_ bytes: [UInt8], between gap: String = "") -> String {
    var (text, bits, count) = ("", 0, 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | Int(byte), count + 8)
      while count >= 5 {
        count -= 5
        text.append(alphabet[bits >> count & 31])
      }
      bits &= 31
    }
    return grouped(text, gap)
  }

  static func grouped(_ text: String, _ gap: String) -> String {
    stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: gap)
  }
}

extension String {
  /// A code as it was meant: in one width, without spaces and strokes.
  var plainCode: String {
    precomposedStringWithCompatibilityMapping.filter { $0.isLetter || $0.isNumber }
  }
}
