internal import BriefingDomain

/// The split of a change as steps from the base period's amount a month to the period's, in tenths that add up as
/// printed: start + activity + form + copies = end.
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
    guard let base = figures.base, let effects = figures.effects else { return nil }
    let tenths = effects.rounded(to: 0.1)
    let ends = Waterfall.ends(base.perMonth(figures.measure) * 10, figures.perMonth * 10, change: tenths.change)
    let activity = ends.start + tenths.activity
    let form = activity + tenths.form
    steps = [
      Step(kind: .start, label: tr("Base", "基準"), detail: tr("per month", "月あたり"), from: 0, to: ends.start),
      Step(
        kind: .effect, label: tr("Activity", "活動"), detail: tr("number of reports", "報告の件数"), from: ends.start,
        to: activity),
      Step(kind: .effect, label: tr("Form", "形態"), detail: tr("share on paper", "紙の割合"), from: activity, to: form),
      Step(
        kind: .effect, label: tr("Copies", "部数"), detail: tr("per paper report", "紙1件あたり"), from: form,
        to: form + tenths.copies),
      Step(kind: .end, label: tr("Period", "対象期間"), detail: tr("per month", "月あたり"), from: 0, to: ends.end),
    ]
  }

  /// Both ends rounded to whole tenths such that they differ by `change`: where rounding each by itself does not give
  /// that, the one nearer to the other side of its rounding gives way, by less than a tenth.
  static func ends(_ start: Double, _ end: Double, change: Int) -> (start: Int, end: Int) {
    let (first, last) = (Int(start.rounded()), Int(end.rounded()))
    guard last - first != change else { return (first, last) }
    let doubtOfStart = abs(start - start.rounded())
    let doubtOfEnd = abs(end - end.rounded())
    return doubtOfStart > doubtOfEnd && last - change >= 0 ? (last - change, last) : (first, first + change)
  }
}
