import BriefingDomain
import InstantLiterals
import Testing

@testable import BriefingLibrary
@testable import BriefingWording

/// The record of a projection as `show` prints it.
struct RecordWordingTests {
  static let clock = ReportFixture.clock
  /// 2026-11-25 23:59:50 in Tokyo.
  static let start = PreciseInstant(milliseconds: (1_795_575_600 + 12 * 3600 - 10) * 1000)

  static func report(
    _ lines: [(from: Int64, until: Int64?)], end: Int64?, by endedBy: ProjectionEnd? = .driver, form: Int = 1,
    screens: Int = 2, seen: [Int64?] = []
  ) -> ProjectionReport {
    let hash = ContentHash([UInt8](repeating: 1, count: 32))!
    let version = MaterialVersion(
      id: 1, material: 1, briefing: 6, position: 1, number: 1, fileName: "図面.pdf", sha256: hash, byteCount: 1,
      format: .pdf, pageCount: 9, reason: nil, detail: nil, registeredAt: 0)
    return ProjectionReport(
      projection: ProjectionRun(
        id: 1, room: 1, briefing: 7, driver: "佐藤", minutes: nil, driveKeyHash: hash, followKey: nil, requestedAt: start,
        startedAt: start, roomName: "3A", aliveAt: start, isAskedToEnd: false,
        endedAt: end.map { start.advanced(by: $0) },
        endedBy: endedBy, presence: .ticked, screens: screens, recordForm: form),
      room: "3A", present: [Recipient(id: 1, name: "局長")],
      lines: lines.enumerated().map { index, line in
        ShownPage(
          version: version, page: 3, from: start.advanced(by: line.from),
          seenFrom: index < seen.count ? seen[index].map { start.advanced(by: $0) } : nil,
          until: line.until.map { start.advanced(by: $0) },
          driver: "佐藤", isBorrowed: true, lenderTitle: "別の報告")
      }, entries: [4, 5])
  }

  /// A day is named where it is another than that of the time before.
  @Test func overMidnight() {
    let lines = Self.report([(0, 5000), (5000, 12_000), (12_000, 20_000)], end: 20_000).lines(Self.clock)
    let (first, next) = (tr("2026-11-25 (Wed)", "2026-11-25 (水)"), tr("2026-11-26 (Thu)", "2026-11-26 (木)"))
    #expect(lines[0].hasPrefix("  3A  \(first) 23:59:50–\(next) 00:00:10  "))
    let times = ["23:59:50–23:59:55", "23:59:55–\(next) 00:00:02", "\(next) 00:00:02–00:00:10"]
    for (line, time) in zip(lines.dropLast().suffix(3), times) { #expect(line.hasPrefix("    \(time)  図面.pdf  ")) }
  }

  /// A page is on from when a screen has said so; what no screen showed says that. Where no screen was open, that stands
  /// above the lines, and where none was asked, nothing is known.
  @Test(arguments: [(2, 1, true), (2, 0, false), (1, 1, false)])
  func whatScreensSaid(_ form: Int, _ screens: Int, _ isTold: Bool) {
    let lines = Self.report(
      [(0, 5000), (5000, 9000)], end: 9000, form: form, screens: screens, seen: [form == 2 && screens > 0 ? 1000 : nil]
    ).lines(Self.clock)
    #expect(lines[4].hasPrefix("    23:59:5\(isTold ? 1 : 0)–23:59:55  図面.pdf  "))
    #expect(lines[5].hasPrefix("    23:59:55–23:59:59  図面.pdf  "))
    let told = tr("  on no screen", "  画面には出ていない")
    #expect(lines.map { $0.hasSuffix(told) } == [false, false, false, false, false, isTold, false])
  }

  /// All the times that a page was up together; not of what is on still.
  @Test func timesByPage() {
    let file = "    " + tr("Time by page", "ページごとの時間") + "  図面.pdf: " + pageLabel("3")
    #expect(Self.report([(0, 5000), (6000, 66_400)], end: 66_400).lines(Self.clock).last == file + " 1:05")
    #expect(Self.report([(0, 400)], end: 400).lines(Self.clock).last == file + " 0:00")
    #expect(Self.report([(0, 5000), (5000, nil)], end: nil).lines(Self.clock).allSatisfy { !$0.hasPrefix(file) })
  }

  @Test func whatItSays() {
    let lines = Self.report([(0, 5000)], end: 5000).lines(Self.clock)
    #expect(lines[0].hasSuffix("23:59:50–23:59:55  " + tr("ended by the driver", "進行役が終了")))
    #expect(lines[1].hasSuffix("局長"))
    #expect(lines[3] == "    " + tr("Ledger entries 4, 5", "台帳の記録 4、5"))
    #expect(lines[4].hasSuffix(tr("borrowed from briefing 6 別の報告", "借りた資料（報告 6 別の報告）")))
    let ends = [ProjectionEnd.driver, .shell, .shutdown, .crash].map {
      Self.report([], end: 0, by: $0).lines(Self.clock)[0]
    }
    #expect(Set(ends).count == 4)
    #expect(
      Self.report([(0, nil)], end: nil, by: nil).lines(Self.clock)[0].hasSuffix(
        tr("23:59:50 (on now)", "23:59:50（投影中）")))
  }
}
