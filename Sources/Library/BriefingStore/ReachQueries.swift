public import BriefingDomain
internal import GRDB

// How far a person's questions go.
extension StoreReader {
  /// From here on lists, searches and counts give what lies within a reach.
  public func limit(to reach: Reach) throws { self.reach = try withMerged(reach) }

  /// Whether a briefing lies within a reach; `nil`, which no briefing has, within that of the whole office alone.
  ///
  /// - Parameter reach: the one that this reader is limited to when `nil`.
  public func covers(_ briefing: Briefing.ID?, within reach: Reach? = nil) throws -> Bool {
    let reach = try reach.map(withMerged) ?? self.reach
    guard let briefing else { return reach.isWhole }
    if reach == .everything { return true }
    return try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM briefing WHERE id = ? AND \(reach.ofBriefings))",
      arguments: [briefing]) ?? false
  }

  /// Those of some briefings that lie within the reach that this reader is limited to.
  public func covered(_ briefings: Set<Briefing.ID>) throws -> Set<Briefing.ID> {
    if reach == .everything || briefings.isEmpty { return briefings }
    return try Briefing.ID.fetchSet(
      database,
      sql: "SELECT id FROM briefing WHERE id IN (SELECT value FROM json_each(?)) AND \(reach.ofBriefings)",
      arguments: [list(briefings)])
  }

  /// Whether what was handed over, or is to be, lies within the reach that this reader is limited to.
  public func covers(_ unit: OfficeUnit.ID, _ recipient: Recipient.ID) -> Bool {
    reach.covers(unit, recipient)
  }

  /// The confidential briefings of which who reads is told number, unit, time and form alone.
  public func withheldBriefings() throws -> Set<Briefing.ID> {
    try Briefing.ID.fetchSet(database, sql: "SELECT id FROM briefing WHERE \(reach.ofWithheld)")
  }

  /// A role for a unit or a recipient is one for all that have become the same.
  func withMerged(_ reach: Reach) throws -> Reach {
    guard var parts = reach.parts else { return .everything }
    (parts.units, parts.recipients) = (try groups(of: parts.units), try groups(of: parts.recipients))
    return reach.isWhole ? .office(besides: parts) : .parts(parts)
  }

  private func groups<P: Party>(of parties: Set<Identifier<P>>) throws -> Set<Identifier<P>> {
    let merged = try merged(P.self)
    let whole = Set(parties.map { merged[$0] ?? $0 })
    return whole.union(merged.filter { whole.contains($0.value) }.keys)
  }
}

extension Reach {
  /// SQL that is true of a row of `briefing` that lies within it.
  var ofBriefings: String {
    switch self {
    case .everything: "true"
    case .office: "NOT (\(ofWithheld))"
    case .parts(let parts): parts.ofBriefings
    }
  }

  /// SQL that is true of a row of `briefing` that the office counts, and that does not lie within it; false of none.
  var ofWithheld: String {
    // Its own index has those that are confidential, and no others.
    if case .office(let parts) = self { "briefing.confidential = 1 AND NOT \(parts.ofBriefings)" } else { "false" }
  }

  /// SQL that is true of a submission, a row of `briefing` and `recipient`, that lies within it or is counted there.
  var ofSubmissions: String {
    guard case .parts(let parts) = self else { return "true" }
    return "(\(parts.ofOwnBriefings) OR recipient.id IN (\(list(parts.recipients))))"
  }
}

extension Reach.Parts {
  fileprivate var ofOwnBriefings: String {
    "briefing.unitID IN (\(list(units))) OR briefing.id IN (\(list(briefings)))"
  }

  fileprivate var ofBriefings: String {
    // Without a recipient an index has all of them.
    if recipients.isEmpty { return "(\(ofOwnBriefings))" }
    return """
      (\(ofOwnBriefings) OR EXISTS (
        SELECT 1 FROM briefingRecipient AS addressed
        WHERE addressed.briefingID = briefing.id AND addressed.recipientID IN (\(list(recipients)))))
      """
  }
}

private func list(_ ids: Set<Identifier<some Any>>) -> String {
  ids.sorted().map(\.description).joined(separator: ",")
}
