internal import BriefingDomain

/// Where a reader puts its jobs: hands them out once each and notes what whoever answers for the figures has to know.
final class JobSink {
  private let each: (PrintJob) throws -> Void
  private var seen: Set<Int> = []
  private var noted: [PrintLogFinding.Kind: (line: Int, count: Int)] = [:]
  private(set) var jobs = 0
  private var first = Instant.latest
  private var last = Instant.earliest
  private var virtualPrinters: Set<String> = []
  private var lastPrinter = ""
  var clock: LogClock
  /// Of a log whose printers share their numbers.
  var trail = NumberTrail()
  /// Of one in which each has its own.
  private var trails: [String: DirectedTrail] = [:]

  init(clock: LogClock, each: @escaping (PrintJob) throws -> Void) {
    self.clock = clock
    self.each = each
  }

  /// - Parameter line: where the job stands, or ends to stand.
  func put(_ job: PrintJob, line: Int, port: String? = nil) throws {
    // Without a number, two jobs of one minute may be alike and yet be two.
    if job.number != nil || job.endedAt.seconds % 60 != 0, !seen.insert(job.hashValue).inserted {
      note(.twice, line: line)
      return
    }
    if job.printer != lastPrinter || port != nil {
      lastPrinter = job.printer
      if VirtualPrinters.has(job.printer, port: port) { virtualPrinters.insert(job.printer) }
    }
    jobs += 1
    first = min(first, job.endedAt)
    last = max(last, job.endedAt)
    try each(job)
  }

  func note(_ kind: PrintLogFinding.Kind, line: Int, count: Int = 1) {
    guard count > 0 else { return }
    let before = noted[kind]
    noted[kind] = (min(line, before?.line ?? line), count + (before?.count ?? 0))
  }

  func note(number: Int, of printer: String, line: Int) {
    // Each takes 32 KB; a table with more printers than an office has is none.
    guard trails[printer] != nil || trails.count < 500 else { return }
    trails[printer, default: DirectedTrail()].note(number, line: line)
  }

  func summary(_ kind: PrintLogKind, profile: String? = nil) -> PrintLogSummary {
    for var trail in [trail] + trails.values.map(\.trail) {
      trail.finish()
      note(.gap, line: trail.gaps.line, count: trail.gaps.count)
      note(.restart, line: trail.restarts.line, count: trail.restarts.count)
    }
    let findings = PrintLogFinding.Kind.allCases.compactMap { kind in
      noted[kind].map { PrintLogFinding(kind: kind, line: $0.line, count: $0.count) }
    }
    return PrintLogSummary(
      kind: kind, profile: profile, jobs: jobs, first: jobs > 0 ? first : nil, last: jobs > 0 ? last : nil,
      findings: findings, virtualPrinters: virtualPrinters)
  }
}
