public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// How a table of floor areas is to be taken.
public struct SpaceImportOptions: Sendable {
  /// Which sheet of a workbook it is; else the first that is not hidden and has a heading.
  public var sheet: String?
  /// What the table calls columns, such as `プラスα=リフレッシュ`.
  public var columns: [String]
  /// Of rows without one.
  public var day: Day?
  /// In which days without a year lie.
  public var year: Period?
  /// Nothing is written.
  public var isTrial: Bool

  public init(
    sheet: String? = nil, columns: [String] = [], day: Day? = nil, year: Period? = nil, isTrial: Bool = false
  ) {
    self.sheet = sheet
    self.columns = columns
    self.day = day
    self.year = year
    self.isTrial = isTrial
  }
}

/// What a table of floor areas brought, or would bring. Names and order of the members are part of the JSON contract.
public struct SpaceImportReceipt: Codable, Sendable {
  /// Measures of floors that came in.
  public let measures: Int
  /// Measures that were there already.
  public let known: Int
  public let newFloors: [String]
  public let columns: [Column]
  /// Columns that utsusu has no use for.
  public let ignoredColumns: [String]
  public let leftOut: [ImportReceipt.LeftOut]
  /// Cells that were taken from the row above.
  public let repeated: Int
  public let sheet: String?
  public let otherSheets: [String]
  public let dryRun: Bool
  /// Of which days the measures are; `null` without any.
  public let from, to: String?

  /// Which column of the table was taken for what.
  public struct Column: Codable, Sendable {
    public let column: String
    public let heading: String

    public var japanese: String { SpaceColumn(rawValue: column)?.japanese ?? column }
  }
}

extension Visit {
  /// Takes a table of floor areas in: all rows, or none. What was said before, alike, adds nothing.
  ///
  /// - Throws: `LibraryError.badTable` with the bad rows; nothing has been written then. `.unfitColumns` and `.noSuchSheet` for
  ///   options that say nothing, `.notATable`, `.unreadableWorkbook`, `.longYear`, `.dayToCome`; `HelperError`.
  public func importSpace(
    _ file: SourcePath, _ options: SpaceImportOptions = SpaceImportOptions()
  ) async throws -> SpaceImportReceipt {
    try await importList(file, options, as: .space) { source, said, today throws(LibraryError) in
      try ReadSpace(source, options, said, today: today)
    } _: { read, others, writer, undo in
      let taking = try SpaceTaking(read, writer)
      var number = try writer.lastSpaceNumber().rawValue
      for entry in taking.entries {
        number += 1
        try set(.floorArea(SpaceEntry.ID(number)), to: entry.settingValue, writer, &undo)
      }
      return taking.receipt(others, isTrial: options.isTrial)
    }
  }
}

/// A table of floor areas on its way into the home.
private struct SpaceTaking {
  private let read: ReadSpace
  private(set) var entries: [SpaceEntry] = []
  private var known = 0
  private var newFloors: [String] = []

  /// - Throws: `LibraryError.badTable` with the rows that are at fault.
  init(_ read: ReadSpace, _ writer: StoreWriter) throws {
    self.read = read
    let (book, ever) = (try SpaceBook(writer), try writer.spaceAreas())
    let before = Dictionary(grouping: book.entries) { Said(floor: $0.floor, day: $0.entry.day) }
    var list = read.list
    var listed: Set<String> = []
    for floor in read.floors {
      guard let areas = floor.read else { continue }
      let formers = before[Said(floor: floor.key, day: floor.day)] ?? []
      // What was corrected or withdrawn since does not come back.
      if formers.contains(where: { ever[$0.number]?.contains(areas) ?? false }) {
        known += 1
      } else if let former = formers.last(where: { !$0.entry.isWithdrawn }) {
        list.refuse(floor.line, nil, floor.name, .floorMeasuredAlready(former.number, former.entry.areas))
      } else {
        entries.append(SpaceEntry(floor: floor.name, on: floor.day, areas))
        if !book.floors.counted.contains(floor.key), listed.insert(floor.key).inserted { newFloors.append(floor.name) }
      }
    }
    guard list.faults.isEmpty else { throw list.source.refused(list.faults) }
  }

  private struct Said: Hashable {
    let floor: String
    let day: Day
  }

  func receipt(_ others: [String], isTrial: Bool) -> SpaceImportReceipt {
    let (list, days) = (read.list, read.floors.map(\.day))
    return SpaceImportReceipt(
      measures: entries.count, known: known, newFloors: newFloors,
      columns: SpaceColumn.allCases.flatMap { column in
        (list.heading.places[column] ?? []).map { place in
          SpaceImportReceipt.Column(column: column.rawValue, heading: list.heading.names[place])
        }
      },
      ignoredColumns: list.heading.ignored, leftOut: list.leftOut, repeated: list.repeated, sheet: list.source.sheet,
      otherSheets: others, dryRun: isTrial, from: days.min().map { "\($0)" }, to: days.max().map { "\($0)" })
  }
}
