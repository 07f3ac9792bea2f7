public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// A printer with where it stands, and what logs tell of it.
public struct PrinterDetails: Sendable {
  public let printer: Printer
  /// Its unit's name.
  public let unit: String?
  /// The printers that it is by other names.
  public let names: [String]
  /// The logs that speak of it, by any of its names, and of how many jobs.
  public let logs: Int
  public let jobs: Int
  /// Days that they cover, the first and the last.
  public let from: Day?
  public let through: Day?
}

/// What somebody says of a printer; what is `nil` stays as it was.
public struct PrinterPlace: Sendable {
  public var unit: String?
  public var floor: String?
  public var isVirtual: Bool?
  public var isUnlogged: Bool?
  /// Nobody's, and on no floor.
  public var isNowhere: Bool

  public init(
    unit: String? = nil, floor: String? = nil, isVirtual: Bool? = nil, isUnlogged: Bool? = nil, isNowhere: Bool = false
  ) {
    self.unit = unit
    self.floor = floor
    self.isVirtual = isVirtual
    self.isUnlogged = isUnlogged
    self.isNowhere = isNowhere
  }
}

extension Visit {
  /// Every printer that is known, under the name that it is counted by.
  ///
  /// - Throws: `StoreError`.
  public func printers() async throws -> [PrinterDetails] {
    try await read(as: .configure) { try printers($0) }
  }

  /// - Throws: `LibraryError.noSuchPrinter`.
  public func printer(named name: String) async throws -> PrinterDetails {
    try await read(as: .configure) { reader in
      let printer = try printer(name, reader)
      guard
        let details = try printers(reader).first(where: {
          $0.printer.id == printer.id || $0.names.contains(printer.name)
        })
      else { throw LibraryError.noSuchPrinter(name, near: []) }
      return details
    }
  }

  private func printers(_ reader: StoreReader) throws -> [PrinterDetails] {
    let units = try reader.names(of: OfficeUnit.self)
    let merged = try reader.merged(OfficeUnit.self)
    let known = try PrintKnowledge(reader, clock)
    let told = try reader.logsOfPrinters()
    return known.printers.filter { $0.mergedInto == nil }.map { printer in
      let all = known.printers.filter { (known.counted[$0.id] ?? $0.id) == printer.id }
      let logs = all.flatMap { told[$0.id] ?? [] }
      let runs = logs.compactMap { known.days(of: $0.log) }
      return PrinterDetails(
        printer: printer, unit: printer.unit.flatMap { units[merged[$0] ?? $0] },
        names: all.filter { $0.id != printer.id }.map(\.name), logs: Set(logs.map(\.log)).count,
        jobs: logs.reduce(0) { min($0, .max - max(0, $1.jobs)) + max(0, $1.jobs) }, from: runs.map(\.lowerBound).min(),
        through: runs.map(\.upperBound).max()
      )
    }
  }

  /// Files that were taken in, the newest last.
  ///
  /// - Throws: `StoreError`.
  public func printLogs() async throws -> [PrintLog] {
    try await read(as: .configure) { try $0.printLogs() }
  }

  /// Adds a printer, such as one of which there is no log.
  ///
  /// - Throws: `LibraryError.unfitText`, `.unknown`, `.unitAndFloor`; `StoreError.nameTaken`.
  public func addPrinter(_ name: String, _ place: PrinterPlace) async throws {
    let name = try OneLine(name, .printer).value
    try await act(.printer, as: .configure) { writer, undo in
      if let known = try writer.printer(name) { throw StoreError.nameTaken(name, by: known.name) }
      let printer = try writer.addPrinter(name, isVirtual: place.isVirtual ?? false)
      undo.subject = name
      undo.note(.printerAdded(printer.id))
      try writer.set(try state(of: printer, place, writer))
    }
  }

  /// Says where a printer stands, whether it puts out paper, and whether there is no log of it.
  ///
  /// - Throws: `LibraryError.noSuchPrinter`, `.unknown`, `.unitAndFloor`.
  public func setPrinter(_ name: String, _ place: PrinterPlace) async throws {
    try await act(.printer, as: .configure) { writer, undo in
      // Where it is counted: of another name of it nothing is read.
      let named = try printer(name, writer)
      let printer = try ends(writer)[named.id].flatMap(writer.printer) ?? named
      undo.subject = printer.name
      let state = try state(of: printer, place, writer)
      guard state != PrinterState(printer) else { return }
      undo.note(.printer(PrinterState(printer)))
      try writer.set(state)
    }
  }

  private func state(of printer: Printer, _ place: PrinterPlace, _ reader: StoreReader) throws -> PrinterState {
    guard place.unit == nil || place.floor == nil, !place.isNowhere || (place.unit == nil && place.floor == nil) else {
      throw LibraryError.unitAndFloor
    }
    var state = PrinterState(printer)
    let unit: OfficeUnit? = try place.unit.map { try party($0, reader) }
    if unit != nil || place.floor != nil || place.isNowhere {
      state.unit = unit?.id
      state.floor = try OneLine.optional(place.floor, .floor)
    }
    state.isVirtual = place.isVirtual ?? state.isVirtual
    state.isUnlogged = place.isUnlogged ?? state.isUnlogged
    return state
  }

  /// Counts a printer as another one, which it is by another name: a machine has one in its own log and another on the server.
  /// What both logs tell of is one job from then on.
  ///
  /// - Returns: both.
  /// - Throws: `LibraryError.noSuchPrinter`, `.samePrinter`.
  public func mergePrinter(_ name: String, into target: String) async throws -> (merged: Printer, into: Printer) {
    try await act(.printer, as: .configure) { writer, undo in
      let (printer, target) = (try printer(name, writer), try printer(target, writer))
      // A chain that came back to itself would count nothing.
      guard try ends(writer)[target.id] ?? target.id != printer.id else { throw LibraryError.samePrinter(target.name) }
      var state = PrinterState(printer)
      undo.subject = printer.name
      undo.note(.printer(state))
      state.mergedInto = target.id
      try writer.set(state)
      return (printer, target)
    }
  }

  /// What each printer that is one by another name is counted as.
  private func ends(_ reader: StoreReader) throws -> [Printer.ID: Printer.ID] {
    endsOfChains(
      Dictionary(
        uniqueKeysWithValues: try reader.printers().compactMap { one in one.mergedInto.map { (one.id, $0) } }))
  }

  /// - Throws: `LibraryError.noSuchPrinter`, with the nearest names.
  func printer(_ name: String, _ reader: StoreReader) throws -> Printer {
    if let printer = try reader.printer(name) { return printer }
    let known = try reader.printers().map(\.name)
    let near = Likeness.nearest(to: name, among: known, atLeast: 0.3)
    throw LibraryError.noSuchPrinter(name, near: near.isEmpty && known.count <= 8 ? known : near)
  }
}
