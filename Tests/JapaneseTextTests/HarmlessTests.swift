import JapaneseText
import Testing

struct HarmlessTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("予算　説明", "予算　説明"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb\r\nc\td", "a b c d"),
    ("a\0b\u{7}", "a␀b␇"), ("a\u{7F}b", "a␡b"), ("a\u{9B}31m", "a\u{FFFD}31m"), ("a\u{85}b", "a b"),
    ("exe\u{202E}gpj", "exe\u{FFFD}gpj"), ("\u{2066}a\u{2069}\u{200E}\u{61C}", "\u{FFFD}a\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\u{2028}b\u{2029}c", "a b c"), ("a\u{200B}b\u{200D}c\u{FEFF}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("a\u{E0041}b", "a\u{FFFD}b"), ("a\u{AD}b\u{3164}", "a\u{FFFD}b\u{FFFD}"),
    ("👨‍👩‍👧 ☎\u{FE0F} 葛\u{E0100}", "👨‍👩‍👧 ☎\u{FE0F} 葛\u{E0100}"), ("\u{FE0F}a \u{FE0F}", "\u{FFFD}a \u{FFFD}"),
    ("か\u{3099}é", "か\u{3099}é"),
  ])
  func makesOneLine(_ text: String, _ safe: String) {
    #expect(Array(harmless(text).unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test(arguments: [
    ("a\nb\tc", "a\nb\tc"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("a\u{2028}b", "a\nb"),
    ("\u{1B}]0;x\u{7}\n予", "␛]0;x␇\n予"),
    ("a\u{85}b\u{B}", "a\u{FFFD}b␋"),
  ])
  func keepsLines(_ text: String, _ safe: String) {
    #expect(Array(harmlessLines(text).unicodeScalars) == Array(safe.unicodeScalars))
  }

  @Test func noControlSurvives() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for shown in harmless(String(scalar)).unicodeScalars {
        let category = shown.properties.generalCategory
        #expect(
          category != .control && category != .format && category != .lineSeparator && category != .paragraphSeparator)
      }
    }
  }

  @Test func noncharactersAreShown() throws {
    for value: UInt32 in [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF, 0x10FFFE] {
      #expect(harmless("a" + String(try #require(Unicode.Scalar(value)))) == "a\u{FFFD}")
    }
  }

  @Test func stackedMarksAreBounded() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000) + "b"
    #expect(harmless(text).unicodeScalars.count == 10)
  }

  @Test func anUnencodableCharacterIsShownSafely() {
    let error = UnencodableText(character: "\u{1B}", utf8Offset: 0, encoding: .cp932)
    #expect(error.description == "␛ (U+001B) has no code in cp932")
  }
}
