import BriefingDomain
import Testing

@testable import BriefingLibrary

/// A text laid on its pages as they were drawn, by what the pages say.
struct TextOnPagesTests {
  /// What stands on which page: `1:甲乙 2:丙`, and `-:` for what stands on none.
  private func laid(_ sections: [String], _ format: MaterialFormat = .docx, drawn: [String]) -> String {
    let stretches = TextOnPages.stretches(of: sections, format, drawn: drawn)
    let (pages, rest) = DrawnText(pageCount: drawn.count, stretches: stretches).pages(
      of: zip(1..., sections).map { Page(number: $0, text: $1) })
    let said = pages.map { "\($0.number):\($0.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))" }
    return (said + (rest.map { ["-:" + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")] } ?? []))
      .joined(separator: " | ")
  }

  /// Wherever the lines and the pages break; a page's header and number are no part of the text that goes on.
  @Test func aTextThatRunsOn() {
    let text = "川添区の避難所は八か所にある。収容人数は合わせて二千四百人である。\n備蓄は三日分を置く。\n"
    #expect(
      laid([text], drawn: ["計画書\n川添区の避難所は\n八か所にある。収容人\n- 1 -", "計画書\n数は合わせて二千四百人で\nある。\n備蓄は三日分を置く。\n- 2 -"])
        == "1:川添区の避難所は八か所にある。収容人 | 2:数は合わせて二千四百人である。 備蓄は三日分を置く。")
  }

  /// Widths, ligatures and the dots of a table of contents do not count.
  @Test func writtenOtherwise() {
    #expect(
      laid(["目次\t２\nＡ棟のoffice\nＢ棟の倉庫の予定"], drawn: ["目次 ........... 2\nA 棟のoﬃce", "B 棟の倉庫の予定"])
        == "1:目次 ２ Ａ棟のoffice | 2:Ｂ棟の倉庫の予定")
  }

  /// A note is read behind its section, and drawn at the foot of a page; a comment is drawn on none.
  @Test func notesAndComments() {
    let sections = ["初めの頁の本文が続きます。\n次の頁の本文はここで終わります。\n出典は統計局の年報による。\n佐藤さん、ここは確かめてください。\n", "第二節の本文は別の頁にある。"]
    let drawn = ["初めの頁の本文が続きます。\n1 出典は統計局の年報による。", "次の頁の本文はここで終わります。", "第二節の本文は別の頁にある。"]
    #expect(
      laid(sections, drawn: drawn)
        == "1:初めの頁の本文が続きます。 出典は統計局の年報による。 | 2:次の頁の本文はここで終わります。 | 3:第二節の本文は別の頁にある。 "
        + "| -:佐藤さん、ここは確かめてください。")
  }

  /// A number that Word counts itself belongs to what it stands before.
  @Test func numbersOfAList() {
    #expect(
      laid(["避難所の一覧を示す\n(イ) 備蓄の品目を示す\n"], drawn: ["避難所の一覧を示す", "ⅱ. 備蓄の品目を示す"])
        == "1:避難所の一覧を示す | 2:(イ) 備蓄の品目を示す")
  }

  /// A page that says nothing, such as one with a picture, has no text.
  @Test func aPictureBetween() {
    #expect(
      laid(["前半の説明の文章です\n後半の説明の文章です"], drawn: ["前半の説明の文章です", "", "後半の説明の文章です"])
        == "1:前半の説明の文章です | 2: | 3:後半の説明の文章です")
  }

  /// Nothing that is not certain is said.
  @Test func nothingAlike() {
    #expect(laid(["甲乙丙丁戊己庚辛"], drawn: ["子丑寅卯", ""]) == "1: | 2: | -:甲乙丙丁戊己庚辛")
    #expect(laid([], drawn: ["子丑"]) == "1:")
    #expect(laid(["", ""], .xlsx, drawn: []) == "")
  }

  /// Each sheet begins a page; its name and what is hidden are not drawn.
  @Test func sheets() {
    let sections = ["人口\n町名\t人口\n汐見町\t320\n川添町\t410", "予算\n款\t額\n［非表示：民生費\t20］\n土木費\t30"]
    #expect(
      laid(sections, .xlsx, drawn: ["町名 人口\n汐見町 320", "川添町\n410", "款 額\n土木費 30"])
        == "1:町名 人口 汐見町 320 | 2:川添町 410 | 3:款 額 土木費 30 | -:人口 予算 ［非表示：民生費 20］")
  }

  /// Down, then over: the rows of a wide sheet go from page to page and back. What several pages say stands where its
  /// neighbours do.
  @Test func aWideSheet() {
    let rows = ["施設\t所在\t収容\t備考", "第一体育館\t汐見町\t320\t改修中", "第二体育館\t川添町\t320\t改修中", "市民会館\t港町\t900\t新築"]
    #expect(
      laid(
        ["一覧\n" + rows.joined(separator: "\n")], .xlsx,
        drawn: ["施設 所在\n第一体育館 汐見町", "第二体育館 川添町\n市民会館 港町", "収容 備考\n320 改修中", "320 改修中\n900 新築"])
        == "1:施設 所在 第一体育館 汐見町 | 2:第二体育館 川添町 市民会館 港町 | 3:収容 備考 320 改修中 | 4:320 改修中 900 新築 | -:一覧")
  }

  /// A table of commas has its cells on pages, too.
  @Test func commas() {
    #expect(
      laid(["名,数\n\"甲\",11\n乙,22\n"], .csv, drawn: ["名 数\n甲 11", "乙 22"]) == "1:名,数 \"甲\",11 | 2:乙,22")
  }

  /// An address that another one begins with stands where it stands alone. The first column is on all pages.
  @Test func theBeginningOfAnotherCell() {
    let names = ["甲課", "乙課", "丙課"]
    let address = "https://a.example/terms/90"
    let rows = names.map { "\($0)\t\(address)?name=\($0)\t\(address)\t総務省統計局" }
    let drawn = names.flatMap { ["\($0) \(address)?name=\($0)", "\($0) \(address)\n総務省統計局"] }
    let text = laid(["一\n" + rows.joined(separator: "\n")], .xlsx, drawn: drawn)
    #expect(text.contains("4:\(address) 総務省統計局 | 5:丙課 \(address)?name=丙課 | 6:\(address) 総務省統計局"), "\(text)")
  }

  /// A cell that has its end on the page of another row is no reason to take two rows of pages for one.
  @Test func theEndOfACellOnOtherPages() {
    let address = "https://a.example/terms"
    let rows = ["甲", "乙", "丙", "丁"].map { "\($0)の課\t\($0)の値\t\(address)" }
    let drawn = ["甲の課", "甲の値 \(address)PDF", "乙の課", "乙の値 \(address)", "丙の課", "丙の値 \(address)", "丁の課", "丁の値 \(address)"]
    let text = laid(["一\n" + rows.joined(separator: "\n")], .xlsx, drawn: drawn)
    #expect(text.hasPrefix("1:甲の課 | 2:甲の値 \(address) | 3:乙の課 | 4:乙の値 \(address) | 5:丙の課"), "\(text)")
  }

  /// A cell that runs on over the next page is written on both, further than it shows: what both have is cut in the middle,
  /// where a word begins. A heading that is repeated is not.
  @Test func aCellThatRunsOn() {
    let remark = "Only allowed for Download. Will be present only in Records"
    let rows = ["区分\tRemarks of the year 2026", "甲\t\(remark)", "乙\t\(remark)", "丙\t未定"]
    let drawn = [
      "区分 Remarks of the year 2026\n甲 \(remark)\n乙 Only allowed for Download. Will be pres",
      "the year 2026\nRemarks of the year 2026\nallowed for Download. Will be present only in Records\npresent only in Records",
      "丙 未定",
    ]
    let text = laid(["表\n" + rows.joined(separator: "\n")], .xlsx, drawn: drawn)
    #expect(
      text
        == "1:区分 Remarks of the year 2026 甲 Only allowed for 乙 Only allowed for | "
        + "2:Download. Will be present only in Records Download. Will be present only in Records | 3:丙 未定 | -:表",
      "\(text)")
    #expect(
      laid(["表\n対象とする団体と施設の範囲の一覧\t\n二\t"], .xlsx, drawn: ["対象とする団体と施設の範囲の一覧\n二", "施設の範囲の一覧"])
        == "1:対象とする団体と施設の範 二 | 2:囲の一覧 | -:表")
  }

  /// Rows between two pages that both of them say are on neither for certain.
  @Test func rowsThatBothPagesSay() {
    let rows = ["一番の会場", "未定の会場", "二番の会場"]
    #expect(
      laid(["表\n" + rows.joined(separator: "\n")], .xlsx, drawn: ["一番の会場\n未定の会場", "未定の会場\n二番の会場"])
        == "1:一番の会場 | 2:二番の会場 | -:表 未定の会場")
  }

  /// Texts that were made to keep it busy, or to make it take a page for another.
  @Test func hostile() {
    let long = String(repeating: "ああ", count: 20_000)
    _ = laid([long], drawn: [long, long])
    _ = laid([String(repeating: "あい\tあい\n", count: 2000)], .xlsx, drawn: Array(repeating: "あい", count: 50))
    _ = laid(["［非表示：\n\t\n］\n"], .xlsx, drawn: ["［非表示："])
    _ = laid(["a\u{0}b\tc"], .csv, drawn: ["a\u{0}b"])
  }
}
