import BriefingDomain
import JapaneseText
import PrintLogs
import Testing

/// Events of PrintService, as the tools of Windows write them.
struct WindowsTests {
  static func printed(_ job: Int, record: Int, pages: Int, second: Int, port: String = "IP_10.0.0.5") -> String {
    """
    <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider \
    Name='Microsoft-Windows-PrintService' Guid='{747EF6FD-E535-4D16-B510-42C90F6873A1}'/><EventID>307</EventID>\
    <Version>0</Version><TimeCreated SystemTime='2026-11-25T01:05:0\(second).1234567Z'/><EventRecordID>\(record)\
    </EventRecordID><Correlation/><Channel>Microsoft-Windows-PrintService/Operational</Channel><Computer>PRN01</Computer>\
    <Security UserID='S-1-5-21-1'/></System><UserData><DocumentPrinted \
    xmlns='http://manifests.microsoft.com/win/2005/08/windows/printing/spooler/core/events'><Param1>\(job)</Param1>\
    <Param2>予算 &lt;案&gt; &amp; &#x8CC7;料</Param2><Param3>yamada</Param3><Param4>\\\\PC-7</Param4>\
    <Param5>3F-複合機</Param5><Param6>\(port)</Param6><Param7>123456</Param7><Param8>\(pages)</Param8>\
    </DocumentPrinted></UserData></Event>
    """
  }

  static func rendered(_ job: Int, record: Int, copies: Int, second: Int) -> String {
    """
    <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><EventID Qualifiers='0'>805</EventID>\
    <TimeCreated SystemTime='2026-11-25T01:05:0\(second).1234567Z'/><EventRecordID>\(record)</EventRecordID></System>\
    <UserData><RenderJobDiag xmlns='http://manifests.microsoft.com/win/2005/08/windows/printing/spooler/core/events'>\
    <JobId>\(job)</JobId><GdiJobSize>0</GdiJobSize><ICMMethod>0</ICMMethod><Color>0</Color><XRes>600</XRes>\
    <YRes>600</YRes><Quality>0</Quality><Copies>\(copies)</Copies><TTOption>0</TTOption></RenderJobDiag></UserData></Event>
    """
  }

  /// Two jobs, the second without its 805.
  static let forwards = [
    rendered(5, record: 10, copies: 2, second: 1), printed(5, record: 11, pages: 3, second: 2),
    printed(6, record: 13, pages: 4, second: 3),
  ]

  @Test func asWevtutilWritesThem() throws {
    let reading = try Reading(Self.forwards.joined(separator: "\n"))
    #expect(reading.summary.kind == .windows)
    #expect(
      reading.jobs == [
        PrintJob(
          printer: "3F-複合機", number: "5", person: "yamada", title: "予算 <案> & 資料", computer: #"\\PC-7"#,
          endedAt: at(2026, 11, 25, 10, 5, 2), sides: 6, copies: 2, pages: 3),
        // Of its copies nothing is said, and so nothing of its sides.
        PrintJob(
          printer: "3F-複合機", number: "6", person: "yamada", title: "予算 <案> & 資料", computer: #"\\PC-7"#,
          endedAt: at(2026, 11, 25, 10, 5, 3), pages: 4),
      ])
  }

  @Test func theNewestFirstOrUnderOneRootOrInUTF16() throws {
    for text in [
      "<root>" + Self.forwards.joined() + "</root>",
      "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n<Events>" + Self.forwards.joined()
        + "</Events>",
      Self.forwards.reversed().joined(separator: "\r\n"),
    ] {
      for encoding in [TextEncoding.utf8, .utf16LE] {
        let mark: [UInt8] = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : [0xFF, 0xFE]
        let reading = try Reading(mark + encoding.encode(text))
        let jobs = reading.jobs.sorted { $0.endedAt < $1.endedAt }
        #expect(jobs.map(\.sides) == [6, nil])
        #expect(jobs.map(\.pages) == [3, 4])
        #expect(reading.findings == [])
      }
    }
  }

  /// The spooler counts anew when it is started: an 805 of the same number is another job's if one more 307 lies between.
  @Test func anOldNumberLendsNoCopies() throws {
    let events = [
      Self.rendered(5, record: 10, copies: 9, second: 1), Self.printed(5, record: 11, pages: 3, second: 2),
      Self.printed(5, record: 12, pages: 1, second: 3),
    ]
    #expect(try Reading(events.joined()).jobs.map(\.copies) == [9, nil])
    #expect(try Reading(events.reversed().joined()).jobs.map(\.copies) == [nil, 9])
  }

  @Test func whatGoesIntoAFileIsNoPaper() throws {
    let reading = try Reading(Self.printed(1, record: 1, pages: 2, second: 1, port: "PORTPROMPT:"))
    #expect(reading.summary.virtualPrinters == ["3F-複合機"])
  }

  @Test func whatEventsNeverHave() {
    for (text, fault) in [
      ("<!DOCTYPE x [<!ENTITY a \"b\">]><Event/>", PrintLogFault.damagedXML(line: 1)),
      ("<root>\n<Event><EventID>&a;</EventID></Event></root>", .damagedXML(line: 2)),
      ("<Event></Evant>", .damagedXML(line: 1)), (String(repeating: "<a>", count: 100), .damagedXML(line: 1)),
      ("<html><body>x</body></html>", .noEvents),
      ("<Event><System><EventID>4624</EventID></System></Event>", .noEvents),
    ] { #expect(throws: fault) { try Reading(text) } }
    #expect(throws: PrintLogFault.eventLog(.unsupported)) { try Reading("ElfFile\0\0\0") }
    #expect(throws: PrintLogFault.workbook) { try Reading([0x50, 0x4B, 3, 4, 0]) }
    #expect(throws: PrintLogFault.empty) { try Reading("\r\n") }
    #expect(throws: PrintLogFault.unknownKind) { try Reading("a,b\n1,2\n") }
  }

  @Test func whatWasCutHasItsEventsUpToThere() throws {
    let reading = try Reading(Self.forwards[0] + "\n" + Self.forwards[1] + "\n" + Self.forwards[2].prefix(500))
    #expect(reading.sides == [6])
    #expect(reading.findings == ["cutTail 3 1"])
  }

  static let message = """
    Document 7, a, owned by b on c owned by yamada on \\\\PC-7 was printed on 3F-複合機 through port IP_10.0.0.5.  \
    Size in bytes: 123456. Pages printed: 2. No user action is required.
    """

  @Test func getWinEventExported() throws {
    let table = """
      #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
      "Message","Id","RecordId","ProviderName","MachineName","TimeCreated","Properties"
      "\(Self.message)","307","12","Microsoft-Windows-PrintService","PRN01","2026/11/25 10:05:09","System.Collections.Generic.List`1"
      "Rendering job 7.","805","11","Microsoft-Windows-PrintService","PRN01","2026/11/25 10:05:08","System.Collections.Generic.List`1"
      "Spooling job 7.","800","10","Microsoft-Windows-PrintService","PRN01","2026/11/25 10:05:07","System.Collections.Generic.List`1"

      """
    let job = PrintJob(
      printer: "3F-複合機", number: "7", person: "yamada", title: "a, owned by b on c", computer: #"\\PC-7"#,
      endedAt: at(2026, 11, 25, 10, 5, 9), pages: 2)
    #expect(try Reading(table).jobs == [job])
    #expect(try Reading(table).summary.kind == .windows)
    // In the American way of writing days.
    let american = table.replacing("2026/11/25 10:", with: "11/25/2026 10:").replacing(/:0(\d)"/) { ":0\($0.1) AM\"" }
    #expect(try Reading(american).jobs == [job])
    #expect(throws: PrintLogFault.unclearDates(line: 3)) {
      try Reading(table.replacing("2026/11/25", with: "25/11/2026"))
    }
    let objects = """
      <?xml version="1.0" encoding="utf-8"?>
      <Objects><Object Type="System.Diagnostics.Eventing.Reader.EventLogRecord">
      <Property Name="Message" Type="System.String">\(Self.message)</Property><Property Name="Id" Type="System.Int32">307</Property>
      <Property Name="RecordId" Type="System.Int64">12</Property><Property Name="Properties"><Property>x</Property></Property>
      <Property Name="TimeCreated" Type="System.DateTime">2026/11/25 10:05:09</Property></Object></Objects>
      """
    #expect(try Reading(objects).jobs == [job])
    let clixml = """
      <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0">\
      <T>System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN><ToString>x</ToString><Props><I32 N="Id">307</I32>\
      <DT N="TimeCreated">2026-11-25T10:05:09.0000000+09:00</DT><Obj N="Bookmark" RefId="3"><ToString>y</ToString></Obj></Props>\
      <MS><S N="Message">\(Self.message)</S></MS></Obj></Objs>
      """
    #expect(try Reading(clixml).jobs == [job])
  }

  @Test func messagesInAnotherLanguageAreNotGuessedAt() {
    let table = "Message,Id,TimeCreated\n\"ドキュメント 7 が印刷されました\",307,2026/11/25 10:05:09\n"
    #expect(throws: PrintLogFault.foreignMessages(line: 2)) { try Reading(table) }
  }

  @Test func parametersAsColumns() throws {
    let table = """
      TimeCreated,Id,Param1,Param2,Param3,Param4,Param5,Param6,Param7,Param8
      2026/11/25 10:05:09,307,7,資料,yamada,PC-7,3F,IP_1,100,5

      """
    #expect(try Reading(table).jobs.map(\.pages) == [5])
    #expect(try Reading(table).titles == ["資料"])
  }

  /// A job whose 805 is not in a long file, which is looked for behind it, is no less a job.
  @Test func aLongLogThatGoesBackwards() throws {
    var events = [Self.printed(70_000, record: 20_000, pages: 9, second: 1)]
    for job in 1...4_200 {
      events.append(Self.printed(job, record: 20_000 - 2 * job, pages: 2, second: 1))
      events.append(Self.rendered(job, record: 19_999 - 2 * job, copies: 3, second: 1))
    }
    let reading = try Reading(events.joined(separator: "\n"))
    #expect(reading.jobs.count == 4_201 && reading.sides.count { $0 == 6 } == 4_200)
    #expect(reading.numbers.contains("70000"))
  }
}
