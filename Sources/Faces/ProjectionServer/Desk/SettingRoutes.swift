internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// What the office sets: what figures stand on, its rooms, and how it came about.
struct SettingRoutes: Sendable {
  /// A page of the settings, and why what it sent was refused.
  typealias Page = @Sendable (DeskRequest, (any Error)?) async throws -> Response

  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: [DeskRoute] {
    [
      .page("settings", for: nil) { desk in
        guard let place = SettingPlace.allCases.first(where: { desk.visit.may($0.permission) }) else {
          throw LibraryError.notAllowed(.configure, desk.visit.person)
        }
        return Response.to(place.path)
      },
      .page("settings/figures", for: .configure) { try await Self.figures($0, nil) },
      .page("settings/rooms", for: .configure) { try await rooms($0, nil) },
      .page("settings/history", for: .configure) { desk in
        let (changes, state) = (try await desk.visit.settingHistory(), try await desk.state(nil))
        let merges = try await desk.visit.mergeHistory()
        return desk.page(.settings) {
          DeskPages.settingHistory(
            changes, merges, first: desk.first(of: changes.count + merges.count), state, clock: desk.visit.clock, in: $0
          )
        }
      },
      Self.undo("settings/undo", for: .configure),
      Self.undo("settings/undo/people", for: .people),
    ] + figureActs + roomActs
  }

  /// What this person did last to the settings that they see.
  private static func undo(_ path: RouterPath, for permission: Permission) -> DeskRoute {
    .act(path, for: permission) { desk in
      guard
        let place = SettingPlace.allCases.first(where: { $0.path == desk.form["place"] && $0.permission == permission })
      else { throw RequestError.malformed("place is missing") }
      // Another act may have come since: that one was not meant.
      guard let last = try await desk.visit.acts(limit: 1).first, "\(last.act.id)" == desk.form["act"] else {
        throw LibraryError.nothingToUndo(desk.visit.person)
      }
      _ = try await desk.visit.undo(only: last.act.id)
      return Response.to(place.path, .undone)
    }
  }

  private static let figures: Page = { desk, error in
    let state = try await desk.state(error)
    let (settings, factors) = (try await desk.visit.settings(), try await desk.visit.factors())
    return try desk.page(.settings, refusing: error) { frame, _ in
      DeskPages.figures(settings, factors, state, in: frame)
    }
  }

  private func rooms(_ desk: DeskRequest, _ error: (any Error)?) async throws -> Response {
    let state = try await desk.state(error)
    let (rooms, toAdd) = (try await desk.visit.rooms(), try await desk.visit.roomsToAdd())
    return try desk.page(.settings, refusing: error) { frame, _ in
      DeskPages.rooms(rooms, toAdd: toAdd, server: base(desk.context), state, in: frame)
    }
  }

  private var figureActs: [DeskRoute] {
    func act(_ name: String, _ body: @escaping @Sendable (Visit, FormBody) async throws -> Void) -> DeskRoute {
      .change(name, Self.figures, to: .figures, body)
    }
    return [
      act("base") { visit, form in
        try await visit.setBase(form["base"].isEmpty ? nil : visit.clock.period(form["base"]))
      },
      act("goal") { visit, form in
        guard let goal = ShareExpression.fraction(form["goal"]) else { throw Failure.noGoal(form["goal"]) }
        try await visit.setGoal(goal)
      },
      act("log") { visit, form in
        try await visit.setLogStart(form["log"].isEmpty ? nil : visit.clock.period(form["log"]).from)
      },
      act("without") { visit, form in
        let removed = form["remove"]
        try await visit.setWithoutReport(
          try visit.clock.period(removed.isEmpty ? form["without"] : removed).months, removed.isEmpty)
      },
      act("zone") { visit, form in try await visit.setZone(form["zone"]) },
      act("factor") { visit, form in
        try await visit.setFactor(
          FactorDraft(
            name: form["name"], perSheet: form["value"], unit: form["unit"], source: form["source"],
            dated: form["dated"], kind: SheetFactor.Kind(rawValue: form["kind"]), keepsKind: false))
      },
      act("factor/remove") { visit, form in try await visit.removeFactor(form["name"]) },
    ]
  }

  private var roomActs: [DeskRoute] {
    func act(_ name: String, _ body: @escaping @Sendable (Visit, FormBody) async throws -> Void) -> DeskRoute {
      .change("room/\(name)", rooms, to: .rooms, body)
    }
    return [
      act("add") { visit, form in
        _ = try await visit.addRoom(form["name"], takesNewName: !form["new"].isEmpty)
      },
      act("rename") { visit, form in try await visit.renameRoom(form["name"], to: form["newName"]) },
      .act("settings/room/renew", for: .configure) { desk in
        do {
          guard desk.form["sure"] == "1" else { throw Failure.tickToRenew }
          let room = try await desk.seeing.renewScreen(of: desk.form["name"])
          return Response.to(SettingPlace.rooms.path, .screenRenewed, at: "room-\(room.id)")
        } catch { return try await rooms(desk, error) }
      },
      act("remove") { visit, form in _ = try await visit.removeRoom(form["name"]) },
    ]
  }
}

extension DeskRoute {
  /// A change of the settings by somebody who has seen how they were; where it is refused, the page says why.
  static func change(
    _ name: String, _ page: @escaping SettingRoutes.Page, to place: SettingPlace,
    _ body: @escaping @Sendable (Visit, FormBody) async throws -> Void
  ) -> DeskRoute {
    .act("settings/\(name)", for: .configure) { desk in
      do { try await body(desk.seeing, desk.form) } catch { return try await page(desk, error) }
      return Response.to(place.path, .saved)
    }
  }
}

extension DeskRequest {
  /// What a page of the settings begins with.
  ///
  /// - Parameter error: why what was sent was refused.
  func state(_ error: (any Error)?) async throws -> SettingState {
    // Ahead of what is shown: what changes in between is then seen to have changed.
    let seen = try await visit.lastAct()
    let last = try await lastSetting()
    let fault = error.flatMap { error in
      Language.$current.withValue(request.language) { Failure(atDesk: error)?.sentence }
    }
    return SettingState(seen: seen, last: last, typed: { form[$0] }, fault: fault)
  }

  /// What this person did last, where it was a change of the settings.
  func lastSetting() async throws -> ActSummary? {
    try await visit.acts(limit: 1).first.flatMap { $0.act.kind.isOfSettings ? $0 : nil }
  }

  /// Where a list begins of which the address says a part.
  func first(of count: Int) -> Int { min(max(0, query("first").flatMap { Int($0) } ?? 0), count) }
}

extension Act.Kind {
  fileprivate var isOfSettings: Bool {
    switch self {
    case .set, .name, .merge, .room, .person: true
    default: false
    }
  }
}
