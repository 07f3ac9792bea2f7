internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

/// The second page of the way in, for those who have a second factor: it asks for its code.
struct SecondFactorRoutes: Sendable {
  let gate: DeskGate
  let limits: SignInLimits
  let halves: HalfSessions

  private var library: Library { gate.library }

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("sign-in/code") { request, context in
      guard let key = cookie(context).key(of: request), let half = halves[key] else { return Response.to("/sign-in") }
      return try await page(half, key, nil, request)
    }
    routes.post("sign-in/code") { request, context in
      try await enter(try await FormBody(request, context, gate.trusted), request, context)
    }
    return routes
  }

  /// The answer to who has given the right password and needs a code, too.
  func half(
    _ account: Account, checked hashed: String, next: SignInTarget?, _ context: RoomContext
  ) -> Response? {
    guard let key = halves.begin(account, checked: hashed, next: next) else { return nil }
    // How often a name is tried goes on; the machine has shown a password.
    limits.passed(from: context.client?.neighbourhood)
    var answer = Response.to("/sign-in/code")
    answer.headers[.setCookie] = cookie(context).header(key)
    return answer
  }

  private func cookie(_ context: RoomContext) -> SessionCookie {
    SessionCookie(isSecure: gate.cookie(context).isSecure, kind: .half)
  }

  private func page(
    _ half: HalfSessions.Half, _ key: AccessKey, _ notice: DeskNotice?, _ request: Request
  ) async throws -> Response {
    let isLost = try await library.factorState(of: half.account.id).isLost
    return .desk(notice == nil ? .ok : .unauthorized, for: request) {
      DeskPages.code(token: key.formToken, isLost: isLost, notice)
    }.waiting(as: notice)
  }

  private func enter(_ form: FormBody, _ request: Request, _ context: RoomContext) async throws -> Response {
    guard let key = cookie(context).key(of: request), let half = halves[key] else {
      return .desk(.unauthorized, for: request) { DeskPages.signIn(.signInLapsed) }
    }
    guard form["token"] == key.formToken else { throw RequestError.foreign }
    let (name, address) = (half.account.name, context.client?.neighbourhood)
    let wait = limits.wait(name: name, from: address)
    guard wait == 0 else {
      return try await page(half, key, .wait(seconds: Int((wait + 999) / 1000)), request)
    }
    limits.begin(name: name, from: address)
    let origin = gate.origin(request, context)
    let code = form["code"]
    guard
      let session = try await library.signIn(
        half.account.id, checked: half.hashed, code: code.isEmpty ? form["recovery"] : code, at: gate.now().instant,
        address: origin.address, browser: origin.browser)
    else {
      gate.refused("code", context)
      return try await page(half, key, .wrongCode, request)
    }
    limits.succeeded(name: name, from: address)
    halves.end(key)
    let place = half.next?.path ?? half.account.firstPage
    return try await gate.begin(
      session, of: half.account, then: code.isEmpty ? "/me?done=recovery" : place,
      by: code.isEmpty ? "recovery" : "code",
      request, context)
  }
}
