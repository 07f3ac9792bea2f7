public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What somebody says of a place.
public struct StockStatement: Sendable {
  public var kind: StockEntry.Kind
  public var place: String
  public var unit: String?
  /// Today when `nil`.
  public var day: Day?
  /// As it is written: a length, or a number of shelves.
  public var amount: String
  /// What each of the shelves stood on, in square metres, as it is written.
  public var area: String?
  /// The place is meant as it is, though it looks like a known one.
  public var takesNewPlace: Bool

  public init(
    _ kind: StockEntry.Kind, at place: String, unit: String? = nil, on day: Day? = nil, amount: String = "",
    area: String? = nil, takesNewPlace: Bool = false
  ) {
    self.kind = kind
    self.place = place
    self.unit = unit
    self.day = day
    self.amount = amount
    self.area = area
    self.takesNewPlace = takesNewPlace
  }
}

/// An entry of the stock-take as it is now.
public struct StockReceipt: Sendable {
  public let record: StockRecord
  /// As lists call it: with its former unit, where that tells it from another.
  public let place: String
  public let unit: String?
  /// As it was said before, where it is corrected.
  public let before: StockEntry?
  /// It was said so already.
  public let isUnchanged: Bool
  /// Nothing was said of the place before.
  public let isNewPlace: Bool
}

extension Visit {
  /// What the shelves say on a day.
  ///
  /// - Parameter day: today when `nil`.
  /// - Throws: `LibraryError.dayToCome`.
  public func stock(on day: Day? = nil) async throws -> StockReport {
    let day = try stockDay(day)
    return try await read { try StockBook($0).report(on: day) }
  }

  /// All that was said of a place, in the order of the days.
  ///
  /// - Parameter unit: whose place it is; the only one of that name when `nil`.
  /// - Throws: `LibraryError.noSuchStockPlace`, `.severalStockPlaces`, `.unknown`.
  public func stockHistory(of name: String, unit: String? = nil) async throws -> [StockReceipt] {
    try await read { reader in
      let book = try StockBook(reader)
      let place = try known(name, unit, book, reader)
      let records = Dictionary(uniqueKeysWithValues: try reader.stockRecords().map { ($0.number, $0) })
      return book.entries.filter { $0.place == place.key }.sorted {
        ($0.entry.day, $0.number) < ($1.entry.day, $1.number)
      }
      .compactMap { records[$0.number] }
      .map { receipt($0, book) }
    }
  }

  /// Notes what somebody says of a place. A place that is not known is one from then on, if it is measured.
  ///
  /// - Throws: `LibraryError.unfitAmount`, `.unfitText`, `.dayToCome`, `.unknown`, `.noSuchStockPlace`, `.looksKnown`,
  ///   `.severalStockPlaces`; `.measuredAlready` where another measure of that day counts.
  public func noteStock(_ said: StockStatement) async throws -> StockReceipt {
    let day = try stockDay(said.day)
    let name = try OneLine(said.place, .place).value
    let amount = try Self.amount(said.amount, said.kind)
    let area = try said.area.map { text throws(LibraryError) in
      guard let area = StockAmount.area(text) else { throw .unfitAmount(text, nil) }
      return area
    }
    return try await act(.stock, as: .stock) { writer, undo in
      let book = try StockBook(writer)
      let isNew = said.kind == .measured || said.kind == .notMeasured
      let key = try place(name, said, book, mayBeNew: isNew, writer)
      let entry = StockEntry(said.kind, at: book.written(name, key), on: day, amount: amount, area: area)
      undo.subject = name
      func same(_ kind: StockEntry.Kind) -> StockBook.Entry? {
        book.entries.last {
          $0.place == key && $0.entry.kind == kind && $0.entry.day == day && !$0.entry.isWithdrawn
        }
      }
      // Of one day there is one measure, which is more than none; what is thrown away twice a day is thrown away twice.
      if isNew, let same = same(.measured) ?? same(said.kind) {
        guard same.entry.kind == said.kind, same.entry.amount == amount else {
          throw LibraryError.measuredAlready(same.number, same.entry)
        }
        return try receipt(same.number, book, isUnchanged: true, writer)
      }
      let number = StockEntry.ID(try writer.lastStockNumber().rawValue + 1)
      try set(.stock(number), to: entry.settingValue, writer, &undo)
      return try receipt(number, book, isNewPlace: !book.knows(key), writer)
    }
  }

  /// Says another amount in place of one that was wrong.
  ///
  /// - Throws: `LibraryError.noSuchStockEntry`, `.withdrawnAlready`, `.unfitAmount`, `.unfitText`.
  public func correctStock(_ number: StockEntry.ID, to amount: String, reason: String) async throws -> StockReceipt {
    try await change(number, reason) { entry throws(LibraryError) in
      guard entry.kind != .notMeasured else { throw .unfitAmount(amount, .notMeasured) }
      entry.amount = try Self.amount(amount, entry.kind)
    }
  }

  /// Takes an entry out of all figures.
  ///
  /// - Throws: `LibraryError.noSuchStockEntry`, `.withdrawnAlready`, `.unfitText`.
  public func withdrawStock(_ number: StockEntry.ID, reason: String) async throws -> StockReceipt {
    try await change(number, reason) { $0.isWithdrawn = true }
  }

  private func change(
    _ number: StockEntry.ID, _ reason: String, _ body: @escaping @Sendable (inout StockEntry) throws -> Void
  ) async throws -> StockReceipt {
    let reason = try OneLine(reason, .reason).value
    return try await act(.stock, as: .stock) { writer, undo in
      guard let record = try writer.stockRecords().first(where: { $0.number == number }) else {
        throw LibraryError.noSuchStockEntry(number, last: try writer.lastStockNumber())
      }
      if record.entry.isWithdrawn { throw LibraryError.withdrawnAlready(number.rawValue) }
      var entry = record.entry
      try body(&entry)
      entry.reason = reason
      undo.subject = entry.place.name
      try set(.stock(number), to: entry.settingValue, writer, &undo)
      return try receipt(number, StockBook(writer), before: record.entry, writer)
    }
  }

  /// Says which days a stock is measured against.
  ///
  /// - Parameter days: `nil` for none.
  /// - Throws: `LibraryError.dayToCome` for days that have not begun.
  public func setStockBase(_ days: ClosedRange<Day>?) async throws { try await setBase(.stockBase, to: days) }

  func setBase(_ setting: Setting, to days: ClosedRange<Day>?) async throws {
    if let days, days.lowerBound > clock.today { throw LibraryError.dayToCome(days.lowerBound) }
    try await setStock(setting, to: days.map(BaseDays.text))
  }

  /// Says which reduction of the stock the office wants to reach.
  ///
  /// - Parameter goal: a fraction, above 0 and no more than 1; `nil` for none.
  /// - Throws: `StoreError`.
  public func setStockGoal(_ goal: Double?) async throws { try await setStock(.stockGoal, to: goal.map { "\($0)" }) }

  private func setStock(_ setting: Setting, to value: String?) async throws {
    try await act(.set, as: .stock) { writer, undo in try set(setting, to: value, writer, &undo) }
  }

  /// - Throws: `LibraryError.dayToCome`.
  func stockDay(_ day: Day?) throws(LibraryError) -> Day {
    guard let day else { return clock.today }
    if day > clock.today { throw .dayToCome(day) }
    return day
  }

  private static func amount(_ text: String, _ kind: StockEntry.Kind) throws(LibraryError) -> Int {
    if kind == .notMeasured { return 0 }
    let amount = kind == .shelves ? StockAmount.count(text) : StockAmount.centimetres(text)
    // Nothing lies in many a place; nothing is never thrown away.
    guard let amount, amount > 0 || kind == .measured else { throw .unfitAmount(text, kind) }
    return amount
  }

  /// The place that is meant, which may be a new one.
  private func place(
    _ name: String, _ said: StockStatement, _ book: StockBook, mayBeNew: Bool, _ reader: StoreReader
  ) throws -> StockKey {
    guard mayBeNew else { return try known(name, said.unit, book, reader).key }
    let unit: OfficeUnit? = try said.unit.map { try party($0, reader) }
    if let place = try book.place(name, unit: unit?.id, called: said.unit) { return place.key }
    let alike = book.places(called: name)
    // What one has so far said of no unit may be meant.
    let near =
      alike.isEmpty
      ? book.near(name, onlySlips: true) : alike.filter { $0.place.unit == nil }.map(\.place.name)
    if !near.isEmpty, !said.takesNewPlace {
      let said = [alike.isEmpty ? nil : unit?.name, name].compactMap(\.self).joined(separator: " ")
      throw LibraryError.looksKnown(.place, said, near: near)
    }
    return StockKey(unit: book.counted(unit?.id), name: name)
  }

  private func known(
    _ name: String, _ unit: String?, _ book: StockBook, _ reader: StoreReader
  ) throws -> StockBook.Place {
    let found: OfficeUnit? = try unit.map { try party($0, reader) }
    if let place = try book.place(name, unit: found?.id, called: unit) { return place }
    throw LibraryError.noSuchStockPlace(name, near: book.near(name, onlySlips: false))
  }

  private func receipt(
    _ number: StockEntry.ID, _ book: StockBook, before: StockEntry? = nil, isUnchanged: Bool = false,
    isNewPlace: Bool = false, _ reader: StoreReader
  ) throws -> StockReceipt {
    guard let record = try reader.stockRecords().first(where: { $0.number == number }) else {
      throw LibraryError.noSuchStockEntry(number, last: try reader.lastStockNumber())
    }
    return receipt(record, book, before: before, isUnchanged: isUnchanged, isNewPlace: isNewPlace)
  }

  private func receipt(
    _ record: StockRecord, _ book: StockBook, before: StockEntry? = nil, isUnchanged: Bool = false,
    isNewPlace: Bool = false
  ) -> StockReceipt {
    let said = record.entry.place
    let key = StockKey(unit: said.unit, name: said.name)
    return StockReceipt(
      record: record, place: book.places(called: said.name).first { $0.key == key }?.place.name ?? said.name,
      unit: book.name(of: book.counted(said.unit)), before: before, isUnchanged: isUnchanged, isNewPlace: isNewPlace)
  }
}
