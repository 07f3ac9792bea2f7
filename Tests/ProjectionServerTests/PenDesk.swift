import BriefingDomain
import BriefingLibrary
import BriefingPayloads
import Foundation
import NIOCore
import Testing

@testable import ProjectionServer

extension PenTests {
  /// A stream that is read event by event.
  struct Reader {
    var events: Mailbox.Iterator
    let admission: Admission

    init(_ admission: Admission) {
      self.admission = admission
      events = admission.events.makeAsyncIterator()
    }

    /// The data of the events that came together, by their names.
    mutating func next() async throws -> [(name: String, data: String)] {
      let text = String(buffer: try #require(await events.next()))
      return text.matches(of: #/event: (\w+)\nid: \d+\ndata: (.*)\n\n/#).map { (String($0.1), String($0.2)) }
    }

    /// The strokes that a reader knows of after the next events: their numbers, each with its number of points.
    mutating func strokes() async throws -> [[Int]]? {
      for (name, data) in try await next().reversed() where name == "strokes" {
        let payload = try JSONDecoder().decode(StrokesPayload.self, from: Data(data.utf8))
        return payload.strokes.map { [$0.number, $0.points.count / 2] }
      }
      return nil
    }
  }

  struct Desk {
    let hall: Hall
    let live: ProjectionRequest
    let room: LiveRoom

    init() async throws {
      hall = try await Hall()
      live = try await hall.project()
      room = try await hall.room(of: live)
      _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    }

    func act(_ acts: ProjectionAct..., console: String = "a") async throws {
      for act in acts {
        _ = try await room.answer(.act(act), through: hall.door(live.drive), console: console, person: nil)
      }
    }

    func follow() async throws -> Reader {
      Reader(try #require(await room.admit(hall.door(live.follow), console: nil)))
    }

    func drive(_ console: String = "a") async throws -> Reader {
      Reader(try #require(await room.admit(hall.door(live.drive), console: console)))
    }
  }
}
