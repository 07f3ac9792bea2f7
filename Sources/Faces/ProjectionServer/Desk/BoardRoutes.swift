internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The schedule: a day with its week, or a month.
struct BoardRoutes: Sendable {
  let changes: DeskChanges

  var routes: [DeskRoute] {
    [
      .page("board", for: .look) { try await board($0) },
      .page("events", for: nil) { try changes.stream($0) },
    ]
  }

  private func board(_ desk: DeskRequest) async throws -> Response {
    let visit = desk.visit
    let clock = visit.clock
    let view = BoardView(
      day: try desk.query("on").map(clock.day) ?? clock.today,
      span: desk.query("view").flatMap(BoardView.Span.init) ?? .day,
      grouping: desk.query("by").flatMap(BoardView.Grouping.init) ?? .time, recipient: desk.query("to"),
      unit: desk.query("from"), room: desk.query("room"))
    let request = StatusRequest(recipient: view.recipient, unit: view.unit, room: view.room)
    let choices = try await visit.boardChoices()
    switch view.span {
    case .day:
      let board = try await visit.board(of: view.day, request)
      let drivable = visit.may(.project) ? try await visit.drivable() : []
      return desk.page(.board) { DeskPages.board(board, view, choices, drivable: drivable, clock, in: $0) }
    case .month:
      let counts = try await visit.counts(of: view.day.inMonth.weeks, request)
      let hasLogs = try await visit.hasPrintLogs()
      return desk.page(.board) {
        DeskPages.boardMonth(counts, view, choices, hasPrintLogs: hasLogs, clock, in: $0)
      }
    }
  }
}
