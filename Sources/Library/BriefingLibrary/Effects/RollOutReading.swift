internal import BriefingDomain

/// What the ledger says of the roll-out, from the sums that a report has read.
extension ReportReading {
  /// - Parameter merged: units that count as another one.
  func course(except merged: Set<OfficeUnit.ID>) -> RollOutCourse? {
    let (last, places) = (report.period.through, basis.places)
    let months = RollOutCourse.months(of: places.values.compactMap(\.adoptedFrom), through: last)
    let counted = months.first.map { first in
      MonthCoverage(of: Period(from: first, through: last) ?? Period(last), cells, basis).counted
    }
    var sums: [OfficeUnit.ID: [Month: Tally]] = [:]
    for (month, cells) in cells.byMonth where counted?.contains(month) ?? false {
      for cell in cells { sums[cell.unit, default: [:]][month, default: Tally()] += cell.tally }
    }
    let units = basis.orderedUnits.filter { !merged.contains($0.id) }.map { id, name in
      RollOutCourse.Unit(name, adoptedFrom: places[id]?.adoptedFrom, months: sums[id] ?? [:])
    }
    return RollOutCourse(units, counted: counted ?? [], through: last, report.total.measure)
  }

  /// By the model floors where units sit on one that can be compared: they are what all others are to follow, and what has
  /// changed there has changed with rooms, equipment and practice together. Else by adoption.
  func outlook(_ plans: [String: FloorPlan]) -> RollOutOutlook? {
    guard let base = report.base else { return nil }
    let spans = Spans(period: Set(report.months.counted), base: Set(report.baseMonths?.counted ?? []))
    let byModel = cells.rollOut(basis, spans) { place in
      Adoption(of: place, on: place?.floor.flatMap { plans[Floor.key($0)] }, base: base, period: report.period)
    }
    guard let contrast = byModel ?? report.rollOut else { return nil }
    let floors = Dictionary(grouping: contrast.notYet.members) { $0.floor }.map { floor, members in
      RollOutOutlook.Floor(
        name: floor, units: members.map(\.name),
        amount: members.reduce(0) { $0 + $1.period.amount(report.total.measure) })
    }
    return RollOutOutlook(
      byModel == nil ? .adoption : .modelFloors, contrast, report.total.measure,
      floors: floors.sorted { a, b in
        guard let first = a.name, let second = b.name else { return a.name != nil }
        return Floor.isInOrder(Floor.key(first), Floor.key(second))
      }, months: report.months.counted.count)
  }
}

extension Adoption {
  /// Whether a unit is of the model floors, or of those that have not followed. Since when, is what was said of the unit, else
  /// of its floor; a unit of a model floor of which nobody has said it is neither.
  fileprivate init(of place: UnitPlace?, on floor: FloorPlan?, base: Period, period: Period) {
    guard floor?.isModel == true else {
      // One that has adopted on another floor is no model, and no rest.
      let followed = [place?.adoptedFrom, floor?.reformedFrom].compactMap(\.self).min()
      self = followed.map { $0 <= period.through } ?? false ? .neither : .control
      return
    }
    guard let begun = place?.adoptedFrom ?? floor?[.modelFloor].actual,
      case .treated = Adoption(adoptedFrom: begun, base: base, period: period)
    else {
      self = .neither
      return
    }
    self = .treated
  }
}
