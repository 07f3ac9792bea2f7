public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What the end of a projection has left: its record, and the entries of the ledger that stand on it.
public struct ProjectionReceipt: Sendable {
  /// Of the briefing, as it is after the end.
  public let details: BriefingDetails
  public let report: ProjectionReport

  public var entries: [LedgerEntry] { details.entries.filter { report.entries.contains($0.number) } }

  /// What whoever ended it should know, beside the entries.
  public var remarks: [ProjectionRemark] {
    var remarks: [ProjectionRemark] = []
    if details.briefing.cancelReason != nil {
      remarks.append(.cancelled)
    } else if !report.lines.showTheBriefing {
      remarks.append(.nothingShown)
    }
    switch report.projection.presence {
    case .ticked where report.present.isEmpty: remarks.append(.nobodyPresent)
    case .assumed where !entries.isEmpty: remarks.append(.presenceAssumed)
    default: break
    }
    if entries.contains(where: { $0.content.handout.form.includesPaper }) { remarks.append(.paperStays) }
    if report.projection.screens == 0 {
      remarks.append(.noScreen)
    } else if report.projection.asksScreens, report.lines.showTheBriefing, !report.lines.wereSeen {
      remarks.append(.notSeen)
    }
    return remarks
  }
}

/// The raw values are part of the JSON contract, and keys of the pages' words.
public enum ProjectionRemark: String, CaseIterable, Sendable, Codable {
  /// Nothing was recorded: the briefing does not take place.
  case cancelled
  /// Nothing was recorded: no page of the briefing itself was on, or for no time at all.
  case nothingShown
  /// Nothing was recorded: somebody said that nobody was present.
  case nobodyPresent
  /// Nobody said who was present, so all are recorded.
  case presenceAssumed
  /// Paper had been recorded before, and goes on counting beside the projection.
  case paperStays
  /// No screen was open in the room at any time.
  case noScreen
  /// Screens were open, but none has said that it shows a page of the briefing.
  case notSeen
}

extension [ShownPage] {
  /// Whether a page of the briefing itself was on for any time; one of another briefing is no submission of this one.
  var showTheBriefing: Bool { contains { line in !line.isBorrowed && line.until.map { $0 > line.from } ?? false } }

  /// Whether a screen showed a page of the briefing itself for any time.
  var wereSeen: Bool {
    contains { line in
      guard let until = line.until, let seenFrom = line.seenFrom else { return false }
      return !line.isBorrowed && until > seenFrom
    }
  }
}

extension Visit {
  /// What a projection has left.
  ///
  /// - Returns: `nil` where there is no such projection.
  /// - Throws: `StoreError`.
  public func receipt(of projection: ProjectionRun.ID) async throws -> ProjectionReceipt? {
    try await read { try receipt(of: projection, $0) }
  }

  func receipt(of projection: ProjectionRun.ID, _ reader: StoreReader) throws -> ProjectionReceipt? {
    guard let row = try reader.projection(projection), try reader.covers(row.briefing) else { return nil }
    let details = try details(of: row.briefing, reader)
    return details.projections.first { $0.projection.id == projection }.map {
      ProjectionReceipt(details: details, report: $0)
    }
  }
}
