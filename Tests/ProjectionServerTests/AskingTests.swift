import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import ProjectionServer

/// Pages that ask for what is new, since something on the way holds streams of events back.
struct AskingTests {
  @Test func whatIsNewerComesAtOnceAndElseThereIsAWait() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let page = try Asker(visitor, "/follow/\(live.follow.text)")
      let first = try await page.ask(after: 0)
      #expect(first.status == 200)
      #expect(first.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(first.headers[.contentLength] == "\(first.text.utf8.count)")
      #expect(first.headers[.cacheControl] == "no-store")
      #expect(first.events.map(\.name) == ["answered", "served", "state", "strokes"])
      #expect(first.number == 1)
      #expect(first.text.contains(#""shown":{"material":1,"version":1,"page":1}"#))

      _ = try await visitor.act(live.drive, "next")
      let second = try await page.ask(after: 1)
      #expect(second.events.first { $0.name == "state" }?.data.contains(#""page":2}"#) == true)
      #expect(second.number == 2)

      // Only the comment that keeps lines alive ends the wait.
      async let waiting = page.ask(after: 2)
      let beats = Task {
        while !Task.isCancelled {
          await room.tick(beats: true)
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      #expect(try await waiting.text == "event: answered\ndata: 3\n\n:\n\n")
      beats.cancel()

      // What comes during the wait is no different from what came before.
      async let later = page.askUntil(after: 3) { $0.contains(#""page":3}"#) }
      _ = try await visitor.act(live.drive, "next")
      #expect(try await later.status == 200)
    }
  }

  /// An answer that was lost on the way: the next one has all that there is.
  @Test func nothingIsMissing() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, _) = try await hall.ready()
      let page = try Asker(visitor, "/follow/\(live.follow.text)")
      _ = try await page.ask(after: 0)
      _ = try await visitor.act(live.drive, "next")
      let lost = try await page.ask(after: 1)
      #expect(lost.text.contains(#""page":2}"#))
      for (known, number) in [(1, 3), (57, 4)] {
        let again = try await page.ask(after: known)
        #expect(again.events.map(\.name) == ["answered", "served", "state", "strokes"])
        #expect(again.text.contains(#""page":2}"#))
        #expect(again.number == number)
      }
      // As well where the server that it asked before is another.
      let other = try await Asker(visitor, "/follow/\(live.follow.text)").ask(after: 9)
      #expect(other.events.map(\.name) == ["answered", "served", "state", "strokes"])
    }
  }

  /// Between two requests nothing of one's place is lost; after a quarter of a minute one has gone.
  @Test func whoAsksKeepsTheirPlace() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let lines = hall.server.lines
      let screen = try Asker(visitor, "/screen/\(live.room.screenKey)")
      let console = try Asker(visitor, "/drive/\(live.drive.text)", "console=a&")
      var (seen, driven) = (0, 0)
      func count() async -> [Int] {
        let audience = await room.audience
        return [audience.count(of: .screen), audience.count(of: .drive(seat: 0, console: "a"))]
      }
      #expect(try await visitor.act(live.drive, "next").status == 200)
      for _ in 0..<3 {
        seen = try await screen.ask(after: 0).number
        driven = try await console.ask(after: driven).number
        #expect(await count() == [1, 1])
        hall.time.advance(PageLines.grace)
        await lines.tick()
        #expect(await count() == [1, 1])
        // The token is held, though nothing was driven for longer than it would last without a page.
        let refused = try await visitor.act(live.drive, "next", console: "b")
        #expect(refused.status == 409)
        let line = await room.live?.line ?? ""
        let shown = try await visitor.post("/screen/\(live.room.screenKey)/shown", #"{"line": "\#(line)"}"#)
        #expect(shown.status == 204)
        _ = try await visitor.act(live.drive, "next")
      }
      #expect(seen > 2)
      hall.time.advance(PageLines.grace + 1)
      await lines.tick()
      #expect(await count() == [0, 0])
      #expect(lines.count == 0)
    }
  }

  /// A page has one place, whether it asks or has a stream.
  @Test func aPageHasOnePlace() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let page = try Asker(visitor, "/follow/\(live.follow.text)")
      _ = try await page.ask(after: 0)
      var before = await Set(room.guests.keys)
      for _ in 0..<2 {
        let client = page.client()
        try await client.executeAndDontWaitForResponse(page.request("as=\(page.name)"))
        // Until the stream is there.
        while await Set(room.guests.keys).subtracting(before).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        #expect(await room.guests.count == 1)
        before = await Set(room.guests.keys)
        try await client.shutdown()
      }
      _ = try await page.ask(after: 0)
      #expect(await room.guests.count == 1)
      #expect(await Set(room.guests.keys).isDisjoint(with: before))
    }
  }

  @Test func theEndIsTold() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, _) = try await hall.ready()
      let follower = try Asker(visitor, "/follow/\(live.follow.text)")
      let screen = try Asker(visitor, "/screen/\(live.room.screenKey)")
      let first = try await follower.ask(after: 0)
      let other = try Asker(visitor, "/follow/\(live.follow.text)")
      _ = try await other.ask(after: 0)
      async let waiting = other.askUntil(after: 1) { $0.contains("event: ended") }
      _ = try await screen.ask(after: 0)
      #expect(try await visitor.act(live.drive, "end").status == 200)
      #expect(try await waiting.status == 200)
      // Asked for again, since the first answer may have been lost; and known, no more.
      for _ in 0..<2 {
        let told = try await follower.ask(after: first.number)
        #expect(told.events.map(\.name) == ["answered", "ended"])
        #expect(told.number == 2)
      }
      #expect(try await follower.ask(after: 2).status == 404)
      #expect(try await screen.ask(after: 1).text.contains(#""live":null"#))
      // To whoever had no line when it ended there is nothing to be told.
      #expect(try await Asker(visitor, "/follow/\(live.follow.text)").ask(after: 0).status == 404)
    }
  }

  /// Who was between two requests when somebody was shut out has the new key all the same.
  @Test func shuttingOut() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let pages = try (0..<2).map { _ in try Asker(visitor, "/follow/\(live.follow.text)") }
      _ = try await pages[0].ask(after: 0)
      let id = try #require(await room.guests.keys.first)
      _ = try await pages[1].ask(after: 0)
      #expect(try await visitor.act(live.drive, "shutOut", #""follower": \#(id)"#).status == 200)
      #expect(try await pages[0].ask(after: 1).events.map(\.name) == ["answered", "ended"])
      let moved = try await pages[1].ask(after: 1)
      #expect(moved.events.map(\.name) == ["answered", "moved"])
      #expect(await moved.text.contains(room.live?.followKey?.text ?? "none"))
    }
  }

  @Test func bounds() async throws {
    let hall = try await Hall { $0.bounds.followers = 3 }
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let address = "/follow/\(live.follow.text)"
      let pages = try (0..<4).map { _ in try Asker(visitor, address) }
      for page in pages.prefix(3) {
        for _ in 0..<3 { #expect(try await page.ask(after: 0).status == 200) }
      }
      #expect(try await pages[3].ask(after: 0).status == 503)
      #expect(await room.audience.count == 3)
      #expect(hall.server.lines.count == 3)
      hall.time.advance(PageLines.grace + 1)
      await hall.server.lines.tick()
      #expect(try await pages[3].ask(after: 0).status == 200)
      #expect(hall.server.lines.count == 1)

      #expect(try await Asker(visitor, "/follow/\(AccessKey().text)").ask(after: 0).status == 404)
      #expect(try await Asker(visitor, "/drive/\(live.follow.text)").ask(after: 0).status == 404)
      #expect(try await visitor.get("\(address)/events?after=0").status == 400)
      #expect(try await visitor.get("\(address)/events?as=a&after=x").status == 400)
      let long = String(repeating: "a", count: 65)
      #expect(try await visitor.get("\(address)/events?as=\(long)&after=0").status == 400)
    }
  }

  /// What comes for a request whose connection has ended is not lost, and its place is given up.
  @Test func whoGoesWhileTheyWait() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let page = try Asker(visitor, "/follow/\(live.follow.text)")
      _ = try await page.ask(after: 0)
      let client = page.client()
      try await client.executeAndDontWaitForResponse(page.request("as=\(page.name)&after=1"))
      try await client.shutdown()
      _ = try await visitor.act(live.drive, "next")
      #expect(try await page.askUntil(after: 1) { $0.contains(#""page":2}"#) }.status == 200)
      #expect(await room.guests.count == 1)
      while hall.server.lines.count > 0 {
        hall.time.advance(PageLines.grace + 1)
        await hall.server.lines.tick()
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(await room.guests.isEmpty)
    }
  }

  @Test func aMailboxLetsGo() async throws {
    let mailbox = Mailbox()
    async let first = mailbox.next()
    async let second = mailbox.next()
    // One reads at a time: the first of them is let go by the other, or by this.
    let releases = Task {
      while !Task.isCancelled {
        mailbox.release()
        try await Task.sleep(for: .milliseconds(5))
      }
    }
    #expect(await [first, second] == [nil, nil])
    releases.cancel()
    #expect(mailbox.put(ByteBuffer(string: "1")) == nil)
    #expect(mailbox.put(ByteBuffer(string: "2")) == ByteBuffer(string: "1"))
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return [await mailbox.next(), await mailbox.next()]
    }
    #expect(await cancelled.value == [ByteBuffer(string: "2"), nil])
    mailbox.put(ByteBuffer(string: "3"))
    mailbox.finish()
    mailbox.put(ByteBuffer(string: "4"))
    #expect(await mailbox.next() == ByteBuffer(string: "3"))
    #expect(await mailbox.next() == nil)
  }

  /// A page tries now and then whether streams come through.
  @Test func theTrialIsNoPlace() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      let (live, room) = try await hall.ready()
      let answer = try await visitor.get("/follow/\(live.follow.text)/events?as=a&trial=1")
      #expect(answer.headers[.contentType] == "text/event-stream")
      #expect(answer.headers[.contentLength] == nil)
      #expect(answer.text == ":\n\n:\n\n")
      #expect(await room.audience.count == 0)
      #expect(try await visitor.get("/follow/\(AccessKey().text)/events?trial=1").status == 404)
    }
  }
}
