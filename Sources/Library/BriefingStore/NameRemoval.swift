public import BriefingDomain
internal import BriefingLedger
internal import GRDB
internal import JapaneseText

// A recipient or a unit that was taken away is found by no name. Its row stays where the ledger or a briefing that was
// cancelled speaks of it, and is what comes back with the name.

/// Entries of the stock-take say their unit first.
private let (stockInForce, stockOfUnit) = (
  "\(said) AND seq = (SELECT max(seq) FROM settingEntry WHERE name = said.name AND subject = said.subject) AND \(unit)",
  "\(said) AND \(unit)"
)
private let said = "settingEntry AS said WHERE name = '\(Setting.stock(0).name)'"
private let unit = "CAST(value AS INTEGER)"

extension StoreReader {
  /// Whether something counts or waits under a recipient or a unit: entries in force, briefings that were not cancelled,
  /// what is on in a room, another one that was merged into it.
  public func isInUse<P: Party>(_ party: P) throws -> Bool {
    let id = P.kind.rawValue + "ID"
    let uses =
      ["ledger WHERE \(LedgerEntry.isInForce()) AND \(id)", "\(P.kind.rawValue) WHERE mergedInto"]
      + (P.kind == .unit
        ? [
          "briefing WHERE cancelledAt IS NULL AND unitID", "printer WHERE unitID", "printPerson WHERE unitID",
          stockInForce,
        ]
        : [
          "briefingRecipient JOIN briefing ON briefing.id = briefingID WHERE cancelledAt IS NULL AND recipientID",
          "projectionPresent JOIN projection ON projection.id = projectionID WHERE endedAt IS NULL AND recipientID",
        ])
    return try uses.contains { try isAny($0, party) }
  }

  /// The briefings under which something counts or waits for a recipient.
  public func briefings(using recipient: Recipient) throws -> [Briefing.ID] {
    try Briefing.ID.fetchAll(
      database,
      sql: """
        SELECT briefingID FROM briefingRecipient JOIN briefing ON briefing.id = briefingID
          WHERE cancelledAt IS NULL AND recipientID = ?1
        UNION SELECT briefingID FROM ledger WHERE \(LedgerEntry.isInForce()) AND recipientID = ?1 ORDER BY 1
        """, arguments: [recipient.id])
  }

  /// Whether no name finds it, though it was not merged: it was taken away, or there is none.
  public func isTakenAway<P: Party>(_ party: Identifier<P>, _ kind: P.Type) throws -> Bool {
    try Row.fetchOne(
      database,
      sql: """
        SELECT 1 FROM \(P.kind.rawValue) WHERE id = ?1
          AND (mergedInto IS NOT NULL OR EXISTS (SELECT 1 FROM \(P.kind.labels) WHERE ownerID = ?1))
        """, arguments: [party]) == nil
  }

  /// The one of exactly that name that was merged or taken away, and keeps the name.
  public func unnamed<P: Party>(called name: String) throws -> P? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT id, name FROM \(P.kind.rawValue) AS owner WHERE name = ?
          AND NOT EXISTS (SELECT 1 FROM \(P.kind.labels) WHERE ownerID = owner.id)
        """, arguments: [name]
    ).map { P(id: try $0.value(0), name: try $0.value(1)) }
  }

  /// The one that had a name, in any spelling, and was taken away.
  func takenAway<P: Party>(called name: String) throws -> P? {
    let key = Folding.key(name)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, name FROM \(P.kind.rawValue) AS owner WHERE mergedInto IS NULL
          AND NOT EXISTS (SELECT 1 FROM \(P.kind.labels) WHERE ownerID = owner.id) ORDER BY id
        """
    ).map { P(id: try $0.value(0), name: try $0.value(1)) }
      .filter { Folding.key($0.name) == key }.min { $0.name == name && $1.name != name }
  }

  fileprivate func isAny<P: Party>(_ use: String, _ party: P) throws -> Bool {
    try Row.fetchOne(database, sql: "SELECT 1 FROM \(use) = ? LIMIT 1", arguments: [party.id]) != nil
  }
}

extension StoreWriter {
  /// Takes a recipient or a unit away under which nothing counts or waits.
  ///
  /// - Returns: its names, its own first; `nil` where it is in use.
  public func takeAway<P: Party>(_ party: P) throws -> [String]? {
    guard try !isInUse(party) else { return nil }
    let labels = try String.fetchAll(
      database, sql: "SELECT label FROM \(P.kind.labels) WHERE ownerID = ? ORDER BY label <> ?, label",
      arguments: [party.id, party.name])
    try database.execute(sql: "DELETE FROM \(P.kind.labels) WHERE ownerID = ?", arguments: [party.id])
    return labels
  }

  /// Takes one away that an act has brought, and its row where nothing refers to that: the ledger keeps what it speaks of.
  ///
  /// - Parameter unlessNamed: it stays where somebody has given it another name or a place since.
  /// - Returns: whether it is gone.
  public func takeBack<P: Party>(_ party: P, unlessNamed: Bool) throws -> Bool {
    if unlessNamed, try hasMore(than: party) { return false }
    guard try takeAway(party) != nil else { return false }
    try deleteRow(of: party)
    return true
  }

  /// Lets another one have the name of one that was taken away, where nothing speaks of that.
  ///
  /// - Returns: the one that keeps the name though no name finds it.
  public func freeing<P: Party>(_ name: String) throws -> P? {
    guard let holder: P = try unnamed(called: name) else { return nil }
    return try isTakenAway(holder.id, P.self) && deleteRow(of: holder) ? nil : holder
  }

  /// Puts back what was taken away.
  ///
  /// - Parameter names: its own first.
  /// - Throws: `StoreError.nameTaken`.
  public func bringBack<P: Party>(_ party: Identifier<P>, _ names: [String], _ kind: P.Type) throws {
    guard let name = names.first else { return }
    try database.execute(
      sql: "INSERT OR IGNORE INTO \(P.kind.rawValue) (id, name) VALUES (?, ?)", arguments: [party, name])
    for name in names { try addAlias(name, to: P(id: party, name: name)) }
  }

  /// - Returns: whether nothing speaks of it, so that it is gone.
  @discardableResult
  private func deleteRow<P: Party>(of party: P) throws -> Bool {
    let uses =
      P.kind == .recipient
      ? [
        "ledger WHERE recipientID", "briefingRecipient WHERE recipientID", "projectionPresent WHERE recipientID",
        "accountRole WHERE recipientID",
      ]
      : [
        "ledger WHERE unitID", "briefing WHERE unitID", "accountRole WHERE unitID", "printer WHERE unitID",
        "printPerson WHERE unitID", "surveySheet WHERE unitID", stockOfUnit,
      ]
    if try uses.contains(where: { try isAny($0, party) }) { return false }
    try database.execute(sql: "DELETE FROM \(P.kind.rawValue) WHERE id = ?", arguments: [party.id])
    return true
  }

  private func hasMore<P: Party>(than party: P) throws -> Bool {
    let labels =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM \(P.kind.labels) WHERE ownerID = ?", arguments: [party.id]) ?? 0
    let place = P.kind == .unit ? try unitPlaces()[Identifier(party.id.rawValue)] : nil
    return labels > 1 || place ?? UnitPlace() != UnitPlace()
  }
}
