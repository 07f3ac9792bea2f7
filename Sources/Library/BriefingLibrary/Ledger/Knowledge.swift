internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What the ledger, the settings and the briefings said before an instant, or say now.
///
/// Names, merged units and recipients, and the places of units are those of now: they say how the same figures are
/// called.
struct Knowledge: Sendable {
  let instant: Instant?
  let lastEntry: LedgerEntry.ID?
  let lastSetting: SettingEntry.ID?
  /// Briefings that were registered before and have been changed since, as they were.
  private let changed: [Briefing.ID: BriefingState]

  /// What they say now.
  init() { (instant, lastEntry, lastSetting, changed) = (nil, nil, nil, [:]) }

  init(before instant: Instant, _ reader: StoreReader) throws {
    self.instant = instant
    lastEntry = try LedgerEntry.ID(reader.ledgerHead(before: instant).number)
    lastSetting = try SettingEntry.ID(reader.settingsHead(before: instant).number)
    var changed: [Briefing.ID: BriefingState] = [:]
    for act in try reader.acts(from: instant) {
      for state in try Reversal(act).changed where changed[state.briefing] == nil { changed[state.briefing] = state }
    }
    self.changed = try changed.filter { try reader.isRegistered($0.key, before: instant) }
  }

  /// Briefings of a range of instants that waited for a submission, by unit and recipient.
  func unrecorded(within instants: Range<Instant>, by now: Instant, _ reader: StoreReader) throws -> [TallyCell] {
    guard let instant else { return try reader.unrecorded(within: instants, by: now) }
    return try reader.unrecorded(
      within: instants, by: now, upTo: lastEntry, registeredBefore: instant, asTheyWere: Array(changed.values))
  }
}
