internal import BriefingLibrary
internal import JapaneseText

extension LibraryError {
  /// What is wrong with a file that should be a table or a workbook.
  var tableSentence: String {
    switch self {
    case .notATable(let file):
      tr(
        "\(file.quoted) is no table that can be read. Taken are CSV, Excel's Unicode text, XLSX, XLSM and ODS: save it as one of "
          + "them, and import that.",
        "\(file.quoted) は読める形式の表ではありません。取り込めるのは CSV、Excel の Unicode テキスト、XLSX、XLSM、ODS です。そのどれかで保存し直して"
          + "取り込んでください。")
    case .notAWorkbook(let file):
      tr(
        "\(file.quoted) is no workbook of Excel (.xlsx, .xlsm, .xltx, .xltm). Save it as one.",
        "\(file.quoted) は Excel のブック（.xlsx、.xlsm、.xltx、.xltm）ではありません。Excel のブックとして保存し直してください。")
    case .unreadableWorkbook(let file, let reason, let detail):
      tr(
        "\(file.quoted) cannot be read: \(reason.label(detail: detail)). Open it in a spreadsheet, "
          + "save it anew without a password, and take that. Nothing was written.",
        "\(file.quoted) を読めません: \(reason.label(detail: detail))。表計算ソフトで開き、パスワードなしで保存し直して"
          + "から使ってください。何も書き込んでいません。")
    case .noSuchSheet(_, let file, known: []):
      tr(
        "\(file.quoted) has no sheets; leave --sheet out.", "\(file.quoted) にシートはありません。--sheet を外してください。")
    case .noSuchSheet(let sheet, let file, let known):
      sheet.isEmpty
        ? tr(
          "Every sheet of \(file.quoted) is hidden. Name one with --sheet:\(known.lines)",
          "\(file.quoted) のシートはすべて非表示です。--sheet で指定してください:\(known.lines)")
        : tr(
          "\(file.quoted) has no sheet \(sheet.quoted). It has:\(known.lines)",
          "\(file.quoted) に \(sheet.quoted) というシートはありません。あるもの:\(known.lines)")
    case .unfitColumns(let text, let known):
      tr(
        "\(text.quoted) does not say what a column is called. Write 所属=所管課; the columns are \(known.joined(separator: ", ")).",
        "\(text.quoted) は列の指定として読めません。所属=所管課 のように書いてください。左に書ける列: \(known.joined(separator: "、"))。")
    case .unfitMark(let text, .column):
      tr(
        "\(text.quoted) does not say what a column is. Write 'Q3. 満足度=overall', the heading and the question's key; or unit, floor, "
          + "number, and - for none.",
        "\(text.quoted) は列の指定として読めません。'Q3. 満足度=overall' のように、見出しと設問のキーを書いてください。設問のほか unit（所属）、floor（階）、number（回答番号）、-（使わない）も書けます。"
      )
    case .unfitMark(let text, .answer):
      tr(
        "\(text.quoted) does not say what an answer is. Write '大変よい=5', its words and its number; or 'わからない=-' for none.",
        "\(text.quoted) は回答の指定として読めません。'大変よい=5' のように、言葉と番号を書いてください。回答としない言葉は 'わからない=-' と書きます。")
    case .noSuchForm(let name, let known):
      tr(
        "No form is called \(name.quoted).\(known.suggestion) `utsusu survey import … --keep-form NAME` keeps one.",
        "\(name.quoted) という形式はありません。\(known.suggestion)utsusu survey import … --keep-form 名前 で残せます。")
    default: ""
    }
  }
}
