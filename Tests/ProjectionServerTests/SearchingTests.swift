import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import ProjectionServer

/// What the console finds.
extension DrivingTests {
  /// A search in the room means by today the day of the question, not of the server's start.
  @Test func todayOnTheNextDay() async throws {
    let hall = try await Hall { $0.idle = 86_400_000 }
    _ = try await hall.visit.register(
      [SourcePath(hall.folder.appending(path: "収容計画.txt").path)],
      Registration(
        title: "翌日", recipients: ["局長"], unit: "危機管理課",
        moment: Moment(instant: Hall.start.instant.advanced(by: 86_400), dayOnly: true)))
    try await hall.serving { visitor in
      let live = try await hall.project()
      func titles() async throws -> [String] {
        let path = "/drive/\(live.drive.text)/search?in=library&q=on:%E4%BB%8A%E6%97%A5%20%E9%81%BF%E9%9B%A3%E6%89%80"
        let hits = try await visitor.get(path).json["hits"] as? [[String: Any]]
        return (hits ?? []).compactMap { $0["title"] as? String }
      }
      #expect(try await Set(titles()) == ["避難所の収容計画"])
      hall.time.advance(13 * 3_600_000)
      #expect(try await Set(titles()) == ["翌日"])
    }
  }

  @Test func searching() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let other = try await hall.register("別の報告", ["別.txt"])
      let query = "/drive/\(live.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80"
      func briefings(_ scope: String) async throws -> Set<Briefing.ID> {
        let hits = try await visitor.get(query + scope).json["hits"] as? [[String: Any]] ?? []
        return Set(hits.compactMap { ($0["briefing"] as? NSNumber).map { Briefing.ID($0.int64Value) } })
      }
      #expect(try await briefings("") == [1])
      #expect(try await briefings("&in=briefing") == [1])
      #expect(try await briefings("&in=library") == [1, other])
      #expect(try await visitor.get(query + "&in=everywhere").status == 400)
      let missing = try await visitor.get("/drive/\(live.drive.text)/search")
      #expect(missing.status == 400)
      #expect(missing.json["message"] as? String == "q is missing")
      let long = try await visitor.get("/drive/\(live.drive.text)/search?q=" + String(repeating: "a", count: 1001))
      #expect(long.status == 400)
      #expect(long.json["message"] as? String == "q is too long")
    }
  }

  /// A text has one page for its reader and several for the room: the one with the words goes up.
  @Test func pagesOfAText() async throws {
    let hall = try await Hall(pages: StillPages(words: (4, "避難所の一覧")))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let found = try await visitor.get("/drive/\(live.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80&in=library")
      let hits = try #require(found.json["hits"] as? [[String: Any]])
      func page(_ material: Int) -> Int? { hits.first { $0["material"] as? Int == material }?["page"] as? Int }
      #expect(page(1) == 4)
      // What would have to be drawn first is looked through when it is wanted.
      #expect(page(3) == nil)
      let borrow = #""version": [3, 1], "page": null, "section": 1, "q": "避難所""#
      #expect(try await visitor.act(live.drive, "borrow", borrow).status == 200)
      let shown = try await hall.state(of: live)["shown"] as? [String: Int]
      #expect(shown == ["material": 3, "version": 1, "page": 4])
    }
  }

  /// Sections that have the same words have pages of their own, wherever the pages break.
  @Test func pagesOfSections() async throws {
    let pages = StillPages(
      texts: ["一覧 避難所 甲の町", "一覧の続き 甲の町", "河川の表 避難所 乙の川", "予算の見通し 丙の案", "予算 避難所の丙の案"])
    let hall = try await Hall(pages: pages)
    let sections = ["一覧 避難所 甲の町 一覧の続き", "河川の表 避難所 乙の川", "予算の見通し 丙の案 予算 避難所の丙の案"]
    let other = try await hall.register("表", ["表.txt"], text: sections.joined(separator: "\u{C}"))
    try await hall.serving { visitor in
      let live = try await hall.project(other)
      func found() async throws -> [Int] {
        let found = try await visitor.get("/drive/\(live.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80")
        return (found.json["hits"] as? [[String: Any]] ?? []).compactMap { $0["page"] as? Int }
      }
      _ = try await hall.state(of: live, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
      #expect(try await found() == [1, 3, 5])
      // Another briefing's goes up on the page that was found, too.
      _ = try await visitor.act(live.drive, "end", #""present": []"#)
      let next = try await hall.project(1)
      let borrow = #""version": [3, 1], "section": 2, "q": "避難所""#
      #expect(try await visitor.act(next.drive, "borrow", borrow).status == 200)
      #expect(try await hall.state(of: next)["shown"] as? [String: Int] == ["material": 3, "version": 1, "page": 3])
    }
  }

  /// What was drawn once is found by its pages, of whatever is on, and goes up at the one that was found.
  @Test func pagesThatAreKnown() async throws {
    let hall = try await Hall(pages: StillPages(texts: ["一覧 甲の町", "避難所の表", "避難所の続き", "", "結び"]))
    let other = try await hall.register("表", ["表.txt"], text: "一覧 甲の町\n避難所の表\n避難所の続き\n結び")
    try await hall.serving { visitor in
      _ = try await hall.project(other)
      // As long as it takes.
      while try await !hall.visit.library.knowsDrawn(3, pages: 5) { try await Task.sleep(for: .milliseconds(5)) }
      let live = try await hall.project(1, room: "3B")
      let found = try await visitor.get("/drive/\(live.drive.text)/search?q=%E7%B6%9A%E3%81%8D&in=library")
      let hit = try #require((found.json["hits"] as? [[String: Any]])?.first)
      #expect(hit["page"] as? Int == 3 && hit["section"] as? Int == 1)
      let borrow = #""version": [3, 1], "page": 3, "section": 1, "q": "避難所""#
      #expect(try await visitor.act(live.drive, "borrow", borrow).status == 200)
      #expect(try await hall.state(of: live)["shown"] as? [String: Int] == ["material": 3, "version": 1, "page": 3])
    }
  }
}
