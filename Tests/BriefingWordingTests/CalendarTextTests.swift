import BriefingDomain
import BriefingLibrary
import InstantLiterals
import Testing

@testable import BriefingWording

/// Calendars as programs read them: RFC 5545 to the octet.
struct CalendarTextTests {
  /// 2026-11-25 03:00 UTC, noon in Tokyo.
  private static let noon = Instant(seconds: 1_795_575_600)

  private static func text(
    _ entries: [CalendarEntry], zone: String = "Asia/Tokyo", now: Instant = noon, _ language: Language = .ja
  ) throws -> CalendarText {
    let clock = try OfficeClock(now: now, zone: zone)
    let feed = CalendarFeed(id: 1, part: .unit(1), name: "危機管理課", key: nil, addedAt: now)
    return Language.$current.withValue(language) {
      CalendarText(feed, entries, clock, server: "https://room.example.jp")
    }
  }

  private static func entry(
    from start: Instant, until end: Instant? = nil, dayOnly: Bool = false, title: String = "避難所の収容計画",
    cancelled: String? = nil, isConfidential: Bool = false, withheld: Bool = false
  ) -> CalendarEntry {
    let briefing = Briefing(
      id: 7, title: title, unit: OfficeUnit(id: 1, name: "危機管理課"), presenter: "佐藤",
      slot: Slot(moment: Moment(instant: start, dayOnly: dayOnly), end: end), room: "3A", plannedForm: .both,
      cancelReason: cancelled, isConfidential: isConfidential)
    return CalendarEntry(
      identity: "a1", revision: 2, slot: briefing.slot,
      content: .briefing(withheld ? briefing.withheld : briefing, recipients: ["局長", "危機管理監"]))
  }

  private static func unfolded(_ text: CalendarText) -> [String] {
    text.text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test func wholly() throws {
    let entries = [
      Self.entry(from: Self.noon, until: Self.noon.advanced(by: 2700)),
      CalendarEntry(
        identity: "b2", revision: 0, slot: Slot(moment: Moment(instant: Self.noon, dayOnly: false)),
        content: .taken(room: "3A")),
    ]
    let text = try Self.text(entries)
    #expect(text.text.hasSuffix("END:VCALENDAR\r\n"))
    #expect(
      Self.unfolded(text) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//utsusu//utsusu//JA", "CALSCALE:GREGORIAN", "NAME:報告: 危機管理課",
        "X-WR-CALNAME:報告: 危機管理課", "X-WR-TIMEZONE:Asia/Tokyo", "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
        "X-PUBLISHED-TTL:PT15M", "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:20261124T120000",
        "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:a1@utsusu",
        "DTSTAMP:20261125T030000Z", "SEQUENCE:2", "DTSTART;TZID=Asia/Tokyo:20261125T120000",
        "DTEND;TZID=Asia/Tokyo:20261125T124500", "SUMMARY:避難所の収容計画", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
        "LOCATION:3A", "CATEGORIES:電子及び紙", "URL:https://room.example.jp/briefings/7",
        "DESCRIPTION:報告番号: 7\\n所属: 危機管理課\\n説明者: 佐藤\\n報告先: 局長、危機管理監\\n予定の提出形態: 電子及び紙", "END:VEVENT",
        "BEGIN:VEVENT", "UID:b2@utsusu", "DTSTAMP:20261125T030000Z", "SEQUENCE:0",
        "DTSTART;TZID=Asia/Tokyo:20261125T120000", "DTEND;TZID=Asia/Tokyo:20261125T123000", "SUMMARY:使用中",
        "LOCATION:3A", "END:VEVENT", "END:VCALENDAR",
      ])
    let english = Self.unfolded(try Self.text(entries, .en))
    #expect(english.contains("CATEGORIES:both") && english.contains("SUMMARY:Taken"))
    // Nothing at all is a calendar, too.
    #expect(Self.unfolded(try Self.text([])).last == "END:VCALENDAR")
  }

  @Test func days() throws {
    // The last day of a year; 12:00 in Tokyo stands for it.
    let lines = Self.unfolded(try Self.text([Self.entry(from: Instant(seconds: 1_798_686_000), dayOnly: true)]))
    #expect(lines.contains("DTSTART;VALUE=DATE:20261231") && lines.contains("DTEND;VALUE=DATE:20270101"))
    #expect(lines.contains("TRANSP:TRANSPARENT") && !lines.contains("BEGIN:VTIMEZONE"))
  }

  @Test func cancelledAndConfidential() throws {
    let cancelled = Self.unfolded(try Self.text([Self.entry(from: Self.noon, cancelled: "議会、延期")]))
    #expect(cancelled.contains("STATUS:CANCELLED") && cancelled.contains("SUMMARY:【中止】避難所の収容計画"))
    #expect(cancelled.contains("TRANSP:TRANSPARENT"))
    #expect(cancelled.contains { $0.hasPrefix("DESCRIPTION:中止: 議会、延期\\n") })
    let own = Self.unfolded(try Self.text([Self.entry(from: Self.noon, isConfidential: true)]))
    #expect(own.contains("CLASS:CONFIDENTIAL") && own.contains("SUMMARY:【取扱注意】避難所の収容計画"))

    let withheld = try Self.text([
      Self.entry(from: Self.noon, cancelled: "議会", isConfidential: true, withheld: true)
    ]).text
    for told in ["避難所", "佐藤", "3A", "電子", "局長", "briefings/7", "議会"] { #expect(!withheld.contains(told), "\(told)") }
    for told in ["（取扱注意）", "CLASS:CONFIDENTIAL", "危機管理課", "報告番号: 7", "STATUS:CANCELLED"] {
      #expect(withheld.contains(told), "\(told)")
    }
  }

  @Test(arguments: [
    ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("一\n二\r\n三", "一\\n二\\n三"), ("一\u{2028}二", "一\\n二"), ("\"引用\": %", "\"引用\": %"),
  ])
  func escapes(_ text: String, _ escaped: String) {
    #expect(CalendarLines.escaped(text) == escaped)
  }

  /// No title ends a line, begins a property, or moves a terminal's cursor.
  @Test func hostileTitles() throws {
    let title = "会議\r\nATTENDEE:mailto:x\nEND:VEVENT\u{0}\u{7}\u{1B}[2J\u{85}\u{202E}\r"
    let text = try Self.text([Self.entry(from: Self.noon, title: title)])
    #expect(Self.unfolded(text).filter { $0.hasPrefix("ATTENDEE") || $0 == "END:VEVENT" } == ["END:VEVENT"])
    let controls = text.text.replacing("\r\n", with: "").unicodeScalars.filter {
      [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
    }
    #expect(controls.isEmpty)
  }

  /// 75 octets, no character cut, and the same again when it is unfolded.
  @Test(arguments: ["a", "é", "避", "𠮷", "a避", "𠮷a"])
  func folds(_ unit: String) {
    for count in [1, 18, 19, 24, 25, 36, 37, 38, 73, 74, 75, 76, 149, 150, 300] {
      let line = "X:" + String(repeating: unit, count: count)
      let folded = CalendarLines.folded(line)
      let lines = folded.dropLast(1).split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.utf8.count <= 75 }, "\(unit) \(count)")
      // As full as they can be.
      #expect(lines.dropLast().allSatisfy { $0.utf8.count > 71 })
      #expect(folded == CalendarLines.folded(line) && folded.replacing("\r\n ", with: "") == line + "\r\n")
    }
    #expect(CalendarLines.folded(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75) + "\r\n")
  }

  /// Times in a zone, and how its clocks turn: from the time zone database, 2026b.
  @Test(arguments: [
    // Summer ends in the midst of a briefing: 1:30 CEST to 3:30 CET.
    (
      "Europe/Berlin", 1_792_884_600, 10_800, "20261025T013000", "20261025T033000",
      ["STANDARD 20261025T030000 +0200 +0100"], "DAYLIGHT +0200"
    ),
    // And begins: 1:30 EST to 4:00 EDT.
    (
      "America/New_York", 1_805_005_800, 5_400, "20270314T013000", "20270314T040000",
      ["DAYLIGHT 20270314T020000 -0500 -0400"], "STANDARD -0500"
    ),
    // By half an hour.
    (
      "Australia/Lord_Howe", 1_791_039_600, 7_200, "20261004T013000", "20261004T040000",
      ["DAYLIGHT 20261004T020000 +1030 +1100"], "STANDARD +1030"
    ),
    // Not for the summer: the zone got another time.
    (
      "Europe/Volgograd", 1_609_012_800, 18_000, "20201227T000000", "20201227T040000",
      ["STANDARD 20201227T020000 +0400 +0300"], "STANDARD +0400"
    ),
    ("Asia/Kathmandu", 1_795_575_600, 3_600, "20261125T084500", "20261125T094500", [], "STANDARD +0545"),
  ])
  func zones(
    _ zone: String, _ start: Int64, _ length: Int64, _ from: String, _ until: String, _ turns: [String], _ first: String
  ) throws {
    let start = Instant(seconds: start)
    let lines = Self.unfolded(
      try Self.text([Self.entry(from: start, until: start.advanced(by: length))], zone: zone, now: start))
    #expect(lines.contains("DTSTART;TZID=\(zone):\(from)"))
    #expect(lines.contains("DTEND;TZID=\(zone):\(until)"))
    let seen = lines.indices.filter { ["BEGIN:STANDARD", "BEGIN:DAYLIGHT"].contains(lines[$0]) }.map { place in
      lines[place...place + 3].map { String($0.split(separator: ":")[1]) }
    }
    #expect("\(seen[0][0]) \(seen[0][3])" == first && seen[0][2] == seen[0][3])
    #expect(seen.dropFirst().map { $0.joined(separator: " ") } == turns)
  }

  /// Neither time of an hour that the clocks show twice can be taken for the other one.
  @Test func theHourThatComesTwice() throws {
    let turn = Instant(seconds: 1_792_890_000)
    for (from, until, start, end) in [
      (-3601, -3600, ";TZID=Europe/Berlin:20261025T015959", ":20261025T000000Z"),
      (-1800, 1800, ":20261025T003000Z", ":20261025T013000Z"),
      (3599, 3600, ":20261025T015959Z", ";TZID=Europe/Berlin:20261025T030000"),
    ] as [(Int64, Int64, String, String)] {
      let entry = Self.entry(from: turn.advanced(by: from), until: turn.advanced(by: until))
      let lines = Self.unfolded(try Self.text([entry], zone: "Europe/Berlin", now: turn))
      #expect(lines.contains("DTSTART" + start) && lines.contains("DTEND" + end), "\(lines)")
    }
    // Where clocks go forward no time does.
    let spring = Instant(seconds: 1_805_007_600)
    let entry = Self.entry(from: spring.advanced(by: -60), until: spring.advanced(by: 60))
    let lines = Self.unfolded(try Self.text([entry], zone: "America/New_York", now: spring))
    #expect(lines.contains("DTSTART;TZID=America/New_York:20270314T015900"))
    #expect(lines.contains("DTEND;TZID=America/New_York:20270314T030100"))
  }

  /// A program that asks again is told of a change alone.
  @Test func theMark() throws {
    let entry = Self.entry(from: Self.noon)
    let (now, later) = (try Self.text([entry]), try Self.text([entry], now: Self.noon.advanced(by: 60)))
    #expect(now.mark == later.mark && now.text != later.text)
    #expect(try Self.text([Self.entry(from: Self.noon, title: "別")]).mark != now.mark)
  }
}
