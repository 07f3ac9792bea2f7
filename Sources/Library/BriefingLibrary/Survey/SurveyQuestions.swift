public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

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
    if let fault = try writer.surveyFault(.surveyQuestion(question.key), question.settingValue) {
      throw LibraryError.survey(fault)
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

  /// Why a setting of surveys may not become another one: what people have answered would mean something else by it, something
  /// of a closed wave would change, or two waves would have one name.
  func surveyFault(_ setting: Setting, _ value: String?) throws -> SurveyFault? {
    switch setting {
    case .surveyQuestion(let key):
      guard let before = try surveyQuestions().first(where: { $0.key == key }), try isAnswered(key) else { return nil }
      let after = value.flatMap { SurveyQuestion(key, settingValue: $0) }
      let isKept = after.map { $0.scale == before.scale && ($0.isDelicate || !before.isDelicate) } ?? false
      return isKept ? nil : .questionAnswered(key)
    case .surveyWave(let number):
      let waves = try surveyWaves()
      guard let record = waves.first(where: { $0.number == number }) else { return nil }
      if record.wave.state == .closed { return .wrongState(record, needed: .open) }
      let after = value.flatMap(SurveyWave.init(settingValue:))
      if after?.state != .open, try sheetCounts()[number] != nil { return .waveAnswered(record.wave.name) }
      guard let name = after.map({ Folding.key($0.name) }) else { return nil }
      return waves.first { $0.number != number && Folding.key($0.wave.name) == name }.map {
        .waveNameTaken($0.wave.name)
      }
    default: return nil
    }
  }
}
