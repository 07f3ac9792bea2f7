import BriefingDomain
import ForgedFiles
import HelperService
import Testing

@testable import MaterialFormats

/// A page as one reads it aloud.
struct ReadAloudTests {
  /// Lines at their places, kanji a square of their size, other letters half as wide.
  static func aloud(_ lines: [(text: String, x: Double, y: Double, size: Double)]) -> String {
    var letters: [VerticalText.Letter] = []
    for (word, line) in lines.enumerated() {
      var x = line.x
      for scalar in line.text.unicodeScalars {
        let width = scalar.isFullWidth ? line.size : line.size / 2
        if scalar != " " {
          letters.append(
            VerticalText.Letter(
              scalar: scalar, x: x, y: line.y, width: width, height: line.size, word: word, isTurned: false))
        }
        x += width
      }
    }
    return ReadAloud.text(lines.map(\.text).joined(separator: "\n"), letters)
  }

  /// Sentences are whole, the items of a list and the next paragraph stay lines of their own, the title comes first and the
  /// page's number last.
  @Test func aSlide() {
    let text = Self.aloud([
      ("4", 900, 520, 12),
      ("• 常に現場に合わせていくには利用者からの声が必要", 60, 120, 24),
      ("になります。", 84, 156, 24),
      ("−完成したところから公開していくので、体系化が進んで", 84, 200, 20),
      ("いない部分もあります。", 104, 230, 20),
      ("・次の項目", 84, 260, 20),
      ("これからも成長します", 60, 30, 36),
    ])
    #expect(
      text == """
        これからも成長します
        • 常に現場に合わせていくには利用者からの声が必要になります。
        −完成したところから公開していくので、体系化が進んでいない部分もあります。
        ・次の項目
        4
        """)
  }

  @Test func paragraphsOfAPaper() {
    let text = Self.aloud([
      ("１ 目的", 72, 100, 12),
      ("　この要領は、洪水のときに開設する避難所の運営について、必", 72, 130, 12),
      ("要な事項を定める。利用する機器の構成だけでなく、台数などの", 72, 150, 12),
      ("状況も確かめる。", 72, 170, 12),
      ("　次の段落は、一字下げで始まり、前の段落とは別の行になるも", 72, 190, 12),
      ("のとする。", 72, 210, 12),
      ("（１）契約の確認", 72, 230, 12),
      ("（２）検査の実施", 72, 250, 12),
      ("みなと野市 防災企画課 1", 72, 760, 10),
    ])
    #expect(
      text == """
        １ 目的
        　この要領は、洪水のときに開設する避難所の運営について、必要な事項を定める。利用する機器の構成だけでなく、台数などの状況も確かめる。
        　次の段落は、一字下げで始まり、前の段落とは別の行になるものとする。
        （１）契約の確認
        （２）検査の実施
        みなと野市 防災企画課 1
        """)
  }

  /// Words are parted by a space, and one that was broken is whole again.
  @Test func latin() {
    let text = Self.aloud([
      ("The committee has met to consider the pro-", 72, 100, 12),
      ("posal of the office, which was handed over", 72, 115, 12),
      ("in November.", 72, 130, 12),
      ("Next item", 72, 145, 12),
    ])
    #expect(
      text
        == "The committee has met to consider the proposal of the office, which was handed over in November.\nNext item"
    )
  }

  /// Cells, labels and short lines that stand below each other are no sentence.
  @Test func tables() {
    let lines = [
      ("区分 人数 主な役割", 72.0, 100.0, 12.0), ("地域の住民 120人", 72, 120, 12), ("市職員 46人", 72, 140, 12),
      ("汐見区", 72, 160, 12), ("川西区", 72, 180, 12), ("8,000", 72, 200, 12), ("6,000", 72, 220, 12),
    ]
    #expect(Self.aloud(lines) == lines.map(\.0).joined(separator: "\n"))
  }

  /// What poppler gives in pieces is the one line that it is drawn as.
  @Test func piecesOfALine() {
    let text = Self.aloud([
      ("開始から", 72, 100, 12), ("AI システム", 120, 100, 12), ("の利用", 186, 100, 12), ("終わり", 400, 100, 12),
    ])
    #expect(text == "開始からAI システムの利用\n終わり")
  }

  /// Of a file: the same through the reader; read otherwise, it stays as it is drawn.
  @Test func aFile() throws {
    let lines = [
      "The ledger tells how each briefing reached", "its recipients, page by page, since the first", "of March.",
    ]
    let content = lines.enumerated().map { "BT /F 12 Tf 72 \(700 - 14 * $0.offset) Td (\($0.element)) Tj ET" }
    let bytes = PDFTests.document([content.joined(separator: " ")])
    #expect(try read(bytes, name: "a.pdf").pages.map(\.text) == [lines.joined(separator: "\n")])
    #expect(try read(bytes, name: "a.pdf", aloud: true).pages.map(\.text) == [lines.joined(separator: " ")])
  }
}
