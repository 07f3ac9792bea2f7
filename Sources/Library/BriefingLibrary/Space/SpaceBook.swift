public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// The areas of the floors as of a day, and beside them what the stock-take says of the area that removed shelves stood on.
public struct SpaceReport: Sendable {
  public let take: SpaceTake
  /// Since the base of the stock. It may lie on the same floors as the shelf area that has become less, or elsewhere: the two
  /// are never added.
  public let freed: FreedArea
  public let stockBase: ClosedRange<Day>?

  public init(take: SpaceTake, freed: FreedArea, stockBase: ClosedRange<Day>?) {
    (self.take, self.freed, self.stockBase) = (take, freed, stockBase)
  }
}

extension SpaceReport {
  init(on day: Day, _ reader: StoreReader) throws {
    let stock = try StockBook(reader).report(on: day).take
    self.init(take: try SpaceBook(reader).take(on: day), freed: stock.total.freed, stockBase: stock.base)
  }
}

/// All that was said of the areas of floors.
struct SpaceBook {
  typealias Entry = (number: SpaceEntry.ID, floor: String, entry: SpaceEntry)

  /// In the order of their numbers.
  let entries: [Entry]
  let floors: FloorNames
  private let base: ClosedRange<Day>?

  /// - Throws: `StoreError.damagedDatabase` for a setting that cannot be read.
  init(_ reader: StoreReader) throws {
    entries = try reader.spaceRecords().map { ($0.number, Floor.key($0.entry.floor), $0.entry) }
    floors = try FloorNames(reader)
    base = try reader.setting(.spaceBase, BaseDays.days)
  }

  func take(on day: Day) -> SpaceTake {
    SpaceTake(
      entries, floors: floors.ordered.map { ($0, floors.names[$0] ?? $0) }, base: base, on: day)
  }

  /// The measure that counts of a floor on a day: there is one.
  func measure(of floor: String, on day: Day) -> Entry? {
    entries.last { $0.floor == floor && $0.entry.day == day && !$0.entry.isWithdrawn }
  }
}
