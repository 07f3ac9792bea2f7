internal import BriefingDomain

/// The split of a change as steps from the base period's amount a month to the period's, in tenths. The effects add up to
/// the change as printed; both ends are what they are, each rounded for itself, so that base and effects may miss the end
/// by a tenth.
struct Waterfall {
  struct Step {
    enum Kind: Equatable { case start, effect, end }
    let kind: Kind
    let label: String
    let detail: String
    /// Where the step begins and ends, in tenths.
    let from: Int
    let to: Int

    var change: Int { to - from }
  }

  let steps: [Step]

  /// `nil` without a base period.
  init?(_ figures: Reduction, _ wording: ReportWording) {
    guard let base = figures.base, let effects = figures.effects, let perMonth = figures.perMonth else { return nil }
    let tenths = effects.rounded(to: 0.1)
    let start = Int(roundedHalfUp(base.perMonth(figures.measure) * 10))
    let end = Int(roundedHalfUp(perMonth * 10))
    let activity = start + tenths.activity
    let form = activity + tenths.form
    steps = [
      Step(kind: .start, label: tr("Base", "基準"), detail: tr("per month", "月あたり"), from: 0, to: start),
      Step(
        kind: .effect, label: tr("Activity", "活動"), detail: tr("number of reports", "報告の件数"), from: start,
        to: activity),
      Step(kind: .effect, label: tr("Form", "形態"), detail: tr("share on paper", "紙の割合"), from: activity, to: form),
      Step(
        kind: .effect, label: tr("Copies", "部数"), detail: tr("per paper report", "紙1件あたり"), from: form,
        to: form + tenths.copies),
      Step(kind: .end, label: tr("Period", "対象期間"), detail: tr("per month", "月あたり"), from: 0, to: end),
    ]
  }
}
