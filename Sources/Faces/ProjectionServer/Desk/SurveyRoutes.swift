internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

/// The waves of the survey at the desk: planned, opened, closed, and what they have come to.
struct SurveyRoutes: Sendable {
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: [DeskRoute] {
    [
      .page("surveys", for: .look) { try await waves($0) },
      .act("surveys", for: .survey) { desk in
        do {
          let added = try await desk.seeing.addSurveyWave(desk.surveyWave)
          return Response.to(DeskPages.surveyPath(added.record.number), .saved)
        } catch { return try await waves(desk, error) }
      },
      .page("surveys/:wave", for: .look) { try await wave($0) },
      .act("surveys/:wave", for: .survey) { desk in
        do {
          let typed = try desk.surveyWave
          return try await act(desk, as: desk.seeing) { visit, number in
            _ = try await visit.changeSurveyWave(number) { wave in
              (wave.name, wave.phase, wave.days) = (typed.name, typed.phase, typed.days)
              (wave.asked, wave.floors) = (typed.asked, typed.floors)
            }
          }
        } catch { return try await wave(desk, error, typed: desk.form.all) }
      },
      .act("surveys/:wave/open", for: .survey) { desk in
        do {
          return try await act(desk, as: desk.visit) { _ = try await $0.openSurveyWave($1) }
        } catch { return try await wave(desk, error) }
      },
      .act("surveys/:wave/close", for: .survey) { desk in
        // Nobody closes by a slip what nothing opens again.
        guard !desk.form["sure"].isEmpty else { return try await wave(desk, notice: .unsureOfClosing) }
        do {
          return try await act(desk, as: desk.visit) { _ = try await $0.closeSurveyWave($1) }
        } catch { return try await wave(desk, error) }
      },
      .page("surveys/:wave/texts", for: .survey) { desk in
        let number = try desk.surveyNumber
        let (lists, state) = (try await desk.visit.surveyTexts(of: number), try await desk.surveyState())
        let status = try await desk.visit.surveyWave(named: number)
        return desk.page(.surveys) { DeskPages.surveyTexts(lists, of: status.record, state, in: $0) }
      },
      .undo("surveys/undo", for: .survey, at: DeskPlace.surveys.path) { try await waves($0, $1, typed: [:]) },
    ]
  }

  private func act(
    _ desk: DeskRequest, as visit: Visit, _ body: (Visit, String) async throws -> Void
  ) async throws -> Response {
    let number = try desk.surveyNumber
    try await body(visit, number)
    return Response.to(DeskPlace.surveys.path + "/" + number, .saved)
  }

  /// - Parameter error: why what was sent was refused.
  private func waves(
    _ desk: DeskRequest, _ error: (any Error)? = nil, typed: [String: String]? = nil
  ) async throws -> Response {
    let state = try await desk.surveyState(typed: typed ?? (error == nil ? [:] : desk.form.all))
    let waves = try await desk.visit.surveyWaves()
    return try desk.surveyPage(error) { DeskPages.surveyWaves(waves, server: base(desk.context), state, in: $0) }
  }

  private func wave(
    _ desk: DeskRequest, _ error: (any Error)? = nil, notice: DeskNotice? = nil, typed: [String: String] = [:]
  ) async throws -> Response {
    let (visit, number) = (desk.visit, try desk.surveyNumber)
    let (waves, state) = (try await visit.surveyWaves(), try await desk.surveyState(typed: typed))
    // Of none there is no page to say anything on.
    guard let status = waves.first(where: { "\($0.record.number)" == number }) else {
      throw error ?? LibraryError.survey(.noSuchWave(number, known: waves.map(\.record.wave.name)))
    }
    let report = status.record.wave.state == .closed ? try await visit.surveyReport(of: number) : nil
    let view = SurveyWaveView(
      status: status, report: report, level: desk.query("by").flatMap(SurveyGroup.Level.init(rawValue:)) ?? .whole,
      names: Dictionary(
        waves.map { ($0.record.number, $0.record.wave.name) }, uniquingKeysWith: { first, _ in first }),
      server: base(desk.context))
    return try desk.surveyPage(error, notice: notice) { DeskPages.surveyWave(view, state, in: $0) }
  }
}

extension DeskRequest {
  /// The number in the address; a name that is a number is no wave's.
  ///
  /// - Throws: `RequestError` for what is none.
  var surveyNumber: String {
    get throws {
      guard let number = SurveyWave.ID(context.parameters.get("wave") ?? "") else { throw RequestError.noSuchPlace }
      return "\(number)"
    }
  }

  func surveyState(typed: [String: String] = [:]) async throws -> SurveyState {
    // Ahead of what is shown: what changes in between is then seen to have changed.
    let seen = try await visit.lastAct()
    let last = try await visit.lastAct(about: [.survey])
    return SurveyState(seen: seen, last: last, typed: typed, clock: visit.clock)
  }

  /// - Parameter error: why what was sent was refused; thrown on where it has no sentence.
  func surveyPage(
    _ error: (any Error)?, notice: DeskNotice? = nil, _ html: (DeskFrame) -> String
  ) throws -> Response {
    guard let error else { return page(.surveys, notice, html) }
    guard let failure = Failure(atDesk: error) else { throw error }
    return page(.surveys, .refused(failure), status: .init(of: failure.kind), html)
  }

  /// What a form says of a wave.
  ///
  /// - Throws: `Failure`; what `OfficeClock.days(of:)` throws; `RequestError`.
  fileprivate var surveyWave: SurveyWave {
    get throws {
      guard let phase = SurveyWave.Phase(rawValue: form["phase"]) else {
        throw RequestError.malformed("phase is missing")
      }
      let lines = form["floors"].split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
      return SurveyWave(
        form["name"], phase, try visit.clock.days(of: form["days"]), asked: try form.count("asked"),
        floors: try lines.map { line throws(Failure) in
          guard let floor = SurveyWave.Floor(written: String(line)) else { throw .unfitFloor(String(line)) }
          return floor
        })
    }
  }
}
