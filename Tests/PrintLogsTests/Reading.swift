import BriefingDomain
import JapaneseText
import PrintLogs

/// The office's clocks, nine hours before UTC.
func tokyo(_ day: Day, _ minute: Int) -> Instant {
  Instant(seconds: Int64(day.number) * 86_400 + Int64(minute * 60) - 9 * 3600)
}

/// An instant of Tokyo.
func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Instant {
  Day(year, month, day).map { tokyo($0, hour * 60 + minute).advanced(by: Int64(second)) } ?? .earliest
}

struct Reading {
  var jobs: [PrintJob] = []
  var summary: PrintLogSummary

  init(
    _ bytes: [UInt8], name: String = "log", profile: PrintProfile? = nil, format: String? = nil
  ) throws {
    var jobs: [PrintJob] = []
    summary = try PrintLogReader(instant: tokyo).read(bytes, name: name, profile: profile, format: format) {
      jobs.append($0)
    }
    self.jobs = jobs
  }

  init(_ text: String, name: String = "log", profile: PrintProfile? = nil, format: String? = nil) throws {
    try self.init(Array(text.utf8), name: name, profile: profile, format: format)
  }

  /// What was found, as `kind line count`.
  var findings: [String] { summary.findings.map { "\($0.kind.rawValue) \($0.line) \($0.count)" } }
  var sides: [Int?] { jobs.map(\.sides) }
  var titles: [String?] { jobs.map(\.title) }
  var numbers: [String?] { jobs.map(\.number) }
}
