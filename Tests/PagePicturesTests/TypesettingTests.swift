import BriefingDomain
import Foundation
import PagePictures
import Testing

@Suite struct TypesettingTests {
  /// 一 is one stroke, wide and flat; the box that stands for a character without a typeface is as high as it is wide.
  @Test func japaneseIsDrawn() async throws {
    try await PictureMakerFixture.open { fixture in
      let stroke = try await fixture.picture(try fixture.file("a.txt", "一一一一".utf8), width: .medium)
      let box = try await fixture.picture(try fixture.file("b.txt", "□□□□".utf8), width: .medium)
      let kanji = try await fixture.picture(try fixture.file("c.txt", "避難計画".utf8), width: .medium)
      #expect((1...10).contains(Self.inkedRows(stroke)))
      #expect((15...40).contains(Self.inkedRows(box)))
      #expect((20...40).contains(Self.inkedRows(kanji)))
      #expect(kanji.ink > box.ink)
      #expect(kanji != box)
    }
  }

  /// Rows of the upper half with something on them; the page number is below.
  private static func inkedRows(_ picture: DecodedPicture) -> Int {
    let row = picture.width * 3
    return (0..<(picture.height / 2)).count { y in picture.pixels[(y * row)..<((y + 1) * row)].contains { $0 < 128 } }
  }

  @Test(arguments: [
    ("long.txt", (1...60).map { "第\($0)条" }.joined(separator: "\n"), 4...6, "第1条"),
    ("paged.txt", "一\u{0C}二\u{0C}三", 3...3, "一"),
    ("empty.txt", "", 1...1, "1"),
    ("table.csv", "番号,名前\n" + (1...100).map { "\($0),\"名,前\"" }.joined(separator: "\n"), 5...8, "名,前"),
    ("tabbed.csv", "番号\t名前\n1\t名前", 1...1, "名前"),
    ("wide.csv", (1...300).map { "列\($0)" }.joined(separator: ",") + "\n", 1...1, "列300"),
    ("headed.md", "# 見出し\n\n- 項目\n\n|a|b|\n|-|-|\n|<甲>|**乙**|\n\n& <b> **太字** **半端", 1...1, "太字"),
    ("long.md", String(repeating: " ", count: 500) + String(repeating: "長", count: 4100) + "終", 4...6, "長"),
    ("page.html", "<!DOCTYPE html><p>本文<table><tr><td>左<td>右</table>", 1...1, "本文"),
  ])
  func texts(_ name: String, _ content: String, _ pages: ClosedRange<Int>, _ phrase: String) async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file(name, content.utf8)
      let document = try await fixture.maker.document(source)
      #expect(pages.contains(document.pages.count), "\(document.pages.count)")
      #expect(document.pages[0].width * 9 == document.pages[0].height * 16)
      let text = try await fixture.maker.text(source, page: 1)
      #expect(text.contains(phrase), "\(text)")
      #expect(!text.contains("**太字"))
    }
  }

  /// What Markdown escapes is text on the wall, in a table and out of one.
  @Test func escapes() async throws {
    try await PictureMakerFixture.open { fixture in
      let content =
        "甲\\_乙 3 &lt; 4 &amp; \\*\\*丙\\*\\* C:\\資料 **太\\*字**\n\n"
        + "| 名\\|前 | 値 |\n|---|---|\n| 1 &gt; 0 | \\# |\n"
      let text = try await fixture.maker.text(try fixture.file("escapes.md", content.utf8), page: 1)
      for piece in ["甲_乙", "3 < 4 & **丙**", "C:\\資料", "太*字", "名|前", "1 > 0"] {
        #expect(text.contains(piece), "\(text)")
      }
      #expect(!text.contains("\\#") && !text.contains("\\|"), "\(text)")
    }
  }

  /// Excel's «Unicode text»: its quotes part cells and are not shown. Quotes that somebody wrote are.
  @Test(arguments: [
    ("品名\t備考\n\"毛布, 大\"\t\"甲\n乙\"\n\"「\"\"予備\"\"」\"\t1\n", ["毛布, 大", "乙", "「\"予備\"」"], ["\"毛布", "\"\"", "甲\""]),
    ("品名\t備考\n毛布, 大\t\"甲\n乙\"", ["毛布, 大", "乙"], ["\""]), ("\"引用\"\t甲\n乙\t丙", ["\"引用\""], []),
  ])
  func tablesOfExcel(_ content: String, _ shown: [String], _ hidden: [String]) async throws {
    try await PictureMakerFixture.open { fixture in
      let text = try await fixture.maker.text(try fixture.file("excel.txt", content.utf8), page: 1)
      for piece in shown { #expect(text.contains(piece), "\(text)") }
      for piece in hidden { #expect(!text.contains(piece), "\(text)") }
    }
  }

  /// A text without end has an end on the wall, and says so.
  @Test(arguments: [("line.txt", "あ", 900_000), ("lines.txt", "い\n", 40_000), ("cells.csv", "う,え\n", 60_000)])
  func immenseTextIsCutOff(_ name: String, _ piece: String, _ count: Int) async throws {
    try await PictureMakerFixture.open { fixture in
      let source = try fixture.file(name, Data(String(repeating: piece, count: count).utf8))
      let document = try await fixture.maker.document(source)
      #expect((100...1000).contains(document.pages.count))
      #expect(try await fixture.maker.text(source, page: document.pages.count).contains("以下は省略"))
    }
  }
}
