import BriefingDomain
import PrintLogs
import Testing

/// The shapes that CUPS writes; PrintLogCupsTests looks at those of the CUPS that is there.
struct PageLogTests {
  static let date = "[25/Nov/2026:10:05:09 +0900]"

  @Test func oneLineAJob() throws {
    let reading = try Reading(
      """
      3F-mono yamada 41 \(Self.date) total 6 - 10.1.2.3 会議資料 A4 two-sided-long-edge
      3F-mono 山田 太郎 42 [25/Nov/2026:10:06:00.123456 +0900] total 3 budget 10.1.2.3 a [1]\t"b" A4 one-sided
      raw root 43 [25/Nov/2026:01:07:00 +0000] total 0 - localhost - - -

      """)
    #expect(reading.summary.kind == .cups)
    #expect(reading.findings == [])
    #expect(
      reading.jobs == [
        PrintJob(
          printer: "3F-mono", number: "41", person: "yamada", title: "会議資料", computer: "10.1.2.3",
          endedAt: at(2026, 11, 25, 10, 5, 9), sides: 6, isDuplex: true),
        PrintJob(
          printer: "3F-mono", number: "42", person: "山田 太郎", title: "a [1]\t\"b\"", computer: "10.1.2.3",
          endedAt: at(2026, 11, 25, 10, 6), sides: 3, isDuplex: false),
        PrintJob(printer: "raw", number: "43", person: "root", computer: "localhost", endedAt: at(2026, 11, 25, 10, 7)),
      ])
    #expect(reading.summary.first == at(2026, 11, 25, 10, 5, 9))
    #expect(reading.summary.last == at(2026, 11, 25, 10, 7))
  }

  @Test func oneLineAPageOfJobsThatRunSideBySide() throws {
    let reading = try Reading(
      """
      a u 1 \(Self.date) 1 2 - h t A4 one-sided
      b u 2 \(Self.date) 1 1 - h s A4 one-sided
      a u 1 \(Self.date) 2 2 - h t A4 one-sided
      b u 2 \(Self.date) 2 1 - h s A4 one-sided
      a u 1 \(Self.date) 3 2 - h t A4 one-sided

      """)
    #expect(reading.sides == [2, 6])
    // A printer that is given each copy by itself says 1 as well.
    #expect(reading.jobs.map(\.copies) == [nil, 2])
  }

  /// The first line tells a page_log from events, whatever its printer is called, and whatever a document of theirs.
  @Test func namesLikeElements() throws {
    for printer in ["<3F>", "<b>3F</b>", "<"] {
      let reading = try Reading("\n\(printer) k.abe 41 \(Self.date) total 6 - 10.1.2.3 資料 A4 one-sided\n")
      #expect(reading.summary.kind == .cups && reading.jobs.map(\.printer) == [printer])
    }
    let event = WindowsTests.forwards.joined().replacing(
      "予算 &lt;案&gt; &amp; &#x8CC7;料", with: "a 41 \(Self.date) total 900 - 10.1.2.3 a A4 one-sided")
    #expect(try Reading(event).summary.kind == .windows)
  }

  @Test func theLastTotalCounts() throws {
    let reading = try Reading(
      """
      a u 1 \(Self.date) 1 1 - h t A4 one-sided
      a u 1 \(Self.date) total 4 - h t A4 one-sided
      a u 1 \(Self.date) total 9 - h t A4 one-sided

      """)
    #expect(reading.sides == [9])
  }

  /// Printed again (`lp -i 1 -H restart`), the total goes on from what it was.
  @Test func aNumberOfAnotherJobIsAnother() throws {
    let reading = try Reading(
      """
      a u 1 \(Self.date) total 4 - h t A4 one-sided
      a u 1 [26/Nov/2026:10:05:09 +0900] total 8 - h t A4 one-sided
      a v 1 [27/Nov/2026:10:05:09 +0900] total 9 - h s A4 one-sided

      """)
    #expect(reading.sides == [8, 9])
  }

  @Test func aTitleThatIsTooLong() throws {
    let long = "a u 1 \(Self.date) total 4 - h " + String(repeating: "長", count: 900)
    let cut = Array(long.utf8.prefix(2047)) + Array("\na u 2 \(Self.date) total 9 - h s A4 one-sided\n".utf8)
    let reading = try Reading(cut)
    #expect(reading.sides == [4, 9])
    #expect(reading.titles.first??.allSatisfy { $0 == "長" } == true)
    #expect(reading.findings == [])
  }

  @Test func oldVersions() throws {
    #expect(try Reading("DeskJet root 2 \(Self.date) 1 3 acme-123\n").sides == [3])
    let reading = try Reading("DeskJet root 2 \(Self.date) 1 3 acme-123 localhost\n")
    #expect(reading.jobs.map(\.computer) == ["localhost"])
  }

  /// The second half of a title with a line end in it looks like a record of its own.
  @Test func aLineEndInATitle() throws {
    let forged = "a boss 9999 \(Self.date) total 500 - h x A4 one-sided"
    let reading = try Reading(
      """
      a u 1 \(Self.date) total 3 - h first
      \(forged)
      a u 2 \(Self.date) total 4 - h second
      half A4 two-sided-short-edge
      a u 3 \(Self.date) total 5 - h third A4 one-sided

      """)
    #expect(reading.sides == [3, 4, 5])
    #expect(reading.titles == ["first\na boss 9999 \(Self.date) total 500 - h x", "second\nhalf", "third"])
    #expect(reading.findings == [])
  }

  /// … and where its first half looks whole, the number is none that the server has given.
  @Test func aNumberBeyondAllOthersIsNone() throws {
    let reading = try Reading(
      """
      a u 1 \(Self.date) total 3 - h first A4 one-sided
      a boss 9999 \(Self.date) total 500 - h x A4 one-sided
      a u 2 \(Self.date) total 4 - h second A4 one-sided

      """)
    #expect(reading.sides == [3, 4])
    #expect(reading.findings == ["noRecord 2 1"])
    // With others behind it, it is a count that goes on there: what is between is in another file.
    let gap = try Reading(
      """
      a u 1 \(Self.date) total 3 - h first A4 one-sided
      a u 9999 \(Self.date) total 5 - h x A4 one-sided
      a u 10000 \(Self.date) total 4 - h second A4 one-sided

      """)
    #expect(gap.sides == [3, 5, 4])
    #expect(gap.findings == ["gap 2 9997"])
  }

  @Test func aFormatOfTheOffices() throws {
    let format =
      #"PageLogFormat "%p %u %j %T %P %C %{job-billing} %{job-originating-host-name} %{job-name} %{media} %{sides} %{copies} %{job-state}""#
    let reading = try Reading(
      """
      a u 1 \(Self.date) total 8 - h t 1 A4 two-sided-long-edge 2 5
      a u 2 \(Self.date) total 10 - h t 2 A4 one-sided 1 7
      a u 3 \(Self.date) total 1 - h t 2 A4 one-sided 0 5

      """, format: format)
    #expect(reading.sides == [8, 10, 1])
    #expect(reading.jobs.map(\.copies) == [2, 1, nil])
    #expect(reading.jobs.map(\.isAtMost) == [false, true, false])
    let other = try Reading("\(Self.date)|7|u|total|5|a b|c\n", name: "3F.log", format: "%T|%j|%u|%P|%C|%{job-name}")
    #expect(other.jobs.map(\.printer) == ["3F"])
    #expect(other.titles == ["a b|c"])
  }

  @Test func aFormatThatCannotBeRead() {
    let cases: [(String, PageLogFormat.Fault)] = [
      ("%p %C", .missing("%T")), ("%p %T", .missing("%C")), ("%T %x %C", .unknown("%x")), ("%T %p%u %C", .adjacent),
      ("%T %{job-name %C", .unknown("%{")),
    ]
    for (format, fault) in cases { #expect(throws: fault) { try Reading("x", format: format) } }
    #expect(throws: PrintLogFault.formatDoesNotFit) { try Reading("a b c\n", format: "%T %C") }
    #expect(throws: PrintLogFault.needsFormat) { try Reading("\(Self.date)|7|u|total|5|a b|c\n") }
  }

  @Test func cutTails() throws {
    let whole = "a u 1 \(Self.date) total 3 - h first A4 one-sided\n"
    #expect(try Reading(whole + "a u 2 \(Self.date) total 4 - h sec").findings == ["cutTail 2 1"])
    #expect(try Reading(whole + "a u 2 \(Self.date) total 4 - h sec").sides == [3, 4])
    // The number itself may be cut.
    #expect(try Reading(whole + "a u 2 \(Self.date) total 4").sides == [3])
    #expect(try Reading(whole + "a u 2 [25/Nov").findings == ["cutTail 2 1"])
    #expect(try Reading(whole + "lp: no space left\n" + whole).findings == ["noRecord 2 1"])
  }

  @Test func gapsRestartsAndLateJobs() throws {
    func lines(_ numbers: [Int]) -> String {
      numbers.map { "a u \($0) \(Self.date) total 3 - h t A4 one-sided\n" }.joined()
    }
    #expect(try Reading(lines([1, 2, 4, 3, 5])).findings == [])
    #expect(try Reading(lines([1, 2, 5, 6])).findings == ["gap 3 2"])
    #expect(try Reading(lines([7000, 7001, 1, 2, 3])).findings == ["restart 3 1"])
    // A job that was held for long comes late; its number is no new beginning.
    #expect(try Reading(lines(Array(5000...5010) + [3] + Array(5011...5020))).findings == [])
    #expect(try Reading(lines([1, 1])).findings == [])
  }

  @Test func theSameJobTwiceCountsOnce() throws {
    let line = "a u 1 \(Self.date) total 3 - h first A4 one-sided\n"
    let others = (2...4200).map { "a u \($0) \(Self.date) total 1 - h first A4 one-sided\n" }.joined()
    let reading = try Reading(line + others + line)
    #expect(reading.jobs.count == 4200)
    #expect(reading.summary.findings.contains { $0.kind == .twice && $0.count == 1 })
  }

  @Test func namesInCP932() throws {
    var bytes = Array("a ".utf8) + [0x8E, 0x52, 0x93, 0x63]
    bytes += Array(" 1 \(Self.date) total 3 - h 議事 A4 one-sided\n".utf8)
    #expect(try Reading(bytes).jobs.map(\.person) == ["山田"])
    #expect(try Reading(bytes).titles == ["議事"])
  }

  @Test func virtualPrinters() throws {
    let reading = try Reading(
      """
      CUPS-PDF u 1 \(Self.date) total 3 - h t A4 one-sided
      3F-fax u 2 \(Self.date) total 3 - h t A4 one-sided

      """)
    #expect(reading.summary.virtualPrinters == ["CUPS-PDF"])
    #expect(VirtualPrinters.has(#"\\PRN01\Microsoft Print to PDF"#))
    #expect(VirtualPrinters.has("3F", port: "PORTPROMPT:"))
    for name in ["3F-複合機", "FAX室-複合機"] { #expect(!VirtualPrinters.has(name, port: "IP_10.0.0.5")) }
  }
}
