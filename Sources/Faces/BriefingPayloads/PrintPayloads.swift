package import BriefingDomain
package import BriefingLibrary

extension PrintImportReceipt: Payload {}

/// A printer, and what logs tell of it.
package struct PrinterPayload: Payload {
  package let printer: String
  package let unit, floor: String?
  package let virtual, unlogged: Bool
  package let alsoCalled: [String]
  package let logs, jobs: Int
  /// The first and the last day that they cover.
  package let from, to: String?

  package init(_ details: PrinterDetails) {
    let printer = details.printer
    self.printer = printer.name
    (unit, floor) = (details.unit, printer.floor)
    (virtual, unlogged, alsoCalled) = (printer.isVirtual, printer.isUnlogged, details.names)
    (logs, jobs) = (details.logs, details.jobs)
    (from, to) = (details.from.map { "\($0)" }, details.through.map { "\($0)" })
  }
}

/// A file of print jobs that was taken in.
package struct PrintLogPayload: Payload {
  package let log: PrintLog.ID
  package let file, sha256, kind: String
  package let jobs: Int
  package let from, to: String
  package let whole: Bool
  package let takenAt, takenBy: String

  package init(_ log: PrintLog, _ clock: OfficeClock) {
    (self.log, file, sha256, kind, jobs) = (log.id, log.name, "\(log.sha256)", log.kind, log.jobs)
    (from, to) = (clock.iso(log.covers.lowerBound), clock.iso(log.covers.upperBound))
    (whole, takenAt, takenBy) = (log.isWhole, clock.iso(log.takenAt), log.takenBy)
  }
}

/// Somebody who prints.
package struct PrintPersonPayload: Payload {
  package let pseudonym: String
  package let unit, name: String?

  package init(_ details: PrintPersonDetails) {
    (pseudonym, unit, name) = (details.person.pseudonym, details.unit, details.person.name)
  }
}

/// What is kept of who prints what, and what of it is older than that.
package struct PrintKeepingPayload: Payload {
  package let names: Bool
  package let months: Int?
  package let until: String?
  package let jobs, keptNames: Int

  package init(_ keeping: PrintKeeping) {
    (names, months, until) = (keeping.keepsNames, keeping.months, keeping.until.map { "\($0)" })
    (jobs, keptNames) = (keeping.jobs, keeping.names)
  }
}

/// A profile of a machine's table.
package struct PrintProfilePayload: Payload {
  package let profile: String
  package let columns: [[String]]
  package let text: String

  package init(_ profile: PrintProfileText) {
    (self.profile, columns, text) = (profile.name, profile.columns, profile.text)
  }
}
