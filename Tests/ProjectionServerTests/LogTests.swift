import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import ProjectionServer

/// What the log tells, in which form, and what it does not.
struct LogTests {
  /// One object a line, whatever somebody calls themselves.
  @Test func form() throws {
    let lines = Mutex<[String]>([])
    var logger = Logger(label: "x") { _ in
      JSONLogHandler(hiding: ["/home/tanaka"], now: { Date(timeIntervalSince1970: 1_795_575_600.25) }) { line in
        lines.withLock { $0.append(line) }
      }
    }
    logger[metadataKey: "hb.request.id"] = "r1"
    let key = AccessKey().text
    logger.note(
      .handedOver, .info,
      [
        "room": .number(3), "briefing": .number(42), "console": "a\"\n\\\u{202E}b", "text": "/drive/\(key)/x",
        "ms": .number(5),
      ])
    logger.error("/home/tanaka/.local is full", metadata: ["n": .stringConvertible(1.5)])
    let told = lines.withLock { $0 }
    #expect(
      told[0].hasPrefix(
        #"{"at":"2026-11-25T03:00:00.250Z","level":"info","event":"handedOver","room":3,"briefing":42,"#))
    #expect(told.allSatisfy { $0.hasSuffix("}\n") && $0.filter { $0 == "\n" }.count == 1 })
    #expect(!told[0].contains(key) && told[0].contains(#""text":"/drive/(key)/x""#) && !told[0].contains("\u{202E}"))
    let other = try #require(try JSONSerialization.jsonObject(with: Data(told[1].utf8)) as? [String: String])
    #expect(other["event"] == "other" && other["text"] == "~/.local is full" && other["n"] == "1.5")
    #expect(other["request"] == "r1")
  }

  /// Each event has its line in the documentation, in both languages, and there is none besides.
  @Test func theEventsAreDocumented() throws {
    let url = URL(filePath: Hall.pagesFolder).appending(path: "../../../../docs/log.md").standardized
    let parts = try String(contentsOf: url, encoding: .utf8).split(separator: "\n## ")
    let tables = parts.map { part in part.matches(of: #/(?m)^\| `([A-Za-z]+)` \|/#).map { String($0.1) } }
    let names = Occurrence.allCases.map(\.rawValue).sorted()
    #expect(tables.filter { $0.contains("serverStarted") }.map { $0.sorted() } == [names, names])
  }

  /// Beginning, hand-over and end with who; no key, no title, no file's name, no words of a search, no picture's text.
  @Test func aWholeProjection() async throws {
    let hall = try await Hall(title: "人事異動案")
    try await hall.serving { visitor in
      let live = try await hall.project()
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
      _ = try await visitor.get("/drive/\(live.drive.text)/search?q=SEARCHWORD&in=library")
      _ = try await visitor.get("/screen/\(live.room.screenKey)/pages/1/1/1/text")
      let handed = try await visitor.act(live.drive, "handOver", #""to": "鈴木一郎""#)
      #expect(try await visitor.act(live.drive, "next").status == 409)
      #expect(try await visitor.act(live.drive, "takeBack", console: "b").status == 200)
      #expect(
        try await visitor.post("/drive/\(live.drive.text)/acts", "{", headers: [.contentType: "text/plain"]).status
          == 415)
      let foreign: HTTPFields = [.origin: "http://rebound.example", .contentType: "application/json"]
      #expect(try await visitor.post("/drive/\(live.drive.text)/acts", "{}", headers: foreign).status == 403)
      let stray = AccessKey()
      #expect(try await visitor.get("/follow/\(stray.text)").status == 404)
      hall.time.advance(1000)
      #expect(try await visitor.act(live.drive, "end", console: "b").status == 200)

      let base: [String: AnyHashable] = ["room": 1, "briefing": 1]
      let by = base.merging(["from": "127.0.0.1", "key": "drive"]) { $1 }
      #expect(hall.log.told("briefingBegan") == [base.merging(["event": "briefingBegan"]) { $1 }])
      #expect(
        hall.log.told("handedOver")
          == [by.merging(["event": "handedOver", "act": "handOver", "console": "a"]) { $1 }])
      #expect(
        hall.log.told("takenBack") == [by.merging(["event": "takenBack", "act": "takeBack", "console": "b"]) { $1 }])
      #expect(
        hall.log.told("briefingEnded")
          == [
            by.merging(["event": "briefingEnded", "act": "end", "console": "b", "by": "driver", "entries": 2]) { $1 }
          ])
      #expect(hall.log.told("actRefused").map { $0["why"] as? String } == ["handedOver", "notJSON", "foreign"])
      #expect(hall.log.told("actRefused").first?["console"] as? String == "a")
      #expect(
        hall.log.told("keyRefused") == [
          ["event": "keyRefused", "key": "follow", "from": "127.0.0.1", "why": "notFound"]
        ])
      let log = hall.log.text
      let secrets = [
        live.drive.text, live.follow.text, live.room.screenKey, stray.text, "人事異動", "SEARCHWORD", "収容計画", "鈴木", "佐藤",
        String(handed.json["drive"] as? String ?? "").split(separator: "/").last.map(String.init) ?? "",
      ]
      for secret in secrets { #expect(!secret.isEmpty && !log.contains(secret), "\(secret)") }
    }
  }

  /// Somebody who tries keys all night does not fill the disk; how often is told.
  @Test func aFlood() async throws {
    let hall = try await Hall()
    try await hall.serving { visitor in
      for _ in 0..<25 { _ = try await visitor.get("/drive/x") }
      #expect(hall.log.told("keyRefused").count == 10)
      hall.time.advance(60_000)
      _ = try await visitor.get("/drive/x")
      #expect(
        hall.log.told("refusalsCounted")
          == [["event": "refusalsCounted", "of": "keyRefused", "count": 15, "from": "127.0.0.1"]])
      #expect(hall.log.told("keyRefused").count == 11)
    }
  }
}
