internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The one gate of the desk: whoever asks for a page or an act has signed in, and may; an act comes from a form of their own
/// session.
struct DeskGate: Sendable {
  let library: Library
  let trusted: TrustedNames
  let now: @Sendable () -> PreciseInstant
  var directory: ProxySignIn?

  func collection(of routes: [DeskRoute]) -> RouteCollection<RoomContext> {
    let collection = RouteCollection(context: RoomContext.self)
    let pages = routes.filter { $0.method == .get }.map { $0.path.description.split(separator: "/") }
    for route in routes {
      collection.on(route.path, method: route.method) { request, context in
        try await pass(request, context, route, pages)
      }
    }
    return collection
  }

  /// - Parameter pages: the paths of all that is looked at, by their parts.
  private func pass(
    _ request: Request, _ context: RoomContext, _ route: DeskRoute, _ pages: [[Substring]]
  ) async throws -> Response {
    let isAct = route.method != .get
    if route.takesFiles { try FormBody.refuseForeign(request, context, trusted) }
    let form = isAct && !route.takesFiles ? try await FormBody(request, context, trusted) : FormBody()
    let cookie = cookie(context)
    guard let visitor = try await signedIn(request, context), let key = cookie.key(of: request) else {
      // An act is not done later: what it was about may be another thing by then.
      guard isAct else { return Response.to(SignInTarget(request).signIn) }
      // What is on no page, such as signing out, had nothing typed.
      guard let page = SignInTarget(above: request.uri.path, of: route, pages) else { return Response.to("/sign-in") }
      return Response.to(page.signIn, .sessionLost)
    }
    if isAct, !route.takesFiles, form["token"] != key.formToken { throw RequestError.foreign }
    let visit = try await library.visit(by: visitor.account.person, at: now().instant)
    let desk = DeskRequest(
      visitor: visitor, visit: visit, token: key.formToken, request: request, context: context, form: form,
      cookie: cookie)
    return try await Language.$current.withValue(request.language) {
      do {
        if let permission = route.permission, !visit.may(permission) {
          throw LibraryError.notAllowed(permission, visit.person)
        }
        return try await route.answer(desk)
      } catch { return try refusal(error, desk) }
    }
  }

  /// The page that says why something was refused, and what to do.
  ///
  /// - Throws: an error that has no sentence.
  private func refusal(_ error: any Error, _ desk: DeskRequest) throws -> Response {
    guard let failure = Failure(atDesk: error) else { throw error }
    if failure.kind == .forbidden {
      var metadata = desk.context.trace.metadata(desk.context.client)
      metadata["person"] = .number(desk.visitor.account.id)
      metadata["route"] = "\(desk.context.endpointPath ?? "-")"
      desk.context.logger.note(.deskRefused, .notice, metadata)
    }
    let status = HTTPResponse.Status(of: failure.kind)
    guard desk.request.headers[.accept]?.contains("application/json") != true else {
      throw RequestError(status: status, code: failure.kind.rawValue, details: ["message": failure.sentence])
    }
    return desk.page(nil, status: status) { DeskPages.refused(failure, in: $0) }
  }

  /// For somebody who has signed in and has come to an address that is none: a page of the desk, with the ways on. `nil`
  /// for everybody else, and for what belongs to a room, which is over then.
  func lost(_ request: Request, _ context: RoomContext) async -> Response? {
    let place = request.uri.path.split(separator: "/").first.map(String.init) ?? ""
    guard RoomPage(rawValue: place) == nil, let key = cookie(context).key(of: request),
      let visitor = try? await signedIn(request, context),
      let visit = try? await library.visit(by: visitor.account.person, at: now().instant)
    else { return nil }
    let desk = DeskRequest(
      visitor: visitor, visit: visit, token: key.formToken, request: request, context: context, form: FormBody(),
      cookie: cookie(context))
    return Language.$current.withValue(request.language) {
      desk.page(nil, status: .notFound) { DeskPages.refused(.noSuchPage, in: $0) }
    }
  }

  // MARK: Who asks

  func signedIn(_ request: Request, _ context: RoomContext) async throws -> SignedIn? {
    guard let key = cookie(context).key(of: request) else { return nil }
    let visitor = try await library.signedIn(
      key, at: now().instant, address: context.client?.description ?? "",
      // A stream of events comes back by itself.
      isClick: request.headers[.isLive] == nil && request.headers[.accept] != "text/event-stream")
    guard let visitor else { return nil }
    if isTheirs(visitor, request, context) { return visitor }
    try await library.signOut(visitor)
    return nil
  }

  func cookie(_ context: RoomContext) -> SessionCookie {
    SessionCookie(isSecure: trusted.publicAddress?.hasPrefix("https:") ?? context.caller?.isSecure ?? false)
  }
}

/// Where somebody goes once they have signed in: a page of this server that they asked for before.
struct SignInTarget {
  let path: String

  init(_ request: Request) { path = request.uri.description }

  /// The page whose form asks for an act: the nearest above it. No page of the desk tells a server where it was, since keys
  /// are in addresses.
  init?(above path: String, of act: DeskRoute, _ pages: [[Substring]]) {
    // Where files are sent to, one may be had.
    var parts = path.split(separator: "/").dropLast(act.takesFiles ? 1 : 0)
    func isPage(_ page: [Substring]) -> Bool {
      page.count == parts.count && zip(page, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    while !pages.contains(where: isPage) { if parts.popLast() == nil { return nil } }
    self.init("/" + parts.joined(separator: "/"))
  }

  /// `nil` for what is no path here: an address from elsewhere must not lead on to another server.
  init?(_ text: String) {
    guard text.utf8.count <= 1000, text.wholeMatch(of: #/\/([A-Za-z0-9._~%-][A-Za-z0-9\/?=&+._~%:-]*)?/#) != nil else {
      return nil
    }
    path = text
  }

  /// The page to sign in on, which leads on to it.
  var signIn: String {
    guard SignInTarget(path) != nil, path != "/" else { return "/sign-in" }
    return "/sign-in?next=" + (path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
  }
}

extension HTTPField.Name {
  /// On what a page asks for by itself.
  fileprivate static let isLive = Self("X-Utsusu-Live")!
}
