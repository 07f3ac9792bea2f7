import BriefingDomain
import BriefingLibrary
import Foundation
import GRDBSQLite
import InstantLiterals
import Synchronization
import Testing

@testable import ProjectionServer

/// A page of the desk asks the database as often in a large office as in a small one: nothing asks once for each row.
struct StatementTests {
  private static let pages = [
    "/board", "/board?view=month", "/board?to=局長&from=危機管理課&room=3A", "/unrecorded", "/unrecorded?period=all",
    "/evidence?month=2026-11", "/evidence?month=2026-11&unit=危機管理課&briefing=1", "/evidence/printers", "/register",
    "/register?like=1", "/briefings/1", "/briefings/1/amend", "/briefings/1/files",
    "/briefings/1/materials/1/1/pages/1",
    "/briefings/1/materials/1/2/changes", "/search?q=避難所", "/search?q=from:危機管理課", "/search/values?token=to:局",
    "/assignments", "/due", "/search?q=避難所&names=1",
    "/reports?period=2026-11", "/reports/document?period=2026-11", "/settings/figures",
    "/settings/history",
    "/settings/people", "/settings/recipients", "/settings/recipients/1", "/settings/units", "/settings/units/1",
    "/settings/rooms", "/me",
  ]

  @Test(arguments: [
    ["reform-office", "administrator"], ["staff=危機管理課"], ["secretary=局長"], ["reader=危機管理監"],
  ])
  func asManyWhateverTheOfficeHolds(_ roles: [String]) async throws {
    // It hears of connections that are opened from now on.
    try #require(StatementCount.isListening)
    let hall = try await Hall()
    try await hall.add("a.anzen", roles)
    try await hall.answering { (visitor: Visitor) async throws in
      // Enough for a whole page of hits.
      try await Self.grow(hall, 12, visitor)
      let browser = Browser(visitor)
      #expect(try await browser.signIn("a.anzen").status == 303)
      let small = try await Self.statements(browser, hall)
      try await Self.grow(hall, 6, visitor)
      let large = try await Self.statements(browser, hall)
      #expect(small.values.contains { $0.count > 3 })
      for page in small.keys.sorted() {
        // Which words there are hangs on what is asked; how often each is asked must not hang on how much there is.
        let more = large[page, default: [:]].filter { $0.value > small[page]?[$0.key] ?? 1 }
        #expect(more == [:], "\(page) as \(roles)")
      }
    }
  }

  /// By page, how often it asks what; those pages that this person may not see are left out.
  private static func statements(_ browser: Browser, _ hall: Hall) async throws -> [String: [String: Int]] {
    var counts: [String: [String: Int]] = [:]
    for page in pages {
      let path = page.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? page
      StatementCount.forget(hall)
      let answer = try await browser.get(path)
      guard answer.status != 403 else { continue }
      #expect(answer.status == 200, "\(page): \(answer.status)")
      counts[page] = StatementCount.of(hall)
    }
    return counts
  }

  /// More of everything: briefings, with what belongs to them, and what belongs to the first one.
  private static func grow(_ hall: Hall, _ rounds: Int, _ visitor: Visitor) async throws {
    for _ in 0..<rounds {
      let number = try await hall.register("避難所の報告", ["資料.txt", "別表.txt"])
      for briefing in [1, number] {
        _ = try await hall.visit.submit(briefing: briefing, to: ["局長"], form: .paper, copies: 2)
        _ = try await hall.visit.assign("数を確かめる", in: briefing)
      }
      _ = try await hall.visit.replace([try hall.file("収容計画.txt", "避難所 \(number)")], in: 1, material: 1)
      let projection = try await hall.project(1)
      // Its pages are counted first.
      _ = try await hall.state(of: projection, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
      #expect(try await visitor.act(projection.drive, "page", #""page": 2"#).status == 200)
      hall.time.advance(5_000)
      #expect(try await visitor.act(projection.drive, "end").status == 200)
    }
    _ = try await hall.register("避難所の予定", ["資料.txt"])
    // A log with as many jobs as there are rounds, of the same printer.
    let jobs = (1...rounds).map { number in
      "3F a \(rounds * 100 + number) [24/Nov/2026:09:\(10 + number):00 +0900] total 9 - - 起案 A4 one-sided\n"
    }
    _ = try await hall.visit.importPrints([hall.file("page_log", jobs.joined())]) { _ in }
    try await hall.visit.setPrinter("3F", PrinterPlace(unit: "危機管理課"))
    _ = try await hall.visit.addRoom("会議室\(rounds)")
    try await hall.add("p\(rounds)", "staff=危機管理課")
  }
}

/// How often SQLite has begun which statements in the databases of this process.
enum StatementCount {
  private static let counts = Mutex<[String: [String: Int]]>([:])

  static func of(_ hall: Hall) -> [String: Int] { counts.withLock { $0[path(hall), default: [:]] } }
  static func forget(_ hall: Hall) { counts.withLock { $0[path(hall)] = nil } }
  private static func path(_ hall: Hall) -> String { hall.folder.appending(path: "home/utsusu.sqlite").path }

  /// Every connection that is opened from now on tells of its statements.
  static let isListening: Bool = {
    let begin: @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32 = { connection, _, _ in
      sqlite3_trace_v2(
        connection, UInt32(SQLITE_TRACE_STMT),
        { _, _, statement, text in
          guard let text, let name = sqlite3_db_filename(sqlite3_db_handle(OpaquePointer(statement)), "main") else {
            return 0
          }
          let sql = String(cString: text.assumingMemoryBound(to: CChar.self))
          // What a trigger does is no statement of ours, and the transactions around them are the server's, too.
          guard !["--", "BEGIN", "COMMIT", "PRAGMA"].contains(where: sql.hasPrefix) else { return 0 }
          StatementCount.counts.withLock { $0[String(cString: name), default: [:]][sql, default: 0] += 1 }
          return 0
        }, nil)
    }
    return sqlite3_auto_extension(unsafeBitCast(begin, to: (@convention(c) () -> Void).self)) == SQLITE_OK
  }()
}
