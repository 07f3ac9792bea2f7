import JapaneseText
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("予算", 4), ("ｱｲｳ", 3), ("ｶﾞ", 2), ("か\u{3099}", 2), ("e\u{301}", 1), ("ＡＢ", 4), ("①", 1),
    ("○", 1),
    ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇯🇵", 2), ("☎\u{FE0F}", 2), ("☎", 1), ("𠮷", 2), ("葛\u{E0100}", 2), ("a\u{200B}b", 2),
    ("한\u{1100}\u{1161}\u{11A8}", 4), ("\u{1B}", 0), ("\u{3000}", 2), ("é", 1), ("〜～", 4), ("1\u{FE0F}\u{20E3}", 2),
    ("🀀", 1),
    ("⌚", 2), ("\r\n", 0), ("「」", 4), ("\u{302A}", 0),
  ])
  func counts(_ text: String, _ width: Int) { #expect(displayWidth(text) == width) }

  @Test(arguments: [
    ("予算の説明", 10, "予算の説明"), ("予算の説明", 9, "予算の説…"), ("予算の説明", 8, "予算の…"), ("abc", 2, "a…"), ("abc", 1, "…"),
    ("abc", 0, ""), ("abc", -3, ""), ("👨‍👩‍👧👨‍👩‍👧x", 3, "👨‍👩‍👧…"), ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
  ])
  func fits(_ text: String, _ columns: Int, _ cut: String) {
    #expect(fitted(text, columns: columns) == cut)
    #expect(displayWidth(fitted(text, columns: columns)) <= max(columns, 0))
  }

  @Test func pads() {
    #expect(padded("予算", columns: 6) == "予算  ")
    #expect(padded("予算", columns: 6, align: .right) == "  予算")
    #expect(padded("予算", columns: 3) == "予算")
    #expect(padded("x", columns: -1) == "x")
    #expect(fitted("予算", columns: 3, ellipsis: "...") == "...")
    #expect(fitted("予算予", columns: 2, ellipsis: "...") == "予")
  }
}
