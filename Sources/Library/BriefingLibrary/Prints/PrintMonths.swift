internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// Gives months with what print logs say of them. What two months have in common is read once where they are asked for in
/// their order.
///
/// A month is looked at with two weeks around it, whose submissions may be what its jobs are; so a verdict is the same
/// whatever else is asked for.
final class PrintMonths {
  private let known: PrintKnowledge
  private var submissions = LoadedDays<PrintMonth.Submission>()
  private var jobs = LoadedDays<StoredPrint>()
  private var titles: PrintTitles? = PrintTitles()

  private static let margin = 14
  /// In bytes: those of months that are done go when there are so many.
  private static let mostTitles = 1 << 25

  init(_ known: PrintKnowledge) { self.known = known }

  func month(_ month: Month) throws -> PrintMonth {
    let around = (month.firstDay.number - Self.margin)...(month.lastDay.number + Self.margin)
    try submissions.move(to: around, day: \.checked.day, load: load)
    if titles?.count ?? 0 > Self.mostTitles { (jobs, titles) = (LoadedDays(), PrintTitles()) }
    try jobs.move(to: CheckedSubmission.window(around: around), day: \.day) { days, jobs in
      try known.forEachJob(within: instants(days), titles: &titles) { jobs.append($0) }
    }
    return try PrintMonth(
      month, submissions.elements, jobs: jobs.elements.distinct(kinds: known.kinds), titles: titles ?? PrintTitles(),
      known)
  }

  private func instants(_ days: ClosedRange<Int>) -> Range<Instant> {
    guard let first = Day(number: days.lowerBound), let last = Day(number: days.upperBound) else {
      return known.clock.now..<known.clock.now
    }
    return known.clock.instants(from: first, through: last)
  }

  private func load(_ days: ClosedRange<Int>, into result: inout [PrintMonth.Submission]) throws {
    let instants = instants(days)
    let files = try known.reader.filesOfSubmissions(within: instants)
    let late = try known.latePages()
    let calendar = PrintDays(known.clock, instants)
    try known.reader.forEachSubmission(within: instants, upTo: known.known.lastEntry) { stored in
      let own = files[stored.briefing] ?? []
      var handout = stored.handout.knowing(late[stored.entry])
      if handout.pages == 0 { handout = handout.with(pages: Self.pages(own)) }
      let texts = [stored.title] + own.map { Self.stem($0.name) }
      result.append(
        PrintMonth.Submission(
          stored: stored,
          checked: CheckedSubmission(
            entry: stored.entry.rawValue, briefing: stored.briefing, recipient: stored.recipient,
            unit: known.merged[stored.unit] ?? stored.unit, day: calendar.day(stored.moment.instant), handout: handout,
            parts: own.count, texts: texts.map { Array(Folding.key($0).utf8) })
        ))
    }
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

/// What was loaded of some days. Where others are wanted that begin within them, only what is new is loaded.
private struct LoadedDays<Element> {
  private var days: ClosedRange<Int>?
  private(set) var elements: [Element] = []

  init() {}

  /// - Parameter load: appends what is of some days.
  mutating func move(
    to wanted: ClosedRange<Int>, day: (Element) -> Int, load: (ClosedRange<Int>, inout [Element]) throws -> Void
  ) throws {
    if let days, days.contains(wanted.lowerBound), days.upperBound < wanted.upperBound {
      elements.removeAll { day($0) < wanted.lowerBound }
      try load(days.upperBound + 1...wanted.upperBound, &elements)
    } else {
      elements = []
      try load(wanted, &elements)
    }
    days = wanted
  }
}
