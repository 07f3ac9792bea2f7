package import BriefingDomain
internal import BriefingStore

/// What the form of an open wave asks.
package struct SurveyForm: Sendable {
  package let wave: SurveyWaveRecord
  /// In the order of the topics.
  package let questions: [SurveyQuestion]
  /// By name.
  package let units: [OfficeUnit]
}

extension Library {
  /// The waves that take answers; whoever has the address may see them.
  package func openSurveys() async throws -> [SurveyWaveRecord] {
    try await store.read { reader in try reader.surveyWaves().filter { $0.wave.state == .open } }
  }

  /// What an open wave asks; `nil` where it takes no answers.
  package func surveyForm(_ number: SurveyWave.ID) async throws -> SurveyForm? {
    try await store.read { reader -> SurveyForm? in
      guard let wave = try reader.surveyWaves().first(where: { $0.number == number }), wave.wave.state == .open else {
        return nil
      }
      let questions = try reader.surveyQuestions().filter { !$0.isWithdrawn }
      return SurveyForm(
        wave: wave,
        questions: SurveyQuestion.Topic.allCases.flatMap { topic in questions.filter { $0.topic == topic } },
        units: try reader.parties().map(\.party).sorted { $0.name < $1.name })
    }
  }
}
