internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// What is done with a briefing on its page. What is refused is said there, with what was typed.
struct BriefingActRoutes: Sendable {
  let registry: RoomRegistry

  var routes: [DeskRoute] {
    [
      .page("briefings/:briefing/amend", for: .register) { desk in
        let (details, mark) = try await desk.visit.amendable(try desk.briefing)
        let fields = BriefingFields(details, desk.visit.clock)
        return try await form(desk, mark: mark, was: fields, typed: fields)
      },
      .act("briefings/:briefing/amend", for: .register) { try await amend($0) },
      act("apart", for: .register) { desk, number in
        let (form, isMeant) = (desk.form, desk.form["meant"] == "1")
        _ = try await desk.visit.amend(
          number, for: [form["apart-to"]], on: form.said("apart-on"), room: form.said("apart-room"),
          takesNewNames: isMeant, takesFarDay: isMeant)
        return desk.visit.hasActed ? .amended : .unchanged
      },
      act("order", for: .register, at: "materials") { desk, number in
        let (form, order) = (desk.form, desk.form["order"].split(separator: " ").compactMap { Material.ID(String($0)) })
        guard let material = Int(form["material"]), let place = Int(form["to"]) else {
          throw RequestError.malformed("material and to are missing")
        }
        _ = try await desk.visit.move(material: material, of: number, to: place, from: order)
        return .ordered
      },
      act("cancel", for: .register) { desk, number in
        try await desk.visit.cancel(number, reason: desk.form["cancel-reason"])
        return .cancelled
      },
      act("restore", for: .register) { desk, number in
        try await desk.visit.cancel(number, reason: nil)
        return .restored
      },
      act("record", for: .submit) { desk, number in
        let form = desk.form
        guard let kind = SubmissionForm(rawValue: form["form"]) else { throw RequestError.malformed("form is missing") }
        let named = try await desk.visit.details(of: number).recipients.map(\.name).filter(form.isTicked)
        guard !named.isEmpty else { throw Failure.noRecipient }
        let copies = try form.count("copies")
        _ = try await desk.visit.submit(
          briefing: number, to: named, form: kind, copies: copies, reason: form.said("reason"),
          correction: form.said("correction"))
        return .recorded
      },
      act("withdraw", for: .submit) { desk, number in
        _ = try await desk.visit.withdraw(
          [number], from: [desk.form["recipient"]], reason: desk.form["withdraw-reason"])
        return .withdrawn
      },
      act("remove", for: .remove) { desk, number in
        guard let material = Int(desk.form["material"]), let version = Int(desk.form["version"]) else {
          throw RequestError.malformed("material and version are missing")
        }
        _ = try await desk.visit.remove(
          number, material: material, version: version, reason: desk.form["remove-reason-\(material)"])
        return .removed
      },
      act("undo", for: .look) { desk, _ in
        // What was done since in another window is not taken back unseen.
        guard let last = try await desk.visit.acts(limit: 1).first, "\(last.act.id)" == desk.form["act"] else {
          throw Failure.anotherAct
        }
        _ = try await desk.visit.undo()
        return .undone
      },
      .act("briefings/:briefing/project", for: .project) { desk in
        let number = try desk.briefing
        return try await desk.sayingWhatIsRefused {
          let request = try await desk.visit.project(
            number, room: desk.form.said("room"), driver: desk.driver, minutes: try desk.form.count("minutes"))
          try await desk.visit.waitUntilTakenUp(request.projection)
          return Response.to("/drive/\(request.drive.text)")
        }
      },
      .act("briefings/:briefing/console", for: .project) { desk in
        let number = try desk.briefing
        return try await desk.sayingWhatIsRefused {
          let mine = try await desk.visit.drivable().first {
            $0.briefing == number && "\($0.projection)" == desk.form["projection"]
          }
          guard let mine, let key = await registry.retake(mine.projection, as: desk.driver) else {
            throw Failure.notOnAnyMore
          }
          desk.note(.leadTaken)
          return Response.to("/drive/\(key.text)")
        }
      },
    ]
  }

  /// An act after which the briefing's page says what was done.
  ///
  /// - Parameter part: of the page, where more of the same is done.
  private func act(
    _ name: String, for permission: Permission, at part: String? = nil,
    _ body: @escaping @Sendable (DeskRequest, Briefing.ID) async throws -> DeskNotice
  ) -> DeskRoute {
    .act("briefings/:briefing/\(name)", for: permission) { desk in
      let number = try desk.briefing
      return try await desk.sayingWhatIsRefused {
        let notice = try await body(desk, number)
        // What was taken back may have been the registration.
        guard notice == .undone, try await !desk.visit.isThere(number) else {
          return Response.to(DeskPath.briefing(number), notice, at: part)
        }
        return Response.to("/me", notice)
      }
    }
  }

  // MARK: Correcting

  private func form(
    _ desk: DeskRequest, mark: String, was: BriefingFields, typed: BriefingFields, now: BriefingFields? = nil,
    asksWhetherMeant: Bool = false, _ notice: DeskNotice? = nil
  ) async throws -> Response {
    let (number, choices) = (try desk.briefing, try await desk.visit.choices())
    return desk.page(nil, notice, status: now == nil ? nil : .conflict) {
      DeskPages.amend(
        number, mark: mark, was: was, typed: typed, now: now, choices: choices, asksWhetherMeant: asksWhetherMeant,
        in: $0)
    }
  }

  private func amend(_ desk: DeskRequest) async throws -> Response {
    let (number, form) = (try desk.briefing, desk.form)
    let (details, mark) = try await desk.visit.amendable(number)
    let names = try await desk.visit.choices().recipients
    let typed = BriefingFields({ form[$0] }, recipients: names)
    let was = BriefingFields({ form[$0] }, recipients: names, prefix: "was-")
    func meanwhile() async throws -> Response {
      let now = BriefingFields(details, desk.visit.clock)
      // What this one has not touched stays as the other one has made it.
      var mine = typed
      for name in typed.values.keys where typed[name] == was[name] { mine.values[name] = now[name] }
      return try await self.form(desk, mark: mark, was: was, typed: mine, now: now)
    }
    guard form["mark"] == mark else { return try await meanwhile() }
    let changed = Set(typed.differing(from: was, recipients: names).map(\.name))
    func said(_ name: String) -> String? { changed.contains(name) ? form.said(name) : nil }
    let parts: [(String, BriefingPart)] = [
      ("until", .end), ("plan", .plannedForm), ("room", .room), ("presenter", .presenter),
      ("confidential", .confidential), ("expires", .expiry), ("retention", .retention),
    ]
    let isMeant = form["meant"] == "1"
    do {
      _ = try await desk.visit.amend(
        number, title: changed.contains("title") ? form["title"] : nil,
        unit: changed.contains("unit") ? form["unit"] : nil, presenter: said("presenter"), on: said("on"),
        until: said("until"), room: said("room"), plannedForm: said("plan").flatMap { SubmissionForm(rawValue: $0) },
        addRecipients: names.filter { changed.contains("to-\($0)") && form.isTicked($0) },
        removeRecipients: names.filter { changed.contains("to-\($0)") && !form.isTicked($0) },
        confidential: said("confidential") != nil, expires: said("expires"),
        retention: said("retention").flatMap { Retention(rawValue: $0) }, takesNewNames: isMeant,
        takesFarDay: isMeant, clearing: Set(parts.filter { changed.contains($0.0) && form[$0.0].isEmpty }.map(\.1)),
        from: mark)
    } catch LibraryError.amendedMeanwhile { return try await meanwhile() } catch {
      guard let notice = desk.refusal(error) else { throw error }
      return try await self.form(
        desk, mark: mark, was: was, typed: typed, asksWhetherMeant: error.asksWhetherMeant || isMeant, notice)
    }
    return Response.to(DeskPath.briefing(number), desk.visit.hasActed ? .amended : .unchanged)
  }
}

extension Error {
  /// Whether a name or a day looks like a slip, and may be meant all the same.
  var asksWhetherMeant: Bool {
    switch self as? LibraryError {
    case .looksKnown, .farDay, .unlikeReplacement: true
    default: false
    }
  }
}

extension FormBody {
  func isTicked(_ recipient: String) -> Bool { self["to-\(recipient)"] == "1" }

  /// `nil` for what nobody has filled in.
  func said(_ name: String) -> String? { self[name].isEmpty ? nil : self[name] }

  /// A number as people type it, in any width; `nil` where there is none.
  ///
  /// - Throws: `Failure`.
  func count(_ name: String) throws(Failure) -> Int? {
    guard let text = said(name) else { return nil }
    guard let number = Int(text.precomposedStringWithCompatibilityMapping) else { throw .notANumber(text) }
    return number
  }
}

extension DeskRequest {
  /// Who has signed in, as a room is told who drives.
  var driver: String { String(visitor.account.fullName.unicodeScalars.prefix(DriverSeat.longestName)) }

  /// What an error says on a page; `nil` for one without a sentence.
  func refusal(_ error: any Error) -> DeskNotice? { Failure(atDesk: error).map { .refused($0) } }

  /// Does something with a briefing; what is refused stands on its page, with what was typed.
  func sayingWhatIsRefused(_ body: () async throws -> Response) async throws -> Response {
    do { return try await body() } catch {
      // Of what is not there, or not this one's, there is no page to say it on.
      if let error = error as? LibraryError, [.notFound, .forbidden].contains(error.kind), error.isAboutBriefing {
        throw error
      }
      guard let notice = refusal(error) else { throw error }
      return try await briefingPage(notice, typed: form.all)
    }
  }
}

extension LibraryError {
  fileprivate var isAboutBriefing: Bool {
    switch self {
    case .noSuchBriefing, .notAllowed: true
    default: false
    }
  }
}
