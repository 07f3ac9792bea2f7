internal import BriefingDomain
package import BriefingLibrary

/// The areas of floors in sentences. A difference is never said without what it is of.
package struct SpaceSentences {
  private let report: SpaceReport
  private let sums: SpaceSums
  /// Who reads it in a browser is told of no command.
  private let isAtDesk: Bool

  package init(_ report: SpaceReport, isAtDesk: Bool = false) {
    (self.report, self.isAtDesk) = (report, isAtDesk)
    sums = report.take.total
  }

  package static var formula: String {
    tr(
      "Over the floors measured both times: ratio = plus-alpha area now ÷ in the base − 1; share = plus-alpha area ÷ all area, and its difference in points. They are two figures, and neither stands for the other.",
      "両方の時点で測った階について、比 = プラスα面積（現在）÷ プラスα面積（基準）− 1、割合 = プラスα面積 ÷ 全面積とそのポイント差。二つは別の数値で、互いの代わりにはなりません。"
    )
  }

  package var all: [String] {
    guard let base = report.take.base else {
      let (alpha, all) = (StockWording.area(sums.plusAlphaWithoutBase), StockWording.area(sums.totalWithoutBase))
      let command = isAtDesk ? "" : ": utsusu space base 2025-03"
      return [
        tr(
          "By \(report.take.day) \(counted(sums.withoutBase, "floor")) \(sums.withoutBase == 1 ? "is" : "are") measured, with \(all), of it \(alpha) plus-alpha space. No base is set\(command)",
          "\(report.take.day) までの測定で \(sums.withoutBase) フロア、\(all)、うちプラスα \(alpha)。基準は設定されていません\(command)"
        )
      ]
    }
    return plusAlpha(base) + notSince + left + others + shelves
  }

  private func plusAlpha(_ base: ClosedRange<Day>) -> [String] {
    let (days, day, area) = (StockWording.days(base), report.take.day, StockWording.area)
    guard let share = sums.share else {
      return [
        tr(
          "No floor was measured both in the base (\(days)) and since, by \(day): nothing is compared.",
          "基準（\(days)）と、その後 \(day) までの両方で測った階がないため、比較できません。")
      ]
    }
    let change = sums.plusAlpha
    return [
      tr(
        "Plus-alpha space: \(area(change.base)) in the base (\(days)), \(area(change.now)) by \(day), \(counted(sums.both, "floor")) measured both times.",
        "プラスα: 基準（\(days)）\(area(change.base))、\(day) まで \(area(change.now))。両方で測った \(sums.both) フロア。"),
      tr(
        "Ratio: \(ratio(change.ratio)) of the plus-alpha area in the base.",
        "比: 基準のプラスα面積に対して \(ratio(change.ratio))。"),
      tr(
        "Share of all area: \(Figure.percent(share.base)) of \(area(sums.total.base)), now \(Figure.percent(share.now)) of \(area(sums.total.now)): \(points(share)).",
        "全面積に占める割合: \(area(sums.total.base)) の \(Figure.percent(share.base)) から \(area(sums.total.now)) の \(Figure.percent(share.now))、\(points(share))。"
      ),
    ]
  }

  private var notSince: [String] {
    guard let bounds = sums.bounds else { return [] }
    let floors = names { $0.base != nil && $0.now == nil }
    let (alpha, all) = (StockWording.area(sums.plusAlphaNotSince), StockWording.area(sums.totalNotSince))
    let said = tr(
      "Not measured since the base: \(floors), then \(all), \(alpha) of it plus-alpha.",
      "基準の後に測っていない階: \(floors)（基準 \(all)、うちプラスα \(alpha)）。")
    if sums.both == 0 { return [said] }
    func outcome(_ outcome: SpaceSums.Outcome) -> String {
      tr(
        "ratio \(ratio(outcome.ratio)), share \(points(outcome.share))",
        "比 \(ratio(outcome.ratio))、割合 \(points(outcome.share))")
    }
    return [
      said
        + tr(
          " If that is still so, over all floors with a base: \(outcome(bounds.unchanged)). If none of it is plus-alpha now: \(outcome(bounds.low)); if all of it is: \(outcome(bounds.high)).",
          "これを含めると、基準のままの場合 \(outcome(bounds.unchanged))、プラスαが残っていない場合 \(outcome(bounds.low))、すべてプラスαになった場合 \(outcome(bounds.high))。"
        )
    ]
  }

  private var left: [String] {
    if sums.withoutBase == 0 { return [] }
    let floors = names { $0.base == nil }
    return [
      tr(
        "Left out, since not measured in the base: \(floors), now \(StockWording.area(sums.totalWithoutBase)), \(StockWording.area(sums.plusAlphaWithoutBase)) of it plus-alpha.",
        "基準に測っていないため除いた階: \(floors)（現在 \(StockWording.area(sums.totalWithoutBase))、うちプラスα \(StockWording.area(sums.plusAlphaWithoutBase))）。"
      )
    ]
  }

  /// The other uses but shelves, as far as they were told apart.
  private var others: [String] {
    let said = AreaUse.allCases.filter { $0 != .shelf }.compactMap { use in
      sums.others[use].map { "\(use.label) \(area($0))" }
    }
    if said.isEmpty { return [] }
    return [tr("Other uses: \(said.joined(separator: "; ")).", "ほかの用途: \(said.joined(separator: "、"))。")]
  }

  private var shelves: [String] {
    var sentences: [String] = []
    if let change = sums.others[.shelf] {
      sentences.append(
        tr(
          "Shelf area: \(area(change)); freed: \(StockWording.area(-change.difference)).",
          "書架の面積: \(area(change))。空いた面積 \(StockWording.area(-change.difference))。"))
    }
    if report.freed.shelves > 0 {
      let since =
        report.stockBase.map { tr(" since its base (\(StockWording.days($0)))", "基準（\(StockWording.days($0))）の後に") }
        ?? ""
      sentences.append(
        tr(
          "The stock-take has \(StockWording.area(report.freed.area)) freed by \(Figure.count(report.freed.shelves)) shelves removed\(since). It may be the same area, and is not added.",
          "文書量棚卸では、\(since)撤去した書架 \(Figure.count(report.freed.shelves)) 台で空いた面積 \(StockWording.area(report.freed.area))。同じ面積のことがあるため、合算しません。"
        ))
    }
    return sentences
  }

  private func area(_ change: AreaChange) -> String {
    let floors = change.floors < sums.both ? tr(" (\(counted(change.floors, "floor")))", "（\(change.floors) フロア）") : ""
    return "\(StockWording.area(change.base)) → \(StockWording.area(change.now))\(floors)"
  }

  private func ratio(_ ratio: Double?) -> String { ratio.map(Figure.signedPercent) ?? Figure.percent(nil) }

  private func points(_ share: SpaceSums.Share) -> String {
    let points = Figure.signed(share.points, places: 1)
    return tr("\(points) points", "\(points) ポイント")
  }

  /// Of many the first.
  private func names(_ isMeant: (SpaceRow) -> Bool) -> String {
    let floors = report.take.rows.filter(isMeant).map(\.floor.safe)
    return floors.prefix(10).joined(separator: tr(", ", "、"))
      + (floors.count > 10 ? tr(" and \(floors.count - 10) more", " ほか \(floors.count - 10) フロア") : "")
  }
}
