internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension ReportExport {
  /// The sums of each month, as the store adds them up from its index.
  func cells(_ plan: ReportPlan, _ clock: OfficeClock, _ late: [LedgerEntry.ID: PaperPages]) -> Cells {
    let months = Months(plan.read, clock)
    let superseded = Set(entries.compactMap(\.content.supersedes))
    let (unseen, key) = (Set(unseen), key)
    var tallies: [Month: [CellKey: Tally]] = [:]
    var reasons: [Month: [String?: Int]] = [:]
    var recorded: [Pair: Bool] = [:]
    for entry in entries {
      let content = entry.content
      recorded[Pair(briefing: content.briefing, recipient: content.recipient.id)] = !content.isWithdrawal
      guard !content.isWithdrawal, !superseded.contains(entry.number), let month = months[content.moment.instant]
      else { continue }
      let handout = content.handout.knowing(late[entry.number])
      var tally = Tally(
        form: handout.form, count: 1, documents: handout.copies, sheets: handout.sheets,
        withoutPages: handout.knowsSheets ? 0 : 1)
      if unseen.contains(entry.number) { tally.isUnseen(leftOut: request.seenOnly) }
      tallies[month, default: [:]][key(content.unit.id, content.recipient.id), default: Tally()] += tally
      if handout.form.includesPaper { reasons[month, default: [:]][content.reason, default: 0] += 1 }
    }
    for row in waiting where row.cancelledAt == nil && row.moment.passesAt <= clock.now {
      guard recorded[Pair(briefing: row.briefing, recipient: row.recipient)] != true,
        let month = months[row.moment.instant],
        plan.period.contains(month) || plan.base?.contains(month) == true
      else { continue }
      tallies[month, default: [:]][key(row.unit, row.recipient), default: Tally()] += .unrecorded(1)
    }
    return Cells(
      byMonth: plan.read.map { month in
        (month, (tallies[month] ?? [:]).map { TallyCell(recipient: $0.recipient, unit: $0.unit, tally: $1) })
      }, reasons: reasons.mapValues { counts in counts.map { PaperReason(reason: $0, count: $1) } })
  }

  /// As what a unit and a recipient are counted.
  private var key: (OfficeUnit.ID, Recipient.ID) -> CellKey {
    let units = Dictionary(units.map { ($0.party.id, $0.countedAs) }, uniquingKeysWith: { first, _ in first })
    let recipients = Dictionary(recipients.map { ($0.party.id, $0.countedAs) }, uniquingKeysWith: { first, _ in first })
    return { CellKey(unit: units[$0].flatMap(\.self) ?? $0, recipient: recipients[$1].flatMap(\.self) ?? $1) }
  }

  private struct CellKey: Hashable {
    let unit: OfficeUnit.ID
    let recipient: Recipient.ID
  }

  private struct Pair: Hashable {
    let briefing: Briefing.ID
    let recipient: Recipient.ID
  }
}

/// Which month an instant lies in, of some.
private struct Months {
  private let ranges: [(range: Range<Instant>, month: Month)]

  /// - Parameter months: in order.
  init(_ months: [Month], _ clock: OfficeClock) {
    ranges = months.map { (clock.instants(of: Period($0)), $0) }
  }

  subscript(instant: Instant) -> Month? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].range.upperBound <= instant { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].range.contains(instant) ? ranges[low].month : nil
  }
}
