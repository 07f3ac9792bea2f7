import BriefingDomain

@testable import BriefingLibrary

/// The input as a file of a survey tool: as it stands, and with its first line as a mark of a column and of an answer.
func readAnswers(_ input: [UInt8]) {
  let questions = [
    AskedQuestion(key: "overall", text: "新しい働き方に満足していますか", answers: 5),
    AskedQuestion(key: "ict", text: "ICT環境の満足度", answers: 4, lowestIsPositive: false),
    AskedQuestion(key: "wishes", text: "ご意見", answers: nil),
  ]
  readAnswers(String(decoding: input, as: UTF8.self), questions, AnswerMarks())
  let (line, rest) = firstLine(input)
  for (columns, answers) in [([line], []), ([], [line])] as [([String], [String])] {
    guard let marks = try? AnswerMarks(columns: columns, answers: answers, skipsRest: true, questions: questions) else {
      continue
    }
    let form = AnswerForm(headings: String(repeating: "0", count: 64), marks: marks)
    check(AnswerForm(settingValue: form.settingValue) == form, "a form is kept otherwise: \(marks)")
    readAnswers(String(decoding: rest, as: UTF8.self), questions, marks)
  }
}

private func readAnswers(_ text: String, _ questions: [AskedQuestion], _ marks: AnswerMarks) {
  guard let table = try? AnswerTable(LedgerSource(file: "回答.csv", text: text)) else { return }
  let read = ReadAnswers(table, questions, marks)
  check(read.columns.count == table.columns.count, "columns that are none")
  var line = table.headingLine
  for sheet in read.sheets {
    check(sheet.line > line, "line \(sheet.line) behind line \(line)")
    line = sheet.line
    check(!sheet.answers.isEmpty || !sheet.texts.isEmpty, "\(sheet) answers nothing")
    for (key, answer) in sheet.answers {
      let most = questions.first { $0.key == key }?.answers ?? 0
      check(answer >= 1 && answer <= most, "\(key) is answered with \(answer)")
    }
    if read.faults.isEmpty, let floor = sheet.floor {
      check((try? OneLine(floor, .floor)) != nil, "a floor that cannot be kept: \(floor.debugDescription)")
    }
  }
  for fault in read.faults { check(fault.line >= table.headingLine, "\(fault)") }
}
