package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

extension PrintVerdict.Outcome {
  package var label: String {
    switch self {
    case .confirmed: tr("confirmed", "裏付けあり")
    case .contradicted: tr("contradicted", "食い違い")
    case .cannotSay: tr("cannot say", "判定できない")
    }
  }
}

extension PrintVerdict {
  /// Why, as one sentence without an end.
  package var why: String {
    switch reason {
    case .printed: tr("a job is it", "該当するジョブがあります")
    case .printedInParts: tr("several jobs are it together", "合わせて該当する複数のジョブがあります")
    case .printedForAll: tr("one job is the copies of all recipients", "全報告先の部数に当たるジョブがあります")
    case .nothingPrinted: tr("no job of the unit is it, and the logs have all", "ログがすべてそろい、該当するジョブがありません")
    case .printedByTitle:
      tr(
        "declared without paper, yet a job of that many pages has its title", "紙なしとされていますが、同じページ数・文書名のジョブがあります")
    case .printedBySize:
      tr(
        "declared without paper, yet a job is that many pages, which is not printed by chance",
        "紙なしとされていますが、偶然とは考えにくいページ数のジョブがあります")
    case .notPrinted:
      tr(
        "declared on paper, yet no job can be it, and the logs have all", "紙とされていますが、ログがすべてそろい、該当しうるジョブがありません")
    case .noPages: tr("the ledger does not say how many pages", "台帳にページ数がありません")
    case .fewPages: tr("one or two pages prove nothing", "1〜2ページでは判定できません")
    case .stillOpen: tr("it can still be printed", "印刷される期間がまだ終わっていません")
    case .noPrinter: tr("no printer of the unit is known", "所属の機器が登録されていません")
    case .noCoverage: tr("no log covers these days", "この期間のログがありません")
    case .partCoverage: tr("the logs do not have all", "ログがそろっていません")
    case .common: tr("there is such a job, and such jobs are common", "該当するジョブはありますが、よくある枚数です")
    case .severalFit: tr("there is a job, and it fits another briefing too", "該当するジョブは、ほかの報告にも当てはまります")
    case .paperForAnother: tr("the paper may be another recipient's", "ほかの報告先の紙の可能性があります")
    case .nothingFits: tr("no job is it, and some may hold it", "該当するジョブはありませんが、含みうるジョブがあります")
    }
  }
}

extension PrintEvidenceRow {
  /// The jobs that the verdict stands on, a line each.
  package func jobLines(_ clock: OfficeClock) -> [String] {
    verdict.jobs.prefix(5).map { job in
      let amounts = [
        job.sides > 0 ? tr(counted(job.sides, "side"), "\(job.sides) 面") : nil,
        job.copies > 0 ? tr(job.copies == 1 ? "1 copy" : "\(job.copies) copies", "\(job.copies) 部") : nil,
        job.sheets > 0 ? tr(counted(job.sheets, "sheet"), "\(job.sheets) 枚") : nil,
      ].compactMap(\.self)
      return "\((printers[job.printer] ?? "").safe)  \(Moment(instant: job.endedAt, dayOnly: false).label(clock))  "
        + amounts.joined(separator: tr(", ", "、")) + (job.hasTitle ? tr("  with its title", "  文書名が一致") : "")
    }
  }
}

/// Verdicts of print logs for the terminal.
package struct EvidenceWording {
  private let evidence: PrintEvidence
  private let clock: OfficeClock

  package init(_ evidence: PrintEvidence, _ clock: OfficeClock) {
    self.evidence = evidence
    self.clock = clock
  }

  /// - Parameter width: columns of the terminal.
  package func text(width: Int) -> String {
    var lines: [String] = []
    for row in evidence.rows { lines += self.lines(row, width) }
    if evidence.rows.isEmpty {
      let verdicts = evidence.total?.verdicts ?? VerdictCounts()
      lines.append(
        verdicts == VerdictCounts()
          ? tr("Nothing to tell of \(evidence.period).", "\(evidence.period) に該当するものはありません。")
          : tr(
            "The logs speak against nothing of \(evidence.period) that nobody has explained.",
            "\(evidence.period) に、説明のない食い違いはありません。"))
    }
    if !evidence.sums.isEmpty {
      lines += [""] + PrintedTable(evidence.sums, evidence.total).table.lines(width: width)
      lines += lineWrapped(PrintedTable.remark, columns: width)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ row: PrintEvidenceRow, _ width: Int) -> [String] {
    let head =
      "\(row.briefing)  \(row.verdict.outcome.label)  \(clock.local(row.moment.instant).day)  \(row.title.safe)  "
      + "\(row.unit.name.safe) → \(row.recipient.name.safe)  \(row.handout.label)"
    let coverage = row.verdict.coverage.sentence
    var below = [row.verdict.why + tr("; ", "。") + coverage] + row.jobLines(clock)
    if let explanation = row.explanation {
      below.append(tr("explained: ", "説明: ") + "\(explanation.reason.safe) (\(explanation.saidBy.safe))")
    }
    return lineWrapped(head, columns: width)
      + below.flatMap { lineWrapped($0, columns: max(20, width - 4)).map { "    " + $0 } }
  }
}

extension PrintCoverage {
  /// How much of the printers the logs cover.
  package var sentence: String {
    guard let share else { return tr("no printer known", "機器の登録なし") }
    return tr(
      "logs cover \(Figure.percent(share)) of \(counted(printers, "printer"))",
      "ログの範囲 \(Figure.percent(share))（機器 \(printers) 台）")
  }
}

/// Units and floors with what was declared, projected and printed side by side.
struct PrintedTable {
  private let rows: [PrintedSums]
  private let total: PrintedSums?

  init(_ rows: [PrintedSums], _ total: PrintedSums?) {
    (self.rows, self.total) = (rows, total)
  }

  static var titles: [String] {
    [
      tr("Unit", "所属"), tr("paper", "紙"), tr("none", "紙なし"), tr("sheets", "台帳枚数"), tr("printed", "印刷枚数"),
      tr("logs", "ログ"), tr("conf.", "裏付"), tr("contr.", "食違"), tr("open", "不明"),
    ]
  }

  /// What the columns mean.
  static var remark: String {
    tr(
      "Submissions with and without paper; sheets of the ledger beside those that these printers put out, whatever for, from the fewest that they can be to the most; logs: share of the printers' days, Monday to Friday; submissions confirmed, contradicted (+ explained), and those of which nothing can be said.",
      "紙の有無別の提出の件数。台帳枚数は報告の紙、印刷枚数は機器が出したすべての紙（用途を問わず、最少〜最多）。ログは機器の月〜金曜日のうちログがある割合。裏付・食違（＋説明あり）・不明は提出の件数。")
  }

  var table: TextTable {
    TextTable(
      columns: Self.titles.enumerated().map { index, title in
        .init(title: title, alignment: index == 0 ? .left : .right, isFlexible: index == 0)
      }, rows: cells)
  }

  var cells: [[String]] { (rows + [total].compactMap(\.self)).map(Self.cells) }

  static func cells(_ sums: PrintedSums) -> [String] {
    let tally = sums.tally
    return [
      sums.place.label, Figure.count(tally.onPaper), Figure.count(tally.projected + tally.digital),
      Figure.count(tally.sheets), sums.printed.sheetsText,
      sums.coverage.share.map { Figure.decimal($0 * 100, places: 0) + " %" } ?? "–",
    ] + cells(of: sums.verdicts)
  }

  /// The last columns.
  static func cells(of verdicts: VerdictCounts) -> [String] {
    [
      Figure.count(verdicts.confirmed),
      Figure.count(verdicts.contradicted) + (verdicts.explained > 0 ? "+\(verdicts.explained)" : ""),
      Figure.count(verdicts.cannotSay),
    ]
  }
}

extension PrintedAmount {
  /// `1,234`, or from the fewest to the most; nothing is no number.
  package var sheetsText: String {
    if jobs == 0 { return "–" }
    let range =
      fewestSheets == mostSheets
      ? Figure.count(mostSheets) : "\(Figure.count(fewestSheets))–\(Figure.count(mostSheets))"
    return range + (unknown > 0 ? "+?" : "")
  }
}

extension PrintedPlace {
  package var label: String {
    switch self {
    case .unit(let name): name
    case .floor(let name): tr("\(name), shared", "\(name)（共用）")
    case .nowhere: tr("printers not placed", "場所の未設定の機器")
    case .office: tr("Total", "計")
    }
  }
}
