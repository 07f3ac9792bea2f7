public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// The catalogue, by key; those too that were withdrawn.
  ///
  /// - Throws: `StoreError`.
  public func surveyQuestions() async throws -> [SurveyQuestion] { try await read { try $0.surveyQuestions() } }

  /// Adds a question to the catalogue.
  ///
  /// - Throws: `LibraryError.survey` with `.keyTaken`; `.unfitText`.
  @discardableResult
  public func addSurveyQuestion(_ question: SurveyQuestion) async throws -> SurveyQuestion {
    try await act(.survey, as: .survey) { writer, undo in
      if try writer.surveyQuestions().contains(where: { $0.key == question.key }) {
        throw LibraryError.survey(.keyTaken(question.key))
      }
      return try put(question, writer, &undo)
    }
  }

  /// Changes a question. What was answered keeps its scale, and stays delicate where it is.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchQuestion`, `.questionWithdrawn`, `.questionAnswered`; `.unfitText`.
  @discardableResult
  public func changeSurveyQuestion(
    _ key: String, _ change: @escaping @Sendable (inout SurveyQuestion) throws -> Void
  ) async throws -> SurveyQuestion {
    try await act(.survey, as: .survey) { writer, undo in
      var question = try writer.surveyQuestion(key)
      if question.isWithdrawn { throw LibraryError.survey(.questionWithdrawn(question.key)) }
      try change(&question)
      return try put(question, writer, &undo)
    }
  }

  /// Asks a question no more: it takes no answers, and no wave that is not closed counts it.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchQuestion`, `.questionWithdrawn`; `.unfitText`.
  @discardableResult
  public func withdrawSurveyQuestion(_ key: String, reason: String) async throws -> SurveyQuestion {
    let reason = try OneLine(reason, .reason).value
    return try await changeSurveyQuestion(key) { ($0.isWithdrawn, $0.reason) = (true, reason) }
  }

  private func put(
    _ question: SurveyQuestion, _ writer: StoreWriter, _ undo: inout Reversal
  ) throws -> SurveyQuestion {
    var question = question
    question.text = try OneLine(question.text, .question).value
    guard try writer.surveysAllow(.surveyQuestion(question.key), question.settingValue) else {
      throw LibraryError.survey(.questionAnswered(question.key))
    }
    undo.subject = question.key.description
    try set(.surveyQuestion(question.key), to: question.settingValue, writer, &undo)
    return question
  }
}

extension StoreReader {
  func surveyQuestion(_ key: String) throws -> SurveyQuestion {
    let questions = try surveyQuestions()
    guard let question = questions.first(where: { $0.key.description == key }) else {
      throw LibraryError.survey(
        .noSuchQuestion(key, known: questions.filter { !$0.isWithdrawn }.map(\.key.description)))
    }
    return question
  }

  /// Whether a setting of surveys may become another one: nothing that people have answered means something else by it, and
  /// nothing of a closed wave changes.
  func surveysAllow(_ setting: Setting, _ value: String?) throws -> Bool {
    switch setting {
    case .surveyQuestion(let key):
      guard let before = try surveyQuestions().first(where: { $0.key == key }), try isAnswered(key) else { return true }
      guard let after = value.flatMap({ SurveyQuestion(key, settingValue: $0) }) else { return false }
      return after.scale == before.scale && (after.isDelicate || !before.isDelicate)
    case .surveyWave(let number):
      guard try surveyResult(of: number) == nil else { return false }
      let isOpen = value.flatMap(SurveyWave.init(settingValue:))?.state == .open
      return try isOpen || sheetCounts()[number] == nil
    case .surveyResult: return false
    default: return true
    }
  }
}
