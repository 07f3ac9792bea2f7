internal import BriefingDomain

/// Joins the events of a job: its 805 comes before its 307, or behind it in a file whose newest event stands first. They
/// have no more than the job's number in common, and the spooler begins to count anew when it is started; so the 805 that
/// counts is the last of that number before the 307.
struct SpoolerJobs {
  private static let width = 4096
  private let sink: JobSink
  /// Events at the beginning of which nobody knows yet whether they go forwards.
  private var undecided: [SpoolerEvent] = []
  private var isBackwards: Bool?
  /// Copies by number of the job, of 805s that wait for their 307.
  private var copies: [String: Int] = [:]
  /// By number of the job, 307s that wait for their 805.
  private var waiting: [String: SpoolerEvent] = [:]
  private var order: [String] = []

  init(sink: JobSink) { self.sink = sink }

  mutating func add(_ event: SpoolerEvent) throws {
    guard isBackwards == nil else { return try join(event) }
    if let first = undecided.first, let ahead = order(of: event, after: first) {
      isBackwards = !ahead
      try settle()
      return try join(event)
    }
    undecided.append(event)
    if undecided.count > Self.width { try settle() }
  }

  mutating func close() throws {
    try settle()
    for number in order { try put(waiting.removeValue(forKey: number), copies: nil) }
  }

  private mutating func settle() throws {
    isBackwards = isBackwards ?? false
    for event in undecided { try join(event) }
    undecided = []
  }

  /// Whether one event is later than another; the log's own numbers say it even within a second.
  private mutating func order(of event: SpoolerEvent, after other: SpoolerEvent) -> Bool? {
    if let one = other.record, let two = event.record { return one == two ? nil : two > one }
    guard let one = other.time.map({ sink.clock.instant($0) }), let two = event.time.map({ sink.clock.instant($0) }),
      one != two
    else { return nil }
    return two > one
  }

  private mutating func join(_ event: SpoolerEvent) throws {
    if event.id == SpoolerEvent.rendered {
      guard isBackwards == true else {
        if copies.count >= Self.width { copies = [:] }
        copies[event.job] = event.copies
        return
      }
      return try put(waiting.removeValue(forKey: event.job), copies: event.copies)
    }
    let number = event.parameters[1]
    guard isBackwards == true else { return try put(event, copies: copies.removeValue(forKey: number)) }
    // The later of two jobs of one number has no 805 in this file.
    try put(waiting.removeValue(forKey: number), copies: nil)
    waiting[number] = event
    order.append(number)
    guard order.count > Self.width else { return }
    order = order.filter { waiting[$0] != nil }
    let tooMany = max(0, order.count - Self.width / 2)
    for number in order.prefix(tooMany) { try put(waiting.removeValue(forKey: number), copies: nil) }
    order.removeFirst(tooMany)
  }

  private func put(_ event: SpoolerEvent?, copies: Int?) throws {
    guard let event, let time = event.time else { return }
    let number = event.parameters[1].orNone
    if let value = Array(event.parameters[1].utf8)[...].number {
      sink.trail.note(isBackwards == true ? -value : value, line: event.line)
    }
    var job = PrintJob(
      printer: event.parameters[5], number: number, person: event.parameters[3].orNone,
      title: event.parameters[2].orNone, computer: event.parameters[4].orNone, endedAt: sink.clock.instant(time))
    // The pages of the document, as the spooler counts them: of one copy.
    job.pages = Array(event.parameters[8].utf8)[...].number.flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    job.copies = copies.flatMap { (1...10_000).contains($0) ? $0 : nil }
    if let pages = job.pages, let copies = job.copies { job.sides = pages * copies }
    try sink.put(job, line: event.line, port: event.parameters[6].orNone)
  }
}
