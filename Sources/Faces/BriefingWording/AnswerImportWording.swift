internal import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// What a file of answers brought, or would bring, and what its columns are taken as.
package enum AnswerImportWording {
  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package static func text(_ receipt: AnswerImportReceipt, isAtDesk: Bool = false) -> String {
    let wave = tr("wave \(receipt.wave), \(receipt.name.safe)", "調査回 \(receipt.wave)「\(receipt.name.safe)」")
    var lines = [
      receipt.added.map { added in
        tr("Imported into \(wave): \(counted(added, "answer"))", "取り込みました（\(wave)）: 回答 \(added) 件")
      }
        ?? tr(
          "Would be imported into \(wave): \(counted(receipt.rows, "answer")), less those that are there already. Nothing was written.",
          "取り込んだ場合（\(wave)）: 回答 \(receipt.rows) 件（既にあるものを除く）。何も書き込んでいません。")
    ]
    if let known = receipt.known, known > 0 { lines.append(tr("There already: \(known)", "既にあるもの: \(known) 件")) }
    if receipt.unsent > 0 {
      lines.append(tr("Begun and never sent, left out: \(receipt.unsent)", "送信されていないため除いたもの: \(receipt.unsent) 件"))
    }
    if receipt.blank > 0 {
      lines.append(tr("Answer nothing, left out: \(receipt.blank)", "回答がないため除いたもの: \(receipt.blank) 件"))
    }
    // At the desk they stand below it.
    if receipt.dryRun, !isAtDesk {
      lines += receipt.columns.map { column in
        tr("Column \(column.taken): ", "列 \(column.taken): ") + column.heading.safe
      }
    }
    lines += names(tr("Never kept (persons, times): ", "残さない列（個人・時刻）: "), receipt.withheld)
    lines += names(tr("Columns not used: ", "使わなかった列: "), receipt.ignoredColumns)
    lines += names(tr("Questions without a column: ", "列のない設問: "), receipt.missing)
    lines += names(tr("New units: ", "新しい所属: "), receipt.newUnits)
    if let form = receipt.form { lines.append(tr("Read by the form: ", "使った形式: ") + form.safe) }
    if let form = receipt.keptForm, !receipt.dryRun { lines.append(tr("Kept as a form: ", "形式として残しました: ") + form.safe) }
    return (lines + sheets(receipt.sheet, receipt.otherSheets, isAtDesk)).map { $0 + "\n" }.joined()
  }

  package static func text(_ columns: AnswerColumns, width: Int) -> String {
    var lines: [String] = []
    for column in columns.columns {
      lines.append(fitted("\(column.heading.safe) → \(label(column))", columns: width))
      lines += TextTable(
        columns: [
          TextTable.Column(title: "", isFlexible: true), TextTable.Column(title: "", alignment: .right),
          TextTable.Column(title: ""),
        ],
        rows: column.answers.prefix(20).map { answer in
          ["  " + answer.text, tr("\(answer.rows)", "\(answer.rows) 行"), label(answer, column)]
        }
      ).lines(width: width).dropFirst()
      if column.answers.count > 20 {
        lines.append("  " + tr("and \(column.answers.count - 20) more", "ほか \(column.answers.count - 20)"))
      }
    }
    lines += names(tr("Questions without a column: ", "列のない設問: "), columns.missing)
    if let form = columns.form { lines.append(tr("Read by the form: ", "使った形式: ") + form.safe) }
    return (lines + sheets(columns.sheet, columns.otherSheets)).map { $0 + "\n" }.joined()
  }

  package static func text(_ forms: [KeptAnswerForm]) -> String {
    if forms.isEmpty {
      return tr(
        "No form is kept yet: `utsusu survey import … --keep-form NAME` keeps one.\n",
        "残してある形式はありません。utsusu survey import … --keep-form 名前 で残せます。\n")
    }
    return forms.map { form in
      ([form.name.safe] + form.columns.map { "  --column \($0.quoted)" }
        + form.answers.map { "  --answer \($0.quoted)" }
        + (form.skipsRest ? ["  --skip-rest"] : [])).map { $0 + "\n" }.joined()
    }.joined()
  }

  private static func label(_ column: AnswerColumns.Column) -> String {
    let rows = tr("\(counted(column.filled, "row"))", "\(column.filled) 行")
    let different = column.distinct.map { tr(", \($0) different", "、\($0) 種類") } ?? ""
    let kind =
      switch column.taken {
      case "person": tr("a person, never kept", "個人（残さない）")
      case "time": tr("a time, never kept", "時刻（残さない）")
      case "technical": tr("the tool's own, not used", "ツールの管理用（使わない）")
      case "-" where !column.isQuestion: tr("not used", "使わない")
      case "unknown" where !column.isQuestion: tr("?", "？") + column.near.suggestion
      case "unit" where !column.isQuestion: tr("unit", "所属（unit）")
      case "floor" where !column.isQuestion: tr("floor", "階（floor）")
      case "number" where !column.isQuestion: tr("number of the response", "回答番号（number）")
      case "code" where !column.isQuestion: tr("one's own code, kept as a secret makes it", "合言葉（code、変換した値だけを残す）")
      default: column.taken
      }
    return "\(kind) (\(rows)\(different))"
  }

  private static func label(_ answer: AnswerColumns.Answer, _ column: AnswerColumns.Column) -> String {
    switch answer.reading {
    case .taken: answer.number.map { "= \($0)" } ?? ""
    case .none: tr("no answer", "回答なし")
    case .unknown: column.isQuestion ? "= ?" : ""
    case .several: tr("several", "複数選択")
    case .otherWay: tr("word and number disagree", "番号と言葉の向きが逆")
    }
  }

  private static func names(_ label: String, _ names: [String]) -> [String] {
    names.isEmpty ? [] : [label + names.map(\.safe).joined(separator: tr(", ", "、"))]
  }

  private static func sheets(_ sheet: String?, _ others: [String], _ isAtDesk: Bool = false) -> [String] {
    [sheet.map { tr("Sheet: ", "シート: ") + $0.safe }].compactMap(\.self)
      + names(
        isAtDesk
          ? tr("Not read: ", "読んでいないシート: ") : tr("Not read; name one with --sheet: ", "読んでいないシート（--sheet で指定）: "),
        others)
  }
}

extension KeptAnswerForm {
  var sentence: String {
    tr(
      "\(counted(columns.count, "column")), \(counted(answers.count, "answer"))",
      "列 \(columns.count)、回答 \(answers.count)")
  }
}
