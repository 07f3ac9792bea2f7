internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// Whether a setting can be as it was: what others have said since may stand in its place, or on it.
  ///
  /// - Throws: `LibraryError.survey`; `.floorMeasuredAlready` and `.measuredAlready` where another measure of that day counts.
  func requireRoom(for setting: Setting, _ value: String?, _ reader: StoreReader) throws {
    if let fault = try reader.surveyFault(setting, value) { throw LibraryError.survey(fault) }
    switch setting {
    case .floorArea(let number):
      guard let entry = value.flatMap(SpaceEntry.init(settingValue:)), !entry.isWithdrawn else { return }
      let key = Floor.key(entry.floor)
      let other = try SpaceBook(reader).entries.last {
        $0.number != number && $0.floor == key && $0.entry.day == entry.day && !$0.entry.isWithdrawn
      }
      if let other { throw LibraryError.floorMeasuredAlready(other.number, other.entry) }
    case .stock(let number):
      // Of what is taken away there may be as much again.
      guard let entry = value.flatMap(StockEntry.init(settingValue:)), !entry.isWithdrawn,
        [.measured, .notMeasured].contains(entry.kind)
      else { return }
      let key = StockKey(unit: entry.place.unit, name: entry.place.name)
      let other = try StockBook(reader).entries.last {
        $0.number != number && $0.place == key && $0.entry.day == entry.day && $0.entry.kind == entry.kind
          && !$0.entry.isWithdrawn
      }
      if let other { throw LibraryError.measuredAlready(other.number, other.entry) }
    default: return
    }
  }
}
