import BriefingDomain
import BriefingLibrary
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ProjectionServer

/// What a key opens, and what is said of one that opens nothing.
struct KeyringTests {
  /// A page that is told "not found" takes the briefing for ended, so nobody is told so before the rooms that a server
  /// left behind are open again.
  @Test func isUnknownOnlyOnceAllIsOpen() async throws {
    let hall = try await Hall()
    let keyring = hall.server.registry.keyring
    let router = Router(context: RoomContext.self)
    router.get("/follow/:key") { _, context in
      do {
        _ = try keyring.door(.follow, context)
        return Response(status: .ok)
      } catch let refusal as RequestError { return Response(status: refusal.status) }
    }
    try await Application(router: router).test(.live) { client in
      let visitor = Visitor(client)
      #expect(try await visitor.get("/follow/\(AccessKey().text)").status == 503)
      let live = try await hall.project()
      #expect(try await visitor.get("/follow/\(live.follow.text)").status == 200)
      #expect(try await visitor.get("/follow/\(AccessKey().text)").status == 404)
    }
  }
}
