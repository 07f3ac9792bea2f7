internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The catalogue of questions at the desk.
struct SurveyQuestionRoutes: Sendable {
  var routes: [DeskRoute] {
    [
      .page("surveys/questions", for: .look) { try await list($0) },
      .act("surveys/questions", for: .survey) { desk in
        do {
          let typed = desk.form["key"]
          guard let key = SurveyQuestion.Key(typed) else { throw LibraryError.survey(.unfitKey(typed)) }
          var question = SurveyQuestion(key, "", topic: .other, scale: nil)
          try desk.form.fill(&question)
          _ = try await desk.seeing.addSurveyQuestion(question)
          return Response.to(DeskPages.questionsPath, .saved)
        } catch { return try await list(desk, error) }
      },
      .page("surveys/questions/:key", for: .survey) { try await question($0) },
      change("surveys/questions/:key") { visit, key, form in
        let typed = form
        _ = try await visit.changeSurveyQuestion(key) { try typed.fill(&$0) }
      },
      change("surveys/questions/:key/withdraw") { visit, key, form in
        _ = try await visit.withdrawSurveyQuestion(key, reason: form["reason"])
      },
    ]
  }

  /// By somebody who has seen how it was.
  private func change(
    _ path: RouterPath, _ body: @escaping @Sendable (Visit, String, FormBody) async throws -> Void
  ) -> DeskRoute {
    .act(path, for: .survey) { desk in
      do { try await body(desk.seeing, desk.context.parameters.get("key") ?? "", desk.form) } catch {
        return try await question(desk, error)
      }
      return Response.to(DeskPages.questionsPath, .saved)
    }
  }

  /// - Parameter error: why what was sent was refused.
  private func list(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let state = try await desk.surveyState(typed: error == nil ? [:] : desk.form.all)
    let questions = try await desk.visit.surveyQuestions()
    return try desk.surveyPage(error) { DeskPages.surveyQuestions(questions, state, in: $0) }
  }

  private func question(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let state = try await desk.surveyState(typed: error == nil ? [:] : desk.form.all)
    let (key, questions) = (desk.context.parameters.get("key") ?? "", try await desk.visit.surveyQuestions())
    guard let question = questions.first(where: { $0.key.description == key }) else {
      throw error ?? LibraryError.survey(.noSuchQuestion(key, known: questions.map(\.key.description)))
    }
    return try desk.surveyPage(error) { DeskPages.surveyQuestion(question, state, in: $0) }
  }
}

extension FormBody {
  /// What a form says of a question.
  ///
  /// - Throws: `Failure`; `LibraryError.survey` with `.unfitScale`; `RequestError`.
  fileprivate func fill(_ question: inout SurveyQuestion) throws {
    guard let topic = SurveyQuestion.Topic(rawValue: self["topic"]) else {
      throw RequestError.malformed("topic is missing")
    }
    (question.text, question.topic, question.isDelicate) = (self["text"], topic, said("delicate") != nil)
    if self["answers"] == SurveyQuestionField.free {
      question.scale = nil
      return
    }
    guard let best = SurveyScale.End(rawValue: self["best"]) else { throw RequestError.malformed("best is missing") }
    guard let scale = SurveyScale(answers: try count("answers") ?? 0, best: best, positive: try count("positive"))
    else {
      throw LibraryError.survey(.unfitScale)
    }
    question.scale = scale
  }
}
