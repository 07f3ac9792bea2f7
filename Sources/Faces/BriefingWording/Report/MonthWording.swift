internal import BriefingDomain

/// Which months of a span count and which do not, as a report says it.
struct MonthWording {
  let months: MonthCoverage
  /// Of a base period, whose running month never counts.
  var countsRunningNever = false
  /// Of a report as of a day gone by: what is said today does not change it.
  var isOfThePast = false
  /// Whose reader has a browser and no shell.
  var isAtDesk = false

  /// - Parameter span: what it is called, at the beginning of a sentence.
  func sentences(of span: String) -> [String] {
    var sentences: [String] = []
    func add(_ months: [Month], _ english: (_ names: String, _ isOne: Bool) -> String, _ japanese: (String) -> String) {
      guard !months.isEmpty else { return }
      sentences.append(tr(english(Self.list(months), months.count == 1), japanese(Self.list(months))))
    }
    add(
      months.withoutEntry,
      {
        "\(span): \($0) \($1 ? "has" : "have") no entry and \($1 ? "does" : "do") not count."
          + (isOfThePast ? "" : " If nothing was reported, say so\(isAtDesk ? " " : ": ")\(advice).")
      },
      { "\(span): \($0) は記録がないため数えていません。" + (isOfThePast ? "" : "報告がなかった月であれば \(advice) で登録してください。") })
    add(
      months.beforeLog, { "\(span): \($0) \($1 ? "lies" : "lie") before the log and \($1 ? "does" : "do") not count." },
      { "\(span): \($0) は記録を始める前のため数えていません。" })
    add(
      months.toCome, { names, isOne in "\(span): \(names) \(isOne ? "is" : "are") to come." },
      { "\(span): \($0) はこれからです。" })
    if let running = months.running {
      sentences.append(
        months.countsRunning
          ? tr(
            "\(span): \(Self.list([running])) still runs and is counted as far as it has come.",
            "\(span): \(Self.list([running])) は月の途中までを数えています。")
          : countsRunningNever
            ? tr(
              "\(span): \(Self.list([running])) still runs and does not count before it is over.",
              "\(span): \(Self.list([running])) はまだ終わっていないため、終わるまで数えません。")
            : !months.isRunningKnown
              ? tr(
                "\(span): \(Self.list([running])) still runs, and nothing is recorded of it yet.",
                "\(span): \(Self.list([running])) はまだ終わっておらず、記録もまだありません。")
              : tr(
                "\(span): \(Self.list([running])) still runs and does not count; "
                  + "\(isAtDesk ? "“the running month too”" : "--running") counts it.",
                "\(span): \(Self.list([running])) はまだ終わっていないため数えていません"
                  + "（\(isAtDesk ? "「今月も数える」" : "--running ")で数えます）。"))
    }
    if months.counted.isEmpty {
      sentences.append(tr("\(span): no month counts, so that no figure is defined.", "\(span): 数えられる月がないため、算出できません。"))
    }
    return sentences
  }

  /// What to type where nothing was reported in the months without an entry. Of more than three runs the first shows it.
  private var advice: String {
    if isAtDesk { return tr("in the settings", "設定の「報告のなかった月」") }
    let runs = Self.runs(months.withoutEntry).map { tr("`utsusu log none \($0)`", "utsusu log none \($0)") }
    return runs.count > 3
      ? runs[0] + tr(", and so on", " など") : runs.joined(separator: tr(", ", "、"))
  }

  /// Runs of months as their ends: 2026-04〜2026-06、2026-08.
  static func list(_ months: [Month]) -> String {
    runs(months).map {
      $0.length == 1
        ? ReportWording.name($0.from)
        : ReportWording.name($0.from) + tr(" to ", "〜") + ReportWording.name($0.through)
    }.joined(separator: tr(", ", "、"))
  }

  private static func runs(_ months: [Month]) -> [Period] {
    var runs: [Period] = []
    for month in months {
      if let last = runs.last, last.through.advanced(by: 1) == month,
        let longer = Period(from: last.from, through: month)
      {
        runs[runs.count - 1] = longer
      } else {
        runs.append(Period(month))
      }
    }
    return runs
  }
}
