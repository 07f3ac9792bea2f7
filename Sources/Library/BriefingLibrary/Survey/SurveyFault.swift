public import BriefingDomain

/// Why an act on a survey is refused.
public enum SurveyFault: Equatable, Sendable {
  /// A key is a–z, 0–9 and -, up to 40.
  case unfitKey(String)
  case keyTaken(SurveyQuestion.Key)
  case noSuchQuestion(String, known: [String])
  case questionWithdrawn(SurveyQuestion.Key)
  /// What was answered already keeps its scale, and stays delicate.
  case questionAnswered(SurveyQuestion.Key)
  /// 2 to 11 answers, of which some are positive and some are not.
  case unfitScale
  case noQuestions
  case noSuchWave(String, known: [String])
  case waveNameTaken(String)
  /// A name that would be taken for the number of a wave.
  case numberAsName(String)
  case unfitNumber(Int)
  case floorTwice(String)
  /// More are asked on the floors than in all.
  case floorsAboveWhole(Int, asked: Int)
  /// What is to be done needs a wave of another state.
  case wrongState(SurveyWaveRecord, needed: SurveyWave.State)
  case nothingAnswered(String)
  /// It stays open until it is closed.
  case waveAnswered(String)
  /// An answer that the question does not have.
  ///
  /// - Parameters:
  ///   - sheet: its place among those that were given, from 0.
  ///   - scale: those that it has; `nil` where people write freely.
  case unfitAnswer(sheet: Int, SurveyQuestion.Key, String, scale: SurveyScale?)
  case emptySheet
  /// Of a form, whose code others might choose too.
  case shortCode
  /// Of one key a wave has one sheet.
  case answeredAlready

  var kind: FailureKind {
    switch self {
    case .noSuchQuestion, .noSuchWave: .notFound
    case .unfitKey, .unfitScale, .unfitNumber, .numberAsName, .floorTwice, .floorsAboveWhole, .unfitAnswer,
      .emptySheet, .shortCode:
      .usage
    case .keyTaken, .questionWithdrawn, .questionAnswered, .noQuestions, .waveNameTaken, .wrongState,
      .nothingAnswered, .waveAnswered, .answeredAlready:
      .conflict
    }
  }
}
