/// Compares submissions with print jobs. One job stands for one submission, or for those of one briefing whose copies it is all
/// of; what the paper of submissions is explains jobs first, and only what is left can speak against others.
public struct PrintMatching {
  let submissions: [CheckedSubmission]
  let jobs: [StoredPrint]
  let titles: PrintTitles
  let map: PrinterMap
  /// Asked for units of which it matters.
  let rates: (OfficeUnit.ID) throws -> PrintRates
  /// The day that runs.
  let today: Int

  /// Places of jobs, in the order of their days.
  let atPlace: [PrinterMap.Place: [Int]]
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
    let jobs = jobs.sorted { ($0.day, $0.endedAt, $0.printer, $0.sides) < ($1.day, $1.endedAt, $1.printer, $1.sides) }
    self.jobs = jobs
    self.titles = titles
    self.map = map
    self.today = today
    self.rates = rates
    var atPlace: [PrinterMap.Place: [Int]] = [:]
    var onPrinter: [Printer.ID: [Int]] = [:]
    for (index, job) in jobs.enumerated() {
      guard let place = map.place(of: job) else { continue }
      atPlace[place, default: []].append(index)
      onPrinter[job.printer, default: []].append(index)
    }
    (self.atPlace, self.onPrinter) = (atPlace, onPrinter)
    ofBriefing = Dictionary(grouping: submissions.indices) { submissions[$0].briefing }
    ofUnit = Dictionary(grouping: submissions.indices) { submissions[$0].unit }
    isUsed = [Bool](repeating: false, count: jobs.count)
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

  /// Places of jobs at a place or of a printer within some days.
  func slice(_ sorted: [Int]?, _ days: ClosedRange<Int>) -> ArraySlice<Int> {
    guard let sorted else { return [] }
    func first(_ isBehind: (Int) -> Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isBehind(jobs[sorted[middle]].day) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return sorted[first { $0 >= days.lowerBound }..<first { $0 > days.upperBound }]
  }

  /// Jobs that the unit may have printed: its own, and those of its floor that are nobody else's.
  func candidates(_ submission: CheckedSubmission) -> (own: ArraySlice<Int>, shared: ArraySlice<Int>) {
    (
      slice(atPlace[.unit(submission.unit)], submission.window),
      slice(map.floors[submission.unit].flatMap { atPlace[.floor($0)] }, submission.window)
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
    let onPrinters = printers.flatMap { slice(onPrinter[$0], submission.window) }
    return Array(Set(onPrinters).union(candidates(submission).own)).sorted()
  }
}
