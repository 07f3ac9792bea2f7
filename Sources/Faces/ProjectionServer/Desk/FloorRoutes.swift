internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The phases of floors in the roll-out.
struct FloorRoutes: Sendable {
  var routes: [DeskRoute] {
    [
      .page("floors", for: .look) { try await page($0) },
      .act("floors/phase", for: .configure) { desk in
        let form = desk.form
        do {
          _ = try await desk.seeing.setFloor(form["floor"], form.floorChange(desk.visit.clock))
          return Response.to(PremisesPlace.floors.path, desk.visit.hasActed ? .saved : .unchanged)
        } catch { return try await page(desk, error) }
      },
      .undo("floors/undo", for: .configure, at: PremisesPlace.floors.path) { try await page($0, $1) },
    ]
  }

  private func page(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let state = try await desk.entries(about: [.set], error)
    let floors = try await desk.visit.floors()
    return desk.page(state) {
      DeskPages.floors(floors, chosen: desk.query("floor") ?? "", state, desk.visit.clock, in: $0)
    }
  }
}

extension FormBody {
  /// What a form says of the phase of a floor.
  ///
  /// - Throws: `Failure` where it says nothing; what `OfficeClock.month` throws.
  fileprivate func floorChange(_ clock: OfficeClock) throws -> FloorChange {
    let model = ["1": true, "0": false][self["model"]]
    let change = FloorChange(
      FloorPhase(rawValue: self["step"]), planned: try said("planned").map(clock.month),
      actual: try said("actual").map(clock.month), clearsPhase: self["clear"] == "1", isModel: model,
      takesNewFloor: self["new"] == "1")
    let saysMonth = change.planned != nil || change.actual != nil || change.clearsPhase
    guard saysMonth == (change.phase != nil), saysMonth || model != nil else { throw Failure.noPhase }
    return change
  }
}
