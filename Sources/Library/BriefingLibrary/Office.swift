public import BriefingDomain
internal import BriefingStore

/// What an office sets once: base period, goal, zone, recipients, units.
public struct OfficeSettings: Sendable {
  public let base: Period?
  /// A fraction from 0 to 1.
  public let goal: Double
  public let zone: String
}

/// A recipient or a unit with its other names.
public struct NamedParty: Sendable {
  public let party: Party
  public let aliases: [String]
  /// For a unit.
  public let place: UnitPlace?
}

extension Library {
  public func settings() async throws -> OfficeSettings {
    let zone = clock.zoneName
    return try await store.read { reader in
      OfficeSettings(
        base: try reader.setting(.basePeriod).flatMap(Period.init(iso:)),
        goal: try reader.setting(.goal).flatMap(Double.init).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
          ?? Reduction.usualGoal, zone: zone)
    }
  }

  /// - Parameter period: `nil` for none.
  public func setBase(_ period: Period?) async throws {
    try await store.write { try $0.set(.basePeriod, to: period?.description) }
  }

  /// - Parameter goal: a fraction, above 0 and no more than 1.
  public func setGoal(_ goal: Double) async throws {
    try await store.write { try $0.set(.goal, to: "\(goal)") }
  }

  /// - Throws: `LibraryError.unknownZone`.
  public func setZone(_ zone: String) async throws {
    let known = try OfficeClock(now: clock.now, zone: zone).zoneName
    try await store.write { try $0.set(.zone, to: known) }
  }

  public func parties(_ kind: PartyKind) async throws -> [NamedParty] {
    try await store.read { reader in
      let places = kind == .unit ? try reader.unitPlaces() : [:]
      return try reader.parties(kind).map {
        NamedParty(party: $0.party, aliases: $0.aliases, place: places[$0.party.id])
      }
    }
  }

  /// - Throws: `LibraryError.unfitText`, `StoreError.nameTaken`.
  public func add(_ name: String, aliases: [String], _ kind: PartyKind) async throws {
    let name = try OneLine(name, .name).value
    let aliases = try aliases.map { try OneLine($0, .alias).value }
    try await store.write { writer in
      let party = try writer.add(name, kind)
      for alias in aliases { try writer.addAlias(alias, to: party, kind) }
    }
  }

  /// The old name goes on finding it.
  public func rename(_ name: String, to newName: String, _ kind: PartyKind) async throws {
    let newName = try OneLine(newName, .name).value
    try await store.write { try $0.rename(try party(name, kind, $0), to: newName, kind) }
  }

  public func addAliases(_ aliases: [String], to name: String, _ kind: PartyKind) async throws {
    let aliases = try aliases.map { try OneLine($0, .alias).value }
    try await store.write { writer in
      for alias in aliases { try writer.addAlias(alias, to: try party(name, kind, writer), kind) }
    }
  }

  /// A recipient or a unit by any of its names.
  public func named(_ name: String, _ kind: PartyKind) async throws -> NamedParty? {
    let wanted = try await store.read { try self.party(name, kind, $0) }
    return try await parties(kind).first { $0.party == wanted }
  }

  /// Takes other names away; the name itself stays.
  ///
  /// - Throws: `LibraryError.unknownRecipient` or `.unknownUnit` for an alias that is none of its own.
  public func removeAliases(_ aliases: [String], from name: String, _ kind: PartyKind) async throws {
    try await store.write { writer in
      let owner = try party(name, kind, writer)
      for alias in aliases {
        guard try party(alias, kind, writer) == owner else {
          throw kind == .recipient
            ? LibraryError.unknownRecipient(alias, near: []) : LibraryError.unknownUnit(alias, near: [])
        }
        try writer.removeAlias(alias, from: owner, kind)
      }
    }
  }

  /// Says where a unit stands, adding it if it is new; what is `nil` stays as it was.
  ///
  /// - Returns: whether the unit is new.
  public func setUnit(
    _ name: String, bureau: String?, department: String?, floor: String?, adoptedFrom: Month?
  ) async throws -> Bool {
    let name = try OneLine(name, .unit).value
    let bureau = try OneLine.optional(bureau, .bureau)
    let department = try OneLine.optional(department, .department)
    let floor = try OneLine.optional(floor, .floor)
    return try await store.write { writer in
      let known = try writer.party(name, .unit)
      let unit = try known ?? writer.add(name, .unit)
      var place = try writer.unitPlaces()[unit.id] ?? UnitPlace()
      place.bureau = bureau ?? place.bureau
      place.department = department ?? place.department
      place.floor = floor ?? place.floor
      place.adoptedFrom = adoptedFrom ?? place.adoptedFrom
      try writer.place(unit, at: place)
      return known == nil
    }
  }

  private func party(_ name: String, _ kind: PartyKind, _ reader: StoreReader) throws -> Party {
    switch kind {
    case .recipient: try recipient(name, reader)
    case .unit: try unit(name, reader)
    }
  }
}
