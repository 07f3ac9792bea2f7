internal import BriefingDomain

/// Jobs of which more lines may follow: one a page, or a total that grows. A job is handed out when 4,096 lines of others
/// have passed.
struct PageLogJobs {
  private struct Open {
    var job: PrintJob
    var sides = 0
    var copies = 0
    var isTotal = false
    let line: Int
    var latest: Int
  }

  private static let width = 4096
  private let sink: JobSink
  private var jobs: [Int: Open] = [:]
  private var numbers = [Int](repeating: 0, count: width)
  private var count = 0

  init(sink: JobSink) { self.sink = sink }

  func has(_ number: Int) -> Bool { jobs[number] != nil }

  mutating func drop(_ number: Int) { jobs[number] = nil }

  mutating func add(_ job: PrintJob, _ record: PageLogRecord, number: Int, line: Int) throws {
    try makeRoom()
    if let old = jobs[number]?.job, !isSame(old, job) { try handOut(number) }
    var open = jobs[number] ?? Open(job: job, line: line, latest: count)
    open.latest = count
    open.job.endedAt = job.endedAt
    open.job.isAtMost = job.isAtMost
    if record.isTotal {
      // A total says what the lines of its pages have said.
      open.isTotal = true
      open.sides = record.count
    } else if !open.isTotal {
      open.sides += record.count
      open.copies = max(open.copies, record.count)
    }
    jobs[number] = open
    numbers[count % Self.width] = number
    count += 1
  }

  mutating func close() throws {
    for place in max(0, count - Self.width)..<max(count, 0) where jobs[numbers[place % Self.width]]?.latest == place {
      try handOut(numbers[place % Self.width])
    }
  }

  /// Whether one line goes on where the other was. A job that is printed again a day later has its old number, and its total
  /// goes on counting; of a count that begins anew the names are others.
  private func isSame(_ old: PrintJob, _ new: PrintJob) -> Bool {
    old.printer == new.printer && old.person == new.person && old.title == new.title
  }

  private mutating func makeRoom() throws {
    let oldest = count - Self.width
    guard oldest >= 0 else { return }
    let number = numbers[oldest % Self.width]
    if jobs[number]?.latest == oldest { try handOut(number) }
  }

  private mutating func handOut(_ number: Int) throws {
    guard var open = jobs.removeValue(forKey: number) else { return }
    // 0 is what CUPS says of a job that it did not count.
    open.job.sides = open.sides > 0 ? open.sides : nil
    // 1 is also what a printer says that is given each copy by itself.
    if open.job.copies == nil, open.copies > 1 { open.job.copies = open.copies }
    try sink.put(open.job, line: open.line)
  }
}
