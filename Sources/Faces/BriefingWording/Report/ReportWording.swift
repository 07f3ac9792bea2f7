internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import Foundation
internal import JapaneseText

/// The sentences of a report that every format for people has: title, figures with their formulas and counts.
struct ReportWording {
  let report: ReductionReport
  let clock: OfficeClock
  /// Who reads it in a browser is told of no command and no option.
  var isAtDesk = false

  private var total: Reduction { report.total }
  private var measure: Measure { total.measure }

  /// `2026-10`, or for people who count in eras 令和8年10月.
  func name(_ period: Period) -> String {
    guard Language.current == .ja else { return "\(period)" }
    if period.from == period.through { return Self.name(period.from) }
    if Period(fiscalYear: period.from.year) == period {
      return Wareki.long(fiscalYear: period.from.year) ?? "\(period)"
    }
    return "\(Self.name(period.from))〜\(Self.name(period.through))"
  }

  static func name(_ month: Month) -> String {
    tr("\(month)", Wareki.long(month) ?? "\(month)")
  }

  var title: String {
    tr("Reduction report \(name(report.period))", "削減レポート \(name(report.period))")
  }

  /// What limits the figures, one sentence each.
  var notes: [String] {
    var notes: [String] = []
    if let day = report.asOf {
      notes.append(
        tr(
          "As of \(day): what the ledger and the settings said at the end of that day.",
          "\(day) 時点の報告です（その日の終わりに台帳と設定にあった内容）。"))
    }
    notes += MonthWording(months: report.months, isOfThePast: report.asOf != nil, isAtDesk: isAtDesk).sentences(
      of: tr("The period", "対象期間"))
    if let base = report.baseMonths {
      notes += MonthWording(months: base, countsRunningNever: true, isOfThePast: report.asOf != nil, isAtDesk: isAtDesk)
        .sentences(of: tr("The base period", "基準期間"))
    }
    if let base = total.base, base.tally.unrecorded > 0 {
      notes.append(
        tr(
          "\(counted(base.tally.unrecorded, "submission")) of the base period unrecorded: the base may be too low.",
          "基準期間にも未確認の提出が \(base.tally.unrecorded) 件あります（基準が低めに出ている可能性があります）。"))
    }
    if report.base == nil {
      // What is set today was not set that day.
      notes.append(
        isAtDesk
          ? tr("No base period: the settings have a place for one.", "基準期間がありません。設定の「数値の基準」で設定できます。")
          : report.asOf != nil
            ? tr(
              "No base period was in force that day: give --base.",
              "その日には基準期間の設定がありませんでした。--base で指定してください。")
            : tr(
              "No base period: set one with `utsusu base set 2026-02..2026-04`, or give --base.",
              "基準期間がありません。utsusu base set 2026-02..2026-04 のように設定するか、--base で指定してください。"))
    } else if total.months > 0, !total.isRecorded {
      notes.append(
        tr(
          "Nothing is recorded of the period, so a reduction is not defined.",
          "対象期間に報告の記録がないため、削減率は算出できません。"))
    } else if total.months > 0, total.base?.tally.amount(measure) == 0 {
      notes.append(
        tr(
          "The base period has no documents, so a reduction is not defined.",
          "基準期間に紙の書類がないため、削減率は算出できません。"))
    }
    let unseen = total.period.unseen
    let unrecorded = total.period.unrecorded - (report.seenOnly ? unseen : 0)
    if unrecorded > 0 {
      notes.append(
        isAtDesk
          ? tr("\(counted(unrecorded, "submission")) unrecorded.", "未確認の提出が \(unrecorded) 件あります。")
          : tr(
            "\(counted(unrecorded, "submission")) unrecorded: `utsusu status --unrecorded` lists them.",
            "未確認の提出が \(unrecorded) 件あります（一覧: utsusu status --unrecorded）。"))
    }
    if report.seenOnly {
      notes.append(
        tr(
          "Projections that no screen showed count as unrecorded: \(unseen).",
          "画面に出たことが確かめられない投影は未確認として数えています（\(unseen) 件）。"))
    } else if unseen > 0 {
      let option = isAtDesk ? tr("“only what a screen showed”", "「画面に出た投影だけ」") : tr("--seen-only", "--seen-only ")
      notes.append(
        tr(
          "\(counted(unseen, "projection")) shown on no screen: with \(option) they count as unrecorded.",
          "画面に出たことが確かめられない投影が \(unseen) 件あります（\(option)で未確認として数えます）。"))
    }
    let withoutPages = total.period.withoutPages + (total.base?.tally.withoutPages ?? 0)
    if measure == .sheets, withoutPages > 0 {
      notes.append(
        tr(
          "\(counted(withoutPages, "paper submission")) without a page count, so sheets are too low.",
          "ページ数のない紙の提出が \(withoutPages) 件あり、枚数は少なめに出ています。"))
    }
    return notes
  }

  func months(_ count: Int) -> String { tr("\(count) \(count == 1 ? "month" : "months")", "\(count)か月") }

  /// `1 − (73 ÷ 1) ÷ (1,354 ÷ 8)`, with the counts of this very row.
  func reductionFormula(_ figures: Reduction) -> String {
    guard let base = figures.base else { return "" }
    return "1 − (\(Figure.count(figures.period.amount(measure))) ÷ \(figures.months))"
      + " ÷ (\(Figure.count(base.tally.amount(measure))) ÷ \(base.months))"
  }

  /// The lower bound: as if every uncertain submission of this row had been as much paper as is usual.
  func lowerBoundFormula(_ figures: Reduction) -> String {
    guard let base = figures.base, let mean = figures.meanPerPaperReport else { return "" }
    let atWorst = "\(Figure.count(figures.period.amount(measure))) + \(figures.uncertain) × \(Figure.plain(mean))"
    return "1 − ((\(atWorst)) ÷ \(figures.months)) ÷ (\(Figure.count(base.tally.amount(measure))) ÷ \(base.months))"
  }

  /// `(1 + 57) ÷ 83`; empty without reports.
  func fullyDigitalFormula(_ figures: Reduction) -> String {
    let period = figures.period
    return period.reports == 0
      ? "" : "(\(Figure.count(period.digital)) + \(Figure.count(period.projected))) ÷ \(Figure.count(period.reports))"
  }

  /// `(1 + 57 + 4) ÷ 83`; empty without reports.
  func anyDigitalFormula(_ figures: Reduction) -> String {
    let period = figures.period
    return period.reports == 0
      ? ""
      : "(\(Figure.count(period.digital)) + \(Figure.count(period.projected)) + \(Figure.count(period.both)))"
        + " ÷ \(Figure.count(period.reports))"
  }

  /// From all uncertain ones on paper to none.
  var bounds: (range: String, meaning: String)? {
    guard let bounds = total.bounds else { return nil }
    let (count, unknown) = (total.period.unrecorded, total.period.unknown(measure))
    guard total.uncertain > 0, let mean = total.meanPerPaperReport.map(Figure.plain) else {
      return (Figure.percent(bounds.high), tr("nothing is unrecorded", "未確認なし"))
    }
    let range = "\(Figure.percent(bounds.low)) – \(Figure.percent(bounds.high))"
    guard unknown > 0 else {
      return (
        range,
        tr(
          count == 1
            ? "the one unrecorded on paper, \(mean) – none" : "all \(count) unrecorded on paper, \(mean) each – none",
          "未確認 \(count) 件がすべて紙（1件 \(mean)）〜すべて紙以外")
      )
    }
    return (
      range,
      tr(
        "\(count) unrecorded and \(unknown) of unknown sheets, \(mean) each – none",
        "未確認 \(count) 件と枚数不明 \(unknown) 件が紙（1件 \(mean)）〜いずれも 0 枚")
    )
  }

  func label(_ verdict: Reduction.Verdict?) -> String { verdict.label }

  /// Label, value, formula with its counts: the lines under the headline.
  var figures: [(label: String, value: String, formula: String)] {
    var lines: [(label: String, value: String, formula: String)] = [
      (
        tr("Reduction", "削減率"), Figure.percent(total.value), total.value == nil ? "" : reductionFormula(total)
      )
    ]
    if let bounds { lines.append((tr("Bounds", "上下限"), bounds.range, bounds.meaning)) }
    lines.append((tr("Goal", "目標"), Figure.percent(total.goal), label(total.verdict)))
    lines.append(
      (
        Figure.fullyDigital, Figure.percent(total.fullyDigitalRate), fullyDigitalFormula(total)
      ))
    lines.append(
      (
        Figure.digitalInAnyWay, Figure.percent(total.anyDigitalRate), anyDigitalFormula(total)
      ))
    return lines + comparisons
  }

  /// The split of the change, in tenths that add up.
  var effects: [(label: String, value: String)]? {
    guard let effects = total.effects else { return nil }
    let tenths = effects.rounded(to: 0.1)
    let unit = tr(" a month", " /月")
    return [
      (tr("more or fewer reports (activity)", "報告の件数（活動）"), Figure.signedTenths(tenths.activity) + unit),
      (tr("share on paper (form)", "紙の割合（形態）"), Figure.signedTenths(tenths.form) + unit),
      (tr("copies per report on paper (copies)", "紙1件あたりの量（部数）"), Figure.signedTenths(tenths.copies) + unit),
      (tr("change", "増減の合計"), Figure.signedTenths(tenths.change) + unit),
    ]
  }

  var rollOutSentence: String? {
    guard let rollOut = report.rollOut, let relative = rollOut.relative(measure),
      let estimate = rollOut.estimate(measure)
    else { return nil }
    let (adopted, notYet) = (rollOut.adopted.units.count, rollOut.notYet.units.count)
    guard rollOut.isConclusive else {
      return tr(
        "Attributable to the roll-out: too few units to conclude (\(adopted) adopted, \(notYet) not yet; at least "
          + "\(RollOut.fewestUnits) each are needed)",
        "取組による効果: 所属が少なく、判断できません（実施 \(adopted) 所属、未実施 \(notYet) 所属。それぞれ \(RollOut.fewestUnits) 所属以上が必要）")
    }
    let size = Figure.signedPercent(relative)
    return tr(
      "Attributable to the roll-out: \(size) per report, \(relative > 0 ? "more" : "less") than in the units not yet in it "
        + "(difference in differences of logs \(Figure.decimal(estimate, places: 3)); \(adopted) units adopted, "
        + "\(notYet) not yet)",
      "取組による効果: 報告1件あたり \(size)（未実施の所属に比べて\(relative > 0 ? "増" : "減")。対数の差の差 "
        + "\(Figure.decimal(estimate, places: 3))、実施 \(adopted) 所属、未実施 \(notYet) 所属）")
  }

  /// Who is compared with whom.
  var rollOutUnits: [String] {
    guard let rollOut = report.rollOut, rollOut.estimate(measure) != nil else { return [] }
    let comma = tr(", ", "、")
    func line(_ label: String, _ units: [String]) -> String? {
      units.isEmpty ? nil : label + units.map(\.safe).joined(separator: comma)
    }
    return [
      line(tr("Adopted: ", "実施: "), rollOut.adopted.units), line(tr("Not yet: ", "未実施: "), rollOut.notYet.units),
      line(
        tr("Left out, since they adopted before or within the months compared: ", "比べる月より前か途中に始めたため除いた所属: "),
        rollOut.leftOut),
    ].compactMap(\.self)
  }

  var groupingLabel: String { label(report.grouping) }

  func label(_ grouping: ReportRequest.Grouping) -> String {
    switch grouping {
    case .recipient: tr("Recipient", "報告先")
    case .unit: tr("Unit", "所属")
    case .bureau: tr("Bureau", "局")
    case .floor: tr("Floor", "階")
    }
  }

  func name(_ row: ReductionReport.Row) -> String { row.name ?? tr("(not set)", "（未設定）") }

  /// What moves the figures, the day on which it was set, and who did; nothing where all is as utsusu takes it without a
  /// setting. The units that project are named elsewhere.
  var settings: [String] {
    let adoptions = report.settings.filter { if case .adoption = $0.entry.setting { true } else { false } }
    let others = report.settings.filter { change in !adoptions.contains { $0.entry == change.entry } }
    return others.map { change in
      "\(change.label) \(change.text(change.entry.value))"
        + tr(" (\(change.origin(clock)))", "（\(change.origin(clock))）")
    }
      + adoptions.suffix(1).map { last in
        tr(
          "\(counted(adoptions.count, "unit")) projecting (last set \(last.origin(clock)))",
          "開始月のある所属 \(adoptions.count)（最後の設定 \(last.origin(clock))）")
      }
  }

  var settingSentence: String? {
    settings.isEmpty ? nil : tr("Set: ", "設定: ") + settings.joined(separator: tr("; ", "、"))
  }

  var ledgerSentence: String {
    let head = String(report.ledgerHead.hash.description.prefix(16))
    let computed = Moment(instant: report.computedAt, dayOnly: false).label(clock)
    return tr(
      "Computed \(computed) \(clock.zoneName) from \(report.ledgerHead.number) ledger entries, head \(head)…",
      "\(computed)（\(clock.zoneName)）に台帳 \(report.ledgerHead.number) 件から算出。末尾のハッシュ \(head)…")
  }
}
