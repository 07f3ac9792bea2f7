public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// What a day holds: who hears what, when and where, from which materials, and what stands in the way.
public struct AgendaItem: Sendable {
  public let appointment: Appointment
  /// The versions that would be shown.
  public let materials: [MaterialVersion]
  public let collisions: [Collision]
  /// Those of them that no screen can show.
  public let lost: [LostMaterial]

  public var briefing: Briefing { appointment.briefing }
}

/// What a unit has to record.
public struct Reminder: Sendable {
  public let unit: OfficeUnit
  /// With those recipients alone of whom nothing is recorded.
  public let appointments: [Appointment]
}

extension Visit {
  /// What nobody has recorded, for each unit that should know, in the order of time.
  ///
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`; `StoreError`.
  public func reminders(_ request: StatusRequest) async throws -> [Reminder] {
    try await read { reader in
      var request = request
      request.unrecorded = true
      let (merged, names) = (try reader.merged(OfficeUnit.self), try reader.names(of: OfficeUnit.self))
      let appointments = Appointment.all(in: try submissions(request, reader))
      let owner = { (item: Appointment) in merged[item.briefing.unit.id] ?? item.briefing.unit.id }
      var units: [OfficeUnit.ID] = []
      for unit in appointments.map(owner) where !units.contains(unit) { units.append(unit) }
      return units.map { unit in
        Reminder(
          unit: OfficeUnit(id: unit, name: names[unit] ?? ""), appointments: appointments.filter { owner($0) == unit })
      }
    }
  }

  /// What takes place within some instants, and what was cancelled there, in the order of time.
  ///
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`; `StoreError`.
  public func agenda(_ request: StatusRequest) async throws -> [AgendaItem] {
    try await read { try agenda(request, $0) }
  }

  /// What begins next: one item, or all that begin at the same instant.
  ///
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`; `StoreError`.
  public func nextAppointments(_ request: StatusRequest) async throws -> [AgendaItem] {
    try await read { reader in
      var request = request
      request.instants = clock.now..<Instant.latest
      let rows = try submissions(request, reader).filter { $0.briefing.cancelReason == nil }
      guard let next = rows.first?.briefing.moment.instant else { return [] }
      request.instants = next..<next.advanced(by: 1)
      return try agenda(request, reader).filter { $0.briefing.cancelReason == nil }
    }
  }

  /// Those that no screen can show.
  public func lost(of versions: [MaterialVersion]) -> [LostMaterial] {
    versions.compactMap { version in
      library.obstacle(to: version).map { LostMaterial(file: version.fileName, reason: .unreadable($0)) }
    }
  }

  func agenda(_ request: StatusRequest, _ reader: StoreReader) throws -> [AgendaItem] {
    let wanted = Set(try submissions(request, reader).map(\.briefing))
    let instants = request.instants ?? Instant.earliest..<Instant.latest
    // Whom one recipient shares a briefing with, and what is in its way, only the whole day tells.
    let around = instants.lowerBound.advanced(by: -Slot.longest)..<instants.upperBound.advanced(by: Slot.longest)
    let all = Appointment.all(in: try reader.submissions(within: around))
    let appointments = all.filter { wanted.contains($0.briefing) }
    let shown = appointments.map(\.briefing).filter { !$0.isWithheld }
    let versions = try reader.currentVersions(of: Set(shown.map(\.id)))
    let hidden = try reader.allHidden(versions)
    let materials = Dictionary(grouping: versions) { $0.briefing }
    return appointments.map { appointment in
      let materials = materials[appointment.briefing.id] ?? []
      let allHidden = materials.filter { hidden.contains($0.id) }
      return AgendaItem(
        appointment: appointment, materials: materials, collisions: appointment.collisions(with: all),
        lost: lost(of: materials) + allHidden.map { LostMaterial(file: $0.fileName, reason: .allHidden) })
    }
  }

  /// What stands in the way of a briefing.
  func collisions(of briefing: Briefing.ID, _ reader: StoreReader) throws -> [Collision] {
    try Appointment.all(in: reader.submissions(of: briefing)).flatMap { appointment in
      let start = appointment.briefing.moment.instant
      let others = try reader.submissions(
        within: start.advanced(by: -Slot.longest)..<appointment.briefing.slot.takenUntil)
      return appointment.collisions(with: Appointment.all(in: others))
    }
  }

  /// When a room is taken during a slot by what this person is told nothing else of.
  func taken(_ room: String?, during slot: Slot, _ reader: StoreReader) throws -> [TakenRoom] {
    guard let room = room.map(Folding.key) else { return [] }
    let around = slot.moment.instant.advanced(by: -Slot.longest)..<slot.takenUntil
    return try reader.roomsTakenOutOfReach(within: around).filter {
      Folding.key($0.room) == room && $0.slot.overlaps(slot)
    }
  }

  /// The rows that a request is about.
  func submissions(_ request: StatusRequest, _ reader: StoreReader) throws -> [SubmissionStatus] {
    let wantedRoom = try request.room.map { try folded(room: $0, reader) }
    let wantedUnits = try request.unit.map { try units(named: $0, reader) }
    return try reader.submissions(
      within: request.instants ?? Instant.earliest..<Instant.latest,
      recipient: try request.recipient.map { try recipient($0, reader) }, form: request.form,
      unrecordedBy: request.unrecorded ? clock.now : nil
    ).filter { row in
      (wantedUnits?.contains(row.briefing.unit.id) ?? true)
        && (wantedRoom == nil || wantedRoom == row.briefing.foldedRoom)
    }
  }

  private func folded(room: String, _ reader: StoreReader) throws -> String {
    let key = Folding.key(room)
    // What is written in briefings is looked through only for what is none of the office's rooms.
    if try reader.room(room) != nil { return key }
    let known = try reader.tellableRoomNames()
    guard known.contains(where: { Folding.key($0) == key }) else { throw LibraryError.noSuchRoom(room, known: known) }
    return key
  }

  /// The unit with all that have become part of it.
  func units(named name: String, _ reader: StoreReader) throws -> Set<OfficeUnit.ID> {
    let unit: OfficeUnit = try party(name, reader)
    return try reader.group(of: unit.id)
  }
}

extension Appointment {
  fileprivate func collisions(with others: [Appointment]) -> [Collision] {
    let room = briefing.foldedRoom
    return others.compactMap { other in
      collision(with: other, isSameRoom: room != nil && room == other.briefing.foldedRoom)
    }
  }
}

extension Briefing {
  fileprivate var foldedRoom: String? { room.map(Folding.key) }
}
