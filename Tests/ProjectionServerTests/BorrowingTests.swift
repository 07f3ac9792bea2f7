import BriefingDomain
import BriefingLibrary
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
        try await visitor.get("/\(place)/pages/3/1/\(page)/320.webp").status == 200
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
      let shown = try #require(try await hall.visit.details(of: 1).projections.first).lines
      #expect(shown.map(\.isBorrowed) == [false, true, true, true, false])
      #expect(shown.map(\.version.material) == [1, 3, 3, 3, 1])
    }
  }

  /// The driver borrows in their own name: the policy of the library is asked.
  @Test(arguments: [Permission.project, .look])
  func whoMayNot(_ permission: Permission) async throws {
    let hall = try await Hall(policy: Policy { $0.name != "佐藤" || $1 != permission ? .everything : .nothing })
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let answer =
        permission == .project
        ? try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#)
        : try await visitor.get("/drive/\(live.drive.text)/search?q=x&in=library")
      #expect(answer.status == 403 && answer.json["error"] as? String == "notAllowed")
    }
  }

  /// A key that was handed over is for this briefing alone, unless who gave it wanted otherwise; and who gave it away
  /// looks through nothing meanwhile.
  @Test(arguments: [false, true]) func handedOver(_ library: Bool) async throws {
    let hall = try await Hall()
    _ = try await hall.register("別の報告", ["別紙.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      let search = "/search?q=%E9%81%BF%E9%9B%A3%E6%89%80&in=library"
      #expect(try await visitor.get("/drive/\(live.drive.text)\(search)").status == 200)
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中"\#(library ? #", "library": true"# : "")"#)
      let new = try #require(AccessKey((handed.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      #expect(try await visitor.get("/drive/\(live.drive.text)\(search)").status == 403)
      #expect(try await visitor.get("/drive/\(new.text)\(search)").status == (library ? 200 : 403))
      #expect(try await visitor.get("/drive/\(new.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80").status == 200)
      let borrowed = try await visitor.act(new, "borrow", #""version": [3, 1], "page": 1"#)
      #expect(borrowed.status == (library ? 200 : 403))
      if !library { #expect(borrowed.json["error"] as? String == "ofThisBriefingAlone") }
      // Who was given less gives no more.
      let further = try await visitor.act(new, "handOver", #""to": "鈴木", "library": true"#)
      let last = try #require(AccessKey((further.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      #expect(try await visitor.get("/drive/\(last.text)\(search)").status == (library ? 200 : 403))
      #expect(try await visitor.act(live.drive, "takeBack").status == 200)
      #expect(try await visitor.get("/drive/\(live.drive.text)\(search)").status == 200)
    }
  }

  /// Who was handed a key for this briefing alone comes, of a deck of another that was borrowed before, to the pages that
  /// everybody has seen, and to no others: not by act, picture or remote.
  @Test func handedOverWithABorrowedDeck() async throws {
    let hall = try await Hall()
    _ = try await hall.register("別の報告", ["別紙.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      for page in [2, 3] {
        #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": \#(page)"#).status == 200)
      }
      #expect(try await visitor.act(live.drive, "keysAtScreen", #""on": true"#).status == 200)
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中""#)
      let new = try #require(AccessKey((handed.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      for (page, isSeen) in [(1, false), (2, true), (3, true), (4, false)] {
        let status = try await visitor.get("/drive/\(new.text)/pages/3/1/\(page)/320.webp").status
        #expect(status == (isSeen ? 200 : 404), "\(page)")
        let act = try await visitor.act(new, "page", #""page": \#(page), "material": 3"#)
        #expect(act.status == (isSeen ? 200 : 403), "\(page)")
        if !isSeen { #expect(act.json["error"] as? String == "ofThisBriefingAlone") }
      }
      #expect(try await visitor.act(new, "beside", #""kind": "page", "material": 3, "page": 5"#).status == 403)
      // It stands on 3.
      let turn = try await visitor.post("/screen/\(live.room.screenKey)/turn", #"{"onward": true}"#)
      #expect(turn.status == 202)
      #expect(try await visitor.act(new, "next").status == 403)
      #expect(try await visitor.act(new, "previous").status == 200)
      #expect(try await visitor.act(new, "page", #""page": 4, "material": 1"#).status == 200)
      #expect(try await visitor.act(live.drive, "takeBack").status == 200)
      #expect(try await visitor.act(live.drive, "page", #""page": 4, "material": 3"#).status == 200)
    }
  }

  /// What was looked up unseen is not what such a key begins with.
  @Test(arguments: ["freeze", "black"]) func handedOverBehindACover(_ cover: String) async throws {
    let hall = try await Hall()
    _ = try await hall.register("別の報告", ["別紙.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      _ = try await visitor.act(live.drive, "next")
      _ = try await visitor.act(live.drive, cover, #""on": true"#)
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#).status == 200)
      // What stands still behind a black screen, too.
      if cover == "black" { _ = try await visitor.act(live.drive, "freeze", #""on": true"#) }
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中""#)
      let new = try #require(AccessKey((handed.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      #expect(try await visitor.get("/drive/\(new.text)/pages/3/1/2/320.webp").status == 404)
      #expect(try await visitor.act(new, cover, #""on": false"#).status == 200)
      let shown = try await hall.state(of: live) { _ in true }["shown"] as? [String: Any]
      #expect(shown?["material"] as? Int == 1 && shown?["page"] as? Int == 2)
    }
  }

  /// Where the server lends nothing, nobody gets at other briefings, whatever is handed over.
  @Test func nothingIsLent() async throws {
    let hall = try await Hall { $0.lends = false }
    _ = try await hall.register("別の報告", ["別紙.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      let state = try await hall.state(of: live, as: .drive(seat: 0), console: "a") { $0["shown"] is [String: Any] }
      #expect(state["library"] as? Bool == false)
      let search = "/search?q=%E9%81%BF%E9%9B%A3%E6%89%80"
      #expect(try await visitor.get("/drive/\(live.drive.text)\(search)&in=library").status == 403)
      #expect(try await visitor.get("/drive/\(live.drive.text)\(search)").status == 200)
      let borrowed = try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 1"#)
      #expect(borrowed.status == 403 && borrowed.json["error"] as? String == "ofThisBriefingAlone")
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中", "library": true"#)
      let new = try #require(AccessKey((handed.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      #expect(try await visitor.get("/drive/\(new.text)\(search)&in=library").status == 403)
    }
  }

  /// What the driver looks for behind a frozen or a black screen is nobody else's business: not its name, not its page.
  @Test(arguments: ["freeze", "black"])
  func whatIsLookedForUnseen(_ cover: String) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("人事異動案", ["人事.txt"])
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      #expect(try await visitor.act(live.drive, cover, #""on": true"#).status == 200)
      #expect(try await visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 2"#).status == 200)
      for door in [Door.Kind.follow, .screen] {
        let state = try await hall.state(of: live, as: door)
        #expect(!"\(state)".contains("人事"))
        #expect(state["notice"] is NSNull)
        #expect(state["shown"] as? [String: Int] == ["material": 1, "version": 1, "page": 1])
      }
      #expect(try await "\(hall.state(of: live, as: .drive(seat: 0)))".contains("人事"))
      for rest in ["320.webp", "text"] {
        #expect(try await visitor.get("/follow/\(live.follow.text)/pages/3/1/2/\(rest)").status == 404)
      }
      #expect(try await visitor.act(live.drive, cover, #""on": false"#).status == 200)
      let state = try await hall.state(of: live)
      #expect(state["shown"] as? [String: Int] == ["material": 3, "version": 1, "page": 2])
      #expect((state["notice"] as? [String: Any])?["kind"] as? String == "borrowed")
    }
  }

  /// Who finds a page in a newer version than the one that was borrowed gets that version.
  @Test func aNewerVersion() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      for version in 1...2 {
        #expect(try await visitor.act(live.drive, "borrow", #""version": [3, \#(version)], "page": 2"#).status == 200)
        let shown = try await hall.state(of: live)["shown"] as? [String: Int]
        #expect(shown == ["material": 3, "version": version, "page": 2])
        let url = hall.folder.appending(path: "別.txt")
        try Data("差し替えた本文".utf8).write(to: url)
        if version == 1 { _ = try await hall.visit.replace([SourcePath(url.path)], in: 2) }
      }
      #expect(try await visitor.get("/follow/\(live.follow.text)/pages/3/1/2/320.webp").status == 404)
    }
  }

  /// A version that was replaced is not to be seen any more; the page of it that is on stays.
  @Test func whatWasReplaced() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      #expect(try await visitor.act(live.drive, "freeze", #""on": true"#).status == 200)
      let url = hall.folder.appending(path: "収容計画.txt")
      try Data("差し替えた本文".utf8).write(to: url)
      _ = try await hall.visit.replace([SourcePath(url.path)], in: 1)
      await hall.server.registry.look()
      _ = try await hall.state(of: live) { ($0["notice"] as? [String: Any])?["kind"] as? String == "replaced" }
      let pages = "/follow/\(live.follow.text)/pages/1"
      #expect(try await visitor.get("\(pages)/1/1/320.webp").status == 200)
      #expect(try await visitor.get("\(pages)/1/2/320.webp").status == 404)
      #expect(try await visitor.get("\(pages)/2/2/320.webp").status == 200)
      #expect(try await visitor.get("/drive/\(live.drive.text)/pages/1/1/2/320.webp").status == 200)
      #expect(try await visitor.act(live.drive, "freeze", #""on": false"#).status == 200)
      #expect(try await visitor.act(live.drive, "next").status == 200)
      #expect(try await visitor.get("\(pages)/1/1/320.webp").status == 404)
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
      let answer = try await visitor.act(live.drive, "borrow", borrow)
      #expect(answer.status == 202)
      #expect(answer.json as? [String: Bool] == ["preparing": true])
      #expect(try await (hall.state(of: live)["materials"] as? [Any])?.count == 2)

      // Whoever does something else meanwhile does not find it up behind their back.
      async let asked = visitor.act(live.drive, "borrow", #""version": [3, 1], "page": 3"#)
      while gate.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
      _ = try await hall.room(of: live).answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
      gate.open()
      #expect(try await asked.status == 202)
      let shown = try await hall.state(of: live)["shown"] as? [String: Int]
      #expect(shown == ["material": 1, "version": 1, "page": 2])

      // Each was made once, and not given up with the first who asked.
      #expect(try await visitor.act(live.drive, "borrow", borrow).status == 200)
      #expect(gate.count == 2)
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
