internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// The pages for people who sign in: sign in and out, set a password, one's own page.
struct DeskRoutes: Sendable {
  let library: Library
  let web: WebPages
  let trusted: TrustedNames
  let limits: SignInLimits
  let now: @Sendable () -> PreciseInstant

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("/") { request, _ in
      // Without people the server is the room's alone.
      try await library.hasAccounts() ? Response.to("/me") : web.plain(.welcome, for: request)
    }
    routes.get("sign-in") { request, context in
      if try await signedIn(request, context) != nil { return Response.to("/me") }
      return page(for: request) { DeskPages.signIn(notice(request)) }
    }
    routes.post("sign-in") { request, context in
      try await signIn(try await FormBody(request, context, trusted), request, context)
    }
    routes.post("sign-out") { request, context in
      guard let (visitor, _) = try await form(request, context) else { return Response.to("/sign-in") }
      try await library.signOut(visitor)
      var answer = Response.to("/sign-in", .signedOut)
      answer.headers[.setCookie] = cookie(context).header(nil)
      return answer
    }
    routes.get("welcome/:link") { request, context in
      guard let (key, account) = try await link(context) else { return over(request) }
      return page(for: request) { DeskPages.welcome(account, key: key.text) }
    }
    routes.post("welcome/:link") { request, context in
      try await setPassword(try await FormBody(request, context, trusted), request, context)
    }
    routes.get("me") { request, context in
      guard let visitor = try await signedIn(request, context) else { return Response.to("/sign-in") }
      return try await me(visitor, request, context, notice(request))
    }
    routes.post("me/sessions") { request, context in
      guard let (visitor, form) = try await form(request, context) else { return Response.to("/sign-in") }
      let session = Session.ID(form["session"])
      guard session != nil || form["session"] == "others" else { throw RequestError.malformed("session is missing") }
      try await library.endSessions(of: visitor.account.id, session, but: visitor.session.id)
      return Response.to("/me", session == nil ? .sessionsEnded : .sessionEnded)
    }
    routes.post("me/password") { request, context in
      guard let (visitor, form) = try await form(request, context) else { return Response.to("/sign-in") }
      return try await changePassword(of: visitor, form, request, context)
    }
    return routes
  }

  // MARK: Signing in

  private func signIn(_ form: FormBody, _ request: Request, _ context: RoomContext) async throws -> Response {
    let name = form["name"].trimmingCharacters(in: .whitespaces)
    let address = context.client?.neighbourhood
    let wait = limits.wait(name: name, from: address)
    guard wait == 0 else {
      return refuse(.wait(seconds: Int((wait + 999) / 1000)), name, .tooManyRequests, request)
    }
    limits.begin(name: name, from: address)
    let known = try await library.credential(of: name)
    let hash = known.flatMap { PasswordHash($0.hashed) } ?? .nobodys
    let fits = try await hash.fits(form["password"])
    guard fits, let known,
      let key = try await library.signIn(
        known.account.id, checked: known.hashed, at: now().instant, address: context.client?.description ?? "",
        browser: request.headers[.userAgent] ?? "")
    else {
      context.logger.note(.signInRefused, .notice, context.trace.metadata(context.client))
      return refuse(.wrongPassword, name, .unauthorized, request)
    }
    limits.succeeded(name: name, from: address)
    // One browser has one session.
    if let former = try await signedIn(request, context) { try await library.signOut(former) }
    context.logger.note(
      .signedIn, .info, context.trace.metadata(context.client).merging(["person": .number(known.account.id)]) { $1 })
    var answer = Response.to("/me")
    answer.headers[.setCookie] = cookie(context).header(key)
    return answer
  }

  private func refuse(
    _ notice: DeskNotice, _ name: String, _ status: HTTPResponse.Status, _ request: Request
  ) -> Response {
    var answer = page(for: request) { DeskPages.signIn(name: name, notice) }
    answer.status = status
    return answer
  }

  // MARK: Passwords

  private func link(_ context: RoomContext) async throws -> (AccessKey, Account)? {
    guard let key = AccessKey(context.parameters.get("link") ?? ""),
      let account = try await library.account(link: key, at: now().instant)
    else { return nil }
    return (key, account)
  }

  private func setPassword(_ form: FormBody, _ request: Request, _ context: RoomContext) async throws -> Response {
    guard let (key, account) = try await link(context) else { return over(request) }
    if let fault = fault(form, account) {
      var answer = page(for: request) { DeskPages.welcome(account, key: key.text, fault) }
      answer.status = .unprocessableContent
      return answer
    }
    let hashed = try await PasswordHash.of(form["password"]).text
    guard try await library.setPassword(hashed, link: key, at: now().instant) != nil else { return over(request) }
    return Response.to("/sign-in", .passwordSet)
  }

  private func changePassword(
    of visitor: SignedIn, _ form: FormBody, _ request: Request, _ context: RoomContext
  ) async throws -> Response {
    let name = visitor.account.name
    let wait = limits.wait(name: name, from: nil)
    guard wait == 0 else { return try await me(visitor, request, context, .wait(seconds: Int((wait + 999) / 1000))) }
    limits.begin(name: name, from: nil)
    guard let known = try await library.credential(of: name), let hash = PasswordHash(known.hashed),
      try await hash.fits(form["former"])
    else { return try await me(visitor, request, context, .wrongPassword) }
    limits.succeeded(name: name, from: nil)
    if let fault = fault(form, visitor.account) { return try await me(visitor, request, context, fault) }
    let hashed = try await PasswordHash.of(form["password"]).text
    guard try await library.setPassword(hashed, of: visitor.account.id, checked: known.hashed) else {
      return try await me(visitor, request, context, .wrongPassword)
    }
    var answer = Response.to("/sign-in", .passwordSet)
    answer.headers[.setCookie] = cookie(context).header(nil)
    return answer
  }

  private func fault(_ form: FormBody, _ account: Account) -> DeskNotice? {
    if form["password"] != form["again"] { return .passwordsDiffer }
    return PasswordRule.fault(of: form["password"], names: [account.name, account.fullName])
  }

  // MARK: Pages

  /// What was done before this page was asked for: a page that is loaded again does nothing again.
  private func notice(_ request: Request) -> DeskNotice? {
    request.uri.queryParameters["done"].flatMap { DeskNotice(done: String($0)) }
  }

  private func me(
    _ visitor: SignedIn, _ request: Request, _ context: RoomContext, _ notice: DeskNotice? = nil
  ) async throws -> Response {
    let instant = now().instant
    let visit = try await library.visit(by: visitor.account.person, at: instant)
    let roles = try await library.roles(of: visitor.account)
    let sessions = try await library.sessions(of: visitor.account.id, at: instant)
    let token = cookie(context).key(of: request)?.formToken ?? ""
    var answer = page(for: request) {
      DeskPages.me(visitor, roles: roles, sessions: sessions, clock: visit.clock, token: token, notice)
    }
    if notice?.isFault ?? false { answer.status = .unprocessableContent }
    return answer
  }

  private func over(_ request: Request) -> Response {
    var answer = page(for: request) { DeskPages.linkIsOver() }
    answer.status = .notFound
    return answer
  }

  private func page(for request: Request, _ html: () -> String) -> Response {
    Language.$current.withValue(request.language) {
      Response(
        status: .ok,
        headers: [
          .contentSecurityPolicy: ResponseHeaders.policy(forms: "'self'"), .contentType: "text/html; charset=utf-8",
          .contentLanguage: Language.current.rawValue,
          .vary: "Accept-Language",
        ], body: ResponseBody(byteBuffer: ByteBuffer(string: html())))
    }
  }

  // MARK: Who asks

  private func signedIn(_ request: Request, _ context: RoomContext) async throws -> SignedIn? {
    guard let key = cookie(context).key(of: request) else { return nil }
    return try await library.signedIn(key, at: now().instant, address: context.client?.description ?? "")
  }

  /// A form of a page of somebody who has signed in; `nil` where they are signed in no more.
  ///
  /// - Throws: `RequestError.foreign` for one that is not of their session.
  private func form(_ request: Request, _ context: RoomContext) async throws -> (SignedIn, FormBody)? {
    let form = try await FormBody(request, context, trusted)
    guard let key = cookie(context).key(of: request), let visitor = try await signedIn(request, context) else {
      return nil
    }
    guard form["token"] == key.formToken else { throw RequestError.foreign }
    return (visitor, form)
  }

  private func cookie(_ context: RoomContext) -> SessionCookie {
    SessionCookie(isSecure: trusted.publicAddress?.hasPrefix("https:") ?? context.caller?.isSecure ?? false)
  }
}

extension Response {
  /// - Parameter notice: what was done, which the page says.
  static func to(_ place: String, _ notice: DeskNotice? = nil) -> Response {
    .redirect(to: place + (notice?.done.map { "?done=\($0)" } ?? ""))
  }
}
