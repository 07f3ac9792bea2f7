/// Compares submissions with print jobs. One job stands for one submission, or for those of one briefing whose copies it is all
/// of; what the paper of submissions is explains jobs first, and only what is left can speak against others.
public struct PrintMatching {
  let submissions: [CheckedSubmission]
  /// By the place that they belong to, so that those of a unit, which are looked through again and again, lie side by side;
  /// there in the order of their days.
  let jobs: [StoredPrint]
  /// The order of each among all, by time.
  let ranks: [Int]
  let titles: PrintTitles
  let map: PrinterMap
  /// Asked for units of which it matters.
  let rates: (OfficeUnit.ID) throws -> PrintRates
  /// The day that runs.
  let today: Int

  let atPlace: [PrinterMap.Place: Range<Int>]
  /// In the order of their days.
  let onPrinter: [Printer.ID: [Int]]
  /// Places of the submissions of a briefing, and of a unit.
  let ofBriefing: [Briefing.ID: [Int]]
  let ofUnit: [OfficeUnit.ID: [Int]]
  var isUsed: [Bool]
  /// Those that have the title of the submission that they stand for.
  var isNamed: [Bool]
  var verdicts: [PrintVerdict?]

  /// A count of so many pages, or fewer, is that of half of all jobs.
  static let fewPages = 2
  /// Where so many such jobs are there in any such days, one of them bears nothing out.
  static let mostCoincidences = 0.5
  /// A unit is to have less than this many of its submissions contradicted by chance, in all of its log.
  static let mostSlips = 0.01
  /// More copies than this are told apart by no count.
  static let mostCopies = 100

  /// - Parameter jobs: those of the days of all windows, each once.
  public init(
    _ submissions: [CheckedSubmission], jobs: [StoredPrint], titles: PrintTitles, map: PrinterMap, today: Int,
    rates: @escaping (OfficeUnit.ID) throws -> PrintRates
  ) {
    self.submissions = submissions
    self.titles = titles
    self.map = map
    self.today = today
    self.rates = rates
    let sorted = jobs.sorted { ($0.day, $0.endedAt, $0.printer, $0.sides) < ($1.day, $1.endedAt, $1.printer, $1.sides) }
    var placed: [PrinterMap.Place: [Int]] = [:]
    for (rank, job) in sorted.enumerated() {
      if let place = map.place(of: job) { placed[place, default: []].append(rank) }
    }
    var (ranks, atPlace) = ([Int](), [PrinterMap.Place: Range<Int>]())
    for (place, own) in placed {
      atPlace[place] = ranks.count..<(ranks.count + own.count)
      ranks += own
    }
    var indices = [Int?](repeating: nil, count: sorted.count)
    for (index, rank) in ranks.enumerated() { indices[rank] = index }
    var onPrinter: [Printer.ID: [Int]] = [:]
    for case let index? in indices { onPrinter[sorted[ranks[index]].printer, default: []].append(index) }
    self.jobs = ranks.map { sorted[$0] }
    (self.ranks, self.atPlace, self.onPrinter) = (ranks, atPlace, onPrinter)
    ofBriefing = Dictionary(grouping: submissions.indices) { submissions[$0].briefing }
    ofUnit = Dictionary(grouping: submissions.indices) { submissions[$0].unit }
    isUsed = [Bool](repeating: false, count: self.jobs.count)
    isNamed = isUsed
    verdicts = [PrintVerdict?](repeating: nil, count: submissions.count)
  }

  /// One verdict for each submission, in their order.
  public mutating func run() throws -> [PrintVerdict] {
    try confirmPaper()
    return try submissions.indices.map { index in
      if let verdict = verdicts[index] { return verdict }
      let verdict = submissions[index].handout.form.includesPaper ? paperWithoutJob(index) : try noPaper(index)
      verdicts[index] = verdict
      return verdict
    }
  }

  func coverage(_ submission: CheckedSubmission) -> PrintCoverage {
    map.coverage(of: map.printers(of: submission.unit), within: submission.window)
  }

  /// Which of some jobs, in the order of their days, are within some days.
  private func within(_ days: ClosedRange<Int>, _ all: Range<Int>, _ job: (Int) -> Int) -> Range<Int> {
    func first(from least: Int) -> Int {
      var (low, high) = (all.lowerBound, all.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if jobs[job(middle)].day >= least { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return first(from: days.lowerBound)..<first(from: days.upperBound + 1)
  }

  private func jobs(at place: PrinterMap.Place, _ days: ClosedRange<Int>) -> Range<Int> {
    atPlace[place].map { within(days, $0) { $0 } } ?? 0..<0
  }

  /// Jobs that the unit may have printed: its own, and those of its floor that are nobody else's.
  func candidates(_ submission: CheckedSubmission) -> (own: Range<Int>, shared: Range<Int>) {
    let floor = map.floors[submission.unit]
    return (
      jobs(at: .unit(submission.unit), submission.window),
      floor.map { jobs(at: .floor($0), submission.window) } ?? 0..<0
    )
  }

  func hasTitle(_ job: Int, _ submission: CheckedSubmission) -> Bool {
    titles.names(jobs[job].title, submission.texts)
  }

  func cannotSay(
    _ reason: PrintVerdict.Reason, _ submission: CheckedSubmission, _ found: [PrintVerdict.Job] = [],
    coincidences: Double? = nil
  ) -> PrintVerdict {
    PrintVerdict(.cannotSay, reason, jobs: found, coverage: coverage(submission), coincidences: coincidences)
  }

  /// Why nothing can be said whatever the logs have.
  func obstacle(_ submission: CheckedSubmission) -> PrintVerdict.Reason? {
    let printers = map.printers(of: submission.unit)
    let coverage = map.coverage(of: printers, within: submission.window)
    if submission.handout.pages == 0 { return .noPages }
    if submission.handout.pages <= Self.fewPages { return .fewPages }
    if submission.window.upperBound >= today { return .stillOpen }
    if printers.isEmpty { return .noPrinter }
    return coverage.covered == 0 ? .noCoverage : nil
  }

  /// Whether logs have all that the unit can have printed in these days: those of all its printers, and of those of which
  /// nobody knows where they stand.
  func hasAll(_ submission: CheckedSubmission) -> Bool {
    let own = map.printers(of: submission.unit)
    let all = own + map.printers(at: .nowhere)
    return !own.isEmpty && map.coverage(of: all, within: submission.window).isWhole
  }

  /// All jobs that may be the unit's, whoever is said to have printed them.
  func everything(_ submission: CheckedSubmission) -> [Int] {
    let printers = map.printers(of: submission.unit) + map.printers(at: .nowhere)
    let onPrinters = printers.flatMap { printer -> ArraySlice<Int> in
      guard let own = onPrinter[printer] else { return [] }
      return own[within(submission.window, own.indices) { own[$0] }]
    }
    return onPrinters + candidates(submission).own.filter { !printers.contains(jobs[$0].printer) }
  }
}
