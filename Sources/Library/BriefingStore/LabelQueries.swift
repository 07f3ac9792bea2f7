public import BriefingDomain
internal import GRDB
internal import JapaneseText

extension PartyKind {
  fileprivate var labels: String { rawValue + "Label" }
}

extension StoreReader {
  /// The recipient or unit that has `label` as its name or an alias.
  public func party(_ label: String, _ kind: PartyKind) throws -> Party? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT owner.id, owner.name FROM \(kind.labels) AS label JOIN \(kind.rawValue) AS owner ON owner.id = ownerID
        WHERE folded = ?
        """, arguments: [Folding.key(label)]
    ).map { Party(id: try $0.value(0), name: try $0.value(1)) }
  }

  /// All of them with their aliases, in the order they were added.
  public func parties(_ kind: PartyKind) throws -> [(party: Party, aliases: [String])] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT owner.id, owner.name, label FROM \(kind.rawValue) AS owner
        LEFT JOIN \(kind.labels) AS label ON ownerID = owner.id AND label <> owner.name
        ORDER BY owner.id, label
        """)
    var result: [(party: Party, aliases: [String])] = []
    for row in rows {
      let party = Party(id: try row.value(0), name: try row.value(1))
      if result.last?.party != party { result.append((party, [])) }
      if let alias: String = try row.optional(2) { result[result.count - 1].aliases.append(alias) }
    }
    return result
  }
}

extension StoreWriter {
  /// - Throws: `StoreError.nameTaken`.
  public func add(_ name: String, _ kind: PartyKind) throws -> Party {
    try refuse(taken: name, kind, unless: nil)
    try database.execute(sql: "INSERT INTO \(kind.rawValue) (name) VALUES (?)", arguments: [name])
    let party = Party(id: database.lastInsertedRowID, name: name)
    try addLabel(name, to: party.id, of: kind)
    return party
  }

  /// The old name stays as an alias, so that what was written with it still finds its way.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func rename(_ party: Party, to name: String, _ kind: PartyKind) throws {
    try addAlias(name, to: party, kind)
    try database.execute(
      sql: "UPDATE \(kind.rawValue) SET name = ? WHERE id = ?", arguments: [name, party.id])
  }

  /// Does nothing when the party has that alias already.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func addAlias(_ alias: String, to party: Party, _ kind: PartyKind) throws {
    try refuse(taken: alias, kind, unless: party)
    try addLabel(alias, to: party.id, of: kind)
  }

  /// Does nothing to the name itself.
  public func removeAlias(_ alias: String, from party: Party, _ kind: PartyKind) throws {
    try database.execute(
      sql: "DELETE FROM \(kind.labels) WHERE folded = ? AND ownerID = ? AND folded <> ?",
      arguments: [Folding.key(alias), party.id, Folding.key(party.name)])
  }

  func addLabel(_ label: String, to id: Int64, of kind: PartyKind) throws {
    try database.execute(
      sql: """
        INSERT INTO \(kind.labels) (folded, label, ownerID) VALUES (?, ?, ?)
        ON CONFLICT (folded) DO UPDATE SET label = excluded.label
        """,
      arguments: [Folding.key(label), label, id])
  }

  private func refuse(taken label: String, _ kind: PartyKind, unless own: Party?) throws {
    if let owner = try party(label, kind), owner != own { throw StoreError.nameTaken(label, by: owner.name) }
  }
}
