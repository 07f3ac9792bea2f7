import BriefingDomain
import BriefingLedger
import Testing

@testable import BriefingLibrary
@testable import BriefingWording

/// A printed report says what moves its figures, since when, and who has set it so.
struct SettingWordingTests {
  private func change(_ number: Int64, _ setting: Setting, _ value: String, by person: String?) -> SettingChange {
    // 2026-11-07 in Tokyo.
    let entry = SettingEntry(
      number: SettingEntry.ID(number), setting: setting, value: value,
      recordedAt: person == nil ? nil : ReportFixture.clock.now, recordedBy: person)
    return SettingChange(entry: entry, before: nil, subject: nil)
  }

  /// A factor of an older version, one with all that can be said, and one that nobody can read.
  @Test func factors() {
    Language.$current.withValue(.en) {
      for (value, text) in [
        ("4.6\ng\nLCA", "4.6 g (LCA)"), ("1.86..8.6\ng\nLCA\n2023\nco2", "1.86–8.6 g (CO₂; LCA, 2023)"),
        ("0.6\n円\n契約\n2026-04..2027-03\npaper", "0.6 円 (paper; 契約, FY2026)"),
        ("5.0\n円\n契約\n\nprint", "5 円 (print; 契約)"), ("x\ty", "x y"),
      ] { #expect(change(1, .factor("x"), value, by: nil).text(value) == text) }
    }
  }

  private static let said = [
    (
      Language.en,
      [
        "Base period 2026-02..2026-04 (before changes were kept)", "Goal 60.0 % (2026-11-07, 田中<主任>)",
        "2 units projecting (last set 2026-11-07, 佐藤)",
      ]
    ),
    (.ja, ["基準期間 2026-02..2026-04（変更の記録より前）", "目標 60.0 %（2026-11-07、田中<主任>）", "開始月のある所属 2（最後の設定 2026-11-07、佐藤）"]),
  ]

  @Test(arguments: said)
  func whoSetIt(_ language: Language, _ settings: [String]) throws {
    try Language.$current.withValue(language) {
      let report = ReportFixture.report(
        series: [160, 178, 73],
        settings: [
          change(1, .basePeriod, "2026-02..2026-04", by: nil), change(2, .goal, "0.6", by: "田中<主任>"),
          change(3, .adoption(1), "2026-05", by: "田中"), change(4, .adoption(2), "2026-06", by: "佐藤"),
        ])
      let text = ReportText(report, ReportFixture.clock, width: 80).text
      let lines = settings.map { "  \($0)\n" }.joined()
      #expect(text.contains((language == .en ? "Set:\n" : "設定:\n") + lines + "\n"), "\(text)")
      let sentence =
        language == .en ? "Set: " + settings.joined(separator: "; ") : "設定: " + settings.joined(separator: "、")
      let markdown = ReportMarkdown(report, ReportFixture.clock).text
      #expect(markdown.contains(sentence.replacing("<", with: "&lt;").replacing(">", with: "&gt;")), "\(markdown)")
      let page = try ParsedPage(ReportPage(report, ReportFixture.clock).html)
      #expect(page.texts.contains(sentence))
    }
  }
}
