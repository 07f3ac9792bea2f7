package import BriefingDomain
package import BriefingLibrary

extension SpaceImportReceipt: Payload {}

/// The areas of a floor, in square metres.
package struct FloorAreasPayload: Payload {
  /// `null` for a use that was not told apart, and is part of other.
  package let desk, meeting: Double?
  package let plusAlpha: Double
  package let shelf: Double?
  package let other, total: Double

  package init(_ areas: FloorAreas) {
    (desk, meeting) = (areas[.desk]?.inHundredths, areas[.meeting]?.inHundredths)
    (plusAlpha, shelf) = (areas.plusAlpha.inHundredths, areas[.shelf]?.inHundredths)
    (other, total) = (areas.other.inHundredths, areas.total.inHundredths)
  }
}

/// A measure of a floor.
package struct SpaceEntryPayload: Payload {
  package let entry: SpaceEntry.ID
  package let floor, day: String
  package let areas: FloorAreasPayload
  package let reason: String?
  package let withdrawn: Bool
  package let recordedAt, recordedBy: String?

  package init(_ receipt: SpaceReceipt, _ clock: OfficeClock) {
    let (record, entry) = (receipt.record, receipt.record.entry)
    (self.entry, floor, day) = (record.number, receipt.floor, "\(entry.day)")
    areas = FloorAreasPayload(entry.areas)
    (reason, withdrawn) = (entry.reason, entry.isWithdrawn)
    (recordedAt, recordedBy) = (record.recordedAt.map(clock.iso), record.recordedBy)
  }
}

/// What became of a measure.
package struct SpaceReceiptPayload: Payload {
  package let space: SpaceEntryPayload
  package let areasBefore: FloorAreasPayload?
  package let unchanged, newFloor: Bool

  package init(_ receipt: SpaceReceipt, _ clock: OfficeClock) {
    space = SpaceEntryPayload(receipt, clock)
    areasBefore = receipt.before.map { FloorAreasPayload($0.areas) }
    (unchanged, newFloor) = (receipt.isUnchanged, receipt.isNewFloor)
  }
}

/// The areas of the floors as of a day.
package struct SpacePayload: Payload {
  package let day: String
  package let base: BaseDaysPayload?
  package let total: Sums
  package let floors: [Floor]
  package let stock: Stock

  package struct Sums: Payload {
    /// Floors measured in the base and since, in the base alone, and not in the base.
    package let floors, notMeasuredSince, withoutBase: Int
    package let plusAlpha, area: Change?
    package let share: Share?
    package let bounds: Bounds?
    package let plusAlphaNotMeasuredSince, areaNotMeasuredSince: Double
    package let plusAlphaWithoutBase, areaWithoutBase: Double
    package let otherUses: [Use]
    /// The shelf area that has become less.
    package let shelfAreaFreed: Double?
  }

  /// Square metres in the base and now, and now ÷ base − 1.
  package struct Change: Payload { package let base, now, ratio: Double? }

  /// Fractions of all area, and their difference in percentage points.
  package struct Share: Payload { package let base, now, points: Double }

  package struct Bounds: Payload { package let low, unchanged, high: Outcome }

  package struct Outcome: Payload { package let ratio, points: Double? }

  package struct Use: Payload {
    package let use: AreaUse
    package let floors: Int
    package let base, now: Double
  }

  package struct Floor: Payload {
    package let floor: String
    package let base, now: Measure?
    package let ratio, points: Double?
  }

  package struct Measure: Payload {
    package let day: String
    package let areas: FloorAreasPayload
  }

  /// What the stock-take has of removed shelves, which is not added.
  package struct Stock: Payload {
    package let base: BaseDaysPayload?
    package let shelvesRemoved, shelvesWithoutArea: Int
    package let squareMetresFreed: Double
  }

  package init(_ report: SpaceReport) {
    let take = report.take
    (day, base, total) = ("\(take.day)", take.base.map(BaseDaysPayload.init), Sums(take.total))
    floors = take.rows.map { row in
      let sums = SpaceSums([row])
      return Floor(
        floor: row.floor, base: row.base.map(Measure.init), now: row.now.map(Measure.init),
        ratio: sums.plusAlpha.ratio, points: sums.share?.points)
    }
    stock = Stock(
      base: report.stockBase.map(BaseDaysPayload.init), shelvesRemoved: report.freed.shelves,
      shelvesWithoutArea: report.freed.withoutArea, squareMetresFreed: report.freed.area.inHundredths)
  }
}

extension SpacePayload.Sums {
  init(_ sums: SpaceSums) {
    (floors, notMeasuredSince, withoutBase) = (sums.both, sums.notSince, sums.withoutBase)
    (plusAlpha, area) =
      sums.both > 0 ? (SpacePayload.Change(sums.plusAlpha), SpacePayload.Change(sums.total)) : (nil, nil)
    share = sums.share.map { SpacePayload.Share(base: $0.base, now: $0.now, points: $0.points) }
    bounds = sums.bounds.map {
      SpacePayload.Bounds(
        low: SpacePayload.Outcome($0.low), unchanged: SpacePayload.Outcome($0.unchanged),
        high: SpacePayload.Outcome($0.high))
    }
    (plusAlphaNotMeasuredSince, areaNotMeasuredSince) = (
      sums.plusAlphaNotSince.inHundredths, sums.totalNotSince.inHundredths
    )
    (plusAlphaWithoutBase, areaWithoutBase) = (
      sums.plusAlphaWithoutBase.inHundredths, sums.totalWithoutBase.inHundredths
    )
    otherUses = AreaUse.allCases.compactMap { use in
      sums.others[use].map {
        SpacePayload.Use(use: use, floors: $0.floors, base: $0.base.inHundredths, now: $0.now.inHundredths)
      }
    }
    shelfAreaFreed = sums.others[.shelf].map { (-$0.difference).inHundredths }
  }
}

extension SpacePayload.Change {
  fileprivate init(_ change: AreaChange) {
    self.init(base: change.base.inHundredths, now: change.now.inHundredths, ratio: change.ratio)
  }
}

extension SpacePayload.Outcome {
  fileprivate init(_ outcome: SpaceSums.Outcome) { self.init(ratio: outcome.ratio, points: outcome.share.points) }
}

extension SpacePayload.Measure {
  fileprivate init(_ measure: SpaceRow.Measure) {
    self.init(day: "\(measure.day)", areas: FloorAreasPayload(measure.areas))
  }
}

/// A floor and its phases.
package struct FloorPayload: Payload {
  package let floor: String
  package let model: Bool
  package let units: [String]
  package let phases: [Phase]

  /// Months; `null` where nobody has said one.
  package struct Phase: Payload {
    package let phase: FloorPhase
    package let planned, actual: String?
  }

  package init(_ floor: OfficeFloor) {
    (self.floor, model, units) = (floor.name, floor.plan.isModel, floor.units)
    phases = FloorPhase.allCases.map { phase in
      let months = floor.plan[phase]
      return Phase(phase: phase, planned: months.planned?.description, actual: months.actual?.description)
    }
  }
}
