internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import JapaneseText

/// Who signs in: the list, one person, and what is changed about them.
struct PeopleRoutes: Sendable {
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: [DeskRoute] {
    [
      .page("settings/people", for: .people) { try await list($0) },
      .act("settings/people", for: .people) { desk in
        do {
          let link = try await desk.visit.addAccount(
            desk.form["name"], fullName: desk.form["fullName"], roles: try desk.role.map { [$0] } ?? [])
          return shown(link, desk)
        } catch { return try await list(desk, error) }
      },
      .page("settings/people/:name", for: .people) { try await person($0) },
      .act("settings/people/:name/roles", for: .people) { desk in
        try await changing(desk, .rolesChanged) { visit, name in
          let removed = desk.form["remove"]
          if removed.isEmpty {
            guard let role = try desk.role else { throw LibraryError.unfitRole("") }
            _ = try await visit.amendAccount(name, adding: [role])
          } else {
            guard let role = RoleExpression(removed) else { throw LibraryError.unfitRole(removed) }
            _ = try await visit.amendAccount(name, removing: [role])
          }
        }
      },
      .act("settings/people/:name/name", for: .people) { desk in
        try await changing(desk, .personChanged) { visit, name in
          _ = try await visit.amendAccount(name, fullName: desk.form["fullName"])
        }
      },
      .act("settings/people/:name/state", for: .people) { desk in
        let disabled = desk.form["disabled"]
        guard ["0", "1"].contains(disabled) else { throw RequestError.malformed("disabled is missing") }
        return try await changing(desk, disabled == "1" ? .personDisabled : .personEnabled) { visit, name in
          _ = try await visit.setAccount(name, disabled: disabled == "1")
        }
      },
      .act("settings/people/:name/link", for: .people) { desk in
        shown(try await desk.visit.renewLink(of: desk.name), desk)
      },
    ]
  }

  private func list(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let accounts = try await desk.visit.accounts()
    let (parts, last) = (try await desk.visit.partNames(), try await desk.lastSetting())
    let first = desk.query("first").flatMap { Int($0) } ?? 0
    return try desk.page(.settings, refusing: error) { frame, fault in
      DeskPages.people(
        accounts, text: desk.query("q") ?? "", first: min(max(0, first), accounts.count),
        parts: parts.units + parts.recipients, typed: { desk.form[$0] }, fault: fault, last: last,
        in: frame)
    }
  }

  private func person(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    // Ahead of what is shown: what changes in between is then seen to have changed.
    let seen = try await desk.visit.lastAct()
    let account = try await desk.visit.account(desk.name)
    let parts = try await desk.visit.partNames()
    return try desk.page(.settings, refusing: error) { frame, fault in
      DeskPages.person(
        account, parts: parts.units + parts.recipients, seen: seen, typed: { desk.form[$0] }, fault: fault, in: frame)
    }
  }

  /// Does something about a person, and shows them as they are then, or what is in its way.
  private func changing(
    _ desk: DeskRequest, _ notice: DeskNotice, _ body: (Visit, String) async throws -> Void
  ) async throws -> Response {
    do { try await body(desk.seeing, desk.name) } catch { return try await person(desk, error) }
    return Response.to(SettingPlace.people.path + "/" + DeskPages.escaped(desk.name), notice)
  }

  private func shown(_ link: AccountLink, _ desk: DeskRequest) -> Response {
    let until = desk.visit.clock.local(link.until).day
    return desk.page(.settings) {
      DeskPages.link(link.account, link.address(base(desk.context)), until: "\(until)", in: $0)
    }
  }
}

extension DeskRequest {
  /// Of the person that the address names.
  fileprivate var name: String {
    let name = context.parameters.get("name") ?? ""
    return name.removingPercentEncoding ?? name
  }

  /// The role that a form says; `nil` where it says none.
  fileprivate var role: RoleExpression? {
    get throws {
      let (role, part) = (form["role"], form["part"].trimmingCharacters(in: .whitespaces))
      if role.isEmpty, part.isEmpty { return nil }
      let text = part.isEmpty ? role : "\(role)=\(part)"
      guard let expression = RoleExpression(text) else { throw LibraryError.unfitRole(text) }
      return expression
    }
  }

  /// The visit of somebody who has seen what their form says.
  ///
  /// - Throws: `RequestError` where it does not say.
  var seeing: Visit {
    get throws {
      guard let seen = Act.ID(form["seen"]) else { throw RequestError.malformed("seen is missing") }
      return visit.seeing(seen)
    }
  }

  /// A page that says why what it was sent was refused; an error without a sentence is thrown on.
  func page(
    _ place: DeskPlace, refusing error: (any Error)?, _ html: (DeskFrame, _ fault: String?) -> String
  ) throws -> Response {
    guard let error else { return page(place) { html($0, nil) } }
    guard let failure = Language.$current.withValue(request.language, operation: { Failure(atDesk: error) }) else {
      throw error
    }
    return page(place, status: .init(of: failure.kind)) { html($0, failure.sentence) }
  }
}
