public import BriefingDomain
internal import GRDB
internal import JapaneseText

extension PartyKind {
  var labels: String { rawValue + "Label" }
}

extension StoreReader {
  /// The recipient or unit that has `label` as its name or an alias.
  public func party<P: Party>(_ label: String) throws -> P? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT owner.id, owner.name FROM \(P.kind.labels) AS label JOIN \(P.kind.rawValue) AS owner ON owner.id = ownerID
        WHERE folded = ?
        """, arguments: [Folding.key(label)]
    ).map { P(id: try $0.value(0), name: try $0.value(1)) }
  }

  /// All of them with their aliases, in the order they were added. Those that were merged or taken away have no name that
  /// finds them.
  public func parties<P: Party>() throws -> [(party: P, aliases: [String])] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT owner.id, owner.name, nullif(label, owner.name) FROM \(P.kind.rawValue) AS owner
        JOIN \(P.kind.labels) ON ownerID = owner.id ORDER BY owner.id, label
        """)
    var result: [(party: P, aliases: [String])] = []
    for row in rows {
      let party = P(id: try row.value(0), name: try row.value(1))
      if result.last?.party != party { result.append((party, [])) }
      if let alias: String = try row.optional(2) { result[result.count - 1].aliases.append(alias) }
    }
    return result
  }
}

extension StoreWriter {
  /// One that was taken away comes back where the ledger speaks of it.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func add<P: Party>(_ name: String) throws -> P {
    try refuse(taken: name, unless: nil as P?)
    if let known: P = try takenAway(called: name) {
      try database.execute(sql: "UPDATE \(P.kind.rawValue) SET name = ? WHERE id = ?", arguments: [name, known.id])
      try addLabel(name, to: known)
      return P(id: known.id, name: name)
    }
    try database.execute(sql: "INSERT INTO \(P.kind.rawValue) (name) VALUES (?)", arguments: [name])
    let party = P(id: Identifier(database.lastInsertedRowID), name: name)
    try addLabel(name, to: party)
    return party
  }

  /// The old name stays as an alias, so that what was written with it still finds its way.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func rename<P: Party>(_ party: P, to name: String) throws {
    try addAlias(name, to: party)
    try database.execute(
      sql: "UPDATE \(P.kind.rawValue) SET name = ? WHERE id = ?", arguments: [name, party.id])
  }

  /// Does nothing when the party has that alias already.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func addAlias<P: Party>(_ alias: String, to party: P) throws {
    try refuse(taken: alias, unless: party)
    try addLabel(alias, to: party)
  }

  /// Does nothing to the name itself.
  public func removeAlias<P: Party>(_ alias: String, from party: P) throws {
    try database.execute(
      sql: "DELETE FROM \(P.kind.labels) WHERE folded = ? AND ownerID = ? AND folded <> ?",
      arguments: [Folding.key(alias), party.id, Folding.key(party.name)])
  }

  /// Makes a name that of before again, and forgets the alias that came with the one that it had since.
  public func rename<P: Party>(_ party: P, backTo name: String, dropping alias: String?) throws {
    try database.execute(sql: "UPDATE \(P.kind.rawValue) SET name = ? WHERE id = ?", arguments: [name, party.id])
    if let alias { try removeAlias(alias, from: P(id: party.id, name: name)) }
  }

  func addLabel<P: Party>(_ label: String, to party: P) throws {
    try database.execute(
      sql: """
        INSERT INTO \(P.kind.labels) (folded, label, ownerID) VALUES (?, ?, ?)
        ON CONFLICT (folded) DO UPDATE SET label = excluded.label
        """,
      arguments: [Folding.key(label), label, party.id])
  }

  private func refuse<P: Party>(taken label: String, unless own: P?) throws {
    if let owner: P = try party(label), owner != own { throw StoreError.nameTaken(label, by: owner.name) }
  }
}
