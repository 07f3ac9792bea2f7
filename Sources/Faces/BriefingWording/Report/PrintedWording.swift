internal import BriefingDomain
internal import BriefingLibrary

/// What printers put out beside what was declared: the part of a report that print logs bring.
extension ReportWording {
  var printedTitle: String { tr("Printed, as the logs of printers tell", "印刷ログによる印刷量と突き合わせ") }

  /// Sheets of the ledger beside those of the logs, how much these cover, and what they say of the submissions.
  var printedSentences: [String] {
    guard let total = report.printed?.total else { return [] }
    let verdicts = total.verdicts
    let (ledger, printed) = (Figure.count(total.tally.sheets), total.printed.sheetsText)
    let unknown = total.printed.unknown
    return [
      tr(
        "Sheets by the ledger: \(ledger); by the printers, whatever for: \(printed)"
          + (unknown > 0 ? ", and \(counted(unknown, "job")) of unknown size" : "") + "; \(total.coverage.sentence).",
        "台帳の枚数 \(ledger)、機器が出した枚数（用途を問わず） \(printed)"
          + (unknown > 0 ? "（ほかに量の分からないジョブ \(unknown) 件）" : "") + "。\(total.coverage.sentence)。"),
      tr(
        "Of the submissions the logs confirm \(verdicts.confirmed) and contradict \(verdicts.contradicted + verdicts.explained)"
          + " (\(verdicts.explained) explained); of \(verdicts.cannotSay) nothing can be said.",
        "提出の記録のうち、裏付けあり \(verdicts.confirmed) 件、食い違い \(verdicts.contradicted + verdicts.explained) 件"
          + "（うち説明あり \(verdicts.explained) 件）、判定できない \(verdicts.cannotSay) 件。"),
    ]
  }

  /// The rows by unit and floor, the total last; by month too, where there are several.
  var printedTables: [TextTable] {
    guard let printed = report.printed else { return [] }
    let units = PrintedTable(printed.rows, printed.total).table
    guard printed.months.count > 1 else { return [units] }
    var months = PrintedTable([], nil).table
    months.columns[0] = TextTable.Column(title: tr("Month", "月"))
    months.rows = printed.months.map { [Self.name($0.month)] + PrintedTable.cells($0.sums).dropFirst() }
    return [units, months]
  }
}
