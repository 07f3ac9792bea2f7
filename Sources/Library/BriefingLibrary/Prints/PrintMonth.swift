internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// The submissions of a month with what print logs say of them, and what printers put out in it.
///
/// A month is looked at with two weeks around it, whose submissions may be what its jobs are; so a verdict is the same
/// whatever else is asked for.
struct PrintMonth {
  struct Checked {
    let submission: StoredSubmission
    let checked: CheckedSubmission
    let verdict: PrintVerdict
  }

  let month: Month
  let rows: [Checked]
  private(set) var printed: [PrinterMap.Place: PrintedAmount] = [:]
  /// Days of the month that are over.
  let days: ClosedRange<Int>?

  private static let margin = 14

  init(_ month: Month, _ known: PrintKnowledge) throws {
    self.month = month
    let clock = known.clock
    let (first, last) = (month.firstDay.number, month.lastDay.number)
    let yesterday = clock.today.number - 1
    days = first <= yesterday ? first...min(last, yesterday) : nil
    let around = (first - Self.margin)...(last + Self.margin)
    let stored = try Self.submissions(around, known)
    let span =
      CheckedSubmission.window(around: around.lowerBound)
      .lowerBound...CheckedSubmission.window(around: around.upperBound).upperBound
    var titles: PrintTitles? = PrintTitles()
    var jobs: [StoredPrint] = []
    try known.forEachJob(within: Self.instants(span, clock), titles: &titles) { jobs.append($0) }
    jobs = jobs.distinct(kinds: known.kinds)
    for job in jobs where (first...last).contains(job.day) {
      if let place = known.map.place(of: job) { printed[place, default: PrintedAmount()].add(job) }
    }
    var matching = PrintMatching(
      stored.map(\.1), jobs: jobs, titles: titles ?? PrintTitles(), map: known.map, today: clock.today.number,
      rates: known.rates(of:))
    rows = zip(stored, try matching.run()).compactMap { stored, verdict in
      (first...last).contains(stored.1.day)
        ? Checked(submission: stored.0, checked: stored.1, verdict: verdict) : nil
    }
  }

  private static func instants(_ days: ClosedRange<Int>, _ clock: OfficeClock) -> Range<Instant> {
    guard let first = Day(number: days.lowerBound), let last = Day(number: days.upperBound) else {
      return clock.now..<clock.now
    }
    return clock.instants(from: first, through: last)
  }

  private static func submissions(
    _ days: ClosedRange<Int>, _ known: PrintKnowledge
  ) throws -> [(StoredSubmission, CheckedSubmission)] {
    let instants = instants(days, known.clock)
    let files = try known.reader.filesOfSubmissions(within: instants)
    let late = try known.reader.latePages(upTo: known.known.lastSetting)
    let calendar = PrintDays(known.clock, instants)
    var result: [(StoredSubmission, CheckedSubmission)] = []
    try known.reader.forEachSubmission(within: instants, upTo: known.known.lastEntry) { stored in
      let own = files[stored.briefing] ?? []
      var handout = stored.handout.knowing(late[stored.entry])
      if handout.pages == 0 { handout = handout.with(pages: Self.pages(own)) }
      let texts = [stored.title] + own.map { Self.stem($0.name) }
      result.append(
        (
          stored,
          CheckedSubmission(
            entry: stored.entry.rawValue, briefing: stored.briefing, recipient: stored.recipient,
            unit: known.merged[stored.unit] ?? stored.unit, day: calendar.day(stored.moment.instant), handout: handout,
            parts: own.count, texts: texts.map { Array(Folding.key($0).utf8) })
        ))
    }
    return result
  }

  /// The name of a file without its ending, which programs leave out or not.
  private static func stem(_ name: String) -> String {
    name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
  }

  /// What is not known of one of them is not known of all.
  private static func pages(_ files: [(name: String, pages: PaperPages?)]) -> Int {
    files.reduce(files.isEmpty ? nil : 0) { sum, file in
      sum.flatMap { sum in file.pages.map { min(sum + $0.count, Handout.most) } }
    } ?? 0
  }
}
