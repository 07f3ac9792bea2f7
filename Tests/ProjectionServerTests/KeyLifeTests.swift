import BriefingDomain
import BriefingLibrary
import Foundation
import NIOCore
import Testing

@testable import ProjectionServer

/// When keys end by themselves, and how one who follows is shut out.
struct KeyLifeTests {
  private static let minute: Int64 = 60_000

  /// A screen that is left open keeps nothing alive; its address stays.
  @Test func idleness() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    let screen = try hall.door(try #require(AccessKey(live.room.screenKey)))
    let wall = try #require(await room.admit(screen, console: nil))
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    hall.time.advance(59 * Self.minute)
    _ = try await room.answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
    hall.time.advance(59 * Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID != nil)
    hall.time.advance(2 * Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID == nil)
    let keyring = hall.server.registry.keyring
    #expect(keyring.door(for: live.drive) == nil && keyring.door(for: live.follow) == nil)
    #expect(keyring.door(for: try #require(AccessKey(live.room.screenKey))) != nil)
    var events = wall.events.makeAsyncIterator()
    #expect(String(buffer: try #require(await events.next())).contains(#""live":null"#))
    let details = try await hall.visit.details(of: 1)
    #expect(details.projections.first?.projection.endedBy == .shutdown)
    #expect(details.projections.first?.projection.presence == .assumed)
    #expect(details.entries.count == 2)
    #expect(
      hall.log.told("briefingEnded")
        == [["event": "briefingEnded", "room": 1, "briefing": 1, "by": "shutdown", "why": "idle", "entries": 2]])
  }

  /// A stream that is open is use, and so is the moment in which it ends; but nothing lasts longer than a day.
  @Test(arguments: ["drive", "follow"])
  func aDay(_ place: String) async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    let door = try hall.door(place == "drive" ? live.drive : live.follow)
    let first = try #require(await room.admit(door, console: nil))
    hall.time.advance(5 * 60 * Self.minute)
    await hall.server.registry.endOutlived()
    await room.leave(first)
    hall.time.advance(59 * Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID != nil)
    _ = try #require(await room.admit(door, console: nil))
    hall.time.advance(18 * 60 * Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID != nil)
    hall.time.advance(Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID == nil)
    #expect(hall.log.told("briefingEnded").first?["why"] as? String == "tooLong")
  }

  @Test func adjustedIdleness() async throws {
    let hall = try await Hall { $0.idle = 5 * Self.minute }
    let room = try await hall.room(of: hall.project())
    hall.time.advance(5 * Self.minute)
    await hall.server.registry.endOutlived()
    #expect(await room.projectionID == nil)
  }

  /// The others get a new address over their open streams; the one who is shut out, and the old address, get nothing.
  @Test func shuttingOneOut() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let (room, follow) = (try await hall.room(of: live), try hall.door(live.follow))
      let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"
      let stranger = try #require(
        await room.admit(follow, console: nil, guest: Guest(NetworkAddress("192.0.2.9"), agent: phone)))
      let others = [await room.admit(follow, console: nil), await room.admit(follow, console: nil)].compactMap(\.self)
      let drive = "/drive/\(live.drive.text)"
      let listed = try #require(try await visitor.get(drive + "/followers").json["followers"] as? [[String: Any]])
      #expect(listed.map { $0["device"] as? String } == ["iPhone", "other", "other"])
      #expect(listed.first?["from"] as? String == "192.0.2.9")
      #expect(listed.first?["since"] as? Int64 == Hall.start.milliseconds)
      let id = try #require(listed.first?["id"] as? Int)

      #expect(
        try await visitor.act(live.drive, "shutOut", #""follower": 999"#).json["error"] as? String == "noSuchFollower")
      #expect(try await visitor.act(live.drive, "shutOut").status == 400)
      // Who does not hold the token may not.
      #expect(try await visitor.act(live.drive, "shutOut", #""follower": \#(id)"#, console: "b").status == 409)
      #expect(try await visitor.act(live.drive, "shutOut", #""follower": \#(id)"#).status == 200)

      func last(_ admission: Admission) async -> String {
        var last = ""
        for await event in admission.events { last = String(buffer: event) }
        return last
      }
      #expect(await last(stranger).hasPrefix("event: ended\n"))
      var keys: Set<String> = []
      for other in others {
        let moved = await last(other)
        #expect(moved.hasPrefix("event: moved\n"))
        keys.insert(try String(#require(moved.firstMatch(of: #/"key":"([A-Za-z0-9_-]{43})"/#)).1))
      }
      let key = try #require(keys.first.flatMap { AccessKey($0) })
      #expect(keys.count == 1 && key != live.follow)
      #expect(try await visitor.get("/follow/\(live.follow.text)").status == 404)
      #expect(try await visitor.get("/follow/\(key.text)").status == 200)
      #expect(try await visitor.get(drive + "/address").text.hasSuffix("/follow/\(key.text)"))
      // A request that was let in by the old key and is slow does not come in either.
      #expect(await room.admit(follow, console: nil) == nil)
      #expect(await room.version(PageAddress(material: 1, version: 1, page: 1), through: follow) == nil)
      #expect(try await visitor.get(drive + "/followers").json["followers"] as? [[String: String]] == [])
      #expect(try await visitor.get("/follow/\(key.text)/followers").status == 404)
      #expect(
        hall.log.told("followerShutOut") == [
          [
            "event": "followerShutOut", "room": 1, "briefing": 1, "from": "127.0.0.1", "key": "drive", "console": "a",
            "act": "shutOut",
          ]
        ])
      // At the end the new key ends too.
      #expect(try await visitor.act(live.drive, "end").status == 200)
      #expect(try await visitor.get("/follow/\(key.text)").status == 404)
    }
  }
}
