/// What one person answered in a wave. Nobody is named, and no time is kept.
public struct AnswerSheet: Hashable, Sendable {
  /// As it was written; where nothing is said, that of the unit when the sheet came in.
  public var floor: String?
  public var unit: OfficeUnit.ID?
  /// By question, from 1 to as many as its scale has.
  public var answers: [SurveyQuestion.Key: Int]
  /// What was written freely. It is kept apart from all else.
  public var texts: [SurveyQuestion.Key: String]
  public var key: Key?

  /// Characters of a code that somebody types into a form; with fewer two people would choose the same one.
  public static let shortestCode = 6

  /// What keeps one person from answering twice. None is kept: only what a secret of the home makes of it.
  public enum Key: Hashable, Sendable {
    /// What the same person alone repeats, in every wave: it pairs their answers.
    case code(String)
    /// What another program calls the response, such as its number. It is good within one wave and one form of that program.
    case response(String)
  }

  public init(
    floor: String? = nil, unit: OfficeUnit.ID? = nil, answers: [SurveyQuestion.Key: Int],
    texts: [SurveyQuestion.Key: String] = [:], key: Key? = nil
  ) {
    self.floor = floor
    self.unit = unit
    self.answers = answers
    self.texts = texts
    self.key = key
  }

  public var isEmpty: Bool { answers.isEmpty && texts.isEmpty }
}
