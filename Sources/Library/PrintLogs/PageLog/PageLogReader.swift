internal import BriefingDomain

/// Reads the page_log of CUPS.
struct PageLogReader {
  private var text: LogText
  private let format: PageLogFormat
  private let sink: JobSink
  private let printer: String
  private var open: PageLogJobs
  /// A number far beyond all before it, until the next shows whether it was one of the server's.
  private var doubtful: (number: Int, line: Int)?

  /// - Parameter printer: what to call the printer where the format does not say it.
  init(_ text: LogText, _ format: PageLogFormat, printer: String, into sink: JobSink) {
    self.text = text
    self.text.isMixed = true
    self.format = format
    self.sink = sink
    self.printer = printer
    open = PageLogJobs(sink: sink)
  }

  /// The first of the usual formats that a line at the beginning has.
  ///
  /// - Parameter lines: how many are looked at that are not empty.
  static func format(of text: LogText, lines: Int = 200) -> PageLogFormat? {
    for format in PageLogFormat.usual {
      var (place, left) = (text.start, lines)
      while left > 0, place < text.bytes.count {
        let (line, next) = text.line(from: place)
        if let record = format.read(line, of: text.bytes), record.isWhole { return format }
        if !line.isEmpty { left -= 1 }
        place = next
      }
    }
    return nil
  }

  /// Whether there is a date in brackets, as CUPS writes it.
  static func hasDate(_ text: LogText) -> Bool {
    PageLogFormat.hasDate(text.all.clamped(to: text.start..<(text.start + (1 << 16))), text.bytes)
  }

  mutating func read() throws {
    var place = text.start
    var number = 1
    while place < text.bytes.count {
      let (line, next) = text.line(from: place)
      let isLast = next > text.bytes.count
      var (end, lines) = (next, 1)
      var record = format.read(line, of: text.bytes)
      // What is whole up to its title may go on in the next line.
      let half = record ?? format.read(line, of: text.bytes, isCut: true)
      if let half, record == nil || !half.isWhole {
        if let (joined, after, count) = joining(from: place, behind: next) {
          (record, end, lines) = (joined, after, count)
        } else {
          if next >= text.bytes.count { sink.note(.cutTail, line: number) }
          // CUPS cuts what is longer than its memory for a line, in the title; so does whoever copies a log that grows.
          if record == nil, isLast || line.count > 2000 { record = half }
        }
      }
      if let record {
        try take(record, line: number)
      } else if !line.isEmpty {
        sink.note(isLast ? .cutTail : .noRecord, line: number)
      }
      place = end
      number += lines
    }
    settleDoubt(nil)
    try open.close()
  }

  /// A record whose title goes on in the next lines. CUPS writes 2,047 bytes at most, whatever the title.
  private func joining(from start: Int, behind: Int) -> (PageLogRecord, next: Int, lines: Int)? {
    var (place, lines) = (behind, 1)
    while place < text.bytes.count, lines < 16 {
      let (line, next) = text.line(from: place)
      guard line.upperBound - start <= 2047 else { return nil }
      lines += 1
      if let record = format.read(start..<line.upperBound, of: text.bytes), record.isWhole {
        return (record, next, lines)
      }
      place = next
    }
    return nil
  }

  private mutating func take(_ record: PageLogRecord, line: Int) throws {
    let number = record.number ?? -line
    if record.number != nil, !open.has(number) {
      settleDoubt(number)
      if let greatest = sink.trail.greatest, number > greatest + Self.nearby {
        doubtful = (number, line)
      } else {
        sink.trail.note(number, line: line)
      }
    }
    var job = PrintJob(
      printer: record.printer.isEmpty ? printer : text.string(record.printer), number: record.number.map(String.init),
      person: text.string(record.person).orNone, title: text.string(record.title).orNone,
      computer: text.string(record.computer).orNone, endedAt: sink.clock.instant(record.time))
    // 7 is cancelled, 8 aborted.
    job.isAtMost = record.state == 7 || record.state == 8
    job.copies = record.copies.flatMap { $0 > 0 ? $0 : nil }
    let sides = text.bytes[record.sides]
    if sides.starts(with: "two-sided".utf8) { job.isDuplex = true }
    if sides.elementsEqual("one-sided".utf8) { job.isDuplex = false }
    try open.add(job, record, number: number, line: line)
  }

  /// A number beyond all before it was none if the next one goes on where they were: it stood in a title.
  private mutating func settleDoubt(_ next: Int?) {
    guard let doubt = doubtful else { return }
    doubtful = nil
    if let next, abs(next - doubt.number) > Self.nearby {
      open.drop(doubt.number)
      sink.note(.noRecord, line: doubt.line)
    } else {
      sink.trail.note(doubt.number, line: doubt.line)
    }
  }

  /// How far apart the numbers of jobs are that end one behind the other.
  private static let nearby = 1000
}
