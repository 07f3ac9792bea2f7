import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import ProjectionServer

extension Hall {
  /// A briefing that is live, with all its materials.
  func ready() async throws -> (ProjectionRequest, LiveRoom) {
    let live = try await project()
    _ = try await state(of: live) { state in
      (state["materials"] as? [[String: Any]])?.allSatisfy { $0["state"] as? String == "ready" } == true
    }
    return (live, try await room(of: live))
  }
}

/// A page that asks, by a connection for each request.
struct Asker: Sendable {
  let port: Int
  let path: String
  let more: String
  let name = "p-\(UUID().uuidString)"

  init(_ visitor: Visitor, _ path: String, _ more: String = "") throws {
    (self.path, self.more) = (path, more)
    port = try #require(visitor.client.port)
  }

  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// By their names.
    var events: [(name: String, data: String)] {
      text.matches(of: #/event: (\w+)\n(?:id: \d+\n)?data: (.*)\n\n/#).map { (String($0.1), String($0.2)) }
    }
    var number: Int { events.first { $0.name == "answered" }.flatMap { Int($0.data) } ?? -1 }
  }

  func client() -> TestClient {
    let client = TestClient(host: "localhost", port: port, configuration: .init(timeout: .seconds(600)))
    client.connect()
    return client
  }

  func request(_ query: String) -> TestClient.Request {
    TestClient.Request("\(path)/events?\(more)\(query)", method: .get, authority: "localhost")
  }

  func ask(after number: Int) async throws -> Answer {
    let client = client()
    do {
      let response = try await client.execute(request("as=\(name)&after=\(number)"))
      try? await client.shutdown()
      return Answer(
        status: response.status.code, headers: response.headers,
        text: response.body.map { String(buffer: $0) } ?? "")
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  /// Asks until an answer is as it should be.
  func askUntil(after number: Int, isFit: (String) -> Bool) async throws -> Answer {
    var answer = try await ask(after: number)
    while answer.status == 200, !isFit(answer.text) { answer = try await ask(after: answer.number) }
    return answer
  }
}
