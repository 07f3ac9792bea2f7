import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

/// Codes of an app, and those that stand in for them.
struct OneTimeCodeTests {
  /// RFC 6238, appendix B, of which these are the last six digits.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func vectors(_ seconds: Int64, _ code: String) {
    let step = OneTimeCode.step(at: Instant(seconds: seconds))
    #expect(OneTimeCode.code(of: Array("12345678901234567890".utf8), step: step) == code)
  }

  /// RFC 4648, section 10, of which these need no filling.
  @Test(arguments: [("", ""), ("fooba", "MZXW 6YTB"), ("foobafooba", "MZXW 6YTB MZXW 6YTB")])
  func letters(_ text: String, _ letters: String) { #expect(Base32.text(Array(text.utf8), between: " ") == letters) }
}
