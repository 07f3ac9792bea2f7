internal import BriefingDomain

/// What somebody has said of a file: which column is which question, and what an answer stands for. Kept as a form, so that it
/// is said once.
struct AnswerMarks: Equatable, Sendable {
  /// By heading, in one line.
  private(set) var columns: [Mark] = []
  private(set) var answers: [Answer] = []
  /// Columns of which nothing is known are of no use.
  var skipsRest = false

  struct Mark: Equatable, Sendable {
    let heading: String
    /// `unit`, `floor`, `number`, `code`, `-`, or a question by its key or its text.
    let target: String
  }

  struct Answer: Equatable, Sendable {
    /// Of every question where `nil`.
    let question: String?
    let text: String
    /// `nil` where it is none.
    let number: Int?
  }

  init() {}

  /// - Parameters:
  ///   - columns: `Q3. 満足度=overall`.
  ///   - answers: `大変よい=5`, `わからない=-`; `overall:大変よい=5` of one question.
  /// - Throws: `LibraryError.unfitMark`.
  init(columns: [String], answers: [String], skipsRest: Bool, questions: [AskedQuestion]) throws(LibraryError) {
    self.skipsRest = skipsRest
    for text in columns {
      let (heading, target) = try Self.sides(text, .column)
      self.columns.append(Mark(heading: heading, target: target))
    }
    for text in answers {
      var (answer, number) = try Self.sides(text, .answer)
      var question: String?
      if let colon = answer.firstIndex(where: { $0 == ":" || $0 == "：" }),
        let named = questions.first(where: { AnswerKey.of($0.key) == AnswerKey.of(String(answer[..<colon])) })
      {
        question = named.key
        answer = AnswerKey.line(String(answer[answer.index(after: colon)...]))
      }
      let isNone = AnswerColumn.said(number) == .unused
      let value = Int(AnswerKey.of(number))
      guard !answer.isEmpty, isNone || value.map({ (1...Self.mostAnswers).contains($0) }) ?? false else {
        throw .unfitMark(text, .answer)
      }
      self.answers.append(Answer(question: question, text: answer, number: isNone ? nil : value))
    }
  }

  /// A scale has no more answers.
  private static let mostAnswers = 11

  /// A heading may hold an equal sign; what it stands for does not.
  private static func sides(_ text: String, _ kind: AnswerMarkKind) throws(LibraryError) -> (String, String) {
    guard let sign = text.lastIndex(where: { $0 == "=" || $0 == "＝" }) else { throw .unfitMark(text, kind) }
    let sides = (AnswerKey.line(String(text[..<sign])), AnswerKey.line(String(text[text.index(after: sign)...])))
    guard !sides.0.isEmpty, !sides.1.isEmpty else { throw .unfitMark(text, kind) }
    return sides
  }

  /// These, and of what they do not say those of a form.
  func over(_ form: AnswerMarks) -> AnswerMarks {
    var all = self
    all.skipsRest = skipsRest || form.skipsRest
    all.columns += form.columns.filter { mark in
      !columns.contains { AnswerKey.of($0.heading) == AnswerKey.of(mark.heading) }
    }
    all.answers += form.answers.filter { answer in
      !answers.contains { $0.question == answer.question && AnswerScale.key($0.text) == AnswerScale.key(answer.text) }
    }
    return all
  }

  /// What answers of a question were said to be, by ``AnswerScale/key(_:)``; what is said of it alone goes first.
  func said(of question: String?) -> [String: Int?] {
    var said: [String: Int?] = [:]
    for answer in answers where answer.question == nil { said[AnswerScale.key(answer.text)] = .some(answer.number) }
    for answer in answers where question != nil && answer.question == question {
      said[AnswerScale.key(answer.text)] = .some(answer.number)
    }
    return said
  }
}

/// The setting of a form: a line for the headings that it is of, one for each mark.
struct AnswerForm: Equatable, Sendable {
  /// Tells a file of this form: SHA-256 of its headings.
  let headings: String
  let marks: AnswerMarks

  init(headings: String, marks: AnswerMarks) {
    self.headings = headings
    self.marks = marks
  }

  var settingValue: String {
    ([headings, marks.skipsRest ? "rest" : ""]
      + marks.columns.map { "column\t\($0.target)\t\($0.heading)" }
      + marks.answers.map { "answer\t\($0.question ?? "")\t\($0.number.map(String.init) ?? "-")\t\($0.text)" })
      .joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else.
  init?(settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 2, lines[0].utf8.count == 64, ["", "rest"].contains(lines[1]) else { return nil }
    var columns: [AnswerMarks.Mark] = []
    var answers: [AnswerMarks.Answer] = []
    for line in lines.dropFirst(2) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch (parts.first, parts.count) {
      case ("column", 3): columns.append(AnswerMarks.Mark(heading: parts[2], target: parts[1]))
      case ("answer", 4):
        guard parts[2] == "-" || Int(parts[2]) != nil else { return nil }
        answers.append(
          AnswerMarks.Answer(question: parts[1].isEmpty ? nil : parts[1], text: parts[3], number: Int(parts[2])))
      default: return nil
      }
    }
    self.init(headings: lines[0], marks: AnswerMarks(columns, answers, skipsRest: lines[1] == "rest"))
    guard self.settingValue == settingValue else { return nil }
  }
}

extension AnswerMarks {
  fileprivate init(_ columns: [Mark], _ answers: [Answer], skipsRest: Bool) {
    (self.columns, self.answers, self.skipsRest) = (columns, answers, skipsRest)
  }
}
