import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// Slides that are hidden: who sees them, and when.
struct HiddenPageTests {
  /// Nobody but the driver sees one before it has been up, and it goes up for who insists.
  @Test func aHiddenSlide() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      let state = try await hall.state(of: live, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
      let material = try #require((state["materials"] as? [[String: Any]])?.first)
      #expect(material["hidden"] as? [Int] == [3])
      #expect(material["openPages"] as? [Int] == [1, 2, 4, 5])
      func status(_ key: String) async throws -> [Int] {
        var all: [Int] = []
        for what in ["320.webp", "text"] { all.append(try await visitor.get("/\(key)/pages/1/1/3/\(what)").status) }
        return all
      }
      #expect(try await status("follow/\(live.follow.text)") == [404, 404])
      #expect(try await status("drive/\(live.drive.text)") == [200, 200])

      let refusal = try await visitor.act(live.drive, "page", #""page": 3"#)
      #expect(refusal.status == 400 && refusal.json["error"] as? String == "hiddenPage")
      _ = try await visitor.act(live.drive, "next")
      _ = try await visitor.act(live.drive, "next")
      #expect(try await page(of: live, hall) == 4)
      #expect(try await status("follow/\(live.follow.text)") == [404, 404])
      #expect(try await visitor.act(live.drive, "page", #""page": 3, "hiddenToo": true"#).status == 200)
      #expect(try await page(of: live, hall) == 3)
      #expect(try await status("follow/\(live.follow.text)") == [200, 200])
    }
  }

  /// Before it is known which slides are hidden, and where all are, those who follow get none.
  @Test func beforeTheyAreKnown() async throws {
    let gate = StillPages.Gate()
    let hall = try await Hall(pages: StillPages(hidden: [1], slow: ("図面.txt", gate)))
    try await hall.serving { visitor in
      let live = try await hall.project()
      for what in ["320.webp", "text"] {
        #expect(try await visitor.get("/follow/\(live.follow.text)/pages/2/1/1/\(what)").status == 404)
      }
      gate.open()
      _ = try await hall.state(of: live, as: .drive(seat: 0)) { state in
        (state["materials"] as? [[String: Any]])?.last?["openPages"] as? [Int] == [2, 3, 4, 5]
      }
      #expect(try await visitor.get("/follow/\(live.follow.text)/pages/2/1/1/text").status == 404)
      #expect(try await visitor.get("/follow/\(live.follow.text)/pages/2/1/2/text").status == 200)
    }
  }

  @Test func aHiddenSlideOfAnotherBriefing() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let wish = #""version": [3, 1], "page": 3"#
      let refusal = try await visitor.act(live.drive, "borrow", wish)
      #expect(refusal.status == 400 && refusal.json["error"] as? String == "hiddenPage")
      #expect(try await page(of: live, hall) == 1)
      #expect(try await visitor.act(live.drive, "borrow", wish + #", "hiddenToo": true"#).status == 200)
      #expect(try await page(of: live, hall) == 3)
    }
  }

  private func page(of live: ProjectionRequest, _ hall: Hall) async throws -> Int? {
    let state = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    return (state["shown"] as? [String: Any])?["page"] as? Int
  }
}
