internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// What holds for every answer: headers that keep pages to themselves, failures worded, a line in the log without keys.
struct Guarding: RouterMiddleware {
  let pages: WebPages

  func handle(
    _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do { response = try await next(request, context) } catch {
      response = answer(to: error, request, context)
    }
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[Self.referrerPolicy] = "no-referrer"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    // The path holds a key; the route's pattern does not.
    context.logger.debug(
      "answered",
      metadata: [
        "method": "\(request.method)", "route": "\(context.endpointPath ?? "-")", "status": "\(response.status.code)",
        "ms": "\(Int((ContinuousClock.now - start) / .milliseconds(1)))",
      ])
    return response
  }

  private func answer(to error: any Error, _ request: Request, _ context: RoomContext) -> Response {
    let refusal: Refusal
    switch error {
    case let error as Refusal: refusal = error
    case is HTTPParserError: refusal = .malformed
    case let error as any HTTPResponseError: refusal = Refusal(status: error.status, code: "notFound")
    default:
      context.logger.error(
        "failed", metadata: ["route": "\(context.endpointPath ?? "-")", "error": "\(type(of: error))"])
      refusal = Refusal(status: .internalServerError, code: "failed")
    }
    let wantsPage = request.method == .get && request.headers[.accept]?.contains("text/html") ?? false
    var response = wantsPage ? pages.plain(refusal.status == .notFound ? .over : .failed, for: request) : refusal.json
    response.status = refusal.status
    if refusal.closes { response.headers[.connection] = "close" }
    return response
  }

  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'none'; frame-ancestors 'none'"
  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
