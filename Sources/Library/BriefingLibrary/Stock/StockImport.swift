public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// How a shelf list is to be taken.
public struct StockImportOptions: Sendable {
  /// Which sheet of a workbook it is; else the first that is not hidden and has a heading.
  public var sheet: String?
  /// What the list calls columns, such as `場所=置き場`.
  public var columns: [String]
  /// Of rows without one.
  public var day: Day?
  /// In which days without a year lie.
  public var year: Period?
  /// Of columns that do not say it.
  public var lengthUnit: LengthUnit?
  /// Of a board, where the list counts boards and does not say it: `90cm`; a number alone is centimetres.
  public var boardWidth: String?
  /// Units that are meant although they look like others, by their names.
  public var newUnits: [String]
  public var takesAllUnits: Bool
  /// Nothing is written.
  public var isTrial: Bool

  public init(
    sheet: String? = nil, columns: [String] = [], day: Day? = nil, year: Period? = nil, lengthUnit: LengthUnit? = nil,
    boardWidth: String? = nil, newUnits: [String] = [], takesAllUnits: Bool = false, isTrial: Bool = false
  ) {
    self.sheet = sheet
    self.columns = columns
    self.day = day
    self.year = year
    self.lengthUnit = lengthUnit
    self.boardWidth = boardWidth
    self.newUnits = newUnits
    self.takesAllUnits = takesAllUnits
    self.isTrial = isTrial
  }
}

/// What a shelf list brought, or would bring. Names and order of the members are part of the JSON contract.
public struct StockImportReceipt: Codable, Sendable {
  /// Rows of the list that were taken.
  public let rows: Int
  /// Entries that they made, by what they say.
  public let entries: [Sum]
  /// Entries that were there already.
  public let known: Int
  public let newPlaces: [String]
  public let newUnits: [String]
  public let columns: [Column]
  /// Columns that utsusu has no use for.
  public let ignoredColumns: [String]
  public let leftOut: [ImportReceipt.LeftOut]
  /// Cells that were taken from the row above.
  public let repeated: Int
  public let sheet: String?
  public let otherSheets: [String]
  public let dryRun: Bool
  /// Of which days the rows are; `null` without any.
  public let from, to: String?

  /// Entries of one kind, and what they come to.
  public struct Sum: Codable, Sendable {
    public let kind: StockEntry.Kind
    public let entries: Int
    public let fm: Double
  }

  /// Which column of the list was taken for what, and in which unit.
  public struct Column: Codable, Sendable {
    public let column: String
    public let heading: String
    public let unit: String?

    public var japanese: String { StockColumn(rawValue: column)?.japanese ?? column }
  }
}

extension Visit {
  /// Takes a shelf list in: all rows, or none. What was said before, alike, adds nothing.
  ///
  /// - Throws: `LibraryError.badTable` with the bad rows; nothing has been written then. `.unfitColumns`, `.unfitAmount` and
  ///   `.noSuchSheet` for options that say nothing, `.notATable`, `.unreadableWorkbook`, `.dayToCome`; `HelperError`.
  public func importStock(
    _ file: SourcePath, _ options: StockImportOptions = StockImportOptions()
  ) async throws -> StockImportReceipt {
    try await importList(file, options, as: .stock) { source, said, today throws(LibraryError) in
      try ReadStock(source, options, said, today: today)
    } _: { read, others, writer, undo in
      var taking = try StockTaking(read, writer)
      try taking.run()
      guard taking.list.faults.isEmpty else { throw read.list.source.refused(taking.list.faults) }
      for unit in taking.newUnits { undo.note(.added(.unit, id: unit.id.rawValue)) }
      var number = try writer.lastStockNumber().rawValue
      for entry in taking.entries {
        number += 1
        try set(.stock(StockEntry.ID(number)), to: entry.settingValue, writer, &undo)
      }
      return taking.receipt(others)
    }
  }
}

/// A shelf list on its way into the home.
private struct StockTaking {
  private let read: ReadStock
  private let book: StockBook
  private let names: ImportNames
  private(set) var list: ListReader<StockColumn>
  private(set) var entries: [StockEntry] = []
  private var known = 0
  private var newPlaces: [String] = []
  private var listedPlaces: Set<StockKey> = []
  /// What was said before of each place, day and kind; what is withdrawn too.
  private var before: [Said: [Former]] = [:]
  /// Where the list says whether a place was measured on a day.
  private var lines: [Said: Int] = [:]

  private struct Said: Hashable {
    let place: StockKey
    let day: Day
    let kind: StockEntry.Kind
  }

  private struct Former {
    let number: StockEntry.ID
    let amount: Int
    /// All that it ever said.
    let amounts: Set<Int>
    let isWithdrawn: Bool
    /// A row of the list is this one.
    var isListed = false
  }

  init(_ read: ReadStock, _ writer: StoreWriter) throws {
    (self.read, list) = (read, read.list)
    book = try StockBook(writer)
    names = try ImportNames(
      writer, ImportOptions(newUnits: read.options.newUnits, takesAllUnits: read.options.takesAllUnits),
      BulkWriter(writer))
    let amounts = try writer.stockAmounts()
    for (number, place, entry) in book.entries {
      before[Said(place: place, day: entry.day, kind: entry.kind), default: []].append(
        Former(
          number: number, amount: entry.amount, amounts: amounts[number] ?? [], isWithdrawn: entry.isWithdrawn))
    }
  }

  var newUnits: [OfficeUnit] { names.newUnits }

  mutating func run() throws {
    for row in read.rows where !list.isFull {
      var unit: OfficeUnit?
      if let name = row.unit {
        switch try names.unit(name) {
        case .success(let found): unit = found
        case .failure(let expected):
          refuse(row, list.heading.places[.unit]?.first, name, expected)
          continue
        }
      }
      do throws(LibraryError) {
        let key =
          try book.place(row.place, unit: unit?.id, called: row.unit)?.key
          ?? StockKey(unit: book.counted(unit?.id), name: row.place)
        for said in row.said { take(said, of: row, key) }
      } catch {
        guard case .severalStockPlaces(_, let units) = error else { throw error }
        refuse(row, list.heading.places[.place]?.first, row.place, .severalPlaces(units: units))
      }
    }
  }

  private mutating func take(_ said: ReadStockRow.Said, of row: ReadStockRow, _ key: StockKey) {
    if said.kind.isMovement ? isKnown(said, of: row, key) : isMeasured(said, of: row, key) { return }
    if !book.knows(key), listedPlaces.insert(key).inserted { newPlaces.append(row.place) }
    entries.append(StockEntry(said.kind, at: book.written(row.place, key), on: row.day, amount: said.amount))
  }

  /// Whether nothing comes in of what has gone, since it is there, or is at fault. What was corrected or withdrawn by its
  /// number would else count again, as the list had it or has it now.
  private mutating func isKnown(_ said: ReadStockRow.Said, of row: ReadStockRow, _ key: StockKey) -> Bool {
    let this = Said(place: key, day: row.day, kind: said.kind)
    guard let formers = before[this] else { return false }
    let alike = formers.indices.filter { !formers[$0].isListed && formers[$0].amounts.contains(said.amount) }
    if let one = alike.min(by: { formers[$0].amounts.count < formers[$1].amounts.count }) {
      before[this]?[one].isListed = true
      known += 1
    } else {
      let former = formers.first { !$0.isWithdrawn } ?? formers[0]
      refuse(row, said.column, row.place, .measuredAlready(former.number, centimetres: former.amount))
    }
    return true
  }

  /// The same of a measure, of which there is one on a day, and which is more than that there is none.
  private mutating func isMeasured(_ said: ReadStockRow.Said, of row: ReadStockRow, _ key: StockKey) -> Bool {
    let measure = Said(place: key, day: row.day, kind: .measured)
    if let line = lines.updateValue(row.line, forKey: measure) {
      refuse(row, said.column, row.place, .placeTwice(line: line))
      return true
    }
    let former =
      before[measure]?.last { !$0.isWithdrawn }
      ?? before[Said(place: key, day: row.day, kind: said.kind)]?.last { !$0.isWithdrawn }
    guard let former else {
      // What was withdrawn does not come back with the list that had it.
      let isBack = before[measure]?.contains { $0.amounts.contains(said.amount) } ?? false
      guard said.kind == .measured, isBack else { return false }
      known += 1
      return true
    }
    if said.kind == .measured, former.amount != said.amount {
      refuse(row, said.column, row.place, .measuredAlready(former.number, centimetres: former.amount))
    } else {
      known += 1
    }
    return true
  }

  private mutating func refuse(
    _ row: ReadStockRow, _ place: Int?, _ value: String, _ expected: TableFault.Expected
  ) {
    list.refuse(row.line, place, value, expected)
  }

  func receipt(_ others: [String]) -> StockImportReceipt {
    let heading = list.heading
    return StockImportReceipt(
      rows: read.rows.count,
      entries: StockEntry.Kind.allCases.compactMap { kind in
        let of = entries.filter { $0.kind == kind }
        return of.isEmpty
          ? nil
          : StockImportReceipt.Sum(kind: kind, entries: of.count, fm: Double(of.reduce(0) { $0 + $1.amount }) / 100)
      },
      known: known, newPlaces: newPlaces, newUnits: newUnits.map(\.name),
      columns: StockColumn.allCases.flatMap { column in
        (heading.places[column] ?? []).map { place in
          StockImportReceipt.Column(
            column: column.rawValue, heading: heading.names[place],
            unit: column.isLength ? read.unit(of: place)?.rawValue : nil)
        }
      },
      ignoredColumns: heading.ignored,
      leftOut: list.leftOut, repeated: list.repeated, sheet: list.source.sheet, otherSheets: others,
      dryRun: read.options.isTrial, from: read.rows.map(\.day).min().map { "\($0)" },
      to: read.rows.map(\.day).max().map { "\($0)" })
  }
}
