import JapaneseText
import Testing

struct FoldedKeyTests {
  @Test(arguments: [
    ("  危機管理課 ", "危機管理課"), ("Ｂｕｒｅａｕ　 Chief", "bureau chief"), ("a\t\n b", "a b"), ("", ""), (" \u{3000}", ""),
    ("㈱", "(株)"),
    ("ﾊﾞﾝｺｸ", "バンコク"), ("x", "x"),
  ])
  func spellingsMeet(_ text: String, _ key: String) { #expect(Folding.key(text) == key) }
}
