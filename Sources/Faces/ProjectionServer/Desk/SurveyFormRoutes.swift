internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The form of a survey, for whoever has its address: one link for all, and nobody signs in. Nothing of who sends it is
/// looked at, kept or logged.
struct SurveyFormRoutes: Sendable {
  let library: Library
  let trusted: TrustedNames
  let now: @Sendable () -> PreciseInstant

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("survey") { request, _ in
      let waves = try await library.openSurveys()
      if waves.count == 1 { return Response.to("/survey/\(waves[0].number)") }
      return Response.desk(for: request) { DeskPages.surveys(waves) }
    }
    routes.get("survey/thanks") { request, _ in Response.desk(for: request) { DeskPages.surveyThanks() } }
    routes.get("survey/:wave") { request, context in
      guard let form = try await form(context) else { return over(request) }
      return Response.desk(for: request) { DeskPages.survey(form) }
    }
    routes.post("survey/:wave") { request, context in
      let sent = try await FormBody(request, context, trusted)
      guard let form = try await form(context) else { return over(request) }
      let visit = try await library.visit(by: Person("survey"), at: now().instant)
      return try await Language.$current.withValue(request.language) {
        do {
          let sheet = try SurveyAnswer(sent, form).sheet
          _ = try await visit.addSheets([sheet], to: "\(form.wave.number)", from: .form)
          return Response.to("/survey/thanks")
        } catch {
          guard let failure = Failure(atDesk: error) else { throw error }
          return Response.desk(.init(of: failure.kind), for: request) {
            DeskPages.survey(form, typed: { sent[$0] }, .refused(failure))
          }
        }
      }
    }
    return routes
  }

  private func form(_ context: RoomContext) async throws -> SurveyForm? {
    guard let number = SurveyWave.ID(context.parameters.get("wave") ?? "") else { return nil }
    return try await library.surveyForm(number)
  }

  private func over(_ request: Request) -> Response {
    Response.desk(.notFound, for: request) { DeskPages.surveyIsOver() }
  }
}

/// A form that was sent, as a sheet.
private struct SurveyAnswer {
  let sheet: AnswerSheet

  /// - Throws: `LibraryError.survey` with `.unfitAnswer`.
  init(_ sent: FormBody, _ form: SurveyForm) throws(LibraryError) {
    var (answers, texts) = ([SurveyQuestion.Key: Int](), [SurveyQuestion.Key: String]())
    for question in form.questions {
      let said = sent[SurveyFormField.name(question.key)]
      if said.isEmpty { continue }
      guard let scale = question.scale else {
        texts[question.key] = said
        continue
      }
      guard let answer = Int(said) else {
        throw .survey(.unfitAnswer(sheet: 0, question.key, said, scale: scale))
      }
      answers[question.key] = answer
    }
    let unit = OfficeUnit.ID(sent["unit"])
    if unit == nil, let said = sent.said("unit") { throw .unknown(.unit, said, near: []) }
    sheet = AnswerSheet(unit: unit, answers: answers, texts: texts, key: .code(sent["code"]))
  }
}
