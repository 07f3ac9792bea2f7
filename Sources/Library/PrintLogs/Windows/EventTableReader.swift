internal import BriefingDomain
internal import DelimitedText

/// Reads what Get-WinEvent's objects become with Export-Csv: of `Properties` that says nothing but their type, so that the
/// message is read, unless columns Param1 to Param8 were made of them.
struct EventTableReader {
  private var scanner: DelimitedScanner
  private let text: LogText
  private let sink: JobSink
  private var jobs: SpoolerJobs

  /// The table, if its heading is one of Get-WinEvent's.
  init?(_ text: LogText, into sink: JobSink) {
    self.text = text
    self.sink = sink
    jobs = SpoolerJobs(sink: sink)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      var scanner = DelimitedScanner(
        text.bytes, separator: separator, from: text.start, mostLines: LogText.mostLines)
      // Windows PowerShell writes a line `#TYPE …` before the heading.
      for _ in 0..<2 where scanner.next() {
        let heading = TableHeading(scanner, text)
        if heading.place("TimeCreated") != nil, heading.place("Id") != nil {
          self.scanner = scanner
          return
        }
      }
    }
    return nil
  }

  mutating func read() throws {
    let names = scanner.cells.map { text.string(scanner.content($0)) }
    var events = 0
    while scanner.next() {
      if scanner.fault == .unclosedQuote || scanner.cells.count != names.count {
        if scanner.fault == .unclosedQuote { scanner.goOnBehindFirstLine() }
        sink.note(scanner.isUnended ? .cutTail : .noRecord, line: scanner.line, count: scanner.height)
        continue
      }
      var event = SpoolerEvent(line: scanner.line)
      for (name, cell) in zip(names, scanner.cells) where !cell.range.isEmpty {
        event.set(property: name, text.string(scanner.content(cell).trimmed))
      }
      if try event.add(to: &jobs, sink) { events += 1 }
    }
    guard events > 0 else { throw PrintLogFault.noEvents }
    try jobs.close()
  }
}
