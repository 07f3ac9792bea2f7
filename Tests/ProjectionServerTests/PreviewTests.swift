import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

@testable import ProjectionServer

/// A page of another briefing, before it goes up: who may see it, and that nobody else learns of it.
struct PreviewTests {
  @Test func whatWouldGoUp() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"], at: Hall.start.instant)
      let before = try await hall.state(of: live, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
      let seen = try await visitor.act(live.drive, "preview", #""version": [3, 1], "page": 2"#)
      #expect(seen.status == 200)
      #expect(
        seen.text
          == #"{"material":3,"version":1,"newest":1,"page":2,"pages":5,"hidden":false,"file":"別.txt","briefing":2,"#
          + #""title":"別の報告","on":"2026-11-25T12:00+09:00"}"#)
      let picture = try await visitor.get("/drive/\(live.drive.text)/borrowable/3/1/2/1280.webp")
      #expect(picture.status == 200 && picture.text == "別.txt 2 1280")
      for address in ["follow/\(live.follow.text)", "screen/\(live.room.screenKey)"] {
        #expect(try await visitor.get("/\(address)/borrowable/3/1/2/320.webp").status == 404)
        #expect(try await visitor.get("/\(address)/pages/3/1/2/320.webp").status == 404)
      }
      // Nothing has changed: not what is on, nor whose turn it is.
      let after = try await hall.state(of: live, as: .drive(seat: 0))
      #expect(NSDictionary(dictionary: before) == NSDictionary(dictionary: after))
      #expect(try await visitor.act(live.drive, "next", console: "another").status == 200)
      // Nor does who looks, and does not drive, see more than who drives lets them.
      let held = try await visitor.act(live.drive, "preview", #""version": [3, 1], "page": 2"#)
      #expect(held.status == 409 && held.json["error"] as? String == "held")
      #expect(try await visitor.act(live.drive, "end", console: "another").status == 200)
      #expect(try await hall.visit.details(of: 1).projections.first?.lines.map(\.isBorrowed) == [false, false])
    }
  }

  /// Of what could not be borrowed there is no picture.
  @Test func whatCouldNotGoUp() async throws {
    let hall = try await Hall(pages: StillPages(broken: ["壊.txt"]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt", "壊.txt"])
      for (wish, error) in [
        (#""version": [3, 1], "page": 6"#, "noSuchPage"), (#""version": [3, 1], "page": 0"#, "noSuchPage"),
        (#""version": [3, 2], "page": 1"#, "noSuchPage"), (#""version": [9, 1], "page": 1"#, "noSuchPage"),
        (#""version": [4, 1], "page": 1"#, "no-libreoffice"),
      ] {
        let answer = try await visitor.act(live.drive, "preview", wish)
        #expect(answer.status == 400 && answer.json["error"] as? String == error, "\(wish)")
      }
      for (page, status) in [
        ("3/1/6/320.webp", 404), ("3/1/0/320.webp", 404), ("3/2/1/320.webp", 400), ("9/1/1/320.webp", 400),
        ("4/1/1/320.webp", 400), ("3/1/1/321.webp", 404), ("3/1/1/320.png", 404), ("3/1/1/text", 404),
        // What is on has addresses of its own.
        ("1/1/1/320.webp", 404), ("3/1/1/320.webp", 200),
      ] {
        #expect(try await visitor.get("/drive/\(live.drive.text)/borrowable/\(page)").status == status, "\(page)")
      }
    }
  }

  /// That a page is hidden, or its version is not the newest, is said; and no hidden page goes up for that alone.
  @Test func whatIsOutOfTheOrdinary() async throws {
    let hall = try await Hall(pages: StillPages(hidden: [3]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let url = hall.folder.appending(path: "別.txt")
      try Data("差し替えた本文".utf8).write(to: url)
      _ = try await hall.visit.replace([SourcePath(url.path)], in: 2)
      for (version, page, isHidden) in [(1, 2, false), (2, 3, true)] {
        let wish = #""version": [3, \#(version)], "page": \#(page)"#
        let seen = try await visitor.act(live.drive, "preview", wish).json
        #expect(seen["version"] as? Int == version && seen["newest"] as? Int == 2)
        #expect(seen["hidden"] as? Bool == isHidden)
        #expect(try await visitor.act(live.drive, "borrow", wish).status == (isHidden ? 400 : 200))
      }
    }
  }

  /// Where a hit has no page yet, the page is told that its section is on.
  @Test func whereTheWordsAre() async throws {
    let hall = try await Hall(pages: StillPages(texts: ["表紙", "目次", "別の報告 別.txt 避難所"]))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let seen = try await visitor.act(live.drive, "preview", #""version": [3, 1], "section": 1, "q": "避難所""#)
      #expect(seen.status == 200 && seen.json["page"] as? Int == 3)
    }
  }

  /// The policy of the library is asked for who drives.
  @Test func whomThePolicyKeepsOut() async throws {
    let hall = try await Hall(policy: Policy { $0.name != "佐藤" || $1 != .project ? .everything : .nothing })
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let answer = try await visitor.act(live.drive, "preview", #""version": [3, 1], "page": 2"#)
      #expect(answer.status == 403 && answer.json["error"] as? String == "notAllowed")
      #expect(try await visitor.get("/drive/\(live.drive.text)/borrowable/3/1/2/320.webp").status == 403)
    }
  }

  /// A key that is for this briefing alone, or was given away, shows no page of another; nor does a server that lends nothing.
  @Test(arguments: [false, true], [false, true]) func whoMayNotBorrow(lends: Bool, library: Bool) async throws {
    let hall = try await Hall { $0.lends = lends }
    _ = try await hall.register("別の報告", ["別.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      func statuses(_ key: AccessKey) async throws -> [Int] {
        let seen = try await visitor.act(key, "preview", #""version": [3, 1], "page": 2"#)
        return [seen.status, try await visitor.get("/drive/\(key.text)/borrowable/3/1/2/320.webp").status]
      }
      #expect(try await statuses(live.drive) == (lends ? [200, 200] : [403, 403]))
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中", "library": \#(library)"#)
      let new = try #require(AccessKey((handed.json["drive"] as? String)?.split(separator: "/").last ?? ""))
      #expect(try await statuses(new) == (lends && library ? [200, 200] : [403, 403]))
      #expect(try await statuses(live.drive) == [409, 403])
      #expect(try await visitor.act(live.drive, "takeBack").status == 200)
      #expect(try await statuses(new) == [404, 404])
      #expect(try await visitor.act(live.drive, "end").status == 200)
      #expect(try await statuses(live.drive) == [404, 404])
    }
  }

  /// What has to be converted first keeps nobody waiting, and is made once.
  @Test func whatIsNotReady() async throws {
    let gate = StillPages.Gate()
    let hall = try await Hall(pages: StillPages(slow: ("別.txt", gate)))
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.register("別の報告", ["別.txt"])
      let wish = #""version": [3, 1], "page": 2"#
      let answer = try await visitor.act(live.drive, "preview", wish)
      #expect(answer.status == 202 && answer.json as? [String: Bool] == ["preparing": true])
      #expect(try await visitor.get("/drive/\(live.drive.text)/borrowable/3/1/2/320.webp").status == 503)
      #expect(gate.count == 1)
      gate.open()
      #expect(try await visitor.act(live.drive, "preview", wish).status == 200)
      #expect(try await (hall.state(of: live)["materials"] as? [Any])?.count == 2)
    }
  }
}
