internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

/// The waves of the survey at the desk.
struct SurveyRoutes: Sendable {
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: [DeskRoute] {
    [
      .page("surveys", for: .look) { try await page($0) },
      .act("surveys/:wave/open", for: .survey) { desk in
        try await act(desk) { _ = try await desk.visit.openSurveyWave($0) }
      },
      .act("surveys/:wave/close", for: .survey) { desk in
        // Nobody closes by a slip what nothing opens again.
        guard !desk.form["sure"].isEmpty else { return try await page(desk, .unsureOfClosing) }
        return try await act(desk) { _ = try await desk.visit.closeSurveyWave($0) }
      },
    ]
  }

  private func act(_ desk: DeskRequest, _ body: (String) async throws -> Void) async throws -> Response {
    // By its number alone: a name that is a number is another wave's.
    guard let number = SurveyWave.ID(desk.context.parameters.get("wave") ?? "") else { throw RequestError.noSuchPlace }
    do {
      try await body("\(number)")
      return Response.to("/surveys", .saved)
    } catch {
      guard let failure = Language.$current.withValue(desk.request.language, operation: { Failure(atDesk: error) })
      else { throw error }
      return try await page(desk, .refused(failure), status: .init(of: failure.kind))
    }
  }

  /// - Parameter notice: why what was sent was refused.
  private func page(
    _ desk: DeskRequest, _ notice: DeskNotice? = nil, status: HTTPResponse.Status? = nil
  ) async throws -> Response {
    let waves = try await desk.visit.surveyWaves()
    let reports = try await desk.visit.surveyReports()
    return desk.page(.reports, notice, status: status) {
      DeskPages.surveyWaves(waves, reports, server: base(desk.context), in: $0)
    }
  }
}
