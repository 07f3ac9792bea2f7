internal import BriefingDomain
internal import BriefingStore

/// What the library knew of a table's days before an import; each day is asked for once.
struct KnownDays {
  /// Whether it knows nothing of all of them, and nothing is asked for.
  let isEmpty: Bool
  private var days: [Day: KnownDay] = [:]
  private let units: [OfficeUnit.ID: OfficeUnit.ID]
  private let recipients: [Recipient.ID: Recipient.ID]
  private let clock: OfficeClock

  /// - Parameter days: from the first to the last; `nil` where there is none.
  init(_ days: ClosedRange<Day>?, _ clock: OfficeClock, _ reader: StoreReader) throws {
    self.clock = clock
    (units, recipients) = (try reader.merged(OfficeUnit.self), try reader.merged(Recipient.self))
    isEmpty =
      try days.map {
        try !reader.hasBriefing(within: clock.instants(from: $0.lowerBound, through: $0.upperBound))
      } ?? true
  }

  /// - Parameter reader: gives the library as it is now.
  mutating func day(_ day: Day, _ reader: () throws -> StoreReader) throws -> KnownDay? {
    if isEmpty { return nil }
    if let known = days[day] { return known }
    let instants = clock.instants(from: day, through: day)
    let known = KnownDay(
      try reader().records(within: instants), within: instants, merged: units, recipients)
    days[day] = known
    return known
  }
}
