public import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// Reads print logs that were copied out: what wrote them is told by their content.
///
/// Jobs are handed out one by one, so that a file of a million lines takes no more memory than its bytes and a number for each
/// job. What a log does not say stays unknown; docs/evidence.md has what each number means.
public struct PrintLogReader {
  private let profiles: [PrintProfile]
  private let instant: (Day, Int) -> Instant

  /// - Parameters:
  ///   - profiles: by which tables are tried whose profile nobody names.
  ///   - instant: when the office's clocks showed a minute of a day, 0 to 1439. Most logs are in local time without a zone.
  public init(profiles: [PrintProfile] = PrintProfile.builtIn, instant: @escaping (Day, Int) -> Instant) {
    self.profiles = profiles
    self.instant = instant
  }

  /// The numbers of events that tell of print jobs.
  public static let events = [UInt32(SpoolerEvent.printed), UInt32(SpoolerEvent.rendered)]

  /// Whether a file, or its beginning, is Windows' own log (.evtx). Its ``events`` are read as XML, a line each.
  public static func isEventLog(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "ElfFile\0".utf8) }

  /// - Parameters:
  ///   - name: of the file: what to call the printer where the log does not.
  ///   - profile: of a machine's table.
  ///   - format: the PageLogFormat of CUPS, if the office has one of its own.
  ///   - each: gets the jobs, in the order of the log as a rule.
  /// - Throws: ``PrintLogFault``, ``PageLogFormat/Fault``, and what `each` throws.
  public func read(
    _ bytes: [UInt8], name: String, profile: PrintProfile? = nil, format: String? = nil,
    each: (PrintJob) throws -> Void
  ) throws -> PrintLogSummary {
    try withoutActuallyEscaping(each) { each in
      try read(bytes, name, profile, format, JobSink(clock: LogClock(instant), each: each))
    }
  }

  private func read(
    _ bytes: [UInt8], _ name: String, _ profile: PrintProfile?, _ format: String?, _ sink: JobSink
  ) throws -> PrintLogSummary {
    if Self.isEventLog(bytes) { throw PrintLogFault.eventLog(.unsupported) }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw PrintLogFault.workbook
    }
    let text = LogText(bytes, declared: profile?.encoding)
    if text.bytes[text.all].trimmed.isEmpty { throw PrintLogFault.empty }
    let printer = name.split(separator: "/").last.map { $0.prefix { $0 != "." } }.map(String.init) ?? name
    if let profile { return try readTable(text, profile, printer, sink) }
    if let format {
      var reader = PageLogReader(text, try PageLogFormat(format), printer: printer, into: sink)
      try reader.read()
      guard sink.jobs > 0 else { throw PrintLogFault.formatDoesNotFit }
      return sink.summary(.cups)
    }
    if Self.isXML(text) {
      var reader = EventXMLReader(text, into: sink)
      try reader.read()
      return sink.summary(.windows)
    }
    if PaperCutReader.isOne(text) {
      try PaperCutReader(text, into: sink).read()
      return sink.summary(.papercut)
    }
    if let format = PageLogReader.format(of: text) {
      var reader = PageLogReader(text, format, printer: printer, into: sink)
      try reader.read()
      return sink.summary(.cups)
    }
    if var reader = EventTableReader(text, into: sink) {
      try reader.read()
      return sink.summary(.windows)
    }
    let fitting = MachineReader.profiles(of: text, among: profiles)
    guard fitting.count < 2 else { throw PrintLogFault.severalProfiles(fitting.map(\.name)) }
    if let profile = fitting.first { return try readTable(text, profile, printer, sink) }
    throw PageLogReader.hasDate(text) ? PrintLogFault.needsFormat : .unknownKind
  }

  /// A printer may be called `<3F>`, and whoever names a document may write a line of a page_log into an event. So the first line
  /// tells, and it is no record where it begins as events do.
  private static func isXML(_ text: LogText) -> Bool {
    let content = text.bytes[text.all].drop { $0 <= space }
    guard content.first == UInt8(ascii: "<") else { return false }
    return ["<?xml", "<!--", "<Event", "<Obj"].contains { content.starts(with: $0.utf8) }
      || PageLogReader.format(of: text, lines: 1) == nil
  }

  private func readTable(
    _ text: LogText, _ profile: PrintProfile, _ printer: String, _ sink: JobSink
  ) throws -> PrintLogSummary {
    var reader = MachineReader(text, profile, printer: printer, into: sink)
    try reader.read()
    return sink.summary(.machine, profile: profile.name)
  }
}
