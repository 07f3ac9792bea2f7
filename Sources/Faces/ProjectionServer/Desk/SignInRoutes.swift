internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// The way in, for those who have not signed in: sign in, and set a password under an address that was given.
struct SignInRoutes: Sendable {
  let gate: DeskGate
  let web: WebPages
  let limits: SignInLimits
  let factors: SecondFactorRoutes

  private var library: Library { gate.library }

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("/") { request, context in
      // Without people the server is the room's alone.
      guard try await library.hasAccounts() else { return web.plain(.welcome, for: request) }
      guard let visitor = try await gate.signedIn(request, context) else { return Response.to("/sign-in") }
      return Response.to(visitor.account.firstPage)
    }
    routes.get("sign-in") { request, context in
      if let visitor = try await gate.signedIn(request, context) { return Response.to(visitor.account.firstPage) }
      let next = request.uri.queryParameters["next"].flatMap { SignInTarget(String($0)) }
      let notice = request.uri.queryParameters["done"].flatMap { DeskNotice(done: String($0)) }
      // Who has just signed out does not find themselves signed in again.
      if notice == nil, let answer = try await gate.signInByDirectory(request, context, then: next) { return answer }
      let named = gate.named(request, context)
      return Response.desk(for: request) { DeskPages.signIn(next: next?.path, named: named, notice) }
    }
    routes.post("sign-in") { request, context in
      try await signIn(try await FormBody(request, context, gate.trusted), request, context)
    }
    routes.get("welcome/:link") { request, context in
      guard let (key, account) = try await link(context) else { return over(request) }
      return Response.desk(for: request) { DeskPages.welcome(account, key: key.text) }
    }
    routes.post("welcome/:link") { request, context in
      try await setPassword(try await FormBody(request, context, gate.trusted), request, context)
    }
    return routes
  }

  // MARK: Signing in

  private func signIn(_ form: FormBody, _ request: Request, _ context: RoomContext) async throws -> Response {
    let name = form["name"].trimmingCharacters(in: .whitespaces)
    let next = SignInTarget(form["next"])
    func refuse(_ notice: DeskNotice) -> Response {
      Response.desk(.unauthorized, for: request) { DeskPages.signIn(name: name, next: next?.path, notice) }
        .waiting(as: notice)
    }
    let address = context.client?.neighbourhood
    let wait = limits.wait(name: name, from: address)
    guard wait == 0 else { return refuse(.wait(seconds: Int((wait + 999) / 1000))) }
    limits.begin(name: name, from: address)
    let known = try await library.credential(of: name)
    let hash = known.flatMap { PasswordHash($0.hashed) } ?? .nobodys
    let fits = try await hash.fits(form["password"])
    if fits, let known, known.account.hasSecondFactor,
      let answer = factors.half(known.account, checked: known.hashed, next: next, context)
    {
      return answer
    }
    let origin = gate.origin(request, context)
    guard fits, let known,
      let key = try await library.signIn(
        known.account.id, checked: known.hashed, at: gate.now().instant, address: origin.address,
        browser: origin.browser)
    else {
      gate.refused(nil, context)
      return refuse(.wrongPassword)
    }
    limits.succeeded(name: name, from: address)
    return try await gate.begin(key, of: known.account, then: next?.path ?? known.account.firstPage, request, context)
  }

  // MARK: Passwords

  private func link(_ context: RoomContext) async throws -> (AccessKey, Account)? {
    guard let key = AccessKey(context.parameters.get("link") ?? ""),
      let account = try await library.account(link: key, at: gate.now().instant)
    else { return nil }
    return (key, account)
  }

  private func setPassword(_ form: FormBody, _ request: Request, _ context: RoomContext) async throws -> Response {
    guard let (key, account) = try await link(context) else { return over(request) }
    if let fault = form.fault(for: account) {
      return Response.desk(.unprocessableContent, for: request) { DeskPages.welcome(account, key: key.text, fault) }
    }
    let hashed = try await PasswordHash.of(form["password"]).text
    guard try await library.setPassword(hashed, link: key, at: gate.now().instant) != nil else { return over(request) }
    return Response.to("/sign-in", .passwordSet)
  }

  private func over(_ request: Request) -> Response {
    Response.desk(.notFound, for: request) { DeskPages.linkIsOver() }
  }
}

extension Account {
  /// Where somebody begins who has signed in.
  var firstPage: String {
    Policy.roles.reach(of: person, for: .look) == .nothing ? DeskPlace.me.path : DeskPlace.board.path
  }
}

extension FormBody {
  /// What is wrong with a new password that stands in the form twice.
  func fault(for account: Account) -> DeskNotice? {
    if self["password"] != self["again"] { return .passwordsDiffer }
    return PasswordRule.fault(of: self["password"], names: [account.name, account.fullName])
  }
}
