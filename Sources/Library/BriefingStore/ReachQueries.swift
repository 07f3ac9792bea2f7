public import BriefingDomain
internal import GRDB

// How far a person's questions go.
extension StoreReader {
  /// From here on lists, searches and counts give what lies within a reach.
  public func limit(to reach: Reach) throws { self.reach = try withMerged(reach) }

  /// Whether a briefing lies within a reach; `nil`, which no briefing has, within that of everything alone.
  ///
  /// - Parameter reach: the one that this reader is limited to when `nil`.
  public func covers(_ briefing: Briefing.ID?, within reach: Reach? = nil) throws -> Bool {
    let reach = try reach.map(withMerged) ?? self.reach
    if reach == .everything { return true }
    return try briefing.map { id in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM briefing WHERE id = ? AND \(reach.ofBriefings))", arguments: [id])
        ?? false
    } ?? false
  }

  /// Whether what was handed over, or is to be, lies within the reach that this reader is limited to.
  public func covers(_ unit: OfficeUnit.ID, _ recipient: Recipient.ID) -> Bool {
    reach.covers(unit) || reach.covers(recipient)
  }

  /// A role for a unit or a recipient is one for all that have become the same.
  func withMerged(_ reach: Reach) throws -> Reach {
    guard case .parts(let units, let recipients) = reach else { return .everything }
    return .parts(units: try groups(of: units), recipients: try groups(of: recipients))
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
    guard case .parts(let units, let recipients) = self else { return "true" }
    return """
      (briefing.unitID IN (\(list(units))) OR briefing.id IN (
        SELECT briefingID FROM briefingRecipient WHERE recipientID IN (\(list(recipients)))))
      """
  }

  /// SQL that is true of a submission, a row of `briefing` and `recipient`, that lies within it.
  var ofSubmissions: String {
    guard case .parts(let units, let recipients) = self else { return "true" }
    return "(briefing.unitID IN (\(list(units))) OR recipient.id IN (\(list(recipients))))"
  }

  private func list(_ ids: Set<Identifier<some Any>>) -> String {
    ids.sorted().map(\.description).joined(separator: ",")
  }
}
