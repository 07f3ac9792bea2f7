import BriefingDomain
import BriefingLibrary
import InstantLiterals
import Spreadsheet
import Testing

@testable import BriefingWording

/// What is printed where the roll-out can be judged: signed, in words, with every unit named.
struct RollOutWordingTests {
  private static let adopted = ["一課", "二課", "三課", "四課", "五課"]
  private static let notYet = ["六課", "七課", "八課", "九課", "十課"]

  private func tally(_ reports: Int, _ documents: Int) -> Tally {
    Tally(form: .paper, count: reports, documents: documents)
  }

  /// Adopted: 6 → 3 documents a report, ×0.5. Not yet: 5 → `now` ÷ 5, so ×0.8 for 20: together ×0.625.
  private func report(notYetNow now: Int) -> ReductionReport {
    ReportFixture.report(
      series: [160, 178, 73],
      rollOut: RollOut(
        adopted: .init(sharing: Self.adopted, base: tally(10, 60), period: tally(20, 60)),
        notYet: .init(sharing: Self.notYet, base: tally(10, 50), period: tally(5, now)), leftOut: ["総務課", "<監査課>"]))
  }

  private func texts(_ report: ReductionReport) throws -> [String] {
    let page = try ParsedPage(ReportPage(report, ReportFixture.clock).html).texts.joined(separator: "\n")
    return [
      ReportText(report, ReportFixture.clock, width: 10_000).text,
      ReportMarkdown(report, ReportFixture.clock).text.replacing("&lt;", with: "<").replacing("&gt;", with: ">"), page,
    ]
  }

  private func value(_ report: ReductionReport) throws -> String {
    let table = ReportSheet(report, ReportFixture.clock).table
    let column = try #require(table.headings.firstIndex(of: tr("roll_out", "取組による効果")))
    return table.rows.last![column].delimited
  }

  private static let less = [
    (
      Language.en,
      [
        "Attributable to the roll-out: −37.5 % per report, less than in the units not yet in it (difference in differences "
          + "of logs −0.470; 5 units adopted, 5 not yet)", "Adopted: 一課, 二課, 三課, 四課, 五課", "Not yet: 六課, 七課, 八課, 九課, 十課",
        "Left out, since they adopted before or within the months compared: 総務課, <監査課>",
      ]
    ),
    (
      .ja,
      [
        "取組による効果: 報告1件あたり −37.5 %（未実施の所属に比べて減。対数の差の差 −0.470、実施 5 所属、未実施 5 所属）", "実施: 一課、二課、三課、四課、五課",
        "未実施: 六課、七課、八課、九課、十課", "比べる月より前か途中に始めたため除いた所属: 総務課、<監査課>",
      ]
    ),
  ]

  @Test(arguments: less)
  func lessPaper(_ language: Language, _ sentences: [String]) throws {
    try Language.$current.withValue(language) {
      let report = report(notYetNow: 20)
      for text in try texts(report) {
        for sentence in sentences { #expect(text.contains(sentence), "\(text)") }
      }
      #expect(try texts(report)[2].contains("exp(ln[(60 ÷ 20) ÷ (60 ÷ 10)] − ln[(20 ÷ 5) ÷ (50 ÷ 10)]) − 1"))
      let number = try #require(Double(try value(report)))
      #expect(abs(number + 0.375) < 1e-12)
    }
  }

  @Test func morePaper() throws {
    // Not yet: 5 → 2, ×0.4: together ×1.25.
    let report = report(notYetNow: 10)
    let size = tr("+25.0 % per report, more than", "+25.0 %（未実施の所属に比べて増。")
    for text in try texts(report) { #expect(text.contains(size), "\(text)") }
    #expect(abs(try #require(Double(try value(report))) - 0.25) < 1e-12)
  }
}

/// 四捨五入, also where two decimals tie.
struct TieTests {
  @Test(arguments: [(141, "17.63"), (177, "22.13"), (-141, "−17.63"), (1354, "169.25"), (584, "73")])
  func tiesGoUp(_ eighths: Int, _ expected: String) {
    #expect(Figure.plain(Double(eighths) / 8) == expected)
  }

  /// 0.55 × 100 is not 55.
  @Test func wholePercents() {
    for percent in 0...100 { #expect(Figure.plain(Double(percent) / 100 * 100) == "\(percent)") }
  }

  @Test(arguments: [(141, "17.63"), (177, "22.13")])
  func inAReport(_ amount: Int, _ mean: String) throws {
    // A base period of eight months.
    let report = ReportFixture.report(series: [amount, 0, 0, 0, 0, 0, 0, 0, 5], baseMonths: 8)
    for text in [
      ReportText(report, ReportFixture.clock, width: 80).text, ReportPage(report, ReportFixture.clock).html,
      ReportMarkdown(report, ReportFixture.clock).text,
    ] { #expect(text.contains(mean)) }
  }
}
