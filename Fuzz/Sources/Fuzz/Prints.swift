import BriefingDomain
import PrintLogs

/// The input as a print log: as what its content says it is, as a table by a profile of its own where it begins with one
/// (up to a line `==>`), and as a page_log of the format that its first line is.
func readPrints(_ input: [UInt8]) {
  read(input)
  let (line, rest) = firstLine(input)
  read(Array(rest), format: line)
  let text = String(decoding: input, as: UTF8.self)
  if let end = text.ranges(of: "\n==>\n").first, let profile = try? PrintProfile(String(text[..<end.lowerBound])) {
    check(profile.text.utf8.elementsEqual(text[..<end.lowerBound].utf8), "a profile is printed otherwise")
    read(Array(text[end.upperBound...].utf8), profile: profile)
  }
}

private func read(_ bytes: [UInt8], profile: PrintProfile? = nil, format: String? = nil) {
  var jobs: [PrintJob] = []
  let reader = PrintLogReader { day, minute in Instant(seconds: Int64(day.number * 86_400 + minute * 60 - 9 * 3600)) }
  guard
    let summary = try? reader.read(bytes, name: "3F.csv", profile: profile, format: format, each: { jobs.append($0) })
  else { return }
  check(summary.jobs == jobs.count, "\(summary.jobs) jobs are \(jobs.count)")
  check(summary.first == jobs.map(\.endedAt).min() && summary.last == jobs.map(\.endedAt).max(), "\(summary)")
  for job in jobs {
    for number in [job.sides, job.pages, job.copies, job.sheets].compactMap(\.self) {
      check(number > 0, "a number that is not known is said to be \(number)")
    }
  }
  for finding in summary.findings { check(finding.line > 0 && finding.count > 0, "\(finding)") }
}
