internal import BriefingDomain
internal import BriefingLibrary

extension ReportWording {
  /// The total beside earlier months: a line each, as those under the headline.
  var comparisons: [(label: String, value: String, formula: String)] {
    report.comparisons.map { comparison in
      let change = comparison.change(to: report.total)
      return (
        label(comparison.kind), change.map { Figure.signedPercent($0) } ?? Figure.percent(nil),
        [change == nil ? nil : formula(comparison), name(comparison.period) + remarks(comparison)]
          .compactMap(\.self).joined(separator: tr(", ", "、"))
      )
    }
  }

  private func label(_ kind: Comparison.Kind) -> String {
    let length = report.period.length
    return switch kind {
    case .previous where length == 1: tr("On month before", "前月比")
    case .previous where length == 12: tr("On year before", "前年比")
    case .previous: tr("On \(length) months before", "前の\(length)か月比")
    case .yearBefore where length == 1: tr("On year before", "前年同月比")
    case .yearBefore: tr("On year before", "前年同期比")
    }
  }

  /// `(73 ÷ 1) ÷ (80 ÷ 1) − 1`.
  private func formula(_ comparison: Comparison) -> String {
    let measure = report.total.measure
    func perMonth(_ tally: Tally, _ months: Int) -> String { "(\(Figure.count(tally.amount(measure))) ÷ \(months))" }
    return perMonth(report.total.period, report.total.months) + " ÷ "
      + perMonth(comparison.tally, comparison.months.counted.count) + " − 1"
  }

  /// Why it is not defined, or stands on a part of the months.
  private func remarks(_ comparison: Comparison) -> String {
    let months = comparison.months
    var remarks: [String] = []
    func add(_ some: [Month], _ what: String) {
      if !some.isEmpty {
        remarks.append(some.count == comparison.period.length ? what : "\(what): \(MonthWording.list(some))")
      }
    }
    add(months.withoutEntry, tr("no entry", "記録なし"))
    add(months.beforeLog, tr("before the log", "記録を始める前"))
    if !months.counted.isEmpty, comparison.tally.amount(report.total.measure) == 0 {
      remarks.append(tr("no paper", "紙なし"))
    }
    if report.months.countsRunning { remarks.append(tr("the period still runs", "対象期間は途中")) }
    if report.months.counted.isEmpty { remarks.append(tr("nothing to compare", "比べる月なし")) }
    return remarks.isEmpty ? "" : tr(" (", "（") + remarks.joined(separator: tr("; ", "、")) + tr(")", "）")
  }
}
