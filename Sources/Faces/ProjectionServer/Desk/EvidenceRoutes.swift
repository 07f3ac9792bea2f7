internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// What print logs say of submissions: looked at, accepted, explained, and taken back.
struct EvidenceRoutes: Sendable {
  var routes: [DeskRoute] {
    [
      .page("evidence", for: .look) { try await page($0) },
      act("accept", .accepted) { desk, briefing, entry in
        let form = desk.form
        guard let kind = SubmissionForm(rawValue: form["form"]) else { throw RequestError.malformed("form is missing") }
        _ = try await desk.visit.acceptEvidence(of: briefing, entry: entry, form: kind)
      },
      act("explain", .explained) { desk, briefing, entry in
        _ = try await desk.visit.explainEvidence(of: briefing, entry: entry, reason: desk.form["reason-\(entry)"])
      },
      .act("evidence/undo", for: .submit) { desk in
        guard let act = Act.ID(desk.form["act"]) else { throw RequestError.malformed("act is missing") }
        do { _ = try await desk.visit.undo(past: true, only: act) } catch { return try await page(desk, error) }
        return Response.to(EvidenceState(desk.query).address, .undone)
      },
    ]
  }

  /// Something about an entry that the logs speak against, after which the list says what was done. What is refused stands there,
  /// with what was typed.
  private func act(
    _ name: String, _ notice: DeskNotice,
    _ body: @escaping @Sendable (DeskRequest, Briefing.ID, LedgerEntry.ID) async throws -> Void
  ) -> DeskRoute {
    .act("evidence/\(name)", for: .submit) { desk in
      guard let briefing = Briefing.ID(desk.form["briefing"]), let entry = LedgerEntry.ID(desk.form["entry"]) else {
        throw RequestError.malformed("briefing and entry are missing")
      }
      do { try await body(desk, briefing, entry) } catch let error as LibraryError
        where [.notFound, .forbidden].contains(error.kind)
      { throw error } catch {
        // The same form twice, as by two clicks, is told what the first one did.
        if notice == .accepted, case LibraryError.notContradicted = error,
          let last = try await desk.visit.acts(limit: 1).first,
          try await desk.visit.corrected(entry, by: last.act)
        {
          return Response.to(EvidenceState(desk.query).address(taking: last.act.id), notice)
        }
        return try await page(desk, error)
      }
      // What was explained so before is no act.
      guard desk.visit.hasActed, let last = try await desk.visit.acts(limit: 1).first else {
        return Response.to(EvidenceState(desk.query).address, .unchanged)
      }
      return Response.to(EvidenceState(desk.query).address(taking: last.act.id), notice)
    }
  }

  /// - Parameter error: why what was sent was refused.
  private func page(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let (visit, state) = (desk.visit, EvidenceState(desk.query))
    let hasLogs = try await visit.hasPrintLogs()
    var (evidence, error) = (PrintEvidence?.none, error)
    do {
      // Of an office without logs there is nothing to look through.
      if hasLogs {
        evidence = try await visit.evidence(
          PrintEvidenceRequest(period: Period(state.month(visit.clock)), unit: state.unit))
      }
    } catch let fault { error = error ?? fault }
    let notice = error.flatMap { desk.refusal($0) }
    if let error, notice == nil { throw error }
    let units = try await visit.parties(OfficeUnit.self).map(\.party.name)
    var last: ActSummary?
    if let act = desk.query("act").flatMap({ Act.ID($0) }), let newest = try await visit.acts(limit: 1).first,
      newest.act.id == act
    {
      last = newest
    }
    let view = EvidenceView(
      state: state, evidence: evidence, hasLogs: hasLogs, units: units, last: last,
      typed: error == nil ? [:] : desk.form.all)
    return desk.page(nil, notice) { DeskPages.evidence(view, visit.clock, in: $0) }
  }
}
