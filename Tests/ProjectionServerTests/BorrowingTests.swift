import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import Testing

@testable import ProjectionServer

/// Pages of other briefings: when they go up, and what the room may see of them.
struct BorrowingTests {
  /// A page that answers the chief's question goes up; of the rest of its material the room sees nothing.
  @Test func onlyWhatWentUpIsSeen() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      func isSeen(_ place: String, _ page: Int) async throws -> Bool {
        try await visitor.get("/\(place)/pages/3/1/\(page)/320.png").status == 200
      }
      func openPages(_ material: Int, as door: Door.Kind = .follow) async throws -> [Int]? {
        let materials = try await hall.state(of: live, as: door)["materials"] as? [[String: Any]]
        return materials?.first { $0["id"] as? Int == material }?["openPages"] as? [Int]
      }
      let follow = "follow/\(live.follow.text)"
      #expect(try await !isSeen(follow, 2))
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#).status == 200)
      #expect(try await isSeen(follow, 2))
      #expect(try await !isSeen(follow, 3))
      #expect(try await isSeen("drive/\(live.drive.text)", 3))
      // The state says so, that nobody need ask in vain.
      for door in [Door.Kind.follow, .screen, .drive(seat: 0)] { #expect(try await openPages(3, as: door) == [2]) }
      #expect(try await openPages(1) == nil)
      #expect(try await visitor.act(live.drive, "page", #""page": 5"#).status == 200)
      #expect(try await openPages(3) == [2, 5])
      // Behind a frozen page nothing opens.
      #expect(try await visitor.act(live.drive, "freeze", #""on": true"#).status == 200)
      #expect(try await visitor.act(live.drive, "previous").status == 200)
      #expect(try await openPages(3) == [2, 5])
      #expect(try await visitor.act(live.drive, "freeze", #""on": false"#).status == 200)
      #expect(try await openPages(3) == [2, 4, 5])
      #expect(try await visitor.act(live.drive, "return").status == 200)
      #expect(try await visitor.act(live.drive, "end").status == 200)
      let shown = try #require(try await hall.library.dossier(of: 1).projections.first).lines
      #expect(shown.map(\.isBorrowed) == [false, true, true, true, false])
      #expect(shown.map(\.version.material) == [1, 3, 3, 3, 1])
    }
  }

  /// What has to be converted first keeps nobody waiting, and goes up when it is asked for again.
  @Test func whatIsNotReady() async throws {
    let gate = StillPages.Gate()
    let hall = try await Hall(pages: StillPages(slow: ("別.txt", gate)))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let borrow = #""version": [3, 1], "page": 2"#
      let clock = ContinuousClock()
      let taken = try await clock.measure {
        let answer = try await visitor.act(live.drive, "borrow", borrow)
        #expect(answer.status == 202)
        #expect(answer.json as? [String: Bool] == ["preparing": true])
      }
      #expect(taken > .milliseconds(900) && taken < .seconds(5))
      #expect(try await (hall.state(of: live)["materials"] as? [Any])?.count == 2)

      // Whoever does something else meanwhile does not find it up behind their back.
      async let asked = visitor.act(live.drive, "borrow", borrow)
      try await Task.sleep(for: .milliseconds(200))
      _ = try await hall.room(of: live).answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
      gate.open()
      #expect(try await asked.status == 202)
      let shown = try await hall.state(of: live)["shown"] as? [String: Int]
      #expect(shown == ["material": 1, "version": 1, "page": 2])

      // It was made once, and not given up with the first who asked.
      #expect(try await visitor.act(live.drive, "borrow", borrow).status == 200)
      #expect(gate.count == 1)
      let up = try await hall.state(of: live)["shown"] as? [String: Int]
      #expect(up == ["material": 3, "version": 1, "page": 2])
    }
  }

  @Test func whatCannotBeMadeIsRefusedEachTime() async throws {
    let hall = try await Hall(pages: StillPages(broken: ["別.txt"]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      for _ in 0..<2 {
        let answer = try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#)
        #expect(answer.status == 400)
        #expect(answer.json["error"] as? String == "no-libreoffice")
      }
    }
  }
}
