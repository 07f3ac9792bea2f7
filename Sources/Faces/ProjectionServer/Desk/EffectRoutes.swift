internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The board of effects, as a document to print or to put on the wall.
struct EffectRoutes: Sendable {
  var routes: [DeskRoute] {
    [
      .page("effects", for: .figures) { desk in
        let asked = try ReportAsked(desk.query).request(desk.visit.clock)
        let board = try await desk.visit.effects(asked.period)
        return Response.document(for: desk.request) { EffectPage(board, isAtDesk: true).html }
      }
    ]
  }
}
