import BriefingDomain
import Foundation
import PrintLogs
import Testing

/// The log of a real CUPS says what went out to its printers.
@Suite(.serialized) struct PrintLogCupsTests {
  static let usual =
    "%p %u %j %T %P %C %{job-billing} %{job-originating-host-name} %{job-name} %{media} %{sides}"
  static let whole = usual + " %{copies} %{job-media-sheets-completed} %{job-state}"

  struct Job {
    let queue: RealCups.Driver
    let pages: [Int]
    let options: [String]
    var title: String
    var copies = 1
  }

  /// Nine ways to print, on four queues, and four titles that nobody chose for a log.
  static let jobs: [Job] = {
    var jobs: [Job] = []
    for queue in RealCups.Driver.allCases {
      jobs += [
        Job(queue: queue, pages: [3], options: [], title: "会議資料"),
        Job(queue: queue, pages: [1], options: ["-n", "3"], title: "写し", copies: 3),
        Job(queue: queue, pages: [3], options: ["-o", "sides=two-sided-long-edge"], title: "両面"),
        Job(
          queue: queue, pages: [3], options: ["-n", "2", "-o", "sides=two-sided-long-edge"], title: "両面 2", copies: 2),
        Job(queue: queue, pages: [3], options: ["-n", "2", "-o", "collate=true"], title: "a [1] \"b\"\tc", copies: 2),
        Job(queue: queue, pages: [5], options: ["-o", "number-up=2"], title: "2 in 1"),
        Job(
          queue: queue, pages: [5], options: ["-o", "number-up=4", "-n", "2", "-o", "media=A4"], title: "4", copies: 2),
        Job(queue: queue, pages: [5], options: ["-o", "page-ranges=2-3"], title: "=1+1"),
        Job(queue: queue, pages: [5], options: ["-o", "page-ranges=1", "-U", "山田 太郎"], title: "100% <b>"),
      ]
    }
    let forged = "x - - 1 1 5\npdf boss 9999 [25/Nov/2026:10:05:09 +0900] total 500 - localhost x"
    jobs += [
      Job(queue: .pdf, pages: [3, 5], options: [], title: "two files"),
      Job(queue: .postscript, pages: [1], options: [], title: "first half\nand second"),
      Job(queue: .pdf, pages: [1], options: [], title: forged),
      Job(queue: .pcl, pages: [1], options: ["-U", "a [b] c"], title: String(repeating: "長", count: 300)),
    ]
    return jobs
  }()

  @Test func fortyJobs() throws {
    #expect(Self.jobs.count == 40)
    let cups = try RealCups(format: Self.whole)
    defer { cups.close() }
    try cups.addQueues()
    var numbers: [Int] = []
    for job in Self.jobs {
      let raw = job.queue == .raw ? ["-o", "raw"] : []
      numbers.append(try cups.print(job.queue.rawValue, job.pages, raw + job.options + ["-t", job.title]))
    }
    try cups.wait("the log of 40 jobs") { try Reading(cups.pageLog, format: Self.whole).jobs.count >= 40 }
    let reading = try Reading(cups.pageLog, format: Self.whole)
    let byNumber = Dictionary(grouping: reading.jobs) { $0.number ?? "" }
    for (job, number) in zip(Self.jobs, numbers) {
      let read = try #require(byNumber[String(number)]?.first, "\(job)")
      let wentOut = try cups.sidesThatWentOut(job.queue, number)
      #expect(read.sides == wentOut, "\(job)")
      #expect(read.copies == job.copies, "\(job)")
      // What the log says of sheets is wrong, and so nothing is said.
      #expect(read.sheets == nil, "\(job)")
      // One title is made so that its first half looks like a whole line.
      let isForged = job.title.contains("9999")
      #expect(read.title == (isForged ? "x" : job.title), "\(job)")
      #expect(!read.isAtMost && read.printer == job.queue.rawValue, "\(job)")
      #expect((read.isDuplex == true) == job.options.contains("sides=two-sided-long-edge"), "\(job)")
    }
    #expect(reading.jobs.count == 40)
    // Its second half counts nothing.
    #expect(reading.summary.findings.map(\.kind) == [.noRecord])
    #expect(reading.jobs.count { $0.person == "山田 太郎" } == 4)
  }

  @Test func cancelledHeldAndPrintedAgain() throws {
    let cups = try RealCups(format: Self.whole)
    defer { cups.close() }
    try cups.addQueues()
    let slow = try cups.print("slow", [5], ["-t", "cancelled"])
    try cups.wait("the job at the printer") { FileManager.default.fileExists(atPath: "\(cups.folder)/out/\(slow)") }
    // Until the filters have told how many sides went through.
    usleep(1_000_000)
    try cups.run("cancel", ["slow-\(slow)"])
    let held = try cups.print("pdf", [3], ["-H", "hold", "-t", "held"])
    try cups.run("cancel", ["pdf-\(held)"])
    let again = try cups.print("pdf", [3], ["-t", "again"])
    try cups.wait("the first print") { try Reading(cups.pageLog, format: Self.whole).numbers.contains("\(again)") }
    try cups.run("lp", ["-i", "\(again)", "-H", "restart"])
    try cups.wait("the second print") { cups.pageLog.count { $0 == 0x0A } >= 3 }
    let reading = try Reading(cups.pageLog, format: Self.whole)
    // The total of a job that is printed again goes on from what it was.
    #expect(reading.numbers == ["\(slow)", "\(again)"])
    #expect(reading.sides == [5, 6])
    #expect(reading.jobs.map(\.isAtMost) == [true, false])
    #expect(reading.findings == ["gap 2 1"])
  }

  @Test func theUsualFormatIsKnown() throws {
    let cups = try RealCups(format: Self.usual)
    defer { cups.close() }
    try cups.addQueues()
    for title in ["one", "two\nhalves", String(repeating: "長", count: 330)] {
      _ = try cups.print("pdf", [3], ["-n", "2", "-t", title])
    }
    try cups.wait("three jobs") { (try? Reading(cups.pageLog))?.jobs.count == 3 }
    let reading = try Reading(cups.pageLog)
    #expect(reading.sides == [6, 6, 6])
    #expect(reading.titles.first == "one" && reading.titles.dropFirst().first == "two\nhalves")
    #expect(reading.findings == [])
  }
}
