internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// A page or an act of the desk, and what somebody who has signed in needs for it.
struct DeskRoute: Sendable {
  let method: HTTPRequest.Method
  let path: RouterPath
  /// Be it for a part of the office alone; `nil` for everybody who has signed in.
  let permission: Permission?
  /// Whether it reads its form itself, as it comes, since files are in it.
  var takesFiles = false
  let answer: @Sendable (DeskRequest) async throws -> Response

  /// What is looked at.
  static func page(
    _ path: RouterPath, for permission: Permission?,
    _ answer: @escaping @Sendable (DeskRequest) async throws -> Response
  ) -> DeskRoute { DeskRoute(method: .get, path: path, permission: permission, answer: answer) }

  /// What a form of ours asks for.
  static func act(
    _ path: RouterPath, for permission: Permission?,
    _ answer: @escaping @Sendable (DeskRequest) async throws -> Response
  ) -> DeskRoute { DeskRoute(method: .post, path: path, permission: permission, answer: answer) }

  /// What a form with files asks for: an ``Upload``, which checks the token.
  static func upload(
    _ path: RouterPath, for permission: Permission?,
    _ answer: @escaping @Sendable (DeskRequest) async throws -> Response
  ) -> DeskRoute { DeskRoute(method: .post, path: path, permission: permission, takesFiles: true, answer: answer) }

  /// Takes back what somebody did last, if that is what their page said, and leads to a page.
  ///
  /// - Parameter refusing: the page that says why not.
  static func undo(
    _ path: RouterPath, for permission: Permission, at place: String,
    _ refusing: @escaping @Sendable (DeskRequest, any Error) async throws -> Response
  ) -> DeskRoute {
    .act(path, for: permission) { desk in
      guard let act = Act.ID(desk.form["act"]) else { throw RequestError.malformed("act is missing") }
      do { _ = try await desk.visit.undo(only: act) } catch { return try await refusing(desk, error) }
      return Response.to(place, .undone)
    }
  }
}

/// What somebody who has signed in asks for. Their `visit` is held to their roles.
struct DeskRequest: Sendable {
  let visitor: SignedIn
  let visit: Visit
  /// What the forms of a page send back.
  let token: String
  let request: Request
  let context: RoomContext
  /// Of an act.
  let form: FormBody
  let cookie: SessionCookie

  /// What stands behind the `?` of the address, as forms write it: with `+` for a space.
  func query(_ name: String) -> String? {
    for pair in (request.uri.query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == name else { continue }
      let text = parts[1].replacing("+", with: " ").removingPercentEncoding
      return text.flatMap { $0.isEmpty ? nil : $0 }
    }
    return nil
  }

  /// Tells the log what somebody has done about the way in to their account.
  func note(_ occurrence: Occurrence) {
    context.logger.note(
      occurrence, .notice,
      context.trace.metadata(context.client).merging(["person": .number(visitor.account.id)]) { $1 })
  }

  /// A page in the language of the request.
  ///
  /// - Parameter place: where it stands among the pages of the desk.
  /// - Parameter notice: what was done, or is wrong; as a rule what the address says.
  func page(
    _ place: DeskPlace?, _ notice: DeskNotice? = nil, status: HTTPResponse.Status? = nil,
    _ html: (DeskFrame) -> String
  ) -> Response {
    let notice = notice ?? query("done").flatMap { DeskNotice(done: $0) }
    let frame = DeskFrame(
      name: visitor.account.fullName, token: token, may: Set(Permission.allCases.filter(visit.may)), place: place,
      notice: notice)
    return .desk(status ?? (notice?.isFault ?? false ? .unprocessableContent : .ok), for: request) { html(frame) }
      .waiting(as: notice)
  }
}

extension Response {
  /// A page of the desk.
  static func desk(
    _ status: HTTPResponse.Status = .ok, for request: Request, _ html: () -> String
  ) -> Response {
    Language.$current.withValue(request.language) {
      Response(
        status: status,
        headers: [
          .contentSecurityPolicy: ResponseHeaders.policy(forms: "'self'"), .contentType: "text/html; charset=utf-8",
          .contentLanguage: Language.current.rawValue, .vary: "Accept-Language, Cookie",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: html())))
    }
  }

  /// Programs, too, are told how long to wait where a page says so.
  func waiting(as notice: DeskNotice?) -> Response {
    guard case .wait(let seconds)? = notice else { return self }
    var answer = self
    answer.status = .tooManyRequests
    answer.headers[.retryAfter] = "\(seconds)"
    return answer
  }

  /// - Parameter notice: what was done, which the page says. A page that is loaded again does nothing again.
  /// - Parameter part: of the page, by its id.
  static func to(_ place: String, _ notice: DeskNotice? = nil, at part: String? = nil) -> Response {
    .redirect(to: self.place(place, notice) + (part.map { "#\($0)" } ?? ""))
  }

  /// The address of a page that says what was done.
  static func place(_ place: String, _ notice: DeskNotice?) -> String {
    place + (notice?.done.map { (place.contains("?") ? "&" : "?") + "done=\($0)" } ?? "")
  }
}
