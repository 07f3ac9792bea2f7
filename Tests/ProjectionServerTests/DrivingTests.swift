import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import ProjectionServer

/// What a driver may do over HTTP, what nobody else may, and the answer to each.
struct DrivingTests {
  @Test func twoDrivers() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      #expect(try await visitor.act(live.drive, "next", #""name": "山田""#).status == 200)
      let refused = try await visitor.act(live.drive, "next", console: "b")
      #expect(refused.status == 409)
      #expect(refused.json as? [String: String] == ["error": "held", "by": "山田"])
      #expect(try await visitor.act(live.drive, "take", console: "b").status == 200)
      #expect(try await visitor.act(live.drive, "next").status == 409)
      // Who has gone for twenty seconds holds nothing.
      hall.time.advance(20_000)
      #expect(try await visitor.act(live.drive, "next").status == 200)
    }
  }

  /// What a screen says comes from a screen, and from a page of ours.
  @Test func whatAScreenSays() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let room = try await hall.room(of: live)
      _ = await room.admit(try hall.door(#require(AccessKey(live.room.screenKey))), console: nil)
      let line = try #require(try await hall.state(of: live) { $0["line"] is String }["line"] as? String)
      let body = #"{"line": "\#(line)"}"#
      let address = "/screen/\(live.room.screenKey)/shown"
      for key in [live.follow.text, live.drive.text, AccessKey().text] {
        #expect(try await visitor.post("/screen/\(key)/shown", body).status == 404)
      }
      for place in ["follow/\(live.follow.text)", "drive/\(live.drive.text)"] {
        #expect(try await visitor.post("/\(place)/shown", body).status == 404)
      }
      #expect(try await visitor.get(address).status == 404)
      #expect(try await visitor.post(address, body, headers: [:]).status == 415)
      let elsewhere: HTTPFields = [.contentType: "application/json", .origin: "http://elsewhere.example"]
      #expect(try await visitor.post(address, body, headers: elsewhere).status == 403)
      for malformed in ["", "{}", #"{"line": 1}"#, "[]"] {
        #expect(try await visitor.post(address, malformed).status == 400)
      }
      func isSeen() async throws -> Bool? {
        try await hall.state(of: live, as: .drive(seat: 0), console: "a")["seen"] as? Bool
      }
      let turn = "/screen/\(live.room.screenKey)/turn"
      #expect(try await visitor.post(turn, #"{"onward": true}"#, headers: elsewhere).status == 403)
      #expect(try await visitor.post(turn, "{}").status == 400)
      #expect(try await visitor.post(turn, #"{"onward": true}"#).status == 202)
      #expect(try await visitor.post("/follow/\(live.follow.text)/turn", #"{"onward": true}"#).status == 404)
      #expect(try await visitor.post(address, #"{"line": "0.0"}"#).status == 202)
      #expect(try await isSeen() == false)
      #expect(try await visitor.post(address, body).status == 204)
      #expect(try await isSeen() == true)
    }
  }

  @Test func oldKeys() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let handed = try await visitor.act(live.drive, "handOver", #""to": "田中""#)
      let address = try #require(handed.json["drive"] as? String)
      let new = try #require(AccessKey(address.split(separator: "/").last ?? ""))
      #expect(address == "http://localhost/drive/\(new.text)" || address.hasSuffix("/drive/\(new.text)"))

      // The key that was handed over, stolen or not, turns nothing any more.
      for act in ["next", "take", "end"] {
        let refused = try await visitor.act(live.drive, act)
        #expect(refused.status == 409)
        #expect(refused.json as? [String: String] == ["error": "handedOver", "to": "田中"])
      }
      #expect(try await visitor.act(new, "next", console: "phone").status == 200)
      #expect(try await visitor.act(live.drive, "takeBack").status == 200)
      #expect(try await visitor.act(new, "next", console: "phone").status == 404)
      #expect(try await visitor.get("/drive/\(new.text)").status == 404)

      #expect(try await visitor.act(live.drive, "end").status == 200)
      for path in ["/drive/\(live.drive.text)", "/follow/\(live.follow.text)", "/drive/\(live.drive.text)/events"] {
        #expect(try await visitor.get(path).status == 404)
      }
      #expect(try await visitor.act(live.drive, "next").status == 404)
      #expect(try await visitor.get("/screen/\(live.room.screenKey)").status == 200)
      // The same answer as for a key that there never was.
      let over = try await visitor.get("/drive/\(live.drive.text)", headers: [.accept: "text/html"])
      let never = try await visitor.get("/drive/\(AccessKey().text)", headers: [.accept: "text/html"])
      #expect(over.text == never.text)
    }
  }

  @Test func keysOfAnotherKindOrRoom() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let other = try await hall.project(hall.register("別の報告", ["別.txt"]), room: "5B")
      let body = #"{"act": "next", "console": "a"}"#
      for key in [live.follow.text, live.room.screenKey, other.follow.text, "x", String(repeating: "a", count: 43)] {
        #expect(try await visitor.post("/drive/\(key)/acts", body).status == 404)
        #expect(try await visitor.get("/drive/\(key)/search?q=x").status == 404)
        #expect(try await visitor.get("/drive/\(key)/qr.svg").status == 404)
      }
      for (place, key) in [
        ("screen", live.follow.text), ("screen", live.drive.text), ("follow", live.room.screenKey),
        ("follow", live.drive.text), ("drive", live.follow.text),
      ] {
        #expect(try await visitor.get("/\(place)/\(key)").status == 404)
        #expect(try await visitor.get("/\(place)/\(key)/events").status == 404)
        #expect(try await visitor.get("/\(place)/\(key)/pages/1/1/1/320.webp").status == 404)
      }
      // A key of one room shows nothing of another's briefing, and turns no page there.
      #expect(try await visitor.get("/follow/\(live.follow.text)/pages/1/1/1/320.webp").status == 200)
      #expect(try await visitor.get("/follow/\(other.follow.text)/pages/1/1/1/320.webp").status == 404)
      #expect(try await visitor.get("/screen/\(other.room.screenKey)/pages/1/1/1/320.webp").status == 404)
      #expect(try await visitor.act(other.drive, "page", #""material": 1, "page": 2"#).status == 400)
    }
  }

  @Test(arguments: [
    ("", 400), ("x", 400), ("[]", 400), (#"{"act": "next"}"#, 400), (#"{"console": "a"}"#, 400),
    (#"{"act": "fly", "console": "a"}"#, 400), (#"{"act": "next", "console": ""}"#, 400),
    (#"{"act": "next", "console": "\#(String(repeating: "a", count: 65))"}"#, 400),
    (#"{"act": "next", "console": "a", "name": "\#(String(repeating: "名", count: 101))"}"#, 400),
    (#"{"act": "page", "console": "a"}"#, 400), (#"{"act": "page", "console": "a", "page": "2"}"#, 400),
    (#"{"act": "page", "console": "a", "page": 1.5}"#, 400), (#"{"act": "page", "console": "a", "page": 99}"#, 400),
    (#"{"act": "page", "console": "a", "page": 1e99}"#, 400),
    (#"{"act": "material", "console": "a", "material": 77}"#, 400),
    (#"{"act": "pointer", "console": "a", "x": 2, "y": 0}"#, 400),
    (#"{"act": "pointer", "console": "a", "x": 0}"#, 400),
    (#"{"act": "zoom", "console": "a", "x": 0.5, "y": 0, "w": 1, "h": 1}"#, 400),
    (#"{"act": "minutes", "console": "a", "minutes": 0}"#, 400),
    (#"{"act": "borrow", "console": "a", "page": 1}"#, 400),
    (#"{"act": "borrow", "console": "a", "version": [1], "page": 1}"#, 400),
    (#"{"act": "borrow", "console": "a", "version": [99, 1], "page": 1}"#, 400),
    (#"{"act": "handOver", "console": "a", "to": " "}"#, 400), (#"{"act": "freeze", "console": "a"}"#, 400),
    (#"{"act": "end", "console": "a", "present": ["だれか"]}"#, 400),
    (String(repeating: "[", count: 10_000), 400), (String(repeating: " ", count: 16 * 1024), 400),
    (#"{"act": "next", "console": "a", "unknown": 1}"#, 200),
    (#"{"act": "pointer", "console": "a", "off": true}"#, 200),
    (#"{"act": "spotlight", "console": "a", "x": 0.5, "y": 0.5, "r": 0.1}"#, 200),
  ])
  func bodies(_ body: String, _ status: Int) async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let answer = try await visitor.post("/drive/\(live.drive.text)/acts", body)
      #expect(answer.status == status, "\(answer.text)")
      #expect(status == 200 || answer.json["error"] is String)
      // Whatever came, the room goes on.
      #expect(try await visitor.act(live.drive, "next").status == 200)
    }
  }

  @Test func tooLarge() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let answer = try await visitor.post(
        "/drive/\(live.drive.text)/acts", String(repeating: " ", count: 16 * 1024 + 1))
      #expect(answer.status == 413)
      #expect(answer.headers[.connection] == "close")
    }
  }

  @Test func fromElsewhere() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let body = #"{"act": "next", "console": "a"}"#
      let path = "/drive/\(live.drive.text)/acts"
      for origin in ["http://evil.example", "null", "https://localhost.evil.example", "http://localhost:1"] {
        let answer = try await visitor.post(path, body, headers: [.contentType: "application/json", .origin: origin])
        #expect(answer.status == 403, "\(origin)")
      }
      // Behind a proxy the server has another name than the page; the browser says where the request is from.
      let site = HTTPField.Name("Sec-Fetch-Site")!
      for (from, status) in [("same-origin", 200), ("same-site", 403), ("cross-site", 403), ("none", 403)] {
        let headers: HTTPFields = [.contentType: "application/json", .origin: "https://room.example", site: from]
        #expect(try await visitor.post(path, body, headers: headers).status == status, "\(from)")
      }
      for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"] {
        #expect(try await visitor.post(path, body, headers: [.contentType: type]).status == 415)
      }
      #expect(try await visitor.post(path, body, headers: [:]).status == 415)
      let json = "application/json; charset=utf-8"
      #expect(try await visitor.post(path, body, headers: [.contentType: json]).status == 200)
    }
  }

  /// What a hand points out goes when the hand does.
  @Test func pointingEndsWithTheConsole() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    func point(_ console: String) async throws {
      let point = try #require(Sight.Point(x: 0.5, y: 0.5))
      _ = try await room.answer(.act(.pointer(point)), through: hall.door(live.drive), console: console, person: nil)
      #expect(try await isPointed())
    }
    func isPointed() async throws -> Bool { try await hall.state(of: live)["pointer"] is [String: Any] }

    let first = try #require(await room.admit(hall.door(live.drive), console: "a"))
    try await point("a")
    let follower = try #require(await room.admit(hall.door(live.follow), console: nil))
    await room.leave(first)
    #expect(try await !isPointed())
    // Those who look on are told.
    follower.close()
    var last = ""
    for await event in follower.events { last = String(buffer: event) }
    #expect(last.contains(#""pointer":null"#))

    // A page that was loaded anew, though the old one's stream stands still.
    _ = try await room.admit(hall.door(live.drive), console: "a")
    try await point("a")
    _ = try await room.admit(hall.door(live.drive), console: "a")
    #expect(try await !isPointed())
    // Another takes over, in a frozen room too.
    try await point("a")
    _ = try await room.answer(.act(.freeze(true)), through: hall.door(live.drive), console: "a", person: nil)
    _ = try await room.answer(.act(.take), through: hall.door(live.drive), console: "b", person: nil)
    #expect(try await !isPointed())
  }

  /// Requests overtake the end of a stream, and that of a page that was loaded anew: what they point at is nothing.
  @Test func pointingThatComesLate() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    func point(_ console: String, stream: Int? = nil) async throws -> Bool {
      let point = try #require(Sight.Point(x: 0.5, y: 0.5))
      _ = try await room.answer(
        .act(.pointer(point)), through: hall.door(live.drive), console: console, person: nil, stream: stream)
      return try await hall.state(of: live)["pointer"] is [String: Any]
    }

    let first = try #require(await room.admit(hall.door(live.drive), console: "a"))
    #expect(try await point("a", stream: first.id))
    await room.leave(first)
    #expect(try await !point("a", stream: first.id))
    #expect(try await !point("a"))
    let second = try #require(await room.admit(hall.door(live.drive), console: "a"))
    #expect(try await !point("a", stream: first.id))
    #expect(try await point("a"))
    #expect(try await point("a", stream: second.id))
    // An older stream may stand still, its browser long gone.
    let third = try #require(await room.admit(hall.door(live.drive), console: "a"))
    #expect(try await !point("a", stream: second.id))
    await room.leave(third)
    // It is nobody else's, either.
    let other = try #require(await room.admit(hall.door(live.drive), console: "b"))
    await room.leave(second)
    #expect(try await !point("a", stream: other.id))
    // A remote control without a stream has a hand, until it has been away for too long.
    hall.time.advance(DriverToken.patience)
    await room.leave(other)
    _ = try await room.answer(.act(.take), through: hall.door(live.drive), console: "remote", person: nil)
    #expect(try await point("remote"))
    hall.time.advance(DriverToken.patience)
    await room.tick(beats: false)
    #expect(try await hall.state(of: live)["pointer"] is NSNull)
  }

  @Test func theFollowersAddressAsText() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let live = try await hall.project()
      let answer = try await visitor.get("/drive/\(live.drive.text)/address?of=follow")
      #expect(answer.status == 200)
      #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(answer.text.hasSuffix("/follow/\(live.follow.text)"))
      #expect(try await visitor.get("/drive/\(live.drive.text)/address?of=screen").status == 400)
      #expect(try await visitor.get("/follow/\(live.follow.text)/address?of=follow").status == 404)
    }
  }
}
