internal import BriefingDomain
internal import BriefingStore

extension Visit {
  /// Takes back a step that is about printers, their logs, and what is said of them.
  func takeBackPrints(_ step: Reversal.Step, _ refusal: LibraryError, _ writer: StoreWriter) throws {
    switch step {
    case .printLog(let log, let printers): try takeBack(log, printers, refusal, writer)
    case .printerAdded(let id):
      guard try !writer.isInUse(id) else { throw refusal }
      try writer.remove(id)
    case .printer(let state): try writer.set(state)
    case .printPerson(let id, let unit): try writer.setUnit(unit, of: id)
    case .explained(let entry, let reason): try writer.explain(entry, reason, at: clock.now, by: person.name)
    default: break
    }
  }

  /// Printers that a log has brought go with it where nothing else speaks of them.
  private func takeBack(
    _ log: PrintLog.ID, _ printers: [Printer.ID], _ refusal: LibraryError, _ writer: StoreWriter
  ) throws {
    guard let known = try writer.printLog(log) else { return }
    guard try !writer.isBuiltOn(known) else { throw refusal }
    try writer.delete(log)
    for id in printers {
      guard let printer = try writer.printer(id), printer.unit == nil, printer.floor == nil, printer.mergedInto == nil,
        try !writer.isInUse(id)
      else { continue }
      try writer.remove(id)
    }
  }
}
