internal import BriefingDomain
internal import BriefingLibrary
internal import HTTPTypes
internal import Hummingbird
internal import Logging

extension DeskGate {
  /// Who asks, for a session's list.
  func origin(_ request: Request, _ context: RoomContext) -> (address: String, browser: String) {
    (context.client?.description ?? "", request.headers[.userAgent] ?? "")
  }

  /// The answer to who has just signed in. One browser has one session.
  ///
  /// - Parameter means: by what else than the password, for the log.
  func begin(
    _ key: AccessKey, of account: Account, then place: String, by means: String? = nil, _ request: Request,
    _ context: RoomContext
  ) async throws -> Response {
    if let former = try await signedIn(request, context) { try await library.signOut(former) }
    var metadata = context.trace.metadata(context.client)
    metadata["person"] = .number(account.id)
    if let means { metadata["by"] = "\(means)" }
    context.logger.note(.signedIn, .info, metadata)
    var answer = Response.to(place)
    answer.headers[.setCookie] = cookie(context).header(key)
    return answer
  }

  /// Tells that somebody was not let in.
  func refused(_ why: String? = nil, _ context: RoomContext) {
    var metadata = context.trace.metadata(context.client)
    if let why { metadata["why"] = "\(why)" }
    context.logger.note(.signInRefused, .notice, metadata)
  }
}
