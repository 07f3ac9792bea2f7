import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import NIOCore
import Testing

@testable import ProjectionServer

/// Streams of events: each viewer gets the newest state, those who are slow included.
struct AudienceTests {
  @Test func onlyTheNewestIsKept() async throws {
    var audience = Audience()
    let slow = audience.admit(.follow, first: ByteBuffer(string: "0"))
    for number in 1...1000 { audience.send { _ in ByteBuffer(string: "\(number)") } }
    // A beat does not push out what is to be read.
    audience.beat(ByteBuffer(string: ":"))
    slow.close()
    var read: [String] = []
    for await event in slow.events { read.append(String(buffer: event)) }
    #expect(read == ["1000"])
  }

  @Test func whoIsDismissedGetsALastEvent() async throws {
    var audience = Audience()
    let screen = audience.admit(.screen, first: ByteBuffer(string: "s"))
    let follower = audience.admit(.follow, first: ByteBuffer(string: "f"))
    audience.dismiss(ByteBuffer(string: "over")) { $0 == .follow }
    audience.send { _ in ByteBuffer(string: "new") }
    var read: [String] = []
    for await event in follower.events { read.append(String(buffer: event)) }
    #expect(read == ["over"])
    screen.close()
    for await event in screen.events { read.append(String(buffer: event)) }
    #expect(read == ["over", "new"])
    #expect(audience.leave(follower.id) == nil)
    #expect(audience.leave(screen.id) == .screen)
  }

  @Test func statesOfEachView() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    _ = try await room.answer(.act(.freeze(true)), through: hall.door(live.drive), console: "a", person: nil)
    _ = try await room.answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)

    let drive = try await hall.state(of: live, as: .drive(seat: 0), console: "a")
    #expect((drive["cursor"] as? [String: Any])?["page"] as? Int == 2)
    #expect((drive["shown"] as? [String: Any])?["page"] as? Int == 1)
    #expect(drive["holder"] as? Bool == true)
    #expect(drive["mine"] as? Bool == true)
    #expect(drive["handedTo"] is NSNull)
    #expect(drive["driver"] as? String == "佐藤")
    #expect(try await hall.state(of: live, as: .drive(seat: 0), console: "b")["holder"] as? Bool == false)

    // Nothing of where the driver is reaches the others.
    let follow = try await hall.state(of: live, as: .follow)
    for key in ["cursor", "holder", "held", "mine", "handedTo"] { #expect(follow[key] == nil) }
    for key in ["notice", "pointer", "spotlight", "zoom", "presenter"] { #expect(follow[key] is NSNull) }
    #expect(follow["frozen"] as? Bool == true)
    #expect(follow["minutes"] as? Int == 10)
    #expect(follow["recipients"] as? [String] == ["局長", "危機管理監"])
  }

  /// A replaced material keeps its place, and the room is told.
  @Test func replacing() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    _ = try await room.answer(.act(.page(4, material: nil)), through: hall.door(live.drive), console: "a", person: nil)
    let url = hall.folder.appending(path: "収容計画.txt")
    try Data("差し替えた本文".utf8).write(to: url)
    _ = try await hall.visit.replace([SourcePath(url.path)], in: 1)
    await hall.server.registry.look()
    let state = try await hall.state(of: live) { ($0["notice"] as? [String: Any]) != nil }
    #expect(state["shown"] as? [String: Int] == ["material": 1, "version": 2, "page": 4])
    #expect((state["notice"] as? [String: Any])?["kind"] as? String == "replaced")
  }

  /// How many screens were open at once goes into the record, whether they came before the briefing or later.
  @Test func screens() async throws {
    let hall = try await Hall()
    for most in [0, 2] {
      let live = try await hall.project()
      let room = try await hall.room(of: live)
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      hall.time.advance(1000)
      let screen = try hall.door(try #require(AccessKey(live.room.screenKey)))
      let first = most > 0 ? await room.admit(screen, console: nil) : nil
      if let first { await room.leave(first) }
      for _ in 0..<most { _ = await room.admit(screen, console: nil) }
      let receipt = try #require(try await room.end(by: .driver))
      #expect(receipt.report.projection.screens == most)
      #expect(receipt.remarks.contains(.noScreen) == (most == 0))
    }
    let live = try await hall.project()
    let receipt = try #require(try await hall.room(of: live).end(by: .driver))
    #expect(receipt.report.projection.screens == 2)
  }

  /// Who drives is told of pages that say what they do not show, and nobody else, as soon as that is known.
  @Test func pagesThatSayWhatTheyDoNotShow() async throws {
    let hall = try await Hall(pages: StillPages(unseen: ["図面.txt": [2, 5]]))
    let live = try await hall.project()
    let drive = try await hall.state(of: live, as: .drive(seat: 0)) { ($0["unseen"] as? [Any])?.isEmpty == false }
    let unseen = try #require(drive["unseen"] as? [[String: Any]])
    #expect(unseen.count == 1 && unseen[0]["pages"] as? [Int] == [2, 5] && unseen[0]["material"] as? Int == 2)
    for door in [Door.Kind.follow, .screen] { #expect(try await hall.state(of: live, as: door)["unseen"] == nil) }
  }

  /// A page is shown when a screen has said that it shows it: the drivers are told so, and the record.
  @Test func screensSayWhatTheyShow() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    let screen = try hall.door(#require(AccessKey(live.room.screenKey)))
    func line() async throws -> String {
      try #require(try await hall.state(of: live) { $0["line"] is String }["line"] as? String)
    }
    func drivers() async throws -> String {
      let state = try await hall.state(of: live, as: .drive(seat: 0), console: "a")
      return "\(state["screens"] as? Int ?? -1) \(state["seen"] as? Bool == true ? "seen" : "unseen")"
    }
    let first = try await line()
    // Who has the key, but no screen open, has nothing to show it on.
    await room.seen(first, through: screen)
    #expect(try await drivers() == "0 unseen")
    let admission = try #require(await room.admit(screen, console: nil))
    #expect(try await drivers() == "1 unseen")
    hall.time.advance(700)
    await room.seen(first, through: screen)
    #expect(try await drivers() == "1 seen")

    hall.time.advance(300)
    _ = try await room.answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
    #expect(try await drivers() == "1 unseen")
    // The word comes late: the page has gone.
    await room.seen(first, through: screen)
    #expect(try await drivers() == "1 unseen")
    hall.time.advance(200)
    await room.seen(try await line(), through: screen)
    await room.leave(admission)
    #expect(try await drivers() == "0 seen")

    // Who ends it says another name: the page is the same, and the word of then stands.
    await #expect(throws: LibraryError.self) {
      try await room.answer(.end(present: ["だれか"]), through: hall.door(live.drive), console: "a", person: "田中")
    }
    #expect(try await drivers() == "0 seen")

    // Others learn nothing of it.
    let follow = try await hall.state(of: live, as: .follow)
    #expect(follow["seen"] == nil && follow["screens"] == nil)
    let report = try #require(try await room.end(by: .driver)).report
    #expect(report.lines.map { $0.from.since(Hall.start) } == [0, 1000, 1200])
    #expect(report.lines.map { $0.seenFrom?.since(Hall.start) } == [700, 1200, 1200])
    // In the next briefing the word for the first line of this one is none.
    let next = try await hall.project()
    _ = try await hall.state(of: next) { $0["line"] is String }
    _ = await room.admit(screen, console: nil)
    await room.seen(first, through: screen)
    #expect(try await hall.state(of: next, as: .drive(seat: 0), console: "a")["seen"] as? Bool == false)
  }

  /// What the shell asks for, the server does.
  @Test func endedByTheShell() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    let follow = try hall.door(live.follow)
    let follower = try #require(await room.admit(follow, console: nil))
    await #expect(throws: LibraryError.roomBusy("3A", briefing: 1)) {
      _ = try await hall.visit.project(1, room: "３Ａ", driver: nil, minutes: nil)
    }
    hall.time.advance(5000)
    _ = try await hall.visit.askForEnd(in: "3A", present: ["危機管理監"], serverRuns: true)
    await hall.server.registry.look()
    var last = ""
    for await event in follower.events { last = String(buffer: event) }
    #expect(last.hasPrefix("event: ended\n"))
    let details = try await hall.visit.details(of: 1)
    #expect(details.entries.map(\.content.recipient.name) == ["危機管理監"])
    #expect(details.entries.map(\.content.evidence) == [.projection])
    let report = try #require(details.projections.first)
    #expect(report.projection.endedBy == .shell)
    #expect(report.lines.map(\.until) == [Hall.start.advanced(by: 5000)])
    #expect(await room.admit(follow, console: nil) == nil)
  }

  /// A photographed address of a screen need not be good for ever.
  @Test func renewedScreen() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    let old = try #require(AccessKey(live.room.screenKey))
    let room = try await hall.room(of: live)
    let screen = try #require(await room.admit(hall.door(old), console: nil))
    let new = try #require(AccessKey(try await hall.visit.renewScreen(of: "３Ａ").screenKey))
    await hall.server.registry.look()
    var last = ""
    for await event in screen.events { last = String(buffer: event) }
    #expect(last.contains(#""live":null"#))
    #expect(hall.server.registry.keyring.door(for: old) == nil)
    _ = try #require(await room.admit(hall.door(new), console: nil))
  }

  /// Those who look on leave room for who drives.
  @Test func aFullHall() async throws {
    let hall = try await Hall {
      ($0.bounds.viewers, $0.bounds.followers, $0.bounds.screens, $0.bounds.consoles) = (20, 15, 8, 3)
    }
    try await hall.serving { visitor in
      let live = try await hall.project()
      let (room, follow) = (try await hall.room(of: live), try hall.door(live.follow))
      for number in 1...16 { #expect(await (room.admit(follow, console: nil) == nil) == (number > 15)) }
      let answer = try await visitor.get("/follow/\(live.follow.text)/events")
      #expect(answer.status == 503)
      #expect(answer.json["error"] as? String == "full")
      #expect(
        hall.log.told("placeRefused") == [
          ["event": "placeRefused", "room": 1, "from": "127.0.0.1", "key": "follow", "why": "full"]
        ])
      #expect(await room.hasPlace(for: .drive(seat: 0)))
      #expect(try await visitor.act(live.drive, "next").status != 503)
      // Nor does any other key take all places.
      let (screen, drive) = (try hall.door(try #require(AccessKey(live.room.screenKey))), try hall.door(live.drive))
      for number in 1...9 { #expect(await (room.admit(screen, console: nil) == nil) == (number > 8)) }
      for number in 1...4 { #expect(await (room.admit(drive, console: "c\(number)") == nil) == (number > 3)) }
    }
  }

  /// A request that was let in by a key of one briefing and is slow does not come out in the next one of the room.
  @Test func oldDoorsStayClosed() async throws {
    let hall = try await Hall()
    let before = try await hall.project()
    let (room, drive, follow) = (
      try await hall.room(of: before), try hall.door(before.drive), try hall.door(before.follow)
    )
    _ = try await hall.visit.askForEnd(in: "3A", present: [], serverRuns: true)
    await hall.server.registry.look()
    _ = try await hall.register("つぎの報告", ["つぎ.txt"])
    let after = try await hall.project(2)
    _ = try await hall.state(of: after) { $0["shown"] is [String: Any] }
    for door in [drive, follow] {
      #expect(await room.admit(door, console: "old") == nil)
      #expect(await room.version(PageAddress(material: 3, version: 1, page: 1), through: door) == nil)
      #expect(await room.followKey(of: door) == nil)
      #expect(await room.briefing(of: door) == nil)
    }
    await #expect(throws: ConsoleRefusal.self) {
      _ = try await room.answer(.act(.next), through: drive, console: "old", person: nil)
    }
    // Nobody but the new driver holds the token.
    #expect(try await hall.state(of: after, as: .drive(seat: 0), console: "a")["holder"] as? Bool == true)
  }
}

extension Hall {
  func door(_ key: AccessKey) throws -> Door { try #require(server.registry.keyring.door(for: key)) }

  func room(of live: ProjectionRequest) async throws -> LiveRoom { try door(live.drive).room }

  /// The state as one view gets it, once it is as it should be.
  func state(
    of live: ProjectionRequest, as door: Door.Kind = .follow, console: String? = nil,
    when isFit: @Sendable ([String: Any]) -> Bool = { _ in true }
  ) async throws -> [String: Any] {
    let room = try await room(of: live)
    let door = Door(kind: door, room: room, projection: await room.projectionID)
    for _ in 0..<500 {
      let admission = try #require(await room.admit(door, console: console))
      var events = admission.events.makeAsyncIterator()
      let event = String(buffer: try #require(await events.next()))
      await room.leave(admission)
      let data = try #require(event.split(separator: "\n").first { $0.hasPrefix("data: ") }).dropFirst(6)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
      let state = try #require(json["live"] as? [String: Any])
      if isFit(state) { return state }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw TimedOut()
  }

  struct TimedOut: Error {}
}
