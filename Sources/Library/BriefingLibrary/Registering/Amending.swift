public import BriefingDomain
internal import BriefingStore

extension Visit {
  /// Corrects what was registered of a briefing; what is `nil` stays. Entries in the ledger keep what they said.
  ///
  /// - Returns: the briefing as it is now.
  /// - Throws: `LibraryError`, `StoreError`.
  public func amend(
    _ number: Briefing.ID, title: String? = nil, unit unitName: String? = nil, presenter: String? = nil,
    moment: Moment? = nil, room: String? = nil, addRecipients names: [String] = []
  ) async throws -> BriefingDetails {
    let title = try OneLine.optional(title, .title)
    let unitName = try OneLine.optional(unitName, .unit)
    let presenter = try OneLine.optional(presenter, .presenter)
    let room = try OneLine.optional(room, .room)
    try await write(as: .register) { writer in
      let briefing = try self.briefing(number, writer)
      let unit: OfficeUnit? = try unitName.map { try writer.party($0) ?? writer.add($0) }
      try writer.amend(
        briefing, title: title ?? briefing.title, unit: unit ?? briefing.unit,
        presenter: presenter ?? briefing.presenter, moment: moment ?? briefing.moment, room: room ?? briefing.room)
      for name in names { try writer.address(number, to: try recipient(name, writer)) }
    }
    return try await details(of: number)
  }

  /// Marks a briefing as not having taken place, so that nobody waits for its submissions; or takes that back.
  ///
  /// - Parameter reason: why; `nil` restores the briefing.
  /// - Throws: `LibraryError.briefingLive` for one that is on in a room, or is about to be; `LibraryError`, `StoreError`.
  public func cancel(_ number: Briefing.ID, reason: String?) async throws {
    let reason = try OneLine.optional(reason, .reason)
    try await write(as: .register) { writer in
      _ = try briefing(number, writer)
      if reason != nil, let live = try writer.openProjections().first(where: { $0.briefing == number }) {
        throw LibraryError.briefingLive(number, room: try writer.room(live.room)?.name ?? "")
      }
      try writer.cancel(number, at: reason == nil ? nil : clock.now, reason: reason)
    }
  }
}
