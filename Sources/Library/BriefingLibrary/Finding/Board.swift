public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// A day as the board shows it, with its week.
public struct Board: Sendable {
  public let day: Day
  /// In the order of time.
  public let items: [AgendaItem]
  /// Monday to Sunday.
  public let week: [DayCount]
  /// The room in which a briefing is on.
  public let live: [Briefing.ID: String]
  /// Rooms that briefings take of which the person is told nothing else.
  public let taken: [TakenRoom]
  /// What was asked at earlier briefings and is to be remembered at these (宿題).
  public let assignments: [Briefing.ID: [AssignmentDetails]]
}

/// How much a day has.
public struct DayCount: Hashable, Sendable {
  public let day: Day
  /// Briefings that take place, as often as they do at different times or in different rooms.
  public let appointments: Int
  /// Those of them that are over and of which something is not recorded.
  public let unrecorded: Int
}

/// How a month stands.
public struct MonthAtWork: Sendable {
  /// Briefings that take place, as often as they do at different times or in different rooms.
  public let appointments: Int
  /// What is recorded of them by its form, and what is not.
  public let tally: Tally
}

/// What may be chosen to narrow the board.
public struct BoardChoices: Sendable {
  public let recipients, units, rooms: [String]
}

extension Visit {
  /// A day and its week.
  ///
  /// - Parameter request: whose, and where; its instants do not matter.
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`; `StoreError`.
  public func board(of day: Day, _ request: StatusRequest) async throws -> Board {
    try await read { reader in
      var request = request
      request.instants = clock.instants(from: day, through: day)
      let monday = day.advanced(by: -day.weekday) ?? day
      let items = try agenda(request, reader)
      return Board(
        day: day, items: items,
        week: try counts(of: (0..<7).compactMap { monday.advanced(by: $0) }, request, reader),
        live: try reader.liveBriefings(), taken: try reader.roomsTakenOutOfReach(within: request.instants!),
        assignments: try reader.openAssignments(for: items.map(\.briefing.id)))
    }
  }

  /// How much each of some days has.
  ///
  /// - Parameter request: whose, and where; its instants do not matter.
  /// - Throws: `LibraryError.unknown`; `StoreError`.
  public func counts(of days: [Day], _ request: StatusRequest) async throws -> [DayCount] {
    try await read { try counts(of: days, request, $0) }
  }

  private func counts(of days: [Day], _ request: StatusRequest, _ reader: StoreReader) throws -> [DayCount] {
    let room = request.room.map(Folding.key)
    let counts = try reader.counts(
      of: days.map { clock.instants(from: $0, through: $0) },
      recipient: try request.recipient.map { try recipient($0, reader) },
      units: try request.unit.map { try units(named: $0, reader) }, now: clock.now
    ).filter { room == nil || $0.room.map(Folding.key) == room }
    let ofDays = Dictionary(grouping: counts, by: \.day)
    return days.enumerated().map { place, day in
      let counts = ofDays[place] ?? []
      return DayCount(
        day: day, appointments: counts.reduce(0) { $0 + $1.appointments },
        unrecorded: counts.reduce(0) { $0 + $1.unrecorded })
    }
  }

  /// How this month stands, of what this person may look at.
  ///
  /// - Throws: `StoreError`.
  public func monthAtWork() async throws -> MonthAtWork {
    try await read { reader in
      let month = clock.instants(of: Period(clock.today.inMonth))
      let cells = try reader.tallies(within: month) + reader.unrecorded(within: month, by: clock.now)
      return MonthAtWork(
        appointments: try reader.counts(of: [month], now: clock.now).reduce(0) { $0 + $1.appointments },
        tally: cells.filter { reader.covers($0.unit, $0.recipient) }.reduce(into: Tally()) { $0 += $1.tally })
    }
  }

  /// The names by which the board is narrowed.
  ///
  /// - Throws: `StoreError`.
  public func boardChoices() async throws -> BoardChoices {
    try await read { reader in
      BoardChoices(
        recipients: try (reader.parties() as [(party: Recipient, aliases: [String])]).map(\.party.name),
        units: try (reader.parties() as [(party: OfficeUnit, aliases: [String])]).map(\.party.name),
        rooms: try reader.rooms().map(\.name))
    }
  }
}
