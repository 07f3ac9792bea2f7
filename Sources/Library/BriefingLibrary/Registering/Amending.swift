public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation

/// What a briefing may have and may do without.
public enum BriefingPart: Sendable, CaseIterable {
  case end, plannedForm, room, presenter, confidential, expiry, retention
}

extension Visit {
  /// A briefing as somebody begins to correct it, and a mark of it that `amend` takes: it is another one once somebody has
  /// changed anything that can be amended.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`, `.notAllowed`; `StoreError`.
  public func amendable(_ number: Briefing.ID) async throws -> (details: BriefingDetails, mark: String) {
    try await read { reader in
      _ = try briefing(number, as: .register, reader)
      return (try details(of: number, reader), try mark(of: number, reader))
    }
  }

  private func mark(of number: Briefing.ID, _ reader: StoreReader) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let state = try encoder.encode(try reader.state(of: number))
    return ContentHash(of: String(decoding: state, as: UTF8.self)).description
  }

  /// Corrects what was registered of a briefing; what is `nil` stays. Entries in the ledger keep what they said.
  ///
  /// - Parameter when: a day, a time or both, as people write them; what of the two it does not say stays as well. The end
  ///   moves with the beginning unless it is said, behind it or in `end`.
  /// - Parameter takesNewNames: the unit and the room are meant as they are, though they look like known ones.
  /// - Parameter takesFarDay: the day is meant as it is, though it is years away.
  /// - Parameter confidential: it is for its unit and its recipients only.
  /// - Parameter expiry: the last day of its materials, as people write it.
  /// - Parameter cleared: what is not known any more, whatever else is said of it.
  /// - Parameter mark: of the briefing that the correction was made from; whatever it is now when `nil`.
  /// - Returns: the briefing as it is now.
  /// - Throws: `DateExpressionError`, `LibraryError`, `StoreError`.
  public func amend(
    _ number: Briefing.ID, title: String? = nil, unit unitName: String? = nil, presenter: String? = nil,
    on when: String? = nil, until end: String? = nil, room: String? = nil, plannedForm: SubmissionForm? = nil,
    addRecipients names: [String] = [], removeRecipients removed: [String] = [], confidential: Bool = false,
    expires expiry: String? = nil, retention: Retention? = nil, takesNewNames: Bool = false, takesFarDay: Bool = false,
    clearing cleared: Set<BriefingPart> = [], from mark: String? = nil
  ) async throws -> BriefingDetails {
    let title = try OneLine.optional(title, .title)
    let unitName = try OneLine.optional(unitName, .unit)
    let presenter = try OneLine.optional(presenter, .presenter)
    let room = try OneLine.optional(room, .room)
    try await act(.amend, as: .register) { writer, undo in
      var briefing = try self.briefing(number, as: .register, writer)
      undo.subject = briefing.title
      if let mark, try self.mark(of: number, writer) != mark { throw LibraryError.amendedMeanwhile(number) }
      if !takesNewNames { try refuseSlips(unit: unitName, room: room, writer) }
      // Noted ahead of the change: a new unit goes once nothing refers to it.
      if let unitName { try requireUnit(try writer.party(unitName), writer) }
      if let unitName { briefing.unit = try writer.party(unitName) ?? addUnit(unitName, writer, &undo) }
      let old = try writer.state(of: number)
      if when != nil || end != nil { briefing.slot = try clock.slot(when, until: end, correcting: briefing.slot) }
      if when != nil { try refuseFar(briefing.slot.moment, unless: takesFarDay) }
      briefing.title = title ?? briefing.title
      briefing.presenter = cleared.contains(.presenter) ? nil : presenter ?? briefing.presenter
      briefing.room = try cleared.contains(.room) ? nil : oneSpelling(ofRoom: room, writer) ?? briefing.room
      briefing.plannedForm = cleared.contains(.plannedForm) ? nil : plannedForm ?? briefing.plannedForm
      if cleared.contains(.end) { briefing.slot.end = nil }
      if let expiry { briefing.keeping.expiry = try clock.expiry(expiry) }
      if cleared.contains(.expiry) { briefing.keeping.expiry = nil }
      briefing.keeping.retention = cleared.contains(.retention) ? nil : retention ?? briefing.keeping.retention
      briefing.isConfidential = !cleared.contains(.confidential) && (confidential || briefing.isConfidential)
      try writer.amend(briefing, by: person.name)
      let added = try names.map { try recipient($0, writer) }
      if let both = try removed.map({ try recipient($0, writer) }).first(where: added.contains) {
        throw LibraryError.addedAndRemoved(both.name)
      }
      for recipient in added { try writer.address(number, to: recipient) }
      for name in removed { try unaddress(briefing, try recipient(name, of: briefing, writer), writer) }
      try requireSight(of: number, writer)
      try noteChange(from: old, of: number, writer, &undo)
    }
    return try await details(of: number)
  }

  /// Has some recipients of a briefing hear it at another time, or in another room, than the rest. What is as it is for
  /// the rest goes with theirs again. The end moves with the beginning.
  ///
  /// - Throws: `LibraryError.notAddressed`, `.endOfOne`; `DateExpressionError`, `LibraryError`, `StoreError`.
  public func amend(
    _ number: Briefing.ID, for names: [String], on when: String? = nil, room: String? = nil,
    takesNewNames: Bool = false, takesFarDay: Bool = false
  ) async throws -> BriefingDetails {
    let room = try OneLine.optional(room, .room)
    try await act(.amend, as: .register) { writer, undo in
      let briefing = try self.briefing(number, as: .register, writer)
      undo.subject = briefing.title
      if !takesNewNames { try refuseSlips(room: room, writer) }
      let old = try writer.state(of: number)
      for name in names {
        let recipient = try recipient(name, of: briefing, writer)
        let old = try heard(briefing, by: recipient, writer)
        let slot = try when.map { try clock.slot($0, correcting: old.slot) } ?? old.slot
        if when != nil { try refuseFar(slot.moment, unless: takesFarDay) }
        guard slot == briefing.slot.moved(to: slot.moment) else { throw LibraryError.endOfOne }
        let newRoom = try oneSpelling(ofRoom: room, writer) ?? old.room
        try writer.amend(
          briefing, for: recipient, moment: slot.moment == briefing.moment ? nil : slot.moment,
          room: newRoom == briefing.room ? nil : newRoom)
      }
      try noteChange(from: old, of: number, writer, &undo)
    }
    return try await details(of: number)
  }

  /// What says the same as before is no act: `undo` is to take back the one before it.
  private func noteChange(
    from old: BriefingState?, of number: Briefing.ID, _ writer: StoreWriter, _ undo: inout Reversal
  ) throws {
    if let old, try writer.state(of: number) != old { undo.note(.changed(old)) }
  }

  private func unaddress(_ briefing: Briefing, _ recipient: Recipient, _ writer: StoreWriter) throws {
    let newest = try writer.newestEntry(briefing: briefing.id, recipient: recipient)
    guard newest?.content.isWithdrawal ?? true else {
      throw LibraryError.recordedFor(briefing: briefing.id, recipient: recipient.name)
    }
    guard try writer.recipients(of: briefing.id).count > 1 else {
      throw LibraryError.lastRecipient(briefing: briefing.id, recipient.name)
    }
    try writer.unaddress(briefing.id, recipient)
  }

  func refuseFar(_ moment: Moment, unless isMeant: Bool) throws(LibraryError) {
    if !isMeant, clock.isFar(moment) { throw .farDay(clock.local(moment.instant).day) }
  }

  /// Marks a briefing as not having taken place, so that nobody waits for its submissions; or takes that back.
  ///
  /// - Parameter reason: why; `nil` restores the briefing.
  /// - Throws: `LibraryError.notCancelled` where there is nothing to restore; `LibraryError.briefingLive` for one that is on in a room, or is about to be; `LibraryError`, `StoreError`.
  public func cancel(_ number: Briefing.ID, reason: String?) async throws {
    let reason = try OneLine.optional(reason, .reason)
    try await act(reason == nil ? .restore : .cancel, as: .register) { writer, undo in
      let briefing = try briefing(number, as: .register, writer)
      undo.subject = briefing.title
      if reason == nil, briefing.cancelReason == nil { throw LibraryError.notCancelled(number) }
      if reason == nil { try refuseTakenAway(in: briefing, writer) }
      if let state = try writer.state(of: number) { undo.note(.changed(state)) }
      if reason != nil, let live = try writer.openProjections().first(where: { $0.briefing == number }) {
        throw LibraryError.briefingLive(number, room: try writer.room(live.room)?.name ?? "")
      }
      try writer.cancel(number, at: reason == nil ? nil : clock.now, reason: reason)
    }
  }
}
