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
  /// - Parameter part: of the list, where not all of it is wanted: from which place on, and how many.
  /// - Returns: as many as are wanted, and how many there are in all.
  /// - Throws: `StoreError`.
  public func due(_ part: (first: Int, most: Int)? = nil) async throws -> (briefings: [DueBriefing], count: Int) {
    // What is kept for n years is due from the n-th fiscal year on after the one that follows its day.
    let fiscalYear = clock.today.year - (clock.today.month < 4 ? 1 : 0)
    let ends = Retention.allCases.compactMap { retention in
      retention.years.flatMap { Day(fiscalYear - $0, 4, 1) }.map { day in
        (retention, clock.instants(from: day, through: day).lowerBound)
      }
    }
    return try await read { reader in
      let (rows, count) = try reader.retained(before: ends, from: part?.first ?? 0, most: part?.most)
      let due = rows.compactMap { briefing, materials in
        briefing.keeping.retention?.lastDay(for: clock.local(briefing.moment.instant).day).map {
          DueBriefing(briefing: briefing, until: $0, materials: materials)
        }
      }
      return (due, count)
    }
  }
}
