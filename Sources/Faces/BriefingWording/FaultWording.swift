package import BriefingDomain
package import BriefingLibrary
internal import HelperHost
internal import JapaneseText

extension Handout.Fault {
  package var sentence: String {
    switch self {
    case .copiesWithoutPaper:
      tr(
        "Copies go with paper only: use --form paper or --form both, or leave --copies out.",
        "部数は紙を含む形態だけに付けられます。--form を 紙 か 電子及び紙 にするか、--copies を外してください。")
    case .paperWithoutCopies:
      tr("Say how many copies went on paper: --copies N, at least 1.", "紙の部数を --copies で1以上で指定してください。")
    case .outOfRange:
      tr(
        "Copies and pages are whole numbers from 0 to \(Handout.most), pages per side from 1 to 16.",
        "部数とページ数は 0 から \(Handout.most) まで、1面のページ数は 1 から 16 までの整数です。")
    }
  }
}

extension TextFault {
  package var sentence: String {
    switch self {
    case .empty: tr("must not be empty.", "空にはできません。")
    case .undecodable:
      tr(
        "has bytes that its encoding cannot mean; save the file as UTF-8 or CP932 and check the text.",
        "文字として読めないバイトがあります。UTF-8 か CP932 で保存し直し、文字を確かめてください。")
    case .tooLong(let limit):
      tr("is longer than \(limit) characters; shorten it.", "\(limit) 文字を超えています。短くしてください。")
    case .withheld:
      tr(
        "stands where the title of a confidential briefing is withheld; write the title itself, or leave the row out.",
        "取扱注意の報告の件名を伏せた印です。件名そのものを書くか、この行を除いてください。")
    case .controlCharacter(let code):
      tr(
        "has the control character U+\(hexadecimal(code)); remove it.",
        "制御文字 U+\(hexadecimal(code)) が入っています。取り除いてください。")
    }
  }

  private func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension TextField {
  package var label: String {
    switch self {
    case .title: tr("The title", "件名")
    case .unit: tr("The unit", "所属")
    case .recipient: tr("The recipient", "報告先")
    case .presenter: tr("The presenter (--by)", "説明者（--by）")
    case .recorder: tr("The recorder (--by)", "記録者（--by）")
    case .driver: tr("The driver", "進行役")
    case .room: tr("The room", "会議室")
    case .reason: tr("The reason", "理由")
    case .name: tr("The name", "名前")
    case .fullName: tr("The full name", "氏名")
    case .alias: tr("The alias", "別名")
    case .bureau: tr("The bureau", "局")
    case .department: tr("The department", "部")
    case .floor: tr("The floor", "階")
    case .factorUnit: tr("The unit of the factor", "係数の単位")
    case .source: tr("The source", "出典")
    case .assignment: tr("What is to be done", "宿題の内容")
    case .owner: tr("The owner", "担当")
    case .printer: tr("The printer", "機器")
    case .place: tr("The place", "場所")
    case .question: tr("The question", "設問")
    case .wave: tr("The wave's name", "調査回の名前")
    case .answer: tr("The answer", "回答")
    }
  }
}

extension DateExpressionError {
  package var sentence: String {
    switch self {
    case .notADate(let text):
      tr(
        "\(text.quoted) is no date. Write 2026-11-25, 11/25, 令和8年11月25日 or 今日, with 10:00 behind it if you like.",
        "\(text.quoted) は日付として読めません。2026-11-25、11/25、令和8年11月25日、今日 のように書いてください（後に 10:00 も可）。")
    case .noSuchDay(let text):
      tr("The calendar has no day \(text.quoted). Check it.", "\(text.quoted) という日は暦にありません。確かめてください。")
    case .otherWeekday(let text, let day):
      tr(
        "\(text.quoted): \(day) is a \(day.weekdayName). Check day and weekday.",
        "\(text.quoted): \(day) は\(day.weekdayKanji)曜日です。日付か曜日を確かめてください。")
    case .noYear(let text):
      tr("\(text.quoted) says no year. Write it with its year.", "\(text.quoted) に年がありません。年を付けて書いてください。")
    case .backwards(let text): PeriodExpressionError.backwards(text).sentence
    case .noSuchTime(let text):
      tr(
        "\(text.quoted) has no valid time. Write 10:00 or 14:30.", "\(text.quoted) の時刻が読めません。10:00 や 14:30 のように書いてください。"
      )
    }
  }
}

extension PeriodExpressionError {
  package var sentence: String {
    switch self {
    case .notAPeriod(let text):
      tr(
        "\(text.quoted) is no period. Write 2026-11, 令和8年11月, 2026年度 or 2026-02..2026-04.",
        "\(text.quoted) は期間として読めません。2026-11、令和8年11月、2026年度、2026-02..2026-04 のように書いてください。")
    case .noSuchMonth(let text):
      tr("The calendar has no month \(text.quoted). Check it.", "\(text.quoted) という月は暦にありません。確かめてください。")
    case .backwards(let text):
      tr("\(text.quoted) ends before it begins. Swap the two.", "\(text.quoted) は終わりが始まりより前です。順を入れ替えてください。")
    case .days(let text, let period):
      tr(
        "\(text.quoted) is of days, and figures are by whole months. Ask for \(period); `utsusu status --on` lists days.",
        "\(text.quoted) は日の指定です。数値は月単位で出すため、\(period) のように月で指定してください。日の一覧は utsusu status --on で見られます。")
    }
  }
}

extension HelperError {
  package var sentence: String {
    switch self {
    case .missing(let path):
      tr(
        "The helper \(path.quoted) is not there. Put it beside utsusu, or set \(variable(for: path)).",
        "補助プログラム \(path.quoted) がありません。utsusu と同じ場所に置くか、\(variable(for: path)) で指定してください。")
    case .cannotStart(let path, let why):
      tr(
        "The helper \(path.quoted) does not start (\(systemWords(why))). Install libpoppler-cpp0v5, libzip4, libxml2, libevtx1, poppler-data.",
        "補助プログラム \(path.quoted) が起動しません（\(systemWords(why))）。libpoppler-cpp0v5、libzip4、libxml2、libevtx1、poppler-data を入れてください。"
      )
    }
  }

  /// Where a helper is named that lies elsewhere: `UTSUSU_READER` for `utsusu-reader`.
  private func variable(for path: String) -> String {
    "UTSUSU_" + (path.split(separator: "-").last ?? "reader").uppercased()
  }
}

/// The bad rows of a table: one line each, so that an editor can be held beside it.
package enum TableFaultWording {
  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package static func sentences(
    file: String, sheet: String?, _ faults: [TableFault], isAtDesk: Bool = false
  ) -> String {
    let least = faults.count >= TableFault.most
    let file = file.quoted + (sheet.map { tr(", sheet \($0.quoted),", "のシート\($0.quoted)") } ?? "")
    let head = tr(
      "\(file) was not imported: \(least ? "at least " : "")\(faults.count) \(faults.count == 1 ? "cell is" : "cells are") wrong. Nothing was written.",
      "\(file) は取り込みませんでした。誤りが \(faults.count) か所\(least ? "以上" : "")あります。何も書き込んでいません。")
    return ([head] + faults.map { "  " + sentence($0, isAtDesk: isAtDesk) }).joined(separator: "\n")
  }

  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  static func sentence(_ fault: TableFault, isAtDesk: Bool = false) -> String {
    let place = fault.cell.map { tr("cell \($0)", "セル \($0)") } ?? tr("line \(fault.line)", "\(fault.line) 行目")
    let column =
      fault.column.map { tr(", column \($0.safe)", "「\((fault.columnInJapanese ?? $0).safe)」列") } ?? ""
    let said = (isAtDesk ? fault.expected.deskSentence : nil) ?? expected(fault.expected, of: fault.value)
    if fault.expected.isOfWholeFile { return "\(place)\(column): \(said)" }
    let value = fault.value.isEmpty ? tr("empty", "空欄") : fitted(fault.value.safe, columns: 40).quoted
    return "\(place)\(column): \(value) – \(said)"
  }

  private static func unclear(_ heading: String, _ near: String?) -> String {
    let heading = heading.safe
    let unused = "--unused-column '\(heading)'"
    guard let near else {
      return tr(
        "not read, though a figure may need it; leave it out with \(unused)",
        "読まない列ですが、数値にかかわるかもしれません。使わない列であれば \(unused) を付けてください")
    }
    let column = "--columns '\(near)=\(heading)'"
    return tr(
      "may be \(near) or not, and a figure needs it; say \(column), or leave it out with \(unused)",
      "\(near)の列かどうか分かりません。そうであれば \(column)、使わない列であれば \(unused) を付けてください")
  }

  /// - Parameter value: of the cell, or the heading.
  private static func expected(_ expected: TableFault.Expected, of value: String) -> String {
    switch expected {
    case .header(let missing):
      tr("the header lacks \(missing.joined(separator: ", "))", "見出しに \(missing.joined(separator: "、")) がありません")
    case .columnTwice: tr("this column stands twice", "この列が2度あります")
    case .unclearColumn(let near): unclear(value, near)
    case .cells(let count): tr("expected \(count) cells, as in the header", "見出しと同じ \(count) 列が必要です")
    case .closedQuote:
      tr("a quote is not closed, or text follows it", "引用符が閉じていないか、閉じた後に文字があります")
    case .calculated:
      tr(
        "this formula has no value; correct it, or let the spreadsheet calculate it and save",
        "数式の値がありません。数式を直すか、表計算ソフトで計算させて保存してください")
    case .date: tr("expected a date such as 2026-11-25 or 令和8年11月25日", "日付（2026-11-25、令和8年11月25日など）が必要です")
    case .dayThatExists: tr("the calendar has no such day", "暦にない日です")
    case .text(let fault): fault.sentence
    case .weekday(let day):
      tr("\(day) is a \(day.weekdayName)", "\(day) は\(day.weekdayKanji)曜日です")
    case .year:
      tr(
        "no year is written; add it, or say it with --year 令和8年度", "年がありません。年を書くか、--year 令和8年度 のように指定してください")
    case .dayWithin(let period):
      tr("no year is written, and \(period) has no such month", "年がありません。\(period) にその月はありません")
    case .dayToCome: tr("this day is still to come", "まだ来ていない日です")
    case .oneTime:
      tr(
        "the cell of the day has a time too; leave one of the two out, in the table or with --unused-column",
        "日付の欄にも時刻があります。どちらかを消すか、使わない列であれば --unused-column を付けてください")
    case .time: tr("expected a time such as 10:00 or 午後2時", "時刻（10:00、午後2時など）が必要です")
    case .recipient(let near):
      tr(
        "no such recipient.\(near.suggestion) If it is one, add it with --add-recipient and this name",
        "登録のない報告先です。\(near.suggestion)正しい報告先であれば、--add-recipient にこの名前を付けてください")
    case .recipients(let unknown):
      tr(
        "names several recipients, of which \(unknown.map(\.quoted).joined(separator: ", ")) is not known; correct the cell, "
          + "or write one recipient a row",
        "複数の報告先のうち \(unknown.map(\.quoted).joined(separator: "、")) は登録がありません。セルを直すか、報告先ごとに行を分けてください")
    case .unit(let near):
      tr(
        "looks like \(near.map(\.quoted).joined(separator: ", ")). Correct it, or say with --new-unit and this name that it is another",
        "\(near.map(\.quoted).joined(separator: "、")) に似ています。直すか、別の所属であれば --new-unit にこの名前を付けてください")
    case .formMarks:
      tr(
        "expected one form to be ticked, or 紙 with one other", "提出形態は1つ、または紙とほかの1つに ○ を付けてください")
    case .markOrCopies: tr("expected ○, a number of copies or an empty cell", "○、部数、空欄のいずれかが必要です")
    case .markForNoCopies:
      tr(
        "0 copies do not say whether it reached this recipient; write ○ (and the copies in a row of its own), or leave it empty",
        "0部では、この報告先に報告したかどうかが分かりません。報告した場合は ○（紙を渡した報告先は別の行）、していない場合は空欄にしてください")
    case .markWithoutPaper:
      tr(
        "a number here is copies on paper, and this form has none; write ○, or correct the form",
        "この列の数は紙の部数ですが、紙を含まない形態です。○ にするか、形態を直してください")
    case .copiesBesideOthers:
      tr(
        "others in this row have a number of copies; write that of this recipient too",
        "この行のほかの報告先には部数があります。この報告先も部数で書いてください")
    case .copiesAsInColumns(let numbers):
      tr(
        "the ticked columns say \(numbers.map(String.init).joined(separator: ", ")) copies; correct one of the two, write ○ where "
          + "the number is only a tick, or leave a column out with --unused-column",
        "○の列では \(numbers.map(String.init).joined(separator: "、")) 部です。どちらかを直すか、列の数が印の代わりであれば ○ と書くか、"
          + "使わない列を --unused-column で指定してください")
    case .mark: tr("expected ○ or an empty cell", "○ か空欄が必要です")
    case .ownAmount:
      tr(
        "the amount above would count twice; write each row's own, or those that share one as one row",
        "上の行の数値を二重に数えることになります。行ごとの数値を書くか、1つの行にまとめてください")
    case .cellAbove: tr("there is no cell above to repeat", "上の行に、くり返す値がありません")
    case .dittoAlone:
      tr(
        "〃 repeats the cell above only where it stands alone; write this one out",
        "〃 は、それだけの欄が上と同じという意味です。続けて書くときは、省略せずに書いてください")
    case .sameAsInLedger(let difference, let isCancelled): difference.question(isCancelled)
    case .form: tr("expected projected, digital, both or paper", "投影・電子・電子及び紙・紙 のいずれかが必要です")
    case .number(let most): tr("expected a whole number from 0 to \(most)", "0 から \(most) までの整数が必要です")
    case .copiesForPaper: tr("expected at least 1 copy for a form with paper", "紙を含む形態には1部以上が必要です")
    case .noCopiesWithoutPaper: tr("expected 0 copies for a form without paper", "紙を含まない形態の部数は0です")
    case .duplex: tr("expected yes or no", "両面・片面（はい・いいえ）のいずれかが必要です")
    case .lengthUnit:
      tr(
        "fm, m, cm or mm? Write it into the heading, 文書量(fm), or say it with --length-unit fm",
        "長さの単位が分かりません。見出しに 文書量(fm) のように書くか、--length-unit fm のように指定してください")
    case .boardWidth:
      tr(
        "how wide is a board? Add a column 幅(cm), or say it with --width 90cm",
        "棚板1段の幅が分かりません。幅(cm) の列を加えるか、--width 90cm のように指定してください")
    case .length: tr("expected a length such as 12.4", "長さ（12.4 など）が必要です")
    case .placeTwice(let line):
      tr(
        "line \(line) has a measure of this place on that day; write what tells them apart into the place, or one row for both",
        "\(line) 行目に同じ場所・同じ日の測定があります。場所の名前で区別するか、1行にまとめてください")
    case .severalPlaces(let units):
      tr(
        "several units have this place (\(units.map(\.safe).joined(separator: ", "))); write the row's unit",
        "この場所は複数の所属（\(units.map(\.safe).joined(separator: "、"))）にあります。行に所属を書いてください")
    case .measuredAlready(let number, let centimetres):
      tr(
        "recorded of that day already, \(StockWording.fm(centimetres)), as \(number); correct the list or the entry: utsusu stock correct \(number) …",
        "同じ日の記録が番号 \(number)（\(StockWording.fm(centimetres))）にあります。表を直すか、utsusu stock correct \(number) … で訂正してください")
    case .areaUnit:
      tr(
        "are these square metres? Write (㎡) behind the heading, or say with --columns which column it is",
        "平方メートルかどうか分かりません。見出しに (㎡) と書くか、--columns で列を指定してください")
    case .area: tr("expected square metres such as 45.5", "面積（45.5 など、平方メートル）が必要です")
    case .areaUse: tr("expected 執務, 会議, プラスα, 書架, その他 or 合計", "用途は 執務・会議・プラスα・書架・その他・合計 のいずれかで書いてください")
    case .areas(let fault): fault.sentenceOfTable
    case .floorMeasuredAlready(let number, let areas):
      tr(
        "measured on that day already, \(areas.text), as \(number); correct the table or the entry: utsusu space correct \(number) …",
        "同じ日の記録が番号 \(number)（\(areas.text)）にあります。表を直すか、utsusu space correct \(number) … で訂正してください")
    case .answers(let fault): fault.sentence(of: value)
    case .unlike(let line): tr("repeats line \(line)", "\(line) 行目と同じ報告です")
    case .notInLedger(let entry):
      tr(
        "in the ledger already, as entry \(entry); --skip-known passes over what it has, `utsusu submit` corrects it",
        "台帳の記録 \(entry) に既にあります。--skip-known を付けると既にある記録をとばします。訂正は utsusu submit で行ってください")
    }
  }
}
