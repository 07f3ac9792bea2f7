/// How documents per report go by months since a unit took the practice on (取組開始からの月数), against what they were in the
/// year before, and at the same calendar months those of the units that had not adopted yet.
///
/// An index is a quotient of sums: the documents that there were, divided by those that as many reports would have brought if
/// each had brought what the unit's reports did in its own year before (indirect standardisation). So each unit counts as
/// its reports do, a month without documents is a 0 among others, and who reports in which month makes no difference. It is
/// a picture, not an estimate: formula and caveats in docs/effects.md.
public struct RollOutCourse: Hashable, Sendable {
  /// From −12 to 12, of the months in which a unit that adopted has reported.
  public private(set) var points: [Point] = []
  /// Units that have adopted, in the order given.
  public let adopted: [String]
  /// Units that had not, in one month at least.
  public let notYet: [String]
  public let leftOut: [LeftOut]

  public struct Point: Hashable, Sendable {
    /// Since adoption, which is 0.
    public let month: Int
    public internal(set) var adopted = Side()
    public internal(set) var notYet = Side()
  }

  public struct Side: Hashable, Sendable {
    /// With a report in that month.
    public fileprivate(set) var units = 0
    /// What there was, and what there would have been as before.
    public fileprivate(set) var documents = 0.0
    public fileprivate(set) var expected = 0.0

    /// 1 is as before. `nil` where nothing is known.
    public var index: Double? { expected > 0 ? documents / expected : nil }
    /// What one unit does for reasons of its own decides.
    public var isFew: Bool { units < RollOut.fewestUnits }
  }

  public struct LeftOut: Hashable, Sendable {
    public let unit: String
    public let why: Reason
  }

  /// The raw values are part of the JSON contract.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// It adopted more than `longestAgo` months ago.
    case longAgo
    /// No month of the year before counts.
    case noMonthBefore
    /// It reported nothing in the year before.
    case noReportBefore
    /// It had no documents in the year before, so that there is nothing to divide by.
    case noDocumentBefore
    /// It has reported nothing since.
    case noReportSince
  }

  public struct Unit: Sendable {
    public let name: String
    public let adoptedFrom: Month?
    public let months: [Month: Tally]

    public init(_ name: String, adoptedFrom: Month?, months: [Month: Tally]) {
      self.name = name
      self.adoptedFrom = adoptedFrom
      self.months = months
    }
  }

  /// Months on either side of adoption.
  public static let reach = 12
  public static let longestAgo = 36

  /// Whether there are enough units on both sides for more than a look.
  public var isConclusive: Bool { min(adopted.count, notYet.count) >= RollOut.fewestUnits }

  /// The months that have to be known: a year before the first of these adoptions, up to the last month asked for.
  public static func months(of adoptions: [Month], through last: Month) -> [Month] {
    let recent = adoptions.filter { $0 <= last && last.number - $0.number <= longestAgo }
    guard let from = recent.min()?.advanced(by: -reach), let period = Period(from: from, through: last) else {
      return []
    }
    return period.months
  }

  /// - Parameters:
  ///   - counted: the months that count.
  ///   - last: nothing of a later month is known, adoptions neither.
  /// - Returns: `nil` where nobody has adopted by then.
  public init?(_ units: [Unit], counted: [Month], through last: Month, _ measure: Measure) {
    let counted = Set(counted.filter { $0 <= last }.map(\.number))
    let rows = units.map { Series($0, counted, through: last, measure) }
    guard rows.contains(where: { $0.adopted != nil }) else { return nil }
    var leftOut: [LeftOut] = []
    var cohorts: [Int: [Series.Based]] = [:]
    for row in rows {
      guard let adopted = row.adopted else { continue }
      switch last.number - adopted > Self.longestAgo ? .failure(.longAgo) : row.based(before: adopted) {
      case .success(let based): cohorts[adopted, default: []].append(based)
      case .failure(let why): leftOut.append(LeftOut(unit: row.name, why: why))
      }
    }
    var sums: [Int: Point] = [:]
    var others: [String: Set<Int>] = [:]
    for (start, cohort) in cohorts.sorted(by: { $0.key < $1.key }) {
      let controls = rows.compactMap {
        $0.adopted.map { $0 > start } ?? true ? try? $0.based(before: start).get() : nil
      }
      for month in -Self.reach...Self.reach where counted.contains(start + month) {
        let own = Side(cohort, in: start + month)
        let rest = controls.filter { $0.row.adopted.map { $0 > start + month } ?? true }
        let control = Side(rest, in: start + month)
        sums[month, default: Point(month: month)].adopted += own
        // What the cohort would have had, had its documents per report gone as those of the others.
        guard own.expected > 0, let index = control.index else { continue }
        sums[month]?.notYet.documents += own.expected * index
        sums[month]?.notYet.expected += own.expected
        for other in rest where other.row[start + month].reports > 0 {
          others[other.row.name, default: []].insert(month)
        }
      }
    }
    for months in others.values { for month in months { sums[month]?.notYet.units += 1 } }
    // Who is compared with nobody, too: as the last adoption has it.
    for row in rows where row.adopted == nil && row.hasReports && others[row.name] == nil {
      if case .failure(let why)? = cohorts.keys.max().map(row.based) {
        leftOut.append(LeftOut(unit: row.name, why: why))
      }
    }
    points = sums.values.filter { $0.adopted.units > 0 }.sorted { $0.month < $1.month }
    let compared = Set(cohorts.values.joined().map(\.row.name))
    adopted = rows.map(\.name).filter(compared.contains)
    notYet = rows.map(\.name).filter { others[$0] != nil }
    self.leftOut = leftOut
  }
}

extension RollOutCourse.Side {
  fileprivate init(_ units: [Series.Based], in month: Int) {
    for unit in units {
      let sum = unit.row[month]
      guard sum.reports > 0 else { continue }
      self.units += 1
      documents += Double(sum.amount)
      expected += Double(sum.reports) * unit.perReport
    }
  }

  fileprivate static func += (a: inout Self, b: Self) {
    a.units += b.units
    a.documents += b.documents
    a.expected += b.expected
  }
}

/// A unit's documents and reports, month after month.
private struct Series {
  let name: String
  /// The number of the month; `nil` where it had not adopted by the last one.
  let adopted: Int?
  private let first: Int
  private var sums: [(amount: Int, reports: Int)]
  private let counted: Set<Int>

  /// With its documents per report in the year before an adoption.
  struct Based {
    let row: Series
    let perReport: Double
  }

  init(_ unit: RollOutCourse.Unit, _ counted: Set<Int>, through last: Month, _ measure: Measure) {
    name = unit.name
    adopted = unit.adoptedFrom.flatMap { $0 <= last ? $0.number : nil }
    self.counted = counted
    first = counted.min() ?? 0
    sums = Array(repeating: (0, 0), count: counted.max().map { [first] in $0 - first + 1 } ?? 0)
    for (month, tally) in unit.months where counted.contains(month.number) {
      sums[month.number - first] = (tally.amount(measure), tally.reports)
    }
  }

  subscript(month: Int) -> (amount: Int, reports: Int) {
    sums.indices.contains(month - first) ? sums[month - first] : (0, 0)
  }

  var hasReports: Bool { sums.contains { $0.reports > 0 } }

  func based(before start: Int) -> Result<Based, RollOutCourse.Reason> {
    let year = start - RollOutCourse.reach..<start
    guard year.contains(where: counted.contains) else { return .failure(.noMonthBefore) }
    let (amount, reports) = year.reduce((0, 0)) { ($0.0 + self[$1].amount, $0.1 + self[$1].reports) }
    if reports == 0 { return .failure(.noReportBefore) }
    if amount == 0 { return .failure(.noDocumentBefore) }
    guard (start..<first + sums.count).contains(where: { self[$0].reports > 0 }) else {
      return .failure(.noReportSince)
    }
    return .success(Based(row: self, perReport: Double(amount) / Double(reports)))
  }
}

extension RollOutCourse.Reason: Error {}
