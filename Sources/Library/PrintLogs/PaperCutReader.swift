internal import BriefingDomain
internal import DelimitedText

/// Reads the CSV of PaperCut Print Logger. Its second line, the heading, is in the language of the server, so that columns
/// are told by their place: time, user, pages of one copy, copies, printer, title, computer, paper, language, height, width,
/// duplex, grayscale, size.
struct PaperCutReader {
  private let text: LogText
  private let sink: JobSink

  init(_ text: LogText, into sink: JobSink) {
    self.text = text
    self.sink = sink
  }

  static func isOne(_ text: LogText) -> Bool {
    let first = text.bytes[text.start...].prefix(200)
    return first.drop { $0 == UInt8(ascii: "\"") }.starts(with: "PaperCut Print Logger".utf8)
  }

  func read() throws {
    var scanner = DelimitedScanner(text.bytes, from: text.start, mostLines: LogText.mostLines)
    var rows = 0
    while scanner.next() {
      rows += 1
      guard !scanner.hasSwallowedLines else {
        sink.note(.noRecord, line: scanner.line)
        scanner.goOnBehindFirstLine()
        continue
      }
      if rows <= 2, TimeReader.read(scanner.piece(0), order: nil) == .none { continue }
      guard scanner.cells.count >= 12, let job = try job(scanner) else {
        sink.note(scanner.isUnended ? .cutTail : .noRecord, line: scanner.line, count: scanner.height)
        continue
      }
      try sink.put(job, line: scanner.line)
    }
  }

  private func job(_ row: DelimitedScanner) throws -> PrintJob? {
    let time: WrittenTime
    switch TimeReader.read(row.piece(0), order: nil) {
    case .time(let read): time = read
    case .none: return nil
    case .unclear: throw PrintLogFault.unclearDates(line: row.line)
    }
    guard let pages = row.piece(2).number, let copies = row.piece(3).number, pages <= 1_000_000, copies <= 10_000 else {
      return nil
    }
    var job = PrintJob(
      printer: text.string(row.piece(4)), person: text.string(row.piece(1)).orNone,
      title: text.string(row.piece(5)).orNone, computer: text.string(row.piece(6)).orNone,
      endedAt: sink.clock.instant(time))
    job.pages = pages > 0 ? pages : nil
    job.copies = copies > 0 ? copies : nil
    if pages > 0, copies > 0 { job.sides = pages * copies }
    // In the language of the server, so that English alone is certain.
    let duplex = row.piece(11)
    if duplex.elementsEqual("DUPLEX".utf8) { job.isDuplex = true }
    if duplex.elementsEqual("NOT DUPLEX".utf8) { job.isDuplex = false }
    return job
  }
}
