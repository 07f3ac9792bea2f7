package import BriefingDomain
package import BriefingLibrary

package struct UnitPayload: Payload {
  package let name: String
  package let aliases: [String]
  package let bureau, department, floor, adopted: String?

  package init(_ unit: NamedParty<OfficeUnit>) {
    (name, aliases) = (unit.party.name, unit.aliases)
    (bureau, department, floor) = (unit.place?.bureau, unit.place?.department, unit.place?.floor)
    adopted = unit.place?.adoptedFrom?.description
  }
}

package struct RecipientPayload: Payload {
  package let name: String
  package let aliases: [String]

  package init(_ recipient: NamedParty<Recipient>) { (name, aliases) = (recipient.party.name, recipient.aliases) }
}

/// The base period.
package struct BasePayload: Payload {
  package let from, to: String
  /// From the first to the last, whether they count or not.
  package let months: Int
  package let countedMonths: [String]

  package init(_ base: Period, _ coverage: MonthCoverage) {
    (from, to, months) = ("\(base.from)", "\(base.through)", base.length)
    countedMonths = coverage.counted.map(\.description)
  }
}

/// From when the log is kept, and the months without a report: `2026-01` each.
package struct LogPayload: Payload {
  package let from: String?
  package let none: [String]

  package init(_ settings: OfficeSettings) {
    (from, none) = (settings.logFrom?.description, settings.monthsWithoutReport.sorted().map(\.description))
  }
}

/// One number or a range, and the other is `null`.
package struct FactorPayload: Payload {
  package let name: String
  package let kind: SheetFactor.Kind?
  package let perSheet: Double?
  package let perSheetRange: RangePayload?
  package let unit, source: String
  package let dated: String?

  package init(_ factor: SheetFactor) {
    (name, kind, unit, source, dated) = (factor.name, factor.kind, factor.unit, factor.source, factor.dated)
    (perSheet, perSheetRange) = (factor.perSheet.one, RangePayload(factor.perSheet))
  }
}

package struct RangePayload: Payload {
  package let low, high: Double

  /// `nil` for one number.
  init?(_ range: ClosedRange<Double>) {
    if range.isOne { return nil }
    (low, high) = (range.lowerBound, range.upperBound)
  }
}

extension ClosedRange<Double> {
  /// `nil` for a range of more than one number.
  var one: Double? { isOne ? lowerBound : nil }
}

/// What is there no more, by its name.
package struct RemovedPayload: Payload {
  package let removed: String

  package init(_ name: String) { removed = name }
}
