import BriefingDomain
import BriefingLedger
import Foundation
import Testing

@testable import BriefingLibrary
@testable import BriefingPayloads

/// What a signed report says is what the home says, and whatever is changed in it is named.
struct SignedReportTests {
  /// A ledger with every form, corrections, withdrawals, what nobody recorded and what no screen showed, and all settings.
  static func office(_ fixture: LibraryFixture) async throws -> Visit {
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-08-03,備蓄,危機管理課,局長,paper,12,7,yes,図面が大判", "2026-08-20,堤防,河川課,危機管理監,both,6,3,no,様式",
      "2026-09-03,備蓄,危機管理課,局長,paper,9,,yes,", "2026-09-08,水位,河川課,局長,digital,0,4,yes,",
      "2025-10-06,昔,河川課,局長,paper,5,2,yes,", "2026-10-05,備蓄,危機管理課,局長,projected,0,6,yes,",
      "2026-10-06,訓練,危機管理課,危機管理監,both,2,4,yes,図面が大判", "2026-10-07,水門,河川課,局長,paper,3,,no,\"様式, 紙\"",
      "2026-10-08,別称,都市局水防課,局長,paper,1,2,yes,", into: visit)
    for (day, title) in [(12, "収容"), (13, "取下"), (14, "中止"), (15, "未確認")] {
      _ = try await visit.register(
        [try fixture.file("\(title).txt", title)],
        Registration(
          title: "\(title) \"計画\" \\", recipients: ["局長", "危機管理監"], unit: "河川課",
          moment: try visit.clock.moment("2026-10-\(day) 10:00"), room: "3A"))
    }
    let first = try #require(try await visit.newestBriefings(4).map(\.id).min())
    _ = try await visit.submit(briefing: first, to: ["局長"], form: .paper, copies: 4, pages: 9, reason: "図面が大判")
    _ = try await visit.submit(briefing: first, to: ["局長"], form: .both, copies: 2, correction: "部数の誤り")
    _ = try await visit.submit(briefing: Briefing.ID(first.rawValue + 1), to: ["局長"], form: .paper, copies: 7)
    _ = try await visit.withdraw([Briefing.ID(first.rawValue + 1)], reason: "誤登録")
    try await visit.cancel(Briefing.ID(first.rawValue + 2), reason: "日程変更")
    // Nobody had a screen open.
    let start = PreciseInstant(LibraryFixture.now)
    let id = try await visit.project(first, room: nil, driver: "佐藤", minutes: nil).projection
    _ = try await visit.library.takeUp(id, at: start)
    _ = try await visit.end(
      id, by: .driver, at: start.advanced(by: 5000), steps: [.begins(ProjectionRecordTests.on(1, 1), at: start)],
      present: ["危機管理監"], recordedBy: "佐藤")
    try await visit.setBase(Period(iso: "2026-08..2026-09"))
    try await visit.setGoal(0.4)
    try await visit.setFactor(FactorDraft(name: "CO2", perSheet: "4.6", unit: "g", source: "LCA"))
    try await visit.setFactor(FactorDraft(name: "文献", perSheet: "1.86..8.6", source: "LCA", dated: "2023", kind: .co2))
    try await visit.setFactor(FactorDraft(name: "用紙", perSheet: "0.6", source: "契約", kind: .paper))
    try await visit.setFactor(FactorDraft(name: "印刷", perSheet: "2..3", source: "契約", dated: "2025年度", kind: .print))
    try await visit.setLogStart(Month(2025, 1))
    try await visit.setWithoutReport([Month(2025, 12)!], true)
    _ = try await visit.setUnit("危機管理課", bureau: "危機管理局", department: nil, floor: "7階", adoptedFrom: Month(2026, 10))
    _ = try await visit.setUnit("河川課", bureau: "都市局", department: nil, floor: "７Ｆ", adoptedFrom: nil)
    _ = try await visit.mergeUnit("都市局水防課", into: "河川課")
    try await visit.setStockBase(Day(2026, 9, 1)!...Day(2026, 9, 30)!)
    try await visit.setStockGoal(0.5)
    for (amount, month) in [("20.05", 9), ("8.1", 10)] {
      _ = try await visit.noteStock(
        StockStatement(.measured, at: "書庫", unit: "河川課", on: Day(2026, month, 30), amount: amount))
    }
    return visit
  }

  static func signed(
    _ visit: Visit, _ request: ReportRequest = ReportRequest(period: Period(iso: "2026-10"))
  ) async throws -> SignedReport {
    let key = try await visit.signingKey()
    return try SignedReport(try await visit.exportedReport(request).export, by: key)
  }

  @Test func theExportSaysWhatTheHomeSays() async throws {
    let fixture = try LibraryFixture()
    let visit = try await Self.office(fixture)
    for measure in Measure.allCases {
      for (seenOnly, running) in [(false, false), (true, false), (false, true), (true, true)] {
        for period in ["2026-10", "2026-11", "2026-08..2026-11", "2025-10", "2026-04..2027-03"] {
          let request = ReportRequest(
            period: Period(iso: period), measure: measure, grouping: .unit, alsoBy: ReportRequest.Grouping.allCases,
            withSeries: true, seenOnly: seenOnly, withRunningMonth: running)
          let (report, export) = try await visit.exportedReport(request)
          #expect(try SignedFigures(report).json == SignedFigures(export.recomputed()).json, "\(measure) \(period)")
        }
      }
    }
    // None of the parts is empty, so that none goes unlooked at.
    let (report, export) = try await visit.exportedReport(ReportRequest(period: Period(iso: "2026-10")))
    #expect(!export.waiting.isEmpty && !export.unseen.isEmpty && export.units.contains { $0.countedAs != nil })
    #expect(export.waiting.contains { $0.cancelledAt != nil } && report.total.period.unrecorded == 4)
    #expect(export.entries.contains(where: \.content.isWithdrawal) && report.total.period.unseen == 1)
    #expect(Set(export.entries.map(\.content.handout.form)) == Set(SubmissionForm.allCases))
  }

  @Test func itChecksFromTheFileAlone() async throws {
    let fixture = try LibraryFixture()
    let visit = try await Self.office(fixture)
    let report = try await Self.signed(visit)
    let check = ReportCheck(Array(report.text.utf8))
    #expect(check.ok && check.findings.isEmpty && check.figures > 300 && check.period == "2026-10")
    #expect(check.key?.given == false)
    // The same home gives the same bytes.
    #expect(try await Self.signed(visit).text == report.text)
    let key = try await visit.signingKey().key
    #expect(ReportCheck(Array(report.text.utf8), key: key).ok)
    #expect(try await ReportCheck.checkpoint(of: Array(report.text.utf8))?.checkpoint.head == visit.ledgerHead())
  }

  /// Each member of each line, one after the other. Of the figures, of which each is computed anew, some.
  @Test func everyChangedCellIsNamed() async throws {
    let fixture = try LibraryFixture()
    let report = try await Self.signed(try await Self.office(fixture))
    let lines = report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (cells, kinds): (Int, Set<String>) = (0, [])
    for (place, text) in lines.enumerated() {
      guard let line = FlatLine(Array(text.utf8)[...]) else { continue }
      for (member, cell) in line.members.enumerated() {
        guard case .text(let kind) = line.members[0].value else { continue }
        let isFigure = kind == "figure"
        if isFigure, place % 6 != 0 { continue }
        cells += 1
        let changed = Array(Self.text(lines, place, line, member, Self.other(cell.value)).utf8)
        // All of it where a figure is looked at, and once for each column.
        let isWhole = isFigure || kinds.insert("\(kind) \(cell.name)").inserted
        let found = isWhole ? ReportCheck(changed).findings : ReportReading(changed).findings
        let named = found.contains { finding in
          if isFigure, cell.name != "kind" {
            guard case .text(let name) = line.members[1].value else { return false }
            return finding.fault == .figure && finding.field == name && (cell.name == "name") == (finding.said == nil)
          }
          return finding.line == place + 1 && (finding.field == cell.name || ["kind", "marks"].contains(cell.name))
        }
        #expect(named, "line \(place + 1), \(cell.name): \(found)")
        if isWhole { #expect(found.contains { $0.fault == .digest }, "line \(place + 1), \(cell.name): \(found)") }
      }
    }
    #expect(cells > 700 && kinds.count > 60)
  }

  private static func other(_ value: FlatLine.Value) -> FlatLine.Value {
    switch value {
    case .text(let text): .text(text.isEmpty ? "x" : String(text.dropLast()) + (text.last == "a" ? "b" : "a"))
    case .literal("true"): .literal("false")
    case .literal("false"): .literal("true")
    case .literal("null"): .literal("1")
    case .literal(let literal):
      .literal((Double(literal).map { $0 >= 0 } ?? false ? "1" : "-1") + literal.drop { $0 == "-" })
    }
  }

  private static func text(
    _ lines: [String], _ place: Int, _ line: FlatLine, _ member: Int, _ value: FlatLine.Value
  ) -> String {
    var (lines, members) = (lines, line.members.map { ($0.name, $0.value) })
    members[member].1 = value
    lines[place] = FlatLine(members).text
    return lines.joined(separator: "\n")
  }

  /// Of figures that are newer than a file nothing is missing in it.
  @Test func aFileOfBefore() async throws {
    let fixture = try LibraryFixture()
    let report = try await Self.signed(try await Self.office(fixture))
    let newer = #/"name":"report\.(?:sheetsSaved|cost|stock)/#
    let lines = report.text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { $0.firstMatch(of: newer) == nil }
    #expect(kept.count < lines.count)
    let check = ReportCheck(Array(kept.joined(separator: "\n").utf8))
    #expect(!check.findings.contains { $0.fault == .figure }, "\(check.findings)")
  }

  /// Whoever changes an entry and its marks is caught by the chain; whoever makes the chain anew, by the signed head.
  @Test func aForgedEntryShows() async throws {
    let fixture = try LibraryFixture()
    let report = try await Self.signed(try await Self.office(fixture))
    var lines = report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix(#"{"kind":"entry","seq":9"#) })
    let (line, _) = try #require(FlatLine(Array(lines[place].utf8)[...])?.unmarked())
    lines[place] =
      FlatLine(
        line.members.map { ($0.name, $0.name == "copies" ? .literal("2") : $0.value) }
      ).marked.text
    let check = ReportCheck(Array(lines.joined(separator: "\n").utf8))
    #expect(
      check.findings.contains { $0.fault == .content && $0.kind == .entry && $0.entry == 9 && $0.line == place + 1 })
    #expect(check.findings.contains { $0.fault == .figure && $0.field == "report.documents" })
    #expect(!check.findings.contains { $0.fault == .changed || $0.fault == .head })

    var reading = ReportReading(Array(lines.joined(separator: "\n").utf8)).entries
    for index in reading.indices {
      let before = index == 0 ? ContentHash.start : reading[index - 1].hash
      let entry = reading[index]
      let hash = try #require(
        ContentHash(LedgerChain.hash(number: entry.number, entry.content, form: entry.hashForm, after: before.bytes)))
      reading[index] = LedgerEntry(
        number: entry.number, content: entry.content, hashForm: entry.hashForm, previousHash: before, hash: hash)
    }
    let forged = try #require(ReportReading(Array(lines.joined(separator: "\n").utf8)).export)
    let anew = ReportExport(
      request: forged.request, computedAt: forged.computedAt, entries: reading, settings: forged.settings,
      recipients: forged.recipients, units: forged.units, waiting: forged.waiting, unseen: forged.unseen)
    let other = try LibraryFixture()
    let stranger = try await other.visit().signingKey()
    let whole = try SignedReport(anew, by: stranger)
    let note = "\n" + report.checkpoint.text
    let content = String(whole.text.prefix(whole.text.count - ("\n" + whole.checkpoint.text).count))
    #expect(Set(ReportCheck(Array((content + note).utf8)).findings.map(\.fault)) == [.digest, .head])
    // Signed by somebody else.
    #expect(Set(ReportCheck(Array(whole.text.utf8)).findings.map(\.fault)) == [.signature])
  }

  /// No byte of it can be another one.
  @Test func everyByteCounts() async throws {
    let fixture = try LibraryFixture()
    let report = try await Self.signed(try await Self.office(fixture))
    let bytes = Array(report.text.utf8)
    for place in stride(from: 0, to: bytes.count, by: 499) + Array(bytes.count - 140..<bytes.count) {
      var changed = bytes
      changed[place] ^= 1
      #expect(!ReportCheck(changed).ok, "byte \(place)")
    }
    for end in stride(from: 0, to: bytes.count, by: 4999) + [bytes.count - 1] {
      #expect(!ReportCheck(Array(bytes.prefix(end))).ok, "cut off at \(end)")
    }
    #expect(!ReportCheck(bytes + [10]).ok && !ReportCheck([]).ok && !ReportCheck([10, 10]).ok)
  }
}

private func + (a: StrideTo<Int>, b: [Int]) -> [Int] { Array(a) + b }
