public import BriefingDomain
internal import BriefingLedger
internal import GRDB

extension StoreReader {
  /// Recipients or units that have become part of another one, each with the one where it is counted now.
  public func merged<P: Party>(_ kind: P.Type) throws -> [Identifier<P>: Identifier<P>] {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT id, mergedInto FROM \(P.kind.rawValue) WHERE mergedInto IS NOT NULL"))
    if rows.isEmpty { return [:] }
    return endsOfChains(
      Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value(0), try $0.value(1)) }))
  }

  /// One that is counted for itself, with all that have become part of it.
  public func group<P: Party>(of party: Identifier<P>) throws -> Set<Identifier<P>> {
    Set(try merged(P.self).filter { $0.value == party }.keys).union([party])
  }

  /// The name of each recipient or unit, those too that were merged or taken away.
  public func names<P: Party>(of kind: P.Type) throws -> [Identifier<P>: String] {
    Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT id, name FROM \(P.kind.rawValue)").map {
        (try $0.value(0), try $0.value(1))
      })
  }

  /// What recipients are called now who have become part of another one: as that one.
  public func namesOfMergedRecipients() throws -> [Recipient.ID: String] {
    let merged = try merged(Recipient.self)
    if merged.isEmpty { return [:] }
    let names = try names(of: Recipient.self)
    return merged.compactMapValues { names[$0] }
  }

  /// Under which number a briefing has a recipient: that of one who has become part of them, where it was registered for
  /// that one. `nil` where it is not for them.
  public func addressee(_ recipient: Recipient, of briefing: Briefing.ID) throws -> Recipient? {
    try recipients(of: briefing).first { $0.name == recipient.name }
  }

  /// Whether a briefing is for a recipient under the number of another one who has become the same.
  public func isAddressedOtherwise(_ briefing: Briefing.ID, _ recipient: Recipient.ID) throws -> Bool {
    let merged = try merged(Recipient.self)
    let named = try recipients(of: briefing).map(\.id)
    return !named.contains(recipient) && named.contains { (merged[$0] ?? $0) == (merged[recipient] ?? recipient) }
  }

  /// Briefings of which entries are in force for one of each of two groups.
  public func briefingsRecorded(forBoth one: Set<Recipient.ID>, _ other: Set<Recipient.ID>) throws -> [Briefing.ID] {
    try common(one, other, "SELECT briefingID FROM ledger WHERE \(LedgerEntry.isInForce()) AND recipientID IN")
  }

  /// Briefings that are for one of each of two groups.
  public func briefingsNaming(both one: Set<Recipient.ID>, _ other: Set<Recipient.ID>) throws -> [Briefing.ID] {
    try common(one, other, "SELECT briefingID FROM briefingRecipient WHERE recipientID IN")
  }

  private func common(
    _ one: Set<Recipient.ID>, _ other: Set<Recipient.ID>, _ query: String
  ) throws -> [Briefing.ID] {
    try Briefing.ID.fetchAll(
      database,
      sql: """
        \(query) (SELECT value FROM json_each(?)) INTERSECT \(query) (SELECT value FROM json_each(?)) ORDER BY 1
        """, arguments: [list(one), list(other)])
  }
}

extension StoreWriter {
  /// Has a recipient or a unit counted as part of another one, which all its names find from now on; the ledger keeps its
  /// name.
  ///
  /// - Returns: the folded names that find the other one from now on.
  public func merge<P: Party>(_ party: P, into target: P) throws -> [String] {
    let (table, labels) = (P.kind.rawValue, P.kind.labels)
    let names = try String.fetchAll(
      database, sql: "SELECT folded FROM \(labels) WHERE ownerID = ? ORDER BY folded", arguments: [party.id])
    try database.execute(sql: "UPDATE \(table) SET mergedInto = ? WHERE id = ?", arguments: [target.id, party.id])
    try database.execute(sql: "UPDATE \(labels) SET ownerID = ? WHERE ownerID = ?", arguments: [target.id, party.id])
    return names
  }

  /// Makes one that was merged one of its own again.
  ///
  /// - Parameter names: its folded names.
  public func separate<P: Party>(_ party: Identifier<P>, _ names: [String], _ kind: P.Type) throws {
    let owner = try merged(kind)[party]
    try database.execute(sql: "UPDATE \(P.kind.rawValue) SET mergedInto = NULL WHERE id = ?", arguments: [party])
    // One that went to a third one and is one of its own again has its names already.
    for name in names {
      try database.execute(
        sql: "UPDATE \(P.kind.labels) SET ownerID = ? WHERE folded = ? AND ownerID = ?",
        arguments: [party, name, owner])
    }
  }

  /// Has a briefing name each recipient once where several have become one: as the one whose entry is in force, else as
  /// the one that the others are part of.
  public func nameEachOnce(_ briefing: Briefing.ID) throws {
    let merged = try merged(Recipient.self)
    if merged.isEmpty { return }
    let named = try recipients(of: briefing)
    for (target, group) in Dictionary(grouping: named, by: { merged[$0.id] ?? $0.id }) where group.count > 1 {
      let kept = try group.first { try hasEntry(briefing, $0.id) } ?? group.first { $0.id == target } ?? group[0]
      for other in group where other != kept { try unaddress(briefing, other) }
    }
  }
}
