package import BriefingDomain
package import BriefingLibrary

extension StockImportReceipt: Payload {}

/// An entry of the stock-take.
package struct StockEntryPayload: Payload {
  package let entry: StockEntry.ID
  package let kind: StockEntry.Kind
  package let place: String
  package let unit: String?
  package let day: String
  /// `null` for shelves, and where nobody has measured.
  package let fm: Double?
  package let shelves: Int?
  package let squareMetresPerShelf: Double?
  package let reason: String?
  package let withdrawn: Bool
  package let recordedAt, recordedBy: String?

  package init(_ receipt: StockReceipt, _ clock: OfficeClock) {
    let (record, entry) = (receipt.record, receipt.record.entry)
    (self.entry, kind, place, unit) = (record.number, entry.kind, receipt.place, receipt.unit)
    day = "\(entry.day)"
    let isLength = entry.kind == .measured || entry.kind.isMovement
    fm = isLength ? entry.amount.inHundredths : nil
    shelves = entry.kind == .shelves ? entry.amount : nil
    squareMetresPerShelf = entry.area?.inHundredths
    (reason, withdrawn) = (entry.reason, entry.isWithdrawn)
    (recordedAt, recordedBy) = (record.recordedAt.map(clock.iso), record.recordedBy)
  }
}

/// What became of an entry.
package struct StockReceiptPayload: Payload {
  package let stock: StockEntryPayload
  package let fmBefore: Double?
  package let unchanged: Bool

  package init(_ receipt: StockReceipt, _ clock: OfficeClock) {
    stock = StockEntryPayload(receipt, clock)
    fmBefore = stock.fm == nil ? nil : receipt.before?.amount.inHundredths
    unchanged = receipt.isUnchanged
  }
}

/// The stock of the office as of a day, by unit; in the list by place.
package struct StockPayload: Payload {
  package let day: String
  package let base: BaseDaysPayload?
  package let goal: Double?
  package let total: Sums
  package let units: [UnitSums]
  /// `null` in a report.
  package let places: [Place]?

  package struct Sums: Payload {
    /// Places measured in the base and since, in the base alone, and not in the base.
    package let places, notMeasuredSince, withoutBase: Int
    package let base, now, reduction: Double?
    package let bounds: Bounds
    package let verdict: Reduction.Verdict?
    package let discarded, archived, scanned, unexplained: Double
    package let baseNotMeasuredSince, nowWithoutBase, goneElsewhere, goneSince: Double
    package let shelvesRemoved, shelvesWithoutArea: Int
    package let squareMetresFreed: Double
  }

  package struct Bounds: Payload { package let low, high: Double? }

  package struct UnitSums: Payload {
    package let unit: String?
    package let figures: Sums
  }

  package struct Place: Payload {
    package let place: String
    package let unit: String?
    package let base: Measure?
    package let now: Measure?
    package let discarded, archived, scanned: Double
    package let unexplained: Double?
    package let goneSince: Double
    package let shelvesRemoved: Int
    package let squareMetresFreed: Double
  }

  package struct Measure: Payload {
    package let day: String
    package let fm: Double
  }

  /// - Parameter withPlaces: as a list has them, and a report has not.
  package init(_ report: StockReport, withPlaces: Bool) {
    let take = report.take
    (day, base, goal) = ("\(take.day)", take.base.map(BaseDaysPayload.init), take.goal)
    total = Sums(take.total, take)
    units = report.units.map { UnitSums(unit: $0.name, figures: Sums($0.sums, take)) }
    places =
      withPlaces
      ? take.rows.map { row in
        Place(
          place: row.place.name, unit: report.unit(of: row), base: row.base.map(Measure.init),
          now: row.now.map(Measure.init), discarded: row.gone.discarded.inHundredths,
          archived: row.gone.archived.inHundredths, scanned: row.gone.scanned.inHundredths,
          unexplained: row.unexplained?.inHundredths, goneSince: row.later.sum.inHundredths,
          shelvesRemoved: row.freed.shelves, squareMetresFreed: row.freed.area.inHundredths)
      } : nil
  }
}

/// The days that a stock is measured against.
package struct BaseDaysPayload: Payload {
  package let from, to: String

  package init(_ days: ClosedRange<Day>) { (from, to) = ("\(days.lowerBound)", "\(days.upperBound)") }
}

extension StockPayload.Sums {
  init(_ sums: StockSums, _ take: StockTake) {
    (places, notMeasuredSince, withoutBase) = (sums.both, sums.notSince, sums.withoutBase)
    (base, now) = sums.both > 0 ? (sums.base.inHundredths, sums.now.inHundredths) : (nil, nil)
    reduction = sums.reduction
    bounds = StockPayload.Bounds(low: sums.bounds?.low, high: sums.bounds?.high)
    verdict = take.verdict(of: sums)
    (discarded, archived) = (sums.gone.discarded.inHundredths, sums.gone.archived.inHundredths)
    (scanned, unexplained) = (sums.gone.scanned.inHundredths, sums.unexplained.inHundredths)
    (baseNotMeasuredSince, nowWithoutBase) = (sums.baseNotSince.inHundredths, sums.nowWithoutBase.inHundredths)
    (goneElsewhere, goneSince) = (sums.goneElsewhere.sum.inHundredths, sums.later.sum.inHundredths)
    (shelvesRemoved, shelvesWithoutArea) = (sums.freed.shelves, sums.freed.withoutArea)
    squareMetresFreed = sums.freed.area.inHundredths
  }
}

extension StockPayload.Measure {
  fileprivate init(_ measure: StockRow.Measure) { self.init(day: "\(measure.day)", fm: measure.amount.inHundredths) }
}

extension Int {
  /// Centimetres as metres, and the like.
  var inHundredths: Double { Double(self) / 100 }
}
