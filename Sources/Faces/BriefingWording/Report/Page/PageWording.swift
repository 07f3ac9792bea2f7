internal import BriefingDomain
internal import BriefingLibrary

/// The sentences that only the page has.
extension ReportWording {
  private var total: Reduction { report.total }

  /// 書類量, without its unit: what headings speak of.
  var measureName: String {
    switch total.measure {
    case .documents: tr("documents", "書類量")
    case .sheets: tr("sheets", "枚数")
    case .reports: tr("reports on paper", "紙の報告")
    }
  }

  var measureUnit: String {
    switch total.measure {
    case .documents: tr("documents", "部")
    case .sheets: tr("sheets", "枚")
    case .reports: tr("reports", "件")
    }
  }

  var subtitle: String {
    let length = months(total.months)
    guard let base = report.base, let months = total.base?.months else {
      return tr("\(report.period) (\(length))", "\(name(report.period))（\(length)）")
    }
    return tr(
      "\(report.period) (\(length)) against the base period \(base) (\(self.months(months)))",
      "\(name(report.period))（\(length)）を基準期間 \(name(base))（\(self.months(months))）と比べたもの")
  }

  /// What the percentage stands for, in amounts.
  var changeSentence: String? {
    guard let base = total.base, let perMonth = total.perMonth, total.value != nil else { return nil }
    let (before, now) = (Figure.plain(base.perMonth(total.measure)), Figure.plain(perMonth))
    return tr(
      "\(before) \(measureUnit) a month in the base period, \(now) now",
      "基準期間は月 \(before) \(measureUnit)、対象期間は月 \(now) \(measureUnit)")
  }

  var verdictSentence: String {
    let goal = Figure.percent(total.goal)
    let isComplete = total.period.unrecorded == 0
    switch total.verdict {
    case .met where isComplete: return tr("The goal of \(goal) is met.", "目標の \(goal) 削減を達成しました。")
    case .met:
      return tr(
        "The goal of \(goal) is met, even if all that is unrecorded went on paper.",
        "未確認がすべて紙でも、目標の \(goal) 削減を達成しています。")
    case .notMet where isComplete:
      return tr("The goal of \(goal) is not met.", "目標の \(goal) 削減に達していません。")
    case .notMet:
      return tr(
        "The goal of \(goal) is not met, even if nothing that is unrecorded went on paper.",
        "未確認がすべて紙以外でも、目標の \(goal) 削減に達していません。")
    case .open where total.isRunning:
      return tr("Open: the period still runs.", "期間がまだ終わっていないため、判定は未確定です。")
    case .open:
      return tr(
        "Open: whether the goal of \(goal) is met depends on what is unrecorded.",
        "目標の \(goal) 削減に達したかどうかは、未確認の提出しだいです。")
    case nil:
      return tr(
        "There is no reduction to judge.", "削減率を算出できないため、達成の判定はできません。")
    }
  }

  /// `169.25 × (1 − 0.55) = 76.16`.
  var goalFormula: String? {
    guard let base = total.base, total.value != nil else { return nil }
    let mean = base.perMonth(total.measure)
    return "\(Figure.plain(mean)) × (1 − \(Figure.plain(total.goal))) = \(Figure.plain(mean * (1 - total.goal)))"
  }

  /// `1,354 ÷ 8 = 169.25`.
  var baseFormula: String? {
    total.base.map { perMonthFormula(amount: $0.tally.amount(total.measure), months: $0.months) }
  }

  func perMonthFormula(amount: Int, months: Int) -> String {
    "\(Figure.count(amount)) ÷ \(months) = \(Figure.plain(Double(amount) / Double(months)))"
  }

  func heading(_ grouping: ReportRequest.Grouping) -> String {
    switch grouping {
    case .recipient: tr("By recipient", "報告先別")
    case .unit: tr("By unit", "所属別")
    case .bureau: tr("By bureau", "局別")
    case .floor: tr("By floor", "階別")
    }
  }

  /// How the roll-out's figure comes about, from the counts of both groups.
  var rollOutFormula: String? {
    guard let rollOut = report.rollOut, rollOut.estimate(total.measure) != nil else { return nil }
    func change(_ pair: RollOut.Group) -> String {
      func perReport(_ tally: Tally) -> String {
        "(\(Figure.count(tally.amount(total.measure))) ÷ \(Figure.count(tally.reports)))"
      }
      return "ln[\(perReport(pair.period)) ÷ \(perReport(pair.base))]"
    }
    return "exp(\(change(rollOut.adopted)) − \(change(rollOut.notYet))) − 1"
  }

  /// What the figures mean and where the definitions come from.
  var definitions: [(term: String, meaning: String)] {
    [
      (
        tr("Documents", "書類量"),
        tr(
          "Paper copies handed over, added up over all submissions whose form includes paper.",
          "紙を含む提出（紙、電子及び紙）で渡した部数の合計。")
      ),
      (
        tr("Reduction", "削減率"),
        tr(
          "1 − (amount of the period ÷ its months) ÷ (amount of the base period ÷ its months). Not defined without base documents.",
          "1 −（対象期間の量 ÷ 月数）÷（基準期間の量 ÷ 月数）。基準期間の量が 0 のときは算出しない。")
      ),
      (
        tr("Bounds", "上下限"),
        tr(
          "The reduction if every unrecorded submission had gone on paper, at the base period's mean per paper report, and if none had.",
          "未確認の提出がすべて紙（基準期間の紙1件あたりの平均量）だった場合と、すべて紙以外だった場合の削減率。")
      ),
      (
        Figure.fullyDigital,
        tr(
          "(digital + projected) ÷ all recorded reports, as Shiga Prefecture's press releases count.",
          "（電子 + 投影）÷ 記録された報告。滋賀県の報道発表の数え方。")
      ),
      (
        Figure.digitalInAnyWay,
        tr(
          "(digital + projected + digital and paper) ÷ all recorded reports, as the national statistics on official documents count.",
          "（電子 + 投影 + 電子及び紙）÷ 記録された報告。公文書に関する国の統計の数え方。")
      ),
      (
        tr("Why it changed", "増減の内訳"),
        tr(
          "Exact additive split by the logarithmic mean Divisia index (LMDI-I). Source: B. W. Ang, Energy Policy 33 (2005) 867–871.",
          "対数平均ディビジア指数法（LMDI-I）による、残差のない加法分解。出典: B. W. Ang, Energy Policy 33 (2005) 867–871。")
      ),
      (
        tr("Months", "月数"),
        tr(
          "Months that are over and of which the log has an entry, or of which the office has said that nothing was reported.",
          "終わった月のうち、記録のある月と、報告がなかったと登録された月。記録のない月は数えない。")
      ),
      (
        tr("Attributable to the roll-out", "取組による効果"),
        tr(
          "Difference in differences on log amounts per report: units that adopted between the base period and the period against units that have not. At least \(RollOut.fewestUnits) units each.",
          "報告1件あたりの量の対数についての差の差。基準期間と対象期間の間に始めた所属と、まだ始めていない所属を比べる。それぞれ \(RollOut.fewestUnits) 所属以上の場合に示す。")
      ),
    ]
  }
}
