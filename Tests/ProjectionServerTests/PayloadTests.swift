import BriefingDomain
import BriefingLibrary
import BriefingPayloads
import Foundation
import JapaneseText
import NIOCore
import Testing

@testable import ProjectionServer

/// What the room's server says can be read back: decoded and encoded again, every byte is the same.
struct PayloadTests {
  private func expect<P: Payload>(_ type: P.Type, _ json: String) throws {
    let payload = try JSONDecoder().decode(type, from: Data(json.utf8))
    #expect(try payload.json(.compact) == json)
  }

  private func expect<P: Payload>(_ type: P.Type, _ payload: P) throws { try expect(type, try payload.json(.compact)) }

  @Test func whatWasBrought() throws {
    let brought = StagedPayload(batch: "a1", title: nil, files: [.init(name: "a.pdf", remark: "1 KB")])
    try expect(StagedPayload.self, brought)
  }

  @Test func statesAndEvents() async throws {
    let hall = try await Hall()
    let other = try await hall.register("別の報告", ["別紙.txt"])
    try await hall.serving { visitor in
      let live = try await hall.project()
      let room = try await hall.room(of: live)
      func expectStates() async throws {
        for view: Audience.View in [.screen, .follow, .drive(seat: 0, console: "a"), .drive(seat: 0, console: nil)] {
          let event = String(buffer: await room.event(for: view))
          let json = try #require(event.split(separator: "\n").last?.dropFirst("data: ".count))
          try expect(StatePayload.self, String(json))
          // What only drivers may know is missing for others, and `null` for them where it is not known.
          let isDriver = if case .drive = view { true } else { false }
          #expect(json.contains(#""held":"#) == (isDriver && json.contains(#""live":{"#)))
          #expect(json.contains(#""handedTo":null"#) == json.contains(#""held":"#))
        }
      }
      try await expectStates()
      for act in [
        ("page", #""page": 2"#), ("pointer", #""x": 0.5, "y": 1"#), ("spotlight", #""x": 0, "y": 0.25, "r": 0.1"#),
        ("beside", #""kind": "page", "material": 1, "page": 1"#),
        ("pointer", #""x": 0.5, "y": 1, "version": [1, 1], "page": 1"#),
        ("zoom", #""x": 0.1, "y": 0.2, "w": 0.5, "h": 0.5"#), ("borrow", #""version": [3, 1], "page": 1"#),
        (
          "stroke",
          #""version": [3, 1], "page": 1, "number": 7, "pen": "marker", "width": 9, "points": [1, 2, 65535, 4]"#
        ),
      ] {
        #expect(try await visitor.act(live.drive, act.0, act.1).status < 300)
        try await expectStates()
      }
      #expect(other == 2)
      for view: Audience.View in [.follow, .drive(seat: 0, console: "a")] {
        let strokes = String(buffer: try #require(await room.allStrokes(for: view)))
        #expect(strokes.contains(#""points":[1,2,65535,4]"#))
        let json = try #require(strokes.split(separator: "\n").last?.dropFirst("data: ".count))
        try expect(StrokesPayload.self, String(json))
      }
      let found = try await visitor.get("/drive/\(live.drive.text)/search?q=%E9%81%BF%E9%9B%A3%E6%89%80&in=library")
      try expect(HitsPayload.self, found.text)
      #expect(found.text.contains("別紙.txt"))
      let preview = try await visitor.act(live.drive, "preview", #""version": [3, 1], "page": 2"#)
      try expect(PreviewPayload.self, preview.text)
      let notes = try await visitor.get("/drive/\(live.drive.text)/notes/1/1")
      #expect(notes.status == 200 && notes.text == #"{"notes":[]}"#)
      let query = try #require(SearchQuery("避難所"))
      let material = FollowersFinder.OpenMaterial(
        version: try await hall.visit.details(of: 1).versions[0], pages: [1, 2])
      let answer = await FollowersFinder(StillPages(texts: ["避難所"])).find(
        query, in: [material], for: .init(room: 1, stream: 1))
      try expect(FollowerHitsPayload.self, try #require(answer))
      try expect(NotesPayload.self, NotesPayload(of: [Page(number: 2, text: "甲\n話す", notes: "話す")]))
      try expect(RefusalPayload.self, try await visitor.act(live.drive, "next", console: "b").text)
      try expect([String: Int64].self, try await visitor.act(live.drive, "next").text)
      try expect([String: [FollowerPayload]].self, try await visitor.get("/drive/\(live.drive.text)/followers").text)
      try expect(EndOfShowPayload.self, try await visitor.act(live.drive, "end").text)
      try await expectStates()

      let visit = hall.visit
      try expect(AddressesPayload.self, AddressesPayload(live, server: "http://127.0.0.1:8080"))
      let receipt = try #require(try await visit.receipt(of: live.projection))
      try expect(EndPayload.self, EndPayload(receipt, visit.clock))
      let details = try await visit.details(of: 1)
      #expect(details.projections[0].lines.contains { $0.isBorrowed })
      try expect(BriefingPayload.self, BriefingPayload(details, visit.clock))
    }
    try expect(ServedPayload.self, ServedPayload(mark: "0123", stream: 7, zone: "Asia/Tokyo"))
    try expect(EndedPayload.self, EndedPayload(revision: 1, room: "3A", title: "避難所"))
    try expect(
      FollowerPayload.self, FollowerPayload(id: 1, since: PreciseInstant(milliseconds: 5), device: "Mac", from: nil))
  }
}
