internal import BriefingDomain
internal import BriefingLibrary

/// What was saved: sheets, and what they stand for by the office's own factors. What is multiplied is what is printed; only the
/// result is rounded, each end of a range by itself.
extension ReportWording {
  /// A sentence each; nothing without a factor.
  var derived: [String] {
    guard let saved = report.total.sheetsSaved, !report.factors.isEmpty else { return [] }
    let costs = report.factors.costs
    let sentences = report.factors.map { sentence($0, saved) }
    guard costs.count > 1, let cost = report.factors.cost(of: saved) else { return [sheets(saved)] + sentences }
    let parts = costs.map { $0.perSheet.isOne ? $0.perSheetText : "(\($0.perSheetText))" }.joined(separator: " + ")
    let sum = tr(
      "\(names(costs)) together: \(amount(cost, costs[0].unit)) (\(Figure.plain(abs(saved))) sheets × (\(parts)))",
      "\(names(costs)) の計: \(amount(cost, costs[0].unit))（\(Figure.plain(abs(saved)))枚 × (\(parts))）")
    return [sheets(saved)] + sentences.prefix(costs.count) + [sum] + sentences.dropFirst(costs.count)
  }

  private func names(_ factors: [SheetFactor]) -> String {
    factors.map(\.name.safe).joined(separator: tr(", ", "、"))
  }

  /// `about 2,800 g saved`; what is used more is no saving with a minus sign.
  private func amount(_ amount: ClosedRange<Double>, _ unit: String) -> String {
    let isLess = amount.upperBound >= 0
    let size = isLess ? amount : -amount.upperBound...(-amount.lowerBound)
    let words = "\(size.words(Figure.rough)) \(unit.safe)"
    return isLess ? tr("about \(words) saved", "約 \(words) の減") : tr("about \(words) more", "約 \(words) の増")
  }

  private func sentence(_ factor: SheetFactor, _ saved: Double) -> String {
    let (amount, sheets) = (amount(factor.amount(of: saved), factor.unit), Figure.plain(abs(saved)))
    return tr(
      "\(factor.name.safe): \(amount) (\(sheets) sheets × \(factor.perSheetText); source: \(factor.origin))",
      "\(factor.name.safe): \(amount)（\(sheets)枚 × \(factor.perSheetText)、出典: \(factor.origin)）")
  }

  private func sheets(_ saved: Double) -> String {
    guard let base = report.total.base else { return "" }
    let (period, unknown) = (report.total.period, report.total.period.withoutPages + base.tally.withoutPages)
    let formula =
      "\(Figure.count(base.tally.sheets)) ÷ \(base.months) × \(report.total.months) − \(Figure.count(period.sheets))"
      + " = \(Figure.plain(saved))"
    let amount = amount(saved...saved, tr("sheets", "枚"))
    guard unknown > 0 else { return tr("Paper: \(amount) (\(formula))", "紙: \(amount)（\(formula)）") }
    return tr(
      "Paper: \(amount) (\(formula); without \(counted(unknown, "submission")) whose pages nobody noted)",
      "紙: \(amount)（\(formula)。ページ数のない紙の提出 \(unknown) 件を含まない）")
  }
}
