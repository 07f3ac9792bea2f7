import BriefingDomain
import BriefingLibrary
import Foundation
import JapaneseText
import Testing

@testable import BriefingPayloads
@testable import ProjectionServer

/// What those who follow find.
struct FollowersFinderTests {
  static let words = "q=%E9%81%BF%E9%9B%A3%E6%89%80"

  @Test func wordsOnPages() async throws {
    let hall = try await Hall(pages: StillPages(texts: ["表紙", "避難所の一覧", "表", "避 難\n所の収容", "結び"]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      let follower = try #require(await hall.room(of: live).admit(try hall.door(live.follow), console: nil))
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      let path = "/follow/\(live.follow.text)/search?stream=\(follower.id)"
      func pages(_ query: String) async throws -> [[Int]] {
        let hits = try await visitor.get("\(path)&\(query)").json["hits"] as? [[String: Any]]
        return try #require(hits).map { [$0["material"] as? Int ?? 0, $0["page"] as? Int ?? 0] }
      }
      #expect(try await pages(Self.words) == [[1, 2], [1, 4], [2, 2], [2, 4]])
      // As the shell's search folds: 避 alone, and what is excluded.
      #expect(try await pages("q=%E9%81%BF") == [[1, 2], [1, 4], [2, 2], [2, 4]])
      #expect(try await pages(Self.words + "%20-%E4%B8%80%E8%A6%A7") == [[1, 4], [2, 4]])
      #expect(try await pages("q=%20") == [])
      #expect(try await pages("q=-%E9%81%BF") == [])
      let hit = try #require(try await visitor.get("\(path)&\(Self.words)").json["hits"] as? [[String: Any]]).first
      #expect(hit?["snippet"] as? String == "避難所の一覧" && hit?["match"] as? [[Int]] == [[0, 3]])
      #expect(hit?["file"] as? String == "収容計画.txt")
      #expect(try await visitor.get("\(path)&q=to:a").json["error"] as? String == "filter")
      #expect(try await visitor.get(path).status == 400)
      #expect(try await visitor.get("\(path)&q=\(String(repeating: "a", count: 1001))").status == 400)
      // Who does not follow does not search.
      #expect(try await visitor.get("/follow/\(live.follow.text)/search?\(Self.words)").status == 400)
      #expect(try await visitor.get("/follow/\(live.follow.text)/search?stream=77&\(Self.words)").status == 404)
      #expect(
        try await visitor.get("/screen/\(live.room.screenKey)/search?stream=\(follower.id)&\(Self.words)").status == 404
      )
    }
  }

  /// Neither hits nor their number tell of a page that the room has not seen: a hidden one, or one that is borrowed.
  @Test func whatMayNotBeSeen() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3], texts: ["避難所", "", "避難所", "", ""]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let follower = try #require(await hall.room(of: live).admit(try hall.door(live.follow), console: nil))
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      func found() async throws -> [Int] {
        let path = "/follow/\(live.follow.text)/search?stream=\(follower.id)&\(Self.words)"
        let hits = try await visitor.get(path).json["hits"] as? [[String: Any]]
        return try #require(hits).filter { $0["material"] as? Int != 2 }.compactMap { $0["page"] as? Int }
      }
      #expect(try await found() == [1])
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#).status == 200)
      #expect(try await found() == [1])
      _ = try await visitor.act(live.drive, "page", #""page": 3, "material": 1, "hiddenToo": true"#)
      #expect(try await found() == [1, 3])
    }
  }

  /// While the first answer is being made, the same follower is told to come again; another one is not.
  @Test func oneQuestionAtATime() async throws {
    let gate = StillPages.Gate()
    let pages = StillPages(texts: ["避難所"], slow: ("図面.txt", gate))
    let hall = try await Hall()
    let versions = try await hall.visit.details(of: 1).versions
    let slow = FollowersFinder.OpenMaterial(version: versions[1], pages: [1])
    let finder = FollowersFinder(pages)
    let query = try #require(SearchQuery("避難所"))
    let first = Task { await finder.find(query, in: [slow], for: .init(room: 1, stream: 1)) }
    while gate.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
    #expect(await finder.find(query, in: [], for: .init(room: 1, stream: 1)) == nil)
    #expect(await finder.find(query, in: [], for: .init(room: 1, stream: 2))?.hits.isEmpty ?? false)
    let fast = FollowersFinder.OpenMaterial(version: versions[0], pages: [1])
    #expect(await finder.find(query, in: [fast], for: .init(room: 2, stream: 1))?.hits.count == 1)
    gate.open()
    #expect(await first.value?.hits.count == 1)
    #expect(await finder.find(query, in: [slow], for: .init(room: 1, stream: 1))?.hits.count == 1)
    // Read once.
    #expect(gate.count == 1)
  }

  /// A material whose text cannot be read is told of; what the others have is found.
  @Test func unreadMaterials() async throws {
    let hall = try await Hall()
    let versions = try await hall.visit.details(of: 1).versions
    let finder = FollowersFinder(StillPages(broken: ["図面.txt"]))
    let query = try #require(SearchQuery("ページ"))
    let materials = versions.map { FollowersFinder.OpenMaterial(version: $0, pages: [1, 2]) }
    let found = try #require(await finder.find(query, in: materials, for: .init(room: 1, stream: 1)))
    #expect(found.hits.map(\.file) == ["収容計画.txt", "収容計画.txt"] && found.unread == 1)
    let all = try #require(
      await FollowersFinder(StillPages()).find(query, in: materials, for: .init(room: 1, stream: 1)))
    #expect(all.hits.count == 4 && all.unread == 0)
  }

  /// More are told of, and not listed.
  @Test func manyHits() async throws {
    let hall = try await Hall()
    let version = try await hall.visit.details(of: 1).versions[0]
    let finder = FollowersFinder(StillPages(count: 40))
    let query = try #require(SearchQuery("ページ"))
    for (count, more) in [(30, false), (31, true)] {
      let material = FollowersFinder.OpenMaterial(version: version, pages: Array(1...count))
      let found = try #require(await finder.find(query, in: [material], for: .init(room: 1, stream: 1)))
      #expect(found.hits.map(\.page) == Array(1...30) && found.more == more)
    }
  }
}
