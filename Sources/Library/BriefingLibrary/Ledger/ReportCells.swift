internal import BriefingDomain
internal import BriefingStore

struct PeriodSums {
  var period = Tally()
  var base = Tally()
  /// The period by its months.
  var months: [Month: Tally] = [:]
}

/// The months that count, of the period and of the base period.
struct Spans {
  let period, base: Set<Month>
}

/// The sums that a report is made of, month by month.
struct Cells {
  let byMonth: [(month: Month, cells: [TallyCell])]
  private let reasons: [Month: [PaperReason]]

  init(byMonth: [(month: Month, cells: [TallyCell])], reasons: [Month: [PaperReason]]) {
    (self.byMonth, self.reasons) = (byMonth, reasons)
  }

  /// - Parameter monthSums: of what the ledger says now; not asked where something else is wanted.
  init(
    of months: [Month], period: Period, base: Period?, seenOnly: Bool, clock: OfficeClock, upTo known: Knowledge,
    _ monthSums: MonthSums, _ reader: StoreReader
  ) throws {
    let unseen = try reader.unseenEntries()
    let late = try reader.latePages(upTo: known.lastSetting)
    let (units, recipients) = (try reader.merged(OfficeUnit.self), try reader.merged(Recipient.self))
    let heads = try known.instant == nil ? monthSums.catchUp(reader, unseen: unseen) : nil
    func compute(_ instants: Range<Instant>) throws -> MonthSums.Sums {
      MonthSums.Sums(
        cells: try reader.tallies(
          within: instants, unseen: unseen, late: late, seenOnly: seenOnly, upTo: known.lastEntry),
        reasons: try reader.paperReasons(within: instants, upTo: known.lastEntry))
    }
    var reasons: [Month: [PaperReason]] = [:]
    byMonth = try months.map { month in
      let instants = clock.instants(of: Period(month))
      let key = MonthSums.Key(from: instants.lowerBound, to: instants.upperBound, seenOnly: seenOnly)
      let sums = try heads.map { try monthSums.sums(key, at: $0) { try compute(instants) } } ?? compute(instants)
      reasons[month] = sums.reasons
      var cells = sums.cells
      if period.contains(month) || base?.contains(month) == true {
        cells += try known.unrecorded(within: instants, by: clock.now, reader)
      }
      return (
        month,
        cells.map {
          TallyCell(
            recipient: recipients[$0.recipient] ?? $0.recipient, unit: units[$0.unit] ?? $0.unit, tally: $0.tally)
        }
      )
    }
    self.reasons = reasons
  }

  /// Why paper, in some months; the most frequent first.
  func reasons(of months: [Month]) -> [PaperReason] {
    var counts: [String?: Int] = [:]
    for reason in months.flatMap({ reasons[$0] ?? [] }) { counts[reason.reason, default: 0] += reason.count }
    return counts.map { PaperReason(reason: $0, count: $1) }.sorted {
      ($1.count, $0.reason ?? "") < ($0.count, $1.reason ?? "")
    }
  }

  func sum(of months: [Month]) -> Tally {
    byMonth.filter { months.contains($0.month) }.reduce(into: Tally()) { sum, part in
      for cell in part.cells { sum += cell.tally }
    }
  }

  func hasEntry(_ month: Month) -> Bool {
    // What no screen showed may be left out as unrecorded; it is an entry all the same.
    byMonth.contains { $0.month == month && $0.cells.contains { $0.tally.reports + $0.tally.unseen > 0 } }
  }

  /// The sums of the cells of one key each.
  func sums<Key: Hashable>(_ spans: Spans, by key: (TallyCell) -> Key) -> [Key: PeriodSums] {
    var sums: [Key: PeriodSums] = [:]
    for (month, cells) in byMonth {
      let (inPeriod, inBase) = (spans.period.contains(month), spans.base.contains(month))
      guard inPeriod || inBase else { continue }
      for cell in cells {
        let key = key(cell)
        if inPeriod {
          sums[key, default: PeriodSums()].period += cell.tally
          sums[key, default: PeriodSums()].months[month, default: Tally()] += cell.tally
        }
        if inBase { sums[key, default: PeriodSums()].base += cell.tally }
      }
    }
    return sums
  }

  /// `nil` without a unit that has adopted and one that has not.
  func rollOut(_ basis: ReportBasis, _ spans: Spans, role: (UnitPlace?) -> Adoption) -> RollOut? {
    let floors = basis.floors
    let sums = sums(spans) { $0.unit }
    var groups: [Adoption: RollOut.Group] = [:]
    for (id, name) in basis.orderedUnits {
      // What nobody has recorded cannot be compared.
      guard let sum = sums[id], sum.base.reports + sum.period.reports > 0 else { continue }
      groups[role(basis.places[id]), default: RollOut.Group()].add(
        RollOut.Member(name, floor: floors[id], base: sum.base, period: sum.period))
    }
    guard let adopted = groups[.treated], let notYet = groups[.control] else { return nil }
    return RollOut(adopted: adopted, notYet: notYet, leftOut: groups[.neither]?.units ?? [])
  }
}
