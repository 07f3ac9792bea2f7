internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// What holds for every request: the server is called by a name of its own, failures are worded, and the log tells who
/// asked, without keys.
struct RequestGuard: RouterMiddleware {
  let pages: WebPages
  let trusted: TrustedNames
  let refusals: RefusalLog
  let gate: DeskGate

  func handle(
    _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var context = context
    var response: Response
    do {
      context.caller = try trusted.caller(request.head, from: context.peer, to: context.local)
      response = try await next(request, context)
    } catch { response = await answer(to: error, request, context) }
    // The path holds a key; the route's pattern does not.
    context.logger.note(
      .answered, .debug,
      context.trace.metadata(Self.client(context)).merging([
        "method": "\(request.method)", "route": "\(context.endpointPath ?? "-")",
        "status": .number(response.status.code),
        "ms": .number(Int((ContinuousClock.now - start) / .milliseconds(1))),
      ]) { $1 })
    return response
  }

  /// Where a request comes from, but for those who answer a survey: nobody is to be told who did.
  private static func client(_ context: RoomContext) -> NetworkAddress? {
    let route = context.endpointPath ?? ""
    return route == "/survey" || route.hasPrefix("/survey/") ? nil : context.client
  }

  private func answer(to error: any Error, _ request: Request, _ context: RoomContext) async -> Response {
    let refusal: RequestError
    switch error {
    case let error as RequestError: refusal = error
    case is HTTPParserError: refusal = .malformed
    case let error as any HTTPResponseError: refusal = RequestError(status: error.status, code: "notFound")
    default:
      context.logger.note(
        .requestFailed, .error,
        context.trace.metadata(Self.client(context)).merging([
          "route": "\(context.endpointPath ?? "-")", "error": .error(error),
        ]) { $1 })
      refusal = RequestError(status: .init(ofUnexpected: error), code: "failed")
    }
    tell(refusal, context)
    let wantsPage =
      refusal.status != .misdirectedRequest && request.method == .get
      && request.headers[.accept]?.contains("text/html") ?? false
    if wantsPage, refusal.status == .notFound, let page = await gate.lost(request, context) { return page }
    var response = wantsPage ? pages.plain(refusal.status == .notFound ? .over : .failed, for: request) : refusal.json
    response.status = refusal.status
    if refusal.closes { response.headers[.connection] = "close" }
    return response
  }

  private func tell(_ refusal: RequestError, _ context: RoomContext) {
    let occurrence: Occurrence
    switch refusal.reason {
    case .host: occurrence = .hostRefused
    case .key: occurrence = .keyRefused
    case .full: occurrence = .placeRefused
    case .other:
      guard context.trace.isAct else { return }
      occurrence = .actRefused
    }
    var metadata = context.trace.metadata(nil)
    metadata["why"] = "\(refusal.code)"
    refusals.note(occurrence, from: context.client, metadata)
  }
}
