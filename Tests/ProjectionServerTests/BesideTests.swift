import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// A second page beside the one that is up: who may see it, and when.
struct BesideTests {
  /// Of a version that was replaced the room sees the page that stands beside, while it does, and no other.
  @Test func aFormerVersionIsSeenWhileItIsUp() async throws {
    let hall = try await Hall()
    let file = hall.folder.appending(path: "新.txt")
    try Data("新しい収容計画".utf8).write(to: file)
    _ = try await hall.visit.replace([SourcePath(file.path)], in: 1, material: 1)
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      /// The pages that there are for somebody.
      func seen(_ place: String, version: Int = 1) async throws -> [Int] {
        var seen: [Int] = []
        for page in 1...5 {
          let answer = try await visitor.get("/\(place)/pages/1/\(version)/\(page)/320.webp")
          if answer.status == 200 { seen.append(page) }
        }
        return seen
      }
      let (follow, drive) = ("follow/\(live.follow.text)", "drive/\(live.drive.text)")
      for place in [follow, drive] { #expect(try await seen(place) == []) }
      #expect(try await visitor.act(live.drive, "beside", #""kind": "former""#).status == 200)
      for door in [Door.Kind.follow, .screen, .drive(seat: 0)] {
        let beside = try await hall.state(of: live, as: door)["beside"] as? [String: Any]
        #expect(beside?["version"] as? Int == 1 && beside?["page"] as? Int == 1)
        #expect(beside?["kind"] as? String == "former" && beside?["line"] is String)
      }
      // A page of an older utsusu, which knows of no second one, has nothing by which to say that it shows both.
      #expect(try await hall.state(of: live, as: .screen)["line"] is NSNull)
      #expect(try await seen(follow) == [1])
      #expect(try await seen(drive) == [1, 2, 3, 4, 5])
      #expect(try await visitor.act(live.drive, "next").status == 200)
      #expect(try await seen(follow) == [2])
      #expect(try await visitor.act(live.drive, "beside", #""off": true"#).status == 200)
      #expect(try await seen(follow) == [])
      #expect(try await seen(follow, version: 2) == [1, 2, 3, 4, 5])
      #expect(try await hall.state(of: live)["beside"] is NSNull)
    }
  }

  /// A page of an older utsusu, which knows of no second one, shows no pointer where it points at that.
  @Test func aHandPointsAtThePageItNames() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      #expect(try await visitor.act(live.drive, "beside", #""kind": "spread""#).status == 200)
      func pointed() async throws -> [[Double]] {
        for door in [Door.Kind.screen, .drive(seat: 0)] {
          let other = try await hall.state(of: live, as: door)["pointerBeside"] as? [String: Double]
          let follower = try await hall.state(of: live)["pointerBeside"] as? [String: Double]
          #expect(other == follower)
        }
        let state = try await hall.state(of: live)
        return ["pointer", "pointerBeside", "spotlight", "spotlightBeside"].map { name in
          (state[name] as? [String: Double]).map { [$0["x"] ?? 9, $0["y"] ?? 9, $0["r"] ?? 0] } ?? []
        }
      }
      let at = #""x": 0.25, "y": 0.5"#
      let acts = [
        ("pointer", at, [[0.25, 0.5, 0], [], [], []]),
        ("pointer", at + #", "version": [1, 1], "page": 2"#, [[], [0.25, 0.5, 0], [], []]),
        ("spotlight", at + #", "r": 0.1, "version": [1, 1], "page": 2"#, [[], [0.25, 0.5, 0], [], [0.25, 0.5, 0.1]]),
        ("pointer", #""off": true"#, [[], [], [], [0.25, 0.5, 0.1]]),
        ("spotlight", at + #", "r": 0.1, "version": [1, 1], "page": 1"#, [[], [], [0.25, 0.5, 0.1], []]),
        ("spotlight", at + #", "r": 0.1, "version": [1, 1], "page": 3"#, [[], [], [], []]),
      ]
      for (act, members, expected) in acts {
        #expect(try await visitor.act(live.drive, act, members).status == 200)
        #expect(try await pointed() == expected)
      }
      for members in [#", "version": [1, 1]"#, #", "version": [1], "page": 1"#] {
        #expect(try await visitor.act(live.drive, "pointer", at + members).status == 400)
      }
    }
  }

  @Test(
    arguments: [
      (#""kind": "former""#, "noFormerVersion"), (#""kind": "page", "material": 2, "page": 6"#, "noSuchPage"),
      (#""kind": "page", "material": 3, "page": 1"#, "noSuchPage"), (#""kind": "page", "page": 1"#, "malformed"),
      (#""kind": "x""#, "malformed"),
    ])
  func whatIsRefused(_ members: String, _ code: String) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      var answer = try await visitor.act(live.drive, "beside", members)
      // On a busy machine nobody may know within a second whether there is a former version.
      for _ in 0..<60 where answer.status == 202 { answer = try await visitor.act(live.drive, "beside", members) }
      #expect(answer.status == 400 && answer.json["error"] as? String == code)
      #expect(try await hall.state(of: live)["beside"] is NSNull)
    }
  }

  /// A hidden page beside goes up for who insists, and is open then.
  @Test func aHiddenPageIsInsistedOn() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      let picture = "/follow/\(live.follow.text)/pages/2/1/3/320.webp"
      let members = #""kind": "page", "material": 2, "page": 3"#
      #expect(try await visitor.act(live.drive, "beside", members).json["error"] as? String == "hiddenPage")
      #expect(try await visitor.get(picture).status == 404)
      #expect(try await visitor.act(live.drive, "beside", members + #", "hiddenToo": true"#).status == 200)
      #expect(try await visitor.get(picture).status == 200)
    }
  }
}
