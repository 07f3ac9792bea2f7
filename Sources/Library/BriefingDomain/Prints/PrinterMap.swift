/// Whose jobs a printer's jobs are, and which days logs cover.
public struct PrinterMap: Sendable {
  /// Where jobs belong to.
  public enum Place: Hashable, Sendable {
    case unit(OfficeUnit.ID)
    /// Shared by the units of a floor, under the one spelling that all of them have.
    case floor(String)
    /// Of a printer of which nobody has said where it stands.
    case nowhere
  }

  public struct Known: Sendable {
    public let place: Place
    public let days: CoveredDays
    /// Of logs of which nothing is missing.
    public let wholeDays: CoveredDays

    public init(place: Place, days: CoveredDays, wholeDays: CoveredDays) {
      self.place = place
      self.days = days
      self.wholeDays = wholeDays
    }
  }

  /// Those that put out paper, under the name that each is counted by.
  public let printers: [Printer.ID: Known]
  /// Of people of whom somebody has said it.
  public let units: [PrintPerson.ID: OfficeUnit.ID]
  public let floors: [OfficeUnit.ID: String]
  private let atPlace: [Place: [Printer.ID]]

  public init(
    printers: [Printer.ID: Known], units: [PrintPerson.ID: OfficeUnit.ID], floors: [OfficeUnit.ID: String]
  ) {
    self.printers = printers
    self.units = units
    self.floors = floors
    atPlace = Dictionary(grouping: printers.keys.sorted()) { printers[$0]!.place }
  }

  /// Whose it is: of whoever is known to have printed it, else of the printer.
  public func place(of job: StoredPrint) -> Place? {
    guard let printer = printers[job.printer] else { return nil }
    return job.person.flatMap { units[$0] }.map { .unit($0) } ?? printer.place
  }

  /// The unit's own printers, and those of its floor.
  public func printers(of unit: OfficeUnit.ID) -> [Printer.ID] {
    (atPlace[.unit(unit)] ?? []) + (floors[unit].flatMap { atPlace[.floor($0)] } ?? [])
  }

  public func printers(at place: Place) -> [Printer.ID] { atPlace[place] ?? [] }

  /// Those that stand there, and for a unit those of its floor, too.
  public func printers(for place: Place) -> [Printer.ID] {
    if case .unit(let unit) = place { printers(of: unit) } else { printers(at: place) }
  }

  public func coverage(of printers: [Printer.ID], within days: ClosedRange<Int>) -> PrintCoverage {
    printers.reduce(into: PrintCoverage()) { $0.add(coverage(of: $1, within: [days])) }
  }

  /// - Parameter stretches: of days, such as those of months.
  public func coverage(of printer: Printer.ID, within stretches: [ClosedRange<Int>]) -> PrintCoverage {
    guard let known = printers[printer] else { return PrintCoverage() }
    return PrintCoverage(known.days, whole: known.wholeDays, within: stretches)
  }
}
