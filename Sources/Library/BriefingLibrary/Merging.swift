public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What a merging of recipients has done.
public struct RecipientMerge: Hashable, Sendable {
  public let merged: Recipient
  public let into: Recipient
  /// Briefings that were for both and are for one now.
  public let briefings: [Briefing.ID]
}

/// That a recipient or a unit has become part of another one, which changes who is counted where.
public struct PartyMerge: Sendable {
  public let kind: PartyKind
  /// As it was called then.
  public let name: String
  /// Where it is counted now; `nil` where the merging was taken back.
  public let into: String?
  public let by: String
  public let at: Instant
}

// Slips in names: two that are one, and one that should not be there.
extension Visit {
  /// Has a unit counted as part of another one (統合), in every report from now on. The ledger keeps what its entries say.
  ///
  /// - Throws: `LibraryError.unknown`, `.sameParty`.
  public func mergeUnit(_ name: String, into target: String) async throws -> (merged: OfficeUnit, into: OfficeUnit) {
    try await act(.merge, as: .configure) { writer, undo in
      let (unit, target): (OfficeUnit, OfficeUnit) = (try party(name, writer), try party(target, writer))
      undo.subject = unit.name
      guard unit != target else { throw LibraryError.sameParty(.unit, unit.name) }
      undo.note(.merged(unit.id, labels: try writer.merge(unit, into: target)))
      return (unit, target)
    }
  }

  /// Has a recipient be another one from now on (統合): names, lists and reports say so. The ledger keeps what its entries
  /// say, and a briefing goes on under the number that it was registered for.
  ///
  /// One that was for both is for one. Two entries in force of it would count the one recipient twice; which of them is
  /// right nobody but a person can say.
  ///
  /// - Throws: `LibraryError.unknown`, `.sameParty`; `.recordedForBoth` where a briefing has entries in force for both.
  public func mergeRecipient(_ name: String, into target: String) async throws -> RecipientMerge {
    try await act(.merge, as: .configure) { writer, undo in
      let (recipient, target) = (try recipient(name, writer), try recipient(target, writer))
      undo.subject = recipient.name
      guard recipient != target else { throw LibraryError.sameParty(.recipient, recipient.name) }
      let (group, others) = (try writer.group(of: recipient.id), try writer.group(of: target.id))
      let recorded = try writer.briefingsRecorded(forBoth: group, others)
      guard recorded.isEmpty else {
        throw LibraryError.recordedForBoth(recipient.name, target.name, briefings: recorded)
      }
      let naming = try writer.briefingsNaming(both: group, others)
      // Ahead of the merging: taken back in the opposite order, they are for two again when there are two.
      for briefing in naming { if let state = try writer.state(of: briefing) { undo.note(.changed(state)) } }
      undo.note(.recipientMerged(recipient.id, labels: try writer.merge(recipient, into: target)))
      for briefing in naming { try writer.nameEachOnce(briefing) }
      return RecipientMerge(merged: recipient, into: target, briefings: naming)
    }
  }

  /// Takes a recipient away under whom nothing counts or waits. What the ledger has of them that was withdrawn stays.
  ///
  /// - Throws: `LibraryError.unknown`, `.recipientInUse`.
  public func removeRecipient(_ name: String) async throws -> Recipient {
    try await act(.remove, as: .configure) { writer, undo in
      let recipient = try recipient(name, writer)
      undo.subject = recipient.name
      guard let names = try writer.takeAway(recipient) else {
        let briefings = try writer.briefings(using: recipient)
        let unrecorded = try briefings.first { number in
          let newest = try writer.newestEntry(briefing: number, recipient: recipient)
          return try newest?.content.isWithdrawal ?? true && writer.recipients(of: number).count > 1
        }
        throw LibraryError.recipientInUse(recipient.name, briefings: briefings, unrecorded: unrecorded)
      }
      undo.note(.removed(.recipient, id: recipient.id.rawValue, names: names))
      return recipient
    }
  }

  /// What was merged, in its order, that too which was taken back.
  ///
  /// - Throws: `StoreError`.
  public func mergeHistory() async throws -> [PartyMerge] {
    try await read(as: .configure) { reader in
      let (units, recipients) = (try reader.merged(OfficeUnit.self), try reader.merged(Recipient.self))
      let (unitNames, recipientNames) = (try reader.names(of: OfficeUnit.self), try reader.names(of: Recipient.self))
      return try reader.merges().compactMap { act, isTakenBack in
        let reversal = try Reversal(act)
        func merge(_ kind: PartyKind, _ into: String?) -> PartyMerge {
          PartyMerge(
            kind: kind, name: reversal.subject, into: isTakenBack ? nil : into, by: act.doneBy, at: act.doneAt)
        }
        for step in reversal.steps {
          switch step {
          case .merged(let unit, _): return merge(.unit, units[unit].flatMap { unitNames[$0] })
          case .recipientMerged(let recipient, _):
            return merge(.recipient, recipients[recipient].flatMap { recipientNames[$0] })
          default: break
          }
        }
        return nil
      }
    }
  }

  /// The name of the one that it is part of.
  func mergedInto<P: Party>(_ party: P, _ reader: StoreReader) throws -> String? {
    try reader.merged(P.self)[party.id].flatMap { try reader.names(of: P.self)[$0] }
  }

  /// A briefing takes place for and by those only whom a name finds.
  func refuseTakenAway(in briefing: Briefing, _ reader: StoreReader) throws {
    for recipient in try reader.recipients(of: briefing.id) where try reader.isTakenAway(recipient.id, Recipient.self) {
      throw LibraryError.partyTakenAway(.recipient, recipient.name, briefing: briefing.id)
    }
    if try reader.isTakenAway(briefing.unit.id, OfficeUnit.self) {
      throw LibraryError.partyTakenAway(.unit, briefing.unit.name, briefing: briefing.id)
    }
  }
}
