public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// A recipient or a unit with its other names.
public struct NamedParty<P: Party>: Sendable {
  public let party: P
  public let aliases: [String]
  /// For a unit.
  public let place: UnitPlace?
}

extension Visit {
  /// Every recipient, or every unit, with its other names, in the order in which they were added.
  ///
  /// - Parameter kind: `Recipient.self` or `OfficeUnit.self`.
  /// - Throws: `StoreError`.
  public func parties<P: Party>(_ kind: P.Type) async throws -> [NamedParty<P>] {
    try await read { reader in
      let places = kind == OfficeUnit.self ? try reader.unitPlaces() : [:]
      return try (reader.parties() as [(party: P, aliases: [String])]).map { party, aliases in
        NamedParty(party: party, aliases: aliases, place: (party as? OfficeUnit).flatMap { places[$0.id] })
      }
    }
  }

  /// Adds a recipient or a unit, with its other names.
  ///
  /// - Parameter takesNewName: it is meant as it is, though it looks like a known one.
  /// - Throws: `LibraryError.unfitText`, `.looksKnown`; `StoreError.nameTaken`.
  public func add<P: Party>(
    _ name: String, aliases: [String], _ kind: P.Type, takesNewName: Bool = false
  ) async throws {
    let name = try OneLine(name, .name).value
    let aliases = try aliases.map { try OneLine($0, .alias).value }
    try await act(.name, as: .configure) { writer, undo in
      undo.subject = name
      if !takesNewName { try refuseSlips(of: kind, name, writer) }
      let party: P = try writer.add(name)
      undo.note(.added(P.kind, id: party.id.rawValue))
      for alias in aliases { try writer.addAlias(alias, to: party) }
    }
  }

  /// Gives a recipient or a unit another name. The old name goes on finding it.
  ///
  /// - Throws: `LibraryError.unknown`, `.unfitText`, `.nameKept`; `StoreError.nameTaken`.
  public func rename<P: Party>(_ name: String, to newName: String, _ kind: P.Type) async throws {
    let newName = try OneLine(newName, .name).value
    try await act(.name, as: .configure) { writer, undo in
      let party: P = try party(name, writer)
      undo.subject = party.name
      if let holder: P = try writer.freeing(newName), holder != party {
        throw LibraryError.nameKept(P.kind, newName, into: try mergedInto(holder, writer))
      }
      let isNew = try writer.party(newName) as P? == nil
      try writer.rename(party, to: newName)
      undo.note(.renamed(P.kind, id: party.id.rawValue, from: party.name, newAlias: isNew ? newName : nil))
    }
  }

  /// Adds other names that find a recipient or a unit as well.
  ///
  /// - Throws: `LibraryError.unknown`, `.unfitText`; `StoreError.nameTaken`.
  public func addAliases<P: Party>(_ aliases: [String], to name: String, _ kind: P.Type) async throws {
    let aliases = try aliases.map { try OneLine($0, .alias).value }
    try await act(.name, as: .configure) { writer, undo in
      let owner: P = try party(name, writer)
      undo.subject = owner.name
      for alias in aliases {
        if try writer.party(alias) as P? == nil { undo.note(.aliasAdded(P.kind, id: owner.id.rawValue, alias)) }
        try writer.addAlias(alias, to: owner)
      }
    }
  }

  /// A recipient or a unit by any of its names.
  ///
  /// - Throws: `LibraryError.unknown`, `StoreError`.
  public func named<P: Party>(_ name: String, _ kind: P.Type) async throws -> NamedParty<P>? {
    let wanted: P = try await read { try party(name, $0) }
    return try await parties(kind).first { $0.party == wanted }
  }

  /// Takes other names away; the name itself stays.
  ///
  /// - Throws: `LibraryError.unknown` for an alias that is none of its own; `.nameKept` for the name of one that was merged.
  public func removeAliases<P: Party>(_ aliases: [String], from name: String, _ kind: P.Type) async throws {
    try await act(.name, as: .configure) { writer, undo in
      let owner: P = try party(name, writer)
      undo.subject = owner.name
      for alias in aliases {
        guard try party(alias, writer) == owner else { throw LibraryError.unknown(P.kind, alias, near: []) }
        // It is to be found by it again when the merging is taken back.
        if let merged: P = try writer.unnamed(called: alias), let into = try mergedInto(merged, writer) {
          throw LibraryError.nameKept(P.kind, merged.name, into: into)
        }
        try writer.removeAlias(alias, from: owner)
        undo.note(.aliasRemoved(P.kind, id: owner.id.rawValue, alias))
      }
    }
  }

  /// Says where a unit stands, adding it if it is new; what is `nil` stays as it was.
  ///
  /// - Parameter takesNewName: it is meant as it is, though it looks like a known one.
  /// - Parameter isWhole: whether this is all of it, so that what is `nil` goes.
  /// - Returns: whether the unit is new.
  /// - Throws: `LibraryError.unfitText`, `StoreError`.
  public func setUnit(
    _ name: String, bureau: String?, department: String?, floor: String?, adoptedFrom: Month?,
    takesNewName: Bool = false, isWhole: Bool = false
  ) async throws -> Bool {
    let name = try OneLine(name, .unit).value
    let bureau = try OneLine.optional(bureau, .bureau)
    let department = try OneLine.optional(department, .department)
    let floor = try OneLine.optional(floor, .floor)
    return try await act(.set, as: .configure) { writer, undo in
      let known: OfficeUnit? = try writer.party(name)
      undo.subject = name
      if !takesNewName { try refuseSlips(unit: name, writer) }
      let unit = try known ?? addUnit(name, writer, &undo)
      let before = try writer.unitPlaces()[unit.id] ?? UnitPlace()
      var place = before
      place.bureau = bureau ?? (isWhole ? nil : place.bureau)
      place.department = department ?? (isWhole ? nil : place.department)
      place.floor = floor ?? (isWhole ? nil : place.floor)
      try writer.place(unit, at: place)
      undo.note(.placed(unit.id, bureau: before.bureau, department: before.department, floor: before.floor))
      if isWhole || adoptedFrom != nil {
        try set(.adoption(unit.id), to: adoptedFrom?.description, writer, &undo)
      }
      return known == nil
    }
  }

  func addUnit(_ name: String, _ writer: StoreWriter, _ undo: inout Reversal) throws -> OfficeUnit {
    let unit: OfficeUnit = try writer.add(name)
    undo.note(.added(.unit, id: unit.id.rawValue))
    return unit
  }
}
