import BriefingDomain
import BriefingLibrary
import Spreadsheet
import Testing

@testable import BriefingWording

/// What the saved sheets stand for, computed by hand. Of 100 documents with 4 sheets each 400 sheets a month.
struct SavedWordingTests {
  private static let factors = [
    SheetFactor(name: "用紙代", perSheet: 0.6, unit: "円", source: "契約", dated: "2026", kind: .paper),
    SheetFactor(name: "印刷費", perSheet: 2, to: 3, unit: "円", source: "リース", kind: .print),
    SheetFactor(name: "CO2", perSheet: 1.86, to: 8.6, unit: "g", source: "LCA", dated: "2023", kind: .co2),
    SheetFactor(name: "書架", perSheet: 0.0001, unit: "fm", source: "1万枚"),
  ].compactMap(\.self)

  private static func wording(_ series: [Int], _ factors: [SheetFactor] = factors) -> [String] {
    let report = ReportFixture.report(series: series, baseMonths: 1, factors: factors)
    return ReportWording(report: report, clock: report.clock).derived
  }

  /// 400 − 160 = 240 sheets. 240 × 0.6 = 144, × 2 = 480, × 3 = 720, together 624 to 864, × 1.86 = 446.4, × 8.6 = 2064.
  @Test func eachEndIsRoundedByItself() {
    Language.$current.withValue(.en) {
      #expect(
        Self.wording([100, 40]) == [
          "Paper: about 240 sheets saved (400 ÷ 1 × 1 − 160 = 240)",
          "用紙代: about 140 円 saved (240 sheets × 0.6; source: 契約, 2026)",
          "印刷費: about 480–720 円 saved (240 sheets × 2–3; source: リース)",
          "用紙代, 印刷費 together: about 620–860 円 saved (240 sheets × (0.6 + (2–3)))",
          "CO2: about 450–2,100 g saved (240 sheets × 1.86–8.6; source: LCA, 2023)",
          "書架: about 0.024 fm saved (240 sheets × 0.0001; source: 1万枚)",
        ])
    }
    Language.$current.withValue(.ja) {
      #expect(Self.wording([100, 40])[3] == "用紙代、印刷費 の計: 約 620〜860 円 の減（240枚 × (0.6 + (2〜3))）")
      #expect(Self.wording([100, 40])[4] == "CO2: 約 450〜2,100 g の減（240枚 × 1.86〜8.6、出典: LCA、2023）")
    }
  }

  /// 160 − 400: what was used more is no saving below 0.
  @Test func moreThanBefore() {
    Language.$current.withValue(.en) {
      let sentences = Self.wording([40, 100])
      #expect(sentences[0] == "Paper: about 240 sheets more (160 ÷ 1 × 1 − 400 = −240)")
      #expect(sentences[2] == "印刷費: about 480–720 円 more (240 sheets × 2–3; source: リース)")
      #expect(sentences[3].hasPrefix("用紙代, 印刷費 together: about 620–860 円 more"))
    }
  }

  /// One part of a cost has no sum, nor have two answers to one question; and without a factor nothing is said.
  @Test func whatIsNotAddedUp() {
    Language.$current.withValue(.en) {
      #expect(Self.wording([100, 40], Array(Self.factors.suffix(3))).count == 4)
      #expect(Self.wording([100, 40], []).isEmpty && Self.wording([100, 100])[2].contains("about 0 円 saved"))
    }
  }

  /// A range has a column for each end behind all others, and so has the cost; numbers are not rounded.
  @Test func columns() {
    Language.$current.withValue(.en) {
      let report = ReportFixture.report(series: [100, 40], baseMonths: 1, factors: Self.factors)
      let table = ReportSheet(report, report.clock).table
      let cells = Dictionary(uniqueKeysWithValues: zip(table.headings, table.rows[table.rows.count - 1]))
      #expect(cells["用紙代 (円)"] == .decimal(144) && cells["CO2 (g)"] == nil)
      #expect(cells["CO2 lowest (g)"] == .decimal(1.86 * 240) && cells["CO2 highest (g)"] == .decimal(8.6 * 240))
      #expect(cells["cost lowest (円)"] == .decimal(624) && cells["cost highest (円)"] == .decimal(864))
      #expect(table.headings.suffix(2) == ["cost lowest (円)", "cost highest (円)"])
      #expect(
        table.rows.allSatisfy { $0.count == table.headings.count } && table.rows[0].suffix(2) == [.empty, .empty])
    }
  }
}
