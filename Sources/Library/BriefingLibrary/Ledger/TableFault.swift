public import BriefingDomain
public import BriefingLedger

/// A cell, or a row, that cannot be imported.
public struct TableFault: Equatable, Sendable {
  /// From 1, as an editor counts.
  public let line: Int
  /// Its address in a sheet, such as `C12`; `nil` for another table, and where the row as a whole is at fault.
  public private(set) var cell: String?
  /// As the heading names it; `nil` where the row as a whole is at fault.
  public let column: String?
  /// What the column is called in Japanese, where several columns of marks stand for it and no heading names it.
  public let columnInJapanese: String?
  /// The beginning of what the cell says.
  public let value: String
  public let expected: Expected

  /// A table with more faults than these is read no further.
  public static let most = 1000

  /// Among the row's cells, from 0.
  private let place: Int?

  init(
    line: Int, column: String?, place: Int? = nil, columnInJapanese: String? = nil, value: String, expected: Expected
  ) {
    self.line = line
    self.columnInJapanese = columnInJapanese
    self.place = place
    self.column = column
    self.value = String(value.prefix(200))
    self.expected = expected
  }

  /// The same with its address, for a table that is a sheet.
  var inSheet: TableFault {
    guard var rest = place.map({ $0 + 1 }) else { return self }
    var letters = ""
    while rest > 0 {
      letters.insert(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))), at: letters.startIndex)
      rest = (rest - 1) / 26
    }
    var fault = self
    fault.cell = letters + "\(line)"
    return fault
  }

  public enum Expected: Error, Equatable, Sendable {
    case header(missing: [String])
    case columnTwice
    /// Nothing is read from this column, though a figure may lack what it says, of the column that is named.
    case unclearColumn(near: String?)
    case cells(Int)
    case closedQuote
    /// The spreadsheet shows an error there, or has never calculated the formula.
    case calculated
    case date
    /// The calendar has no such day.
    case dayThatExists
    /// The weekday beside it is another day's.
    case weekday(of: Day)
    /// The cell says no year, and neither do the options and the rows above the table.
    case year
    /// The day lies outside the year that was given.
    case dayWithin(Period)
    case dayToCome
    case time
    /// The cell of the day says another time already.
    case oneTime
    case text(TextFault)
    case recipient(near: [String])
    /// A cell with several recipients, of which not all are known.
    case recipients(unknown: [String])
    /// A unit that is not known and looks like one that is, or like another one of the table.
    case unit(near: [String])
    case form
    /// Marks in the columns of forms, where they say none or several that do not go together.
    case formMarks
    case mark
    /// A tick, or how many copies the recipient got.
    case markOrCopies
    /// A recipient with 0 copies, where something else than paper may have reached them.
    case markForNoCopies
    /// A number of copies where there is no paper.
    case markWithoutPaper
    /// A tick beside recipients who have a number of copies.
    case copiesBesideOthers
    /// The copies are others than the numbers in the columns that are ticked.
    case copiesAsInColumns([Int])
    case number(upTo: Int)
    case copiesForPaper
    case noCopiesWithoutPaper
    case duplex
    /// The cell repeats the one above, and there is none.
    case cellAbove
    /// The cell repeats the amount above, which would count twice.
    case ownAmount
    /// The cell repeats the one above and says more.
    case dittoAlone
    /// A length of which nothing says whether it is metres or centimetres.
    case lengthUnit
    /// Boards of which nothing says how wide they are.
    case boardWidth
    case length
    /// A place that stands in another row too, with a measure of the same day.
    case placeTwice(line: Int)
    /// Several units have a place of this name, and the row says none.
    case severalPlaces(units: [String])
    /// The stock-take has another amount of the place on that day.
    case measuredAlready(StockEntry.ID, centimetres: Int)
    /// Numbers of which the heading does not say that they are square metres.
    case areaUnit
    case area
    /// None of the uses of an area.
    case areaUse
    /// What is said of a floor is not its whole area, or more than that.
    case areas(FloorAreas.Fault)
    /// The floor has other areas on that day already.
    case floorMeasuredAlready(SpaceEntry.ID, FloorAreas)
    case answers(AnswerFault)
    /// The row repeats one above.
    case unlike(line: Int)
    /// The ledger has an entry for this briefing and recipient.
    case notInLedger(entry: LedgerEntry.ID)
    /// The ledger has an entry for this briefing and recipient that says something else, and never had one that says this.
    case sameAsInLedger(RowDifference, isCancelled: Bool)
  }
}
