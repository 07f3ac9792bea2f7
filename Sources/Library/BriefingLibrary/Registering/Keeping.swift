public import BriefingDomain
internal import BriefingStore

/// A briefing whose materials were to be kept until a day that is over.
public struct DueBriefing: Sendable {
  public let briefing: Briefing
  /// The last day of the period.
  public let until: Day
  /// How many are there.
  public let materials: Int
}

extension OfficeClock {
  /// The end of a day, as people write it, after which what expires is gone.
  ///
  /// - Throws: `DateExpressionError`; `LibraryError.dayOver`, since nothing brings back what is gone by a slip.
  public func expiry(_ text: String) throws -> Instant {
    let day = local(try moment(text).instant).day
    guard day >= today else { throw LibraryError.dayOver(day) }
    return instants(from: day, through: day).upperBound
  }

  /// The last day on which something is there that expires at an instant.
  public func lastDay(before expiry: Instant) -> Day { local(expiry.advanced(by: -1)).day }
}

extension Visit {
  /// Briefings whose period of retention (保存期間) is over and whose materials are there, by number. Nothing takes them away
  /// but a person.
  ///
  /// - Throws: `StoreError`.
  public func due() async throws -> [DueBriefing] {
    try await read { reader in
      try reader.retained(before: clock.now).compactMap { briefing, materials in
        let day = clock.local(briefing.moment.instant).day
        guard let until = briefing.keeping.retention?.lastDay(for: day), until < clock.today else { return nil }
        return DueBriefing(briefing: briefing, until: until, materials: materials)
      }
    }
  }
}
