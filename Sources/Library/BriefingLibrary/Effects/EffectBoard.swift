public import BriefingDomain
internal import BriefingStore

/// The four figures of the reform (効果測定), each from its own data: two of surveys, one of floor areas, one of the ledger.
public struct EffectBoard: Sendable {
  /// Of the period; its stock-take is beside its flow.
  public let report: ReductionReport
  /// The last day of the period, or today while it runs. Nothing of a later day is looked at.
  public let day: Day
  /// Of those that are closed the last wave that is not from before the reform, and the last from before it that had ended then.
  public let before: SurveyReport?
  public let after: SurveyReport?
  /// By topic, then in the order of the catalogue; those with a scale.
  public let questions: [SurveyComparison]
  /// `nil` where nobody has measured a floor.
  public let space: SpaceReport?
  /// In the months of the base and of the period that count.
  public let followed: (base: FollowedPages, period: FollowedPages)
  /// `nil` where no unit has adopted by the end of the period.
  public let course: RollOutCourse?
  /// `nil` without a base period, or without units that went first and units that have not followed.
  public let outlook: RollOutOutlook?

  /// The questions of a topic, the one first that stands for it: one that can be compared, if there is any.
  public func questions(on topic: SurveyQuestion.Topic) -> [SurveyComparison] {
    let questions = questions.filter { $0.question.topic == topic }
    return questions.filter { $0.difference != nil } + questions.filter { $0.difference == nil }
  }
}

extension Visit {
  /// The figures of the reform at the end of a period.
  ///
  /// - Parameter period: of the ledger; the usual one when `nil`.
  /// - Throws: `LibraryError.periodToCome`, `StoreError`.
  public func effects(_ period: Period? = nil) async throws -> EffectBoard {
    try await read(as: .figures) { reader in
      let reading = try reading(
        ReportRequest(period: period), upTo: Knowledge(),
        also: { RollOutCourse.months(of: $0.places.values.compactMap(\.adoptedFrom), through: $1.through) }, reader)
      let (report, plans) = (reading.report, FloorPlan.byFloor(try reader.floorPlans()))
      let day = min(report.period.through.lastDay, clock.today)
      let closed = try reader.surveyWaves().filter { $0.wave.state == .closed && $0.wave.days.upperBound <= day }
        .sorted { ($0.wave.days.upperBound, $0.number) < ($1.wave.days.upperBound, $1.number) }
      let later = closed.last { $0.wave.phase != .before }
      let earlier = closed.last { wave in
        wave.wave.phase == .before && later.map { wave.wave.days.upperBound < $0.wave.days.lowerBound } ?? true
      }
      let (before, after) = (
        try earlier.map { try SurveyReport($0, reader) }, try later.map { try SurveyReport($0, reader) }
      )
      let results = [before, after].map { report in
        report.map { SurveyComparison.Closed(wave: $0.record, result: $0.result) }
      }
      let role = FloorRoles(plans, before: earlier?.wave, after: later?.wave)
      let keys = Set(results.compactMap(\.self).flatMap { $0.result.questions.map(\.question.key) })
      let questions = keys.sorted().compactMap { key in
        SurveyComparison(key, before: results[0], after: results[1], role: role.role(of:))
      }
      let space = try SpaceReport(on: day, reader)
      func ranges(_ months: MonthCoverage?) -> [Range<Instant>] {
        (months?.counted ?? []).map { clock.instants(of: Period($0)) }
      }
      return EffectBoard(
        report: report, day: day, before: before, after: after,
        questions: SurveyQuestion.Topic.allCases.flatMap { topic in questions.filter { $0.question.topic == topic } },
        space: space.take.rows.isEmpty ? nil : space,
        followed: (
          try reader.followedPages(within: ranges(report.baseMonths)),
          try reader.followedPages(within: ranges(report.months))
        ),
        course: reading.course(except: Set(try reader.merged(OfficeUnit.self).keys)), outlook: reading.outlook(plans))
    }
  }
}

/// Which floors are those of the model between two waves, and which are held against them.
private struct FloorRoles {
  private let plans: [String: FloorPlan]
  private let waves: (before: Period, after: Period)?

  init(_ plans: [String: FloorPlan], before: SurveyWave?, after: SurveyWave?) {
    self.plans = plans
    func months(_ wave: SurveyWave) -> Period? {
      Period(from: wave.days.lowerBound.inMonth, through: wave.days.upperBound.inMonth)
    }
    waves =
      if let before = before.flatMap(months), let after = after.flatMap(months) { (before, after) } else { nil }
  }

  func role(of floor: String) -> (floor: String, role: Adoption) {
    let key = Floor.key(floor)
    return (key, role(key: key))
  }

  private func role(key: String) -> Adoption {
    guard let waves, let plan = plans[key] else { return .control }
    guard plan.isModel else {
      // One that has followed by then is no longer what the model is held against.
      return plan.reformedFrom.map { $0 <= waves.after.through } ?? false ? .neither : .control
    }
    guard let begun = plan[.modelFloor].actual else { return .treated }
    return Adoption(adoptedFrom: begun, base: waves.before, period: waves.after) == .treated ? .treated : .neither
  }
}
