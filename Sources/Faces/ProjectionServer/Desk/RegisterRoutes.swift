internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Registering: files are brought, what was typed is checked, and then it is registered.
struct RegisterRoutes: Sendable {
  let staged: StagedUploads

  var routes: [DeskRoute] {
    [
      .page("register", for: .register) { try await begin($0) },
      .page("register/when", for: .register) { desk in
        do {
          let slot = try desk.visit.clock.slot(desk.query("on"), until: desk.query("until"))
          return .json(["understood": slot.label(desk.visit.clock)])
        } catch {
          // Half typed, it is no fault yet.
          guard let notice = desk.refusal(error) else { throw error }
          return .json(["message": notice.sentence])
        }
      },
      .upload("register/files", for: .register) { desk in
        let upload = try await Upload(desk, staged)
        let form = FormBody(upload.fields)
        if desk.wantsJSON { return try await brought(upload.batch, desk) }
        // The files of before went with a server that has begun anew, or were registered.
        guard form["brought"] == "0" || [nil, "", upload.batch].contains(upload.fields["batch"]) else {
          return try await check(desk, form, batch: upload.batch, fault: Failure.filesGone)
        }
        return try await checking(desk, form, batch: upload.batch)
      },
      .act("register/check", for: .register) { desk in
        let (name, owner) = (desk.form["batch"], desk.visitor.account.id)
        await staged.remove(desk.form["without"], from: name, owner)
        if desk.form.namesFiles, await staged.files(of: name, owner) == nil {
          return try await check(desk, desk.form, batch: name)
        }
        return try await checking(desk, desk.form, batch: await staged.open(name, of: owner))
      },
      .act("register", for: .register) { try await register($0) },
    ]
  }

  /// What is checked is a page with an address of its own, so that the way back leads to it, and to
  /// what became of it once it is registered.
  private func checking(_ desk: DeskRequest, _ form: FormBody, batch: String) async throws -> Response {
    await staged.keep(form.all, beside: batch, desk.visitor.account.id)
    return Response.to(DeskPages.address(DeskPlace.register.path, [("batch", batch)]))
  }

  private func begin(_ desk: DeskRequest) async throws -> Response {
    var notice: DeskNotice?
    if let name = desk.query("batch") {
      let owner = desk.visitor.account.id
      if let form = await staged.form(beside: name, owner) { return try await check(desk, FormBody(form), batch: name) }
      if let place = await staged.place(of: name, owner) {
        return desk.page(.register) { DeskPages.registered(at: place, in: $0) }
      }
      notice = .refused(.formGone)
    }
    let choices = try await desk.visit.choices()
    var fields = BriefingFields([
      "unit": choices.units.count == 1 || !choices.isUnitFree ? choices.units.first ?? "" : ""
    ])
    let like = desk.query("like").flatMap { Briefing.ID($0) }
    if let like {
      fields = BriefingFields(try await desk.visit.details(of: like), desk.visit.clock)
      // The day is what differs.
      fields.values["on"] = ""
      fields.values["until"] = ""
      fields.values["expires"] = ""
    }
    return desk.page(.register, notice) { [fields] in
      DeskPages.register(fields, nil, like: like, choices: choices, clock: desk.visit.clock, in: $0)
    }
  }

  /// For the page that brings files by a script.
  private func brought(_ name: String, _ desk: DeskRequest) async throws -> Response {
    guard let batch = try await staged.batch(name, desk) else { throw RequestError.noSuchPlace }
    return .json(batch.payload(desk.visit.clock))
  }

  /// What would be registered, and what is odd about it. What cannot be is said, and nothing typed is lost.
  private func check(
    _ desk: DeskRequest, _ form: FormBody, batch name: String, fault: (any Error)? = nil
  ) async throws -> Response {
    let (visit, choices) = (desk.visit, try await desk.visit.choices())
    var fields = BriefingFields({ form[$0] }, recipients: choices.recipients)
    let batch = try await staged.batch(name, desk)
    if fields["title"].isEmpty, let title = batch?.files.first?.title { fields.values["title"] = title }
    var (receipts, fault) = ([RegistrationReceipt](), fault)
    if fault == nil {
      do {
        // The files went with a server that has begun anew.
        if batch == nil, form.namesFiles { throw Failure.filesGone }
        receipts = try await visit.preview(
          try await registration(desk, form, title: fields["title"]), weeks: try form.count("weeks") ?? 1)
      } catch { fault = error }
    }
    var notice: DeskNotice?
    if let fault {
      notice = desk.refusal(fault)
      if notice == nil { throw fault }
    }
    let (asks, like) = ((fault?.asksWhetherMeant ?? false) || form["meant"] == "1", Briefing.ID(form["like"]))
    let isNow = form["on"].isEmpty
    return desk.page(.register, notice) { [fields, receipts] in
      DeskPages.register(
        fields, batch, like: like, weeks: form["weeks"], choices: choices,
        check: receipts.isEmpty
          ? nil : RegistrationCheck(receipts, without: form.daysLeftOut, isNow: isNow, visit.clock),
        asksWhetherMeant: asks,
        clock: visit.clock, in: $0)
    }
  }

  private func registration(_ desk: DeskRequest, _ form: FormBody, title: String) async throws -> Registration {
    let recipients = try await desk.visit.choices().recipients.filter(form.isTicked)
    guard !recipients.isEmpty else { throw Failure.noRecipient }
    let (clock, isMeant) = (desk.visit.clock, form["meant"] == "1")
    var registration: Registration
    if let like = Briefing.ID(form["like"]), let on = form.said("on") {
      registration = try Registration(
        like: try await desk.visit.details(of: like), on: on, until: form.said("until"), clock)
    } else {
      let slot = try clock.slot(form.said("on"), until: form.said("until"))
      registration = Registration(title: nil, recipients: [], unit: "", moment: slot.moment, end: slot.end)
    }
    registration.title = title
    registration.recipients = recipients
    registration.unit = form["unit"]
    registration.presenter = form.said("presenter")
    registration.room = form.said("room")
    registration.plannedForm = SubmissionForm(rawValue: form["plan"])
    registration.isConfidential = form["confidential"] == "1"
    registration.keeping = Keeping(
      expiry: try form.said("expires").map(clock.expiry), retention: Retention(rawValue: form["retention"]))
    (registration.takesNewNames, registration.takesFarDay) = (isMeant, isMeant)
    return registration
  }

  private func register(_ desk: DeskRequest) async throws -> Response {
    let (form, name) = (desk.form, desk.form["batch"])
    do {
      let place = try await staged.once(name, of: desk.visitor.account.id) { files in
        if files == nil, form.namesFiles { throw Failure.filesGone }
        let title = form.said("title") ?? files?.first?.title ?? ""
        let receipts = try await desk.visit.register(
          files?.map(\.source) ?? [], try await registration(desk, form, title: title),
          weeks: try form.count("weeks") ?? 1, without: form.daysLeftOut)
        return Response.place(DeskPath.briefing(receipts[0].briefing.id), .registered)
      }
      return .redirect(to: place)
    } catch { return try await check(desk, form, batch: name, fault: error) }
  }
}

extension FormBody {
  /// Whether it was typed beside files that were brought.
  fileprivate var namesFiles: Bool { !self["batch"].isEmpty && self["brought"] != "0" }

  /// Days of later weeks that were ticked to be left out.
  fileprivate var daysLeftOut: Set<Day> {
    Set(
      all.filter { $0.value == "1" && $0.key.hasPrefix(RegistrationCheck.leavingOut) }
        .compactMap { Int($0.key.dropFirst(RegistrationCheck.leavingOut.count)).flatMap(Day.init(number:)) })
  }
}

extension StagedUploads {
  /// A batch of whoever asks, with what is known of its files; `nil` where there is none.
  func batch(_ name: String, _ desk: DeskRequest) async throws -> StagedBatch? {
    guard let files = files(of: name, desk.visitor.account.id) else { return nil }
    return StagedBatch(name, files, known: try await desk.visit.known(files))
  }
}

extension StagedBatch {
  func payload(_ clock: OfficeClock) -> StagedPayload {
    StagedPayload(
      batch: name, title: files.first?.title, files: files.map { .init(name: $0.name, remark: remark($0, clock)) })
  }
}

extension DeskRequest {
  var wantsJSON: Bool { request.headers[.accept]?.contains("application/json") ?? false }
}
