public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What a unit, or a floor, has declared, projected and printed in a period.
public struct PrintedSums: Sendable {
  public let place: PrintedPlace
  public internal(set) var tally = Tally()
  public internal(set) var printed = PrintedAmount()
  public internal(set) var coverage = PrintCoverage()
  public internal(set) var verdicts = VerdictCounts()
}

public enum PrintedPlace: Hashable, Sendable {
  case unit(String)
  /// What the printers put out that the units of a floor share.
  case floor(String)
  /// Printers of which nobody has said where they stand.
  case nowhere
  case office
}

/// Adds months up.
struct PrintedSumming {
  private let known: PrintKnowledge
  private var sums: [PrinterMap.Place: PrintedSums] = [:]
  private var days: [ClosedRange<Int>] = []

  init(_ known: PrintKnowledge) { self.known = known }

  mutating func add(_ month: PrintMonth, _ explanations: [LedgerEntry.ID: PrintExplanation]) {
    for row in month.rows {
      let handout = row.checked.handout
      self[.unit(row.checked.unit)].tally += Tally(
        form: handout.form, count: 1, documents: handout.copies, sheets: handout.sheets,
        withoutPages: handout.knowsSheets ? 0 : 1)
      self[.unit(row.checked.unit)].verdicts.add(
        row.verdict.outcome, isExplained: explanations[row.submission.entry] != nil)
    }
    for (place, amount) in month.printed { self[place].printed += amount }
    if let days = month.days { self.days.append(days) }
  }

  private subscript(place: PrinterMap.Place) -> PrintedSums {
    get { sums[place] ?? PrintedSums(place: known.name(of: place)) }
    set { sums[place] = newValue }
  }

  /// Units and floors that have anything, by name, and all together. A unit's coverage is that of its own printers and of those
  /// of its floor; of all together each printer counts once.
  ///
  /// - Parameter unit: with the printers of its floor, where not all are wanted.
  func rows(of unit: OfficeUnit.ID? = nil) -> (rows: [PrintedSums], total: PrintedSums) {
    var wanted = Set(sums.keys).union(known.map.printers.values.map(\.place))
    if let unit {
      let floor = known.map.floors[unit].map { PrinterMap.Place.floor($0) }
      wanted = wanted.filter { $0 == .unit(unit) || $0 == floor }
    }
    var total = PrintedSums(place: .office)
    let rows = wanted.map { place in
      var row = self[place]
      row.coverage = coverage(known.map.printers(for: place))
      total.tally += row.tally
      total.printed += row.printed
      total.verdicts += row.verdicts
      return row
    }
    total.coverage = coverage(wanted.flatMap { known.map.printers(at: $0) })
    return (rows.sorted { $0.place < $1.place }, total)
  }

  private func coverage(_ printers: [Printer.ID]) -> PrintCoverage {
    var coverage = PrintCoverage()
    for printer in printers { coverage.add(known.map.coverage(of: printer, within: days)) }
    return coverage
  }
}

extension PrintedPlace: Comparable {
  private var order: (Int, String) {
    switch self {
    case .unit(let name): (0, name)
    case .floor(let name): (1, name)
    case .nowhere: (2, "")
    case .office: (3, "")
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }
}

/// What printers put out in the months of a report, and what their logs say of its submissions.
public struct PrintedReport: Sendable {
  public let rows: [PrintedSums]
  public let total: PrintedSums
  public let months: [(month: Month, sums: PrintedSums)]

  /// `nil` where no log was taken in by then.
  init?(of months: [Month], _ reader: StoreReader, _ clock: OfficeClock, upTo then: Knowledge) throws {
    guard !months.isEmpty, try reader.hasPrintLogs(before: then.instant) else { return nil }
    let known = try PrintKnowledge(reader, clock, upTo: then)
    let explanations = try reader.explanations(before: then.instant)
    var all = PrintedSumming(known)
    let checked = PrintMonths(known)
    self.months = try months.map { month in
      let found = try checked.month(month)
      all.add(found, explanations)
      var own = PrintedSumming(known)
      own.add(found, explanations)
      return (month, own.rows().total)
    }
    (rows, total) = all.rows()
  }
}
