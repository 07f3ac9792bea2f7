import BriefingDomain
import Testing

@testable import MaterialFormats

@Suite struct TextTests {
  private static let sentence = "令和７年度の予算案について、危機管理監へ報告する。①避難所の数、②備蓄の量。\n"

  private static let low: [UInt8] = sentence.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  private static let high: [UInt8] = sentence.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  private static let encoded: [[UInt8]] = [
    Array(sentence.utf8), [0xEF, 0xBB, 0xBF] + Array(sentence.utf8), [0xFF, 0xFE] + low, [0xFE, 0xFF] + high,
  ]

  @Test(arguments: encoded)
  func encodings(_ bytes: [UInt8]) throws {
    #expect(try read(bytes, name: "x.txt").pages.map(\.text) == [String(Self.sentence.dropLast())])
  }

  /// 報告, in the old encodings.
  @Test(
    arguments: [
      [0x95, 0xF1, 0x8D, 0x90, 0x82, 0xF0, 0x82, 0xB7, 0x82, 0xE9],
      [0xCA, 0xF3, 0xB9, 0xF0, 0xA4, 0xF2, 0xA4, 0xB9, 0xA4, 0xEB],
      [0x1B, 0x24, 0x42, 0x4A, 0x73, 0x39, 0x70, 0x24, 0x72, 0x24, 0x39, 0x24, 0x6B, 0x1B, 0x28, 0x42],
    ] as [[UInt8]])
  func oldEncodings(_ bytes: [UInt8]) throws {
    #expect(try read(bytes, name: "x.txt").pages.map(\.text) == ["報告をする"])
    let html = Array("<!doctype html><p>".utf8) + bytes
    #expect(try read(html, name: "x.html").pages.map(\.text) == ["報告をする"])
  }

  @Test func formFeedsDividePages() throws {
    #expect(try read(Array("一\u{0C}二\r\n\u{0C}".utf8), name: "x.txt").pages.map(\.text) == ["一", "二", ""])
  }

  @Test func longTextsAreDividedAtLines() throws {
    let line = String(repeating: "あ", count: 1000) + "\n"
    let content = try read(Array(String(repeating: line, count: 1000).utf8), name: "x.txt")
    #expect(content.pages.count == 3)
    #expect(content.pages.allSatisfy { $0.text.utf8.count <= TextReader.pageBytes && $0.text.hasSuffix("あ") })
    let unbroken = try read(Array(String(repeating: "あ", count: 1_000_000).utf8), name: "x.txt")
    #expect(unbroken.pages.map(\.text).joined().count == 1_000_000)
  }

  @Test(arguments: [
    ("<title>題</title><p>一<p>二", "題\n一\n二"), ("a<script>x()</script>b<STYLE>y</STYLE>c", "abc"),
    ("<script>never closed", ""),
    ("<ruby>避難<rp>(</rp><rt>ひなん</rt><rp>)</rp></ruby>所", "避難所"), ("<ruby>避<rt>ひ難<rt>なん</ruby>所", "避所"),
    ("a<!-- 隠 -->b<!-- never closed", "ab"),
    ("&lt;b&gt; &amp; &#12354;&#x3042; &yen;&copy; &nosuch; &#150;", "<b> & ああ ¥© &nosuch; –"),
    ("<img alt=\"地図\" src=x>の<img alt=''>図", "地図 の 図"), ("<table><tr><td>甲<td>乙<tr><td>丙</table>", "甲\t乙\n丙"),
    ("a<br>b<br/>c", "a\nb\nc"),
    ("a < b & c", "a < b & c"), ("<p title='>'>本文</p>", "本文"), ("<pre>a  b\n c</pre>", "a  b\n c"),
    ("  a \n\n b ", "a b"),
    ("<p>rt<rt>読み<p>次", "rt\n次"), ("<", "<"), ("</", "</"), ("<a", ""), ("&", "&"), ("&#", "&#"),
    ("&#x110000;", "\u{FFFD}"),
    // What a browser hides, also where end tags are missing.
    ("<p>甲<p style='color:red; Display : none !important'>乙<p hidden>丙<b>丁</b><p>戊", "甲\n戊"),
    ("<div hidden><div>甲</div>乙<br><p>丙</div>丁", "丁"), ("<div><p hidden>甲</b>乙</div>丙", "丙"),
    ("<table><tr><td>甲<td hidden>乙<td>丙<tr hidden><td>丁<tr><td>戊</table>", "甲\t丙\n戊"),
    ("<ul><li hidden>甲<ul><li>乙</ul><li>丙</ul>", "丙"), ("甲<span style=visibility:hidden>乙</span>丙", "甲丙"),
    ("<img hidden alt=甲>乙<p style='x-display:none'>丙", "乙\n丙"), ("<div hidden><script>'</div>'</script>甲</div>乙", "乙"),
    ("<template><p>甲</template><noscript>乙</noscript><datalist><option>丙</datalist>丁", "丁"),
    ("<dialog>甲</dialog><dialog open>乙</dialog>", "乙"), ("<body style='visibility:hidden'>甲", "甲"), ("<p hidden>甲", ""),
    // What the fields of a form show.
    ("施設<input value=\"汐見&amp;第一小\">甲<input type=hidden value=1><input type=Password value=2>", "施設 汐見&第一小 甲"),
    ("<input type=checkbox checked>甲<input type=checkbox>乙<input type=radio checked>丙", "☑ 甲 ☐ 乙 ◉ 丙"),
    ("<select><option>甲<option selected>乙</select>丙", "乙 丙"), ("<select><option>甲</option><option>乙</select>丙", "甲 丙"),
    ("<select multiple><option>甲<option selected>乙</select>", "甲\n乙"),
    ("<select size=3><option>甲<option>乙</select>", "甲\n乙"),
    ("<select><option label=丁>甲</select>と<select><optgroup label=戊><option>&lt;乙</select>", "丁 と <乙"),
    ("<select><option>甲<option>乙<input value=丙>丁", "甲 丙 丁"), ("<textarea>自由\n記載</textarea>", "自由\n記載"),
    ("<select><option>甲<option selected>乙", "乙"),
    // Numbers that a browser counts.
    ("<ol><li>甲<ul><li>乙</ul><li>丙</ol><ul><li>丁</ul>", "1. 甲\n乙\n2. 丙\n丁"),
    ("<ol type=i start=3><li><p>甲</p><li value=9>乙<li hidden>丙<li>丁</ol>", "iii. 甲\nix. 乙\nx. 丁"),
  ])
  func html(_ source: String, _ expected: String) throws {
    var scanner = HTMLScanner()
    var copy = source
    copy.withUTF8 { scanner.scan($0) }
    var result = scanner.result
    PageWriter.trimLines(&result)
    #expect(result == expected)
  }

  @Test func declaredEncoding() {
    #expect(HTMLReader.declaredEncoding(Array("<meta charset=\"Shift_JIS\">".utf8)) == "shift_jis")
    #expect(HTMLReader.declaredEncoding(Array("<meta content='text/html; charset = EUC-JP'>".utf8)) == "euc-jp")
    #expect(HTMLReader.declaredEncoding(Array("charset charset=".utf8)) == nil)
  }
}
