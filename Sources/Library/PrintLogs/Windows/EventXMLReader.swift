internal import BriefingDomain

/// Reads events as XML: as `wevtutil qe … /f:xml` writes them, one behind the other or under one root (`/e:root`), as the
/// Event Viewer saves them, as `ToXml()` gives them; and the objects of Get-WinEvent as ConvertTo-Xml and Export-Clixml
/// write them, of which the message is read.
struct EventXMLReader {
  private var scanner: XMLScanner
  private let text: LogText
  private let sink: JobSink
  private var jobs: SpoolerJobs
  private var event: SpoolerEvent?
  /// How deep the element of that event lies, and whether it is an object of PowerShell.
  private var depth = 0
  private var isObject = false
  /// The property of an object that is open.
  private var property = ""
  private var line = 1
  private var counted = 0
  private var events = 0

  init(_ text: LogText, into sink: JobSink) {
    self.text = text
    self.sink = sink
    scanner = XMLScanner(text.bytes, from: text.start)
    jobs = SpoolerJobs(sink: sink)
  }

  mutating func read() throws {
    while let token = scanner.next() {
      switch token {
      case .start(let name, let attributes): start(name, attributes)
      case .end(let name): try end(name)
      case .finished:
        guard events > 0 else { throw PrintLogFault.noEvents }
        return try jobs.close()
      }
    }
    // A file that was cut while it was copied has its events up to there.
    guard events > 0 else { throw PrintLogFault.damagedXML(line: scanner.line) }
    sink.note(.cutTail, line: scanner.line)
    try jobs.close()
  }

  private mutating func start(_ name: Range<Int>, _ attributes: Range<Int>) {
    if event == nil {
      isObject = isNamed(name, "Obj") || isNamed(name, "Object")
      guard isObject || isNamed(name, "Event") else { return }
      line += text.bytes[counted..<name.lowerBound].count { $0 == lineFeed }
      counted = name.lowerBound
      event = SpoolerEvent(line: line)
      depth = scanner.depth
    } else if isObject {
      // Of what lies deeper only the record's own properties count.
      let isOwn = scanner.depth <= depth + 2
      let said = isOwn ? scanner.value(of: "N", in: attributes) ?? scanner.value(of: "Name", in: attributes) : nil
      property = said.map { String(decoding: $0, as: UTF8.self) } ?? ""
    } else if isNamed(name, "TimeCreated"), let time = scanner.value(of: "SystemTime", in: attributes) {
      event?.time = TimeReader.read(time[...], order: nil).time
    }
  }

  private mutating func end(_ name: Range<Int>) throws {
    guard event != nil else { return }
    if scanner.depth < depth {
      if let event { try finish(event) }
      event = nil
      return
    }
    let value = text.string(scanner.text[...].trimmed)
    if isObject {
      event?.set(property: property, value)
      property = ""
    } else if isNamed(name, "EventID") {
      event?.id = Int(value) ?? 0
    } else if isNamed(name, "EventRecordID") {
      event?.record = Int(value)
    } else if isNamed(name, "JobId") {
      event?.job = value
    } else if isNamed(name, "Copies") {
      event?.copies = Int(value)
    } else if name.count == 6, text.bytes[name].starts(with: "Param".utf8) {
      event?.set(parameter: Int(text.bytes[name.upperBound - 1]) - 0x30, value)
    }
  }

  private mutating func finish(_ event: SpoolerEvent) throws {
    guard try event.add(to: &jobs, sink) else { return }
    events += 1
  }

  private func isNamed(_ name: Range<Int>, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { self.text.bytes[name].elementsEqual($0) }
  }
}

extension SpoolerEvent {
  /// A property of Get-WinEvent's objects, or a column of them.
  mutating func set(property: String, _ value: String) {
    switch property {
    case "Id": id = Int(value) ?? id
    case "RecordId": record = Int(value)
    case "TimeCreated":
      let outcome = TimeReader.read(Array(value.utf8)[...], order: nil)
      isUnclear = outcome == .unclear
      time = outcome.time ?? TimeReader.readJapanese(value, order: nil).time
    // Export-Clixml writes a line end so.
    case "Message": message = value.replacing("_x000D_", with: "").replacing("_x000A_", with: "\n")
    case "Copies": copies = Int(value)
    case "JobId": job = value
    default:
      guard property.hasPrefix("Param"), let number = Int(property.dropFirst(5)) else { return }
      set(parameter: number, value)
    }
  }

  /// Hands the event on if it is one of those that count.
  ///
  /// - Returns: whether it is.
  func add(to jobs: inout SpoolerJobs, _ sink: JobSink) throws -> Bool {
    guard id == Self.printed || id == Self.rendered else { return false }
    var event = self
    if event.id == Self.printed, event.parameters[5].isEmpty, !event.readMessage() {
      // An event without a word, or in another language.
      if event.message.isEmpty || event.message.hasPrefix("Document ") {
        sink.note(.noRecord, line: line)
        return true
      }
      throw PrintLogFault.foreignMessages(line: line)
    }
    if isUnclear { throw PrintLogFault.unclearDates(line: line) }
    guard event.time != nil else {
      sink.note(.noRecord, line: line)
      return true
    }
    try jobs.add(event)
    return true
  }
}
