package import BriefingDomain
internal import BriefingLibrary

/// How the roll-out goes, and what the floors that come next will save.
package struct RollOutPayload: Payload {
  package let course: Course?
  package let outlook: Outlook?

  /// Documents per report by months since adoption.
  package struct Course: Payload {
    package let conclusive: Bool
    package let adopted, notYet: [String]
    package let leftOut: [LeftOut]
    package let months: [Month]
  }

  package struct LeftOut: Payload {
    package let unit: String
    package let why: RollOutCourse.Reason
  }

  package struct Month: Payload {
    package let month: Int
    package let adopted, notYet: Side
  }

  package struct Side: Payload {
    package let units: Int
    package let documents, expected: Double
    /// 1 is as before.
    package let index: Double?
    package let few: Bool
  }

  package struct Outlook: Payload {
    package let basis: RollOutOutlook.Basis
    package let verdict: RollOutOutlook.Verdict
    /// In log points.
    package let estimate: EffectPayload.Interval?
    package let relative: EffectPayload.Interval?
    package let adopted, notYet, leftOut: [String]
    package let floors: [Floor]
    /// Of all floors together, a month.
    package let saving: EffectPayload.Interval?
  }

  package struct Floor: Payload {
    package let floor: String?
    package let units: [String]
    package let perMonth: Double?
    package let saving: EffectPayload.Interval?
  }

  init(_ board: EffectBoard) {
    course = board.course.map(Course.init)
    outlook = board.outlook.map(Outlook.init)
  }
}

extension RollOutPayload.Course {
  fileprivate init(_ course: RollOutCourse) {
    self.init(
      conclusive: course.isConclusive, adopted: course.adopted, notYet: course.notYet,
      leftOut: course.leftOut.map { RollOutPayload.LeftOut(unit: $0.unit, why: $0.why) },
      months: course.points.map {
        RollOutPayload.Month(month: $0.month, adopted: .init($0.adopted), notYet: .init($0.notYet))
      })
  }
}

extension RollOutPayload.Side {
  fileprivate init(_ side: RollOutCourse.Side) {
    self.init(
      units: side.units, documents: side.documents, expected: side.expected, index: side.index, few: side.isFew)
  }
}

extension RollOutPayload.Outlook {
  fileprivate init(_ outlook: RollOutOutlook) {
    let contrast = outlook.contrast
    self.init(
      basis: outlook.basis, verdict: outlook.verdict, estimate: outlook.interval.map(EffectPayload.Interval.init),
      relative: contrast.relativeInterval(outlook.measure).map(EffectPayload.Interval.init),
      adopted: contrast.adopted.units, notYet: contrast.notYet.units, leftOut: contrast.leftOut,
      floors: outlook.floors.map { floor in
        RollOutPayload.Floor(
          floor: floor.name, units: floor.units,
          perMonth: outlook.months > 0 ? Double(floor.amount) / Double(outlook.months) : nil,
          saving: outlook.saving(of: floor.amount).map(EffectPayload.Interval.init))
      }, saving: outlook.saving(of: outlook.amount).map(EffectPayload.Interval.init))
  }
}
