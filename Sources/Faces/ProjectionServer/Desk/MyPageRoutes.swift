internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// One's own page: who one is there, where one is signed in, the password, calendars.
struct MyPageRoutes: Sendable {
  let limits: SignInLimits
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: [DeskRoute] {
    [
      .page("me", for: nil) { try await page($0) },
      .act("me/sessions", for: nil) { desk in
        let session = Session.ID(desk.form["session"])
        guard session != nil || desk.form["session"] == "others" else {
          throw RequestError.malformed("session is missing")
        }
        try await desk.visit.library.endSessions(
          of: desk.visitor.account.id, session, but: desk.visitor.session.id)
        return Response.to("/me", session == nil ? .sessionsEnded : .sessionEnded)
      },
      .act("me/language", for: nil) { desk in
        var answer = Response.to("/me", .saved)
        answer.headers[.setCookie] = desk.cookie.choosing(Language(rawValue: desk.form["language"]))
        return answer
      },
      .act("me/password", for: nil) { try await changePassword($0) },
      .act("sign-out", for: nil) { desk in
        try await desk.visit.library.signOut(desk.visitor)
        var answer = Response.to("/sign-in", .signedOut)
        answer.headers[.setCookie] = desk.cookie.header(nil)
        return answer
      },
    ] + calendarRoutes
  }

  func page(_ desk: DeskRequest, _ notice: DeskNotice? = nil) async throws -> Response {
    let (library, account) = (desk.visit.library, desk.visitor.account)
    let roles = try await library.roles(of: account)
    let sessions = try await library.sessions(of: account.id, at: desk.visit.clock.now)
    let month = desk.visit.may(.look) ? try await desk.visit.monthAtWork() : nil
    let calendars = try await calendars(desk)
    return desk.page(.me, notice) {
      DeskPages.me(
        desk.visitor, roles: roles, month: month, sessions: sessions, calendars: calendars,
        chosen: desk.request.chosenLanguage, clock: desk.visit.clock, in: $0)
    }
  }

  private func changePassword(_ desk: DeskRequest) async throws -> Response {
    let (library, account) = (desk.visit.library, desk.visitor.account)
    if let fault = desk.form.fault(for: account) { return try await page(desk, fault) }
    let changed = try await limits.confirm(desk, or: .wrongFormer) { former in
      let hashed = try await PasswordHash.of(desk.form["password"]).text
      return try await library.setPassword(hashed, of: account.id, checked: former) ? true : nil
    }
    if case .refused(let notice) = changed { return try await page(desk, notice) }
    var answer = Response.to("/sign-in", .passwordSet)
    answer.headers[.setCookie] = desk.cookie.header(nil)
    return answer
  }
}
