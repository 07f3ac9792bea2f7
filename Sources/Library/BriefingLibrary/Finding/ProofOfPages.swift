public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What shows that pages of a briefing reached its recipients: its records and its entries, each with its place in its chain.
public struct ProofOfPages: Sendable {
  public let details: BriefingDetails
  /// The seals of the records that are over; one that is on has none yet.
  public let seals: [ProjectionRun.ID: ChainHead]
  /// The ends of both chains.
  public let ledger, records: ChainHead
  public let madeAt: Instant

  /// The versions that were shown, in the order in which they first came up. Of what is withheld from who asks there is the
  /// place alone.
  public var shown: [MaterialVersion] {
    var seen: Set<MaterialVersion.ID> = []
    return details.projections.flatMap(\.lines).map(\.version).filter { seen.insert($0.id).inserted }
  }
}

extension MaterialVersion {
  /// Whether its name is kept from who asks, and with it what would tell its content.
  public var isWithheld: Bool { fileName == Briefing.withheldTitle }
}

extension Visit {
  /// The proof of the pages of a briefing, as far as this person may look at it.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`, `.confidential`; `StoreError`.
  public func proof(of number: Briefing.ID) async throws -> ProofOfPages {
    try await read { reader in
      let details = try details(of: number, reader)
      return ProofOfPages(
        details: details, seals: try reader.seals(of: details.projections.map(\.projection.id)),
        ledger: try reader.ledgerHead(), records: try reader.recordHead(), madeAt: clock.now)
    }
  }
}
