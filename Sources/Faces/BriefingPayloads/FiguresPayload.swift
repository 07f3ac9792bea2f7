package import BriefingDomain

/// The figures of a report, or of one of its rows.
package struct FiguresPayload: Payload {
  package let measure: Measure
  package let months: Int
  package let perMonth: Double?
  package let base: Base?
  package let documents, sheets, sheetsUnknown: Int
  package let reports: ReportCounts
  package let reduction: Double?
  package let bounds: Bounds
  package let goal: Double
  package let verdict: Reduction.Verdict?
  package let digitalRate: DigitalRate
  package let effects: EffectsPayload

  package struct Base: Payload {
    package let from, to: String
    package let months, documents, sheets: Int
    package let reports: ReportCounts
    package let perMonth: Double
  }

  package struct Bounds: Payload { package let low, high: Double? }
  package struct DigitalRate: Payload { package let fully, any: Double? }
  package struct EffectsPayload: Payload { package let activity, form, copies: Double? }
}

/// Submissions by form, and those that nobody recorded.
package struct ReportCounts: Payload {
  /// `paper` is paper alone, `onPaper` paper alone or beside data.
  package let all, onPaper, paper, both, digital, projected, unrecorded, unseen: Int
}

extension FiguresPayload {
  init(_ figures: Reduction, base period: Period?) {
    let tally = figures.period
    let base = period.flatMap { period in
      figures.base.map { base in
        Base(
          from: "\(period.from)", to: "\(period.through)", months: base.months, documents: base.tally.documents,
          sheets: base.tally.sheets, reports: ReportCounts(base.tally), perMonth: base.perMonth(figures.measure))
      }
    }
    let (bounds, effects) = (figures.bounds, figures.effects)
    self.init(
      measure: figures.measure, months: figures.months, perMonth: figures.perMonth, base: base,
      documents: tally.documents, sheets: tally.sheets, sheetsUnknown: tally.withoutPages,
      reports: ReportCounts(tally), reduction: figures.value, bounds: Bounds(low: bounds?.low, high: bounds?.high),
      goal: figures.goal, verdict: figures.verdict,
      digitalRate: DigitalRate(fully: figures.fullyDigitalRate, any: figures.anyDigitalRate),
      effects: EffectsPayload(activity: effects?.activity, form: effects?.form, copies: effects?.copies))
  }
}

extension ReportCounts {
  init(_ tally: Tally) {
    self.init(
      all: tally.reports, onPaper: tally.onPaper, paper: tally.paper, both: tally.both, digital: tally.digital,
      projected: tally.projected,
      unrecorded: tally.unrecorded, unseen: tally.unseen)
  }
}
