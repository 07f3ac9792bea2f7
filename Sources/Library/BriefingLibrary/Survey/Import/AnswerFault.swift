/// What is wrong with a cell, or a column, of a file of answers.
public enum AnswerFault: Error, Equatable, Sendable {
  /// Not known, of a question that has so many answers; it stands in so many rows.
  case answer(question: String, upTo: Int, rows: Int)
  /// Several choices where one answer counts.
  case several(rows: Int)
  /// The number stands at one end of the question's scale, and the word behind it at the other.
  case otherWay(question: String, upTo: Int, rows: Int)
  /// The column may be a question; those that it looks like.
  case column(near: [String])
  /// A column of persons or times, of which nothing is ever kept.
  case person
  case noSuchQuestion(String, known: [String])
  /// Not known, and answers add none.
  case unit(near: [String])
  /// No column numbers the responses, and nothing says which form they are of.
  case unnumbered
  /// The number of the response stands in another row too.
  case twice(line: Int)
  /// A code that two people would choose alike.
  case shortCode
  /// The wave has answers of the file's numbers, and nothing tells whether they are of the same form.
  case numbersTaken
  /// Another wave has the same answers under the same numbers or codes.
  case inAnotherWave(String)
}

/// Of what somebody says what it is.
public enum AnswerMarkKind: Equatable, Sendable { case column, answer }
