internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

// What each column of a file of answers is taken as, and what is not known of it, to be chosen.
extension DeskPages {
  /// So many answers of a column can be said by hand.
  private static let mostAnswers = 60

  static func columns(of file: AnswerFileView, _ path: String, _ token: String) -> HTML {
    HTML([
      verdict(file),
      tag("form", ["method": "post", "action": "\(path)/look", "class": "answers"]) {
        hidden("token", token)
        hidden("batch", file.batch)
        tag("h2") { tr("What the columns of \(file.name) are taken as", "\(file.name) の列の読み方") }
        let (taken, answers) = (tr("Taken as", "読み方"), tr("Answers", "回答"))
        table([tr("Column", "列"), taken, answers]) {
          for (place, column) in file.columns.columns.enumerated() where !column.heading.isEmpty {
            tag("tr") {
              tag("td") { tag("strong") { column.heading } }
              tag("td", ["data-label": taken]) { kind(column, place, file) }
              tag("td", ["data-label": answers]) { said(column, place, file) }
            }
          }
        }
        options(file)
        button(tr("Look once more", "もう一度確認する"))
      },
    ])
  }

  /// What would come in, or what is to be said before.
  private static func verdict(_ file: AnswerFileView) -> HTML {
    if let trial = file.trial { return receipt(trial, tr("They would bring", "取り込まれる内容")) }
    if file.faults.isEmpty { return HTML() }
    let (here, elsewhere) = (file.faults.filter(\.isChosenHere), file.faults.filter { !$0.isChosenHere })
    let lines = elsewhere.prefix(20).map { TableFaultWording.sentence($0, isAtDesk: true) }
    return tag("div", ["class": "fault", "role": "alert"]) {
      tr("Nothing can be taken in yet, and nothing was written.", "まだ取り込めません（何も書き込んでいません）。")
      if !here.isEmpty {
        tr(
          " Choose at the \(counted(here.count, "place")) marked “?” below.", "下の表で「？」になっている \(here.count) か所を選んでください。")
      }
      if !lines.isEmpty {
        tag("ul") {
          for line in lines { tag("li") { line } }
          if elsewhere.count > lines.count {
            tag("li") { tr("and \(elsewhere.count - lines.count) more", "ほか \(elsewhere.count - lines.count) か所") }
          }
        }
      }
    }
  }

  private static func kind(_ column: AnswerColumns.Column, _ place: Int, _ file: AnswerFileView) -> HTML {
    guard !["person", "time"].contains(column.taken) || column.isQuestion else {
      return HTML(
        text: column.taken == "person"
          ? tr("a person, never kept", "個人（残さない）") : tr("a time, never kept", "時刻（残さない）"))
    }
    let name = AnswerField.column(place)
    return selection(
      name, tr("\(column.heading): taken as", "\(column.heading) の読み方"), AnswerField.kinds(column, file.questions),
      chosen: AnswerField.value(column)) + hidden(AnswerField.before(place), AnswerField.value(column))
      + (column.near.isEmpty
        ? HTML()
        : tag("small") {
          tr("like: ", "似た設問: ") + column.near.joined(separator: tr(", ", "、"))
        })
  }

  private static func said(_ column: AnswerColumns.Column, _ place: Int, _ file: AnswerFileView) -> HTML {
    let count = tag("span", ["class": "quiet"]) {
      tr("\(counted(column.filled, "row"))", "\(column.filled) 行")
        + (column.distinct.map { tr(", \($0) different", "、\($0) 種類") } ?? "")
    }
    let most = column.isQuestion ? file.questions.first { "\($0.key)" == column.taken }?.scale?.answers : nil
    // Those that are asked for first.
    let answers = column.answers.enumerated().sorted { a, b in
      (isAsked(a.element, column, file) ? 0 : 1, a.offset) < (isAsked(b.element, column, file) ? 0 : 1, b.offset)
    }
    return count
      + tag("ul", ["class": "plain"]) {
        for (number, answer) in answers.prefix(mostAnswers) {
          tag("li") {
            tag("span") { "\(answer.text) " }
            tag("span", ["class": "quiet"]) { tr("(\(answer.rows)) ", "（\(answer.rows) 行）") }
            choice(answer, AnswerField.answer(place, number), column, most, file)
          }
        }
        if answers.count > mostAnswers {
          tag("li") { tr("and \(answers.count - mostAnswers) more", "ほか \(answers.count - mostAnswers) 種類") }
        }
      }
  }

  private static func choice(
    _ answer: AnswerColumns.Answer, _ name: String, _ column: AnswerColumns.Column, _ most: Int?,
    _ file: AnswerFileView
  ) -> HTML? {
    let label = tr("\(column.heading), \(answer.text): taken as", "\(column.heading)「\(answer.text)」の読み方")
    if let most {
      // What is a number stands for itself.
      if let number = answer.number, Folding.key(answer.text) == "\(number)" { return nil }
      let value = answer.number.map(String.init) ?? (answer.reading == .none ? AnswerField.none : "")
      return selection(
        name, label,
        [("", "？")] + (1...most).map { ("\($0)", "\($0)") } + [(AnswerField.none, tr("no answer", "回答としない"))],
        chosen: value)
    }
    guard column.taken == "unit", !column.isQuestion else { return nil }
    let chosen = file.form[name] ?? ""
    guard !chosen.isEmpty || isAsked(answer, column, file) else { return nil }
    return selection(
      name, label,
      [
        ("", "？"), (AnswerField.new, tr("add as a new unit", "新しい所属として加える")),
        (AnswerField.none, tr("no unit", "所属としない")),
      ], chosen: chosen)
  }

  private static func isAsked(
    _ answer: AnswerColumns.Answer, _ column: AnswerColumns.Column, _ file: AnswerFileView
  ) -> Bool {
    if column.isQuestion { return ![.taken, .none].contains(answer.reading) }
    return column.taken == "unit"
      && file.faults.contains { fault in
        guard case .answers(.unit) = fault.expected else { return false }
        return fault.value == String(AnswerField.unit(answer.text).prefix(200))
      }
  }

  private static func options(_ file: AnswerFileView) -> HTML {
    func said(_ name: String) -> String { file.form[name] ?? "" }
    return tag("fieldset") {
      tag("legend") { tr("The file as a whole", "ファイル全体") }
      if !file.columns.otherSheets.isEmpty {
        Self.choice(
          "sheet", tr("Sheet", "シート"),
          ([file.columns.sheet].compactMap(\.self) + file.columns.otherSheets).map { ($0, $0) },
          chosen: file.columns.sheet ?? "")
      }
      tick("rest", tr("all other columns are of no use", "「？」の列はすべて使わない"), isOn: !said("rest").isEmpty)
      plain(
        "source", tr("What the tool's form is called", "フォームの名前"), said("source"),
        hint: tr(
          "Where no column numbers the responses, or the wave has answers from several forms that count from 1.",
          "回答番号の列がないとき、または番号が1から始まるフォームが複数あるとき。"))
      tick(
        "known",
        tr(
          "what is known, here or in another wave, stays; only what is new comes in", "既にある分（ほかの調査回を含む）は残し、増えた分だけを取り込む"),
        isOn: !said("known").isEmpty)
      tick(
        "again", tr("what is in another wave, too, is chance: all come in", "ほかの調査回と同じ回答は偶然なので、すべて取り込む"),
        isOn: !said("again").isEmpty)
      plain(
        "keep", tr("Keep this way of reading under a name", "この読み方を残す名前"), said("keep"),
        hint: tr(
          "The next file with the same headings is then read so by itself.", "次に同じ見出しのファイルを取り込むとき、自動的に同じ読み方をします。"))
    }
  }

  private static func selection(
    _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String
  ) -> HTML {
    tag("select", ["name": name, "aria-label": label]) {
      for (value, label) in options {
        tag("option", ["value": value, "selected": value == chosen ? "selected" : nil]) { label }
      }
    }
  }
}

extension TableFault {
  /// Whether it is answered in the table of the columns.
  fileprivate var isChosenHere: Bool {
    switch expected {
    case .answers(.answer), .answers(.several), .answers(.otherWay), .answers(.column), .answers(.unit): true
    default: false
    }
  }
}
