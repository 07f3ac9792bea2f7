import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// What a recipient asks while a briefing is on, noted at the console.
struct AssigningTests {
  private static let start = Hall.start.milliseconds

  /// - Parameter seconds: after the beginning, as the console knows it.
  private static func wish(_ text: String, page: Int? = 1, seconds: Int64 = 0, due: String? = nil) throws -> String {
    var members: [String: Any] = ["text": text, "at": start + seconds * 1000]
    if let page { members.merge(["version": [1, 1], "page": page]) { $1 } }
    if let due { members["due"] = due }
    return String(decoding: try JSONSerialization.data(withJSONObject: members).dropFirst().dropLast(), as: UTF8.self)
  }

  /// Whoever hears no answer asks again, before the first one is noted, too.
  @Test func atOnce() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      let wish = try Self.wish("図面を大きく")
      let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
        for _ in 0..<12 {
          group.addTask { try await visitor.act(live.drive, "assign", wish).json["assignment"] as? Int }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(numbers == Array(repeating: 1, count: 12))
      #expect(try await hall.visit.assignments(limit: 99).count == 1)
      let borrowing = #""version": [2, 1], "section": \#(Int.min), "q": "避難所""#
      #expect(try await visitor.act(live.drive, "borrow", borrowing).status == 400)
    }
  }

  @Test func withThePageAndTheSecond() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      _ = try await visitor.act(live.drive, "next", #""name": "山田""#)
      hall.time.advance(245_000)
      _ = try await visitor.act(live.drive, "next")
      hall.time.advance(20_000)
      // The key was pressed while page 2 was on; page 3 is by now.
      let wish = try Self.wish("図面を大きく", page: 2, seconds: 240, due: "12/5")
      let answer = try await visitor.act(live.drive, "assign", wish)
      #expect(answer.status == 200 && answer.json["assignment"] as? Int == 1)
      // Whoever has heard no answer asks again; it is one.
      #expect(try await visitor.act(live.drive, "assign", wish).json["assignment"] as? Int == 1)
      // Nothing was on; and the clock of a console goes as it likes.
      let dark = try Self.wish("費用を調べる", page: nil, seconds: 99_999)
      #expect(try await visitor.act(live.drive, "assign", dark).status == 200)
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("写真", seconds: -99)).status == 200)
      let noted = try await hall.visit.assignments(limit: 9)
      #expect(noted.map(\.assignment.text) == ["図面を大きく", "費用を調べる", "写真"])
      #expect(noted.map { $0.assignment.place?.page?.page } == [2, nil, 1])
      #expect(noted.map { $0.assignment.place?.at.since(Hall.start) } == [240_000, 265_000, 0])
      #expect(noted[0].assignment.due == Day(2026, 12, 5) && noted[0].version?.fileName == "収容計画.txt")
      #expect(noted.allSatisfy { $0.assignment.owner == "危機管理課" && $0.assignment.notedBy == "山田" })
      // A name that anybody types at a console does nothing in the name of who is called so.
      #expect(try await hall.visit.library.visit(by: Person("山田"), at: Hall.start.instant).acts().isEmpty)
      for kind in [Door.Kind.screen, .follow, .drive(seat: 0)] {
        let state = try await hall.state(of: live, as: kind) { _ in true }
        #expect(!"\(state)".contains("図面を大きく"))
      }
    }
  }

  @Test(arguments: ["", " ", "二\n行", String(repeating: "長", count: 501)])
  func whatIsNoText(_ text: String) async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      let answer = try await visitor.act(live.drive, "assign", try Self.wish(text))
      #expect(answer.status == 422 && answer.json["error"] as? String == "unnoted")
      #expect((answer.json["message"] as? String)?.isEmpty == false)
      #expect(try await hall.visit.assignments(limit: 9).isEmpty)
    }
  }

  /// What is odd is refused and loses nothing: the room goes on.
  @Test func slips() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      let late = try await visitor.act(live.drive, "assign", try Self.wish("図面", due: "いつか"))
      #expect(late.status == 422 && late.text.contains("いつか"))
      for body in [
        "", #""text": 1, "at": 1"#, #""text": "図面""#, #""text": "図面", "at": 1.5"#,
        #""text": "図面", "at": 1, "version": [1], "page": 1"#, #""text": "図面", "at": 1, "version": [1, 1]"#,
      ] {
        #expect(try await visitor.act(live.drive, "assign", body).status == 400, "\(body)")
      }
      for at in [Int64.min, .max] {
        #expect(try await visitor.act(live.drive, "assign", "\"text\": \"<b>\(at)</b>\", \"at\": \(at)").status == 200)
      }
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("字", page: 9)).status == 200)
      let noted = try await hall.visit.assignments(limit: 9)
      #expect(noted.map { $0.assignment.place?.at } == [Hall.start, Hall.start, Hall.start])
      #expect(noted.map { $0.assignment.place?.page } == [nil, nil, nil])
      #expect(try await visitor.act(live.drive, "next").status == 200)
    }
  }

  /// As every act of a console: by its key, by who drives, while the briefing is on.
  @Test func whoDrives() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      let wish = try Self.wish("図面")
      for key in [live.follow, AccessKey(), try #require(AccessKey(live.room.screenKey))] {
        #expect(try await visitor.act(key, "assign", wish).status == 404)
      }
      _ = try await visitor.act(live.drive, "next")
      #expect(try await visitor.act(live.drive, "assign", wish, console: "b").status == 409)
      #expect(try await hall.visit.assignments(limit: 9).isEmpty)
      #expect(try await visitor.act(live.drive, "end").status == 200)
      #expect(try await visitor.act(live.drive, "assign", wish).status == 404)
      #expect(try await hall.visit.assignments(limit: 9).isEmpty)
    }
  }

  /// A hidden slide that the room has not seen was not before it.
  @Test func aHiddenSlide() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3]))
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      _ = try await hall.state(of: live, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
      func pages() async throws -> [Int?] {
        try await hall.visit.assignments(limit: 9).map { $0.assignment.place?.page?.page }
      }
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("一", page: 3)).status == 200)
      #expect(try await pages() == [nil])
      #expect(try await visitor.act(live.drive, "page", #""page": 3, "hiddenToo": true"#).status == 200)
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("二", page: 3)).status == 200)
      #expect(try await pages() == [nil, 3])
    }
  }

  /// What goes into the library goes as far as the account that has put the briefing up reaches by now.
  @Test func putUpBySomebody() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.addRoom("3A")
    try await hall.add("h.sato", "staff=危機管理課")
    let account = try #require(try await hall.visit.accounts().first?.account)
    let asker = try await hall.visit.library.visit(by: account.person, at: Hall.start.instant)
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project(by: asker)
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("一")).status == 200)
      _ = try await hall.visit.setAccount("h.sato", disabled: true)
      let refused = try await visitor.act(live.drive, "assign", try Self.wish("二"))
      #expect(refused.status == 403 && refused.json["error"] as? String == "notAllowed")
      // What is on goes on.
      #expect(try await visitor.act(live.drive, "next").status == 200)
      #expect(try await hall.visit.assignments(limit: 9).map(\.assignment.text) == ["一"])
    }
  }

  @Test func noMoreThanAnybodyAsks() async throws {
    let hall = try await Hall()
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      for number in 1...LiveRoom.mostAssignments {
        #expect(try await visitor.act(live.drive, "assign", try Self.wish("\(number)")).status == 200)
      }
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("もう1件")).status == 413)
      // What is known already is no more.
      #expect(try await visitor.act(live.drive, "assign", try Self.wish("1")).status == 200)
    }
  }

  /// A borrowed page is named to those alone who may look at its briefing.
  @Test func aBorrowedPage() async throws {
    let hall = try await Hall()
    let url = hall.folder.appending(path: "予算.txt")
    try Data("予算".utf8).write(to: url)
    _ = try await hall.visit.register(
      [SourcePath(url.path)], Registration(title: "予算", recipients: ["局長"], unit: "財政課"))
    try await hall.serving { (visitor: Visitor) async throws in
      let live = try await hall.project()
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#).status == 200)
      let wish = #""text": "比べる", "at": 0, "version": [3, 1], "page": 2"#
      #expect(try await visitor.act(live.drive, "assign", wish).status == 200)
      let seen = try #require(try await hall.visit.assignments(limit: 9).first)
      #expect(seen.version?.fileName == "予算.txt" && seen.assignment.place?.page?.page == 2)
      let staff = try await hall.visit.library.visit(
        by: Person("佐藤", .roles([Grant(.staff, for: .unit(1))])), at: Hall.start.instant)
      let told = try #require(try await staff.assignments(limit: 9).first)
      #expect(told.version == nil && told.assignment.place?.page == nil && told.assignment.place != nil)
    }
  }
}
