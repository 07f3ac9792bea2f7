import BriefingDomain
import Spreadsheet
import Testing

@testable import BriefingWording

/// Months that nobody has recorded are named in every format.
struct MonthsWithoutEntryTests {
  /// The base period is June to August; nothing is recorded of June and August.
  private let report = ReportFixture.report(
    series: [160, 178, 170, 90, 73], baseMonths: 3,
    withoutEntry: [ReportFixture.month(2026, 6), ReportFixture.month(2026, 8)])

  private static let note = tr(
    "The base period: 2026-06, 2026-08 have no entry and do not count.",
    "基準期間: 令和8年6月、令和8年8月 は記録がないため数えていません。")

  @Test func inTheNotes() throws {
    let parsed = try ParsedPage(ReportPage(report, ReportFixture.clock).html)
    #expect(parsed.texts.contains { $0.contains(Self.note) })
    #expect(parsed.texts.contains("utsusu log none 2026-06") && parsed.texts.contains("utsusu log none 2026-08"))
    let markdown = ReportMarkdown(report, ReportFixture.clock).text
    #expect(markdown.contains("> " + Self.note) && !markdown.contains(tr("> The period", "> 対象期間")))
    #expect(ReportText(report, ReportFixture.clock, width: 10_000).text.contains("※ " + Self.note))
  }

  /// A zero would be a month without paper.
  @Test func onThePage() throws {
    let parsed = try ParsedPage(ReportPage(report, ReportFixture.clock).html)
    let bars = parsed.elements.filter {
      $0.attributes["class"]?.hasPrefix("bar ") == true && $0.attributes["width"] != "22"
    }
    #expect(bars.count == 3)
    #expect(parsed.texts.contains(tr("–: no entry", "–: 記録なし")))
    for month in [6, 8] {
      let name = ReportWording.name(ReportFixture.month(2026, month))
      let row = try #require(parsed.texts.firstIndex(of: name))
      #expect(Array(parsed.texts[row + 1...row + 4]) == [tr("no entry", "記録なし"), "–", "–", "–"])
    }
  }

  /// What is set today changes no report as of a day before.
  @Test(arguments: [Language.en, .ja]) func noAdviceForADayGoneBy(_ language: Language) {
    Language.$current.withValue(language) {
      func text(_ asOf: Day?, hasBase: Bool) -> String {
        let report = ReportFixture.report(
          series: [160, 178, 170, 90, 73], baseMonths: 3, hasBase: hasBase, asOf: asOf,
          withoutEntry: [ReportFixture.month(2026, 6), ReportFixture.month(2026, 10)])
        return ReportText(report, ReportFixture.clock, width: 10_000).text
      }
      let day = Day(2026, 11, 1)
      for hasBase in [true, false] {
        #expect(text(nil, hasBase: hasBase).contains("log none") && !text(day, hasBase: hasBase).contains("log none"))
      }
      #expect(text(nil, hasBase: false).contains("utsusu base set"))
      #expect(!text(day, hasBase: false).contains("utsusu base set") && text(day, hasBase: false).contains("--base"))
    }
  }

  /// What is to be typed names the months, a run of them at once.
  @Test(arguments: [Language.en, .ja]) func adviceNamesTheMonths(_ language: Language) throws {
    let base = try #require(Period(from: ReportFixture.month(2026, 1), through: ReportFixture.month(2026, 9)))
    func text(knowing known: [Int]) -> String {
      let coverage = MonthCoverage(of: base, now: ReportFixture.month(2026, 10)) { month in
        known.contains { month == ReportFixture.month(2026, $0) }
      }
      return Language.$current.withValue(language) { coverage.text(of: base, width: 10_000) }
    }
    let runs = text(knowing: [1, 2, 6, 9])
    #expect(runs.contains("utsusu log none 2026-03..2026-05") && runs.contains("utsusu log none 2026-07..2026-08"))
    let many = text(knowing: [2, 4, 6, 8])
    #expect(many.contains("utsusu log none 2026-01") && !many.contains("utsusu log none 2026-03"))
    #expect(!text(knowing: Array(1...9)).contains("log none"))
  }

  /// Behind the columns of old, in every row.
  @Test(arguments: [Language.en, .ja])
  func inATable(_ language: Language) {
    Language.$current.withValue(language) {
      let table = ReportSheet(report, ReportFixture.clock).table
      let asked = [tr("months_without_entry", "記録のない月"), tr("base_months_without_entry", "基準期間の記録のない月")]
      let columns = asked.compactMap(table.headings.firstIndex)
      #expect(columns.count == 2)
      for row in table.rows { #expect(columns.map { row[$0].delimited } == ["", "2026-06 2026-08"]) }
      #expect(table.headings[0] == tr("by", "区分") && table.headings[5] == tr("documents", "書類量"))
    }
  }
}
