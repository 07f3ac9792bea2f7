public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// Areas as somebody says them, in square metres.
public struct SaidAreas: Sendable {
  /// As they are written.
  public var areas: [AreaUse: String]
  /// Of the whole floor: what is left of it, beside what is said, is `AreaUse.other`.
  public var total: String?

  public init(_ areas: [AreaUse: String], total: String? = nil) {
    self.areas = areas
    self.total = total
  }

  /// - Parameter before: what they stand in place of, where they correct something: a use that is not said stays as it was, and
  ///   so does the total of a floor whose uses are not all told apart.
  func read(inPlaceOf before: FloorAreas? = nil) throws(LibraryError) -> FloorAreas {
    var said: [AreaUse: Int] = [:]
    for (use, text) in areas { said[use] = try Self.area(text) }
    var all = (before?.said ?? [:]).merging(said) { $1 }
    var whole = try total.map { text throws(LibraryError) in try Self.area(text) }
    if let before, whole == nil, before.said.count < AreaUse.allCases.count { whole = before.total }
    if before != nil, whole != nil, said[.other] == nil { all[.other] = nil }
    do { return try FloorAreas(all, total: whole) } catch { throw .unfitAreas(error) }
  }

  private static func area(_ text: String) throws(LibraryError) -> Int {
    guard let area = StockAmount.squareMetres(text), area <= FloorAreas.most else { throw .unfitArea(text) }
    return area
  }
}

/// What was said of a floor on a day, as it is now.
public struct SpaceReceipt: Sendable {
  public let record: SpaceRecord
  /// As lists call it.
  public let floor: String
  /// As it was said before, where it is corrected.
  public let before: SpaceEntry?
  /// It was said so already.
  public let isUnchanged: Bool
  /// Nobody had spoken of the floor before.
  public let isNewFloor: Bool
}

extension Visit {
  /// What the areas of the floors say on a day.
  ///
  /// - Parameter day: today when `nil`.
  /// - Throws: `LibraryError.dayToCome`.
  public func space(on day: Day? = nil) async throws -> SpaceReport {
    let day = try stockDay(day)
    return try await read { reader in
      try SpaceReport(on: day, reader)
    }
  }

  /// All that was said of the areas of a floor, in the order of the days.
  ///
  /// - Throws: `LibraryError.noSuchFloor`.
  public func spaceHistory(of floor: String) async throws -> [SpaceReceipt] {
    try await read { reader in
      let (book, key) = (try SpaceBook(reader), Floor.key(floor))
      guard book.floors.names[key] != nil else { throw book.floors.noSuchFloor(floor) }
      return try reader.spaceRecords().filter { Floor.key($0.entry.floor) == key }
        .sorted { ($0.entry.day, $0.number) < ($1.entry.day, $1.number) }.map { receipt($0, book) }
    }
  }

  /// Notes what the area of a floor is used for.
  ///
  /// - Parameters:
  ///   - day: today when `nil`.
  ///   - takesNewFloor: the floor is meant as it is, though it looks like a known one.
  /// - Throws: `LibraryError.unfitArea`, `.unfitAreas`, `.unfitText`, `.dayToCome`, `.looksKnown`; `.floorMeasuredAlready` where
  ///   another measure of that day counts.
  public func noteSpace(
    of floor: String, on day: Day? = nil, _ said: SaidAreas, takesNewFloor: Bool = false
  ) async throws -> SpaceReceipt {
    let (day, name, areas) = (try stockDay(day), try OneLine(floor, .floor).value, try said.read())
    return try await act(.space, as: .stock) { writer, undo in
      let book = try SpaceBook(writer)
      let key = try book.floors.key(name, takesNew: takesNewFloor)
      undo.subject = name
      if let same = book.measure(of: key, on: day) {
        guard same.entry.areas == areas else { throw LibraryError.floorMeasuredAlready(same.number, same.entry) }
        return try receipt(same.number, isUnchanged: true, writer)
      }
      let number = SpaceEntry.ID(try writer.lastSpaceNumber().rawValue + 1)
      try set(.floorArea(number), to: SpaceEntry(floor: name, on: day, areas).settingValue, writer, &undo)
      return try receipt(number, isNewFloor: !book.floors.counted.contains(key), writer)
    }
  }

  /// Says other areas in place of some that were wrong.
  ///
  /// - Throws: `LibraryError.noSuchSpaceEntry`, `.withdrawnAlready`, `.unfitArea`, `.unfitAreas`, `.unfitText`.
  public func correctSpace(
    _ number: SpaceEntry.ID, to said: SaidAreas, reason: String
  ) async throws -> SpaceReceipt {
    try await change(number, reason) { $0.areas = try said.read(inPlaceOf: $0.areas) }
  }

  /// Takes a measure out of all figures.
  ///
  /// - Throws: `LibraryError.noSuchSpaceEntry`, `.withdrawnAlready`, `.unfitText`.
  public func withdrawSpace(_ number: SpaceEntry.ID, reason: String) async throws -> SpaceReceipt {
    try await change(number, reason) { $0.isWithdrawn = true }
  }

  private func change(
    _ number: SpaceEntry.ID, _ reason: String, _ body: @escaping @Sendable (inout SpaceEntry) throws -> Void
  ) async throws -> SpaceReceipt {
    let reason = try OneLine(reason, .reason).value
    return try await act(.space, as: .stock) { writer, undo in
      let before = try record(number, writer).entry
      if before.isWithdrawn { throw LibraryError.withdrawnAlready(number.rawValue) }
      var entry = before
      try body(&entry)
      entry.reason = reason
      undo.subject = entry.floor
      try set(.floorArea(number), to: entry.settingValue, writer, &undo)
      return try receipt(number, before: before, writer)
    }
  }

  /// Says which days floor areas are measured against.
  ///
  /// - Parameter days: `nil` for none.
  /// - Throws: `LibraryError.dayToCome` for days that have not begun.
  public func setSpaceBase(_ days: ClosedRange<Day>?) async throws { try await setBase(.spaceBase, to: days) }

  private func record(_ number: SpaceEntry.ID, _ reader: StoreReader) throws -> SpaceRecord {
    guard let record = try reader.spaceRecords().first(where: { $0.number == number }) else {
      throw LibraryError.noSuchSpaceEntry(number, last: try reader.lastSpaceNumber())
    }
    return record
  }

  private func receipt(
    _ number: SpaceEntry.ID, before: SpaceEntry? = nil, isUnchanged: Bool = false, isNewFloor: Bool = false,
    _ reader: StoreReader
  ) throws -> SpaceReceipt {
    receipt(
      try record(number, reader), try SpaceBook(reader), before: before, isUnchanged: isUnchanged,
      isNewFloor: isNewFloor)
  }

  private func receipt(
    _ record: SpaceRecord, _ book: SpaceBook, before: SpaceEntry? = nil, isUnchanged: Bool = false,
    isNewFloor: Bool = false
  ) -> SpaceReceipt {
    SpaceReceipt(
      record: record, floor: book.floors.names[Floor.key(record.entry.floor)] ?? record.entry.floor, before: before,
      isUnchanged: isUnchanged, isNewFloor: isNewFloor)
  }
}
