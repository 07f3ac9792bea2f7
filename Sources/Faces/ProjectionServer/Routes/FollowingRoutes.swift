internal import BriefingPayloads
internal import HTTPTypes
internal import Hummingbird
internal import JapaneseText

/// What those who follow may ask beside the pages: where a word stands.
struct FollowingRoutes: Sendable {
  let keyring: Keyring
  let finder: FollowersFinder

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("search") { request, context in try await search(request, context) }
    return routes
  }

  private func search(_ request: Request, _ context: RoomContext) async throws -> Response {
    let door = try keyring.door(.follow, context)
    let parameters = request.uri.queryParameters
    guard let text = parameters["q"].map(String.init) else { throw RequestError.malformed("q is missing") }
    guard text.utf8.count <= 1000 else { throw RequestError.malformed("q is too long") }
    guard let stream = parameters["stream"].flatMap({ Int($0) }) else {
      throw RequestError.malformed("stream is missing")
    }
    guard let materials = await door.room.openMaterials(to: stream, through: door) else { throw RequestError.noSuchKey }
    guard let query = SearchQuery(text) else { return .json(FollowerHitsPayload(hits: [], more: false, unread: 0)) }
    if let filter = query.filters.first {
      // Those are for a library; here there is one briefing.
      throw RequestError(
        status: .badRequest, code: "filter", details: ["message": "\(filter.field.rawValue): is no filter here"])
    }
    let follower = FollowersFinder.Follower(room: door.number, stream: stream)
    // Asked again while the answer to the last question is still being made, or with too many others.
    guard let found = await finder.find(query, in: materials, for: follower) else { throw RequestError.busy }
    return .json(found)
  }
}
