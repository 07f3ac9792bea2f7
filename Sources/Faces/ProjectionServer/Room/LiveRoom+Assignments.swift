internal import BriefingDomain
internal import BriefingLibrary

/// What a recipient asks while a briefing is on (宿題), as a console notes it.
struct AssignmentWish: Hashable, Sendable {
  let text: String
  /// As people write it.
  let due: String?
  /// When the key was pressed, and what was before the room then, as the console knew it.
  let at: PreciseInstant
  let page: PageAddress?
}

extension LiveRoom {
  /// A key that has come into wrong hands fills no library.
  static let mostAssignments = 200

  /// Notes it for the briefing that is on, to be dealt with by its unit. Neither the screen nor those who follow learn of it.
  ///
  /// - Throws: `ConsoleRefusal`; what `Visit.assign` throws.
  func note(_ wish: AssignmentWish, _ console: DriverConsole, _ person: String?) async throws -> ConsoleAnswer {
    try authorize(console, person)
    guard let briefing = live else { throw ConsoleRefusal.gone }
    if let known = briefing.noted[wish] { return .noted(try await known.value) }
    guard briefing.noted.count < Self.mostAssignments else { throw ConsoleRefusal.tooManyAssignments }
    // What the room has not seen, and was not to see, was not before it.
    let page = wish.page.flatMap { page in
      briefing.isOpen(page) && briefing.version(page, through: .drive(seat: console.seat)) != nil ? page : nil
    }
    let place = Assignment.Place(
      projection: briefing.id, at: min(max(wish.at, briefing.startedAt), now()), page: page)
    let details = briefing.details.briefing
    // Known before it is noted, so that nothing that comes meanwhile is noted twice or beyond the most.
    let noting = Task {
      try await visit(isWriting: true).assign(
        wish.text, in: details.id, owner: details.unit.name, due: wish.due, place: place
      ).assignment.id
    }
    live?.noted[wish] = noting
    do { return .noted(try await noting.value) } catch {
      if live?.id == briefing.id { live?.noted[wish] = nil }
      throw error
    }
  }
}
