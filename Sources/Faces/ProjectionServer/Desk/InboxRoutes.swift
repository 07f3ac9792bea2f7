internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The submissions that nobody has recorded: looked at, recorded many at a time, and taken back.
struct InboxRoutes: Sendable {
  /// Rows of a page: a busy month of a recipient.
  private static let most = 100

  var routes: [DeskRoute] {
    [
      .page("unrecorded", for: .submit) { try await page($0, Inbox.Outcome($0.query)) },
      .act("unrecorded", for: .submit) { try await record($0) },
      .act("unrecorded/undo", for: .submit) { desk in
        guard let act = Act.ID(desk.form["act"]) else { throw RequestError.malformed("act is missing") }
        do {
          _ = try await desk.visit.undo(past: true, only: act)
        } catch LibraryError.changedSince, LibraryError.nothingToUndo {
          return try await page(desk, .undoRefused)
        }
        return Response.to(InboxState(desk.query).address(("undone", "1")))
      },
    ]
  }

  private func record(_ desk: DeskRequest) async throws -> Response {
    let marks = desk.form.all.keys.sorted().compactMap { name -> Mark? in
      guard name.hasPrefix("form-"), let key = SubmissionKey(String(name.dropFirst(5))),
        let form = SubmissionForm(rawValue: desk.form[name])
      else { return nil }
      let (copies, reason) = (desk.form["copies-\(key)"], desk.form["reason-\(key)"])
      // What is no number is no number of copies that there can be.
      return Mark(key, form, copies: copies.isEmpty ? nil : Int(copies) ?? 0, reason: reason.isEmpty ? nil : reason)
    }.sorted { ($0.key.briefing, $0.key.recipient) < ($1.key.briefing, $1.key.recipient) }
    guard !marks.isEmpty else { return try await page(desk, .nothingMarked) }
    let receipt = try await desk.visit.record(marks)
    guard receipt.refused.isEmpty, let act = receipt.act else { return try await page(desk, .partly(receipt)) }
    return Response.to(
      InboxState(desk.query).address(("recorded", "\(receipt.recorded.count)"), ("act", "\(act)")))
  }

  private func page(_ desk: DeskRequest, _ outcome: Inbox.Outcome) async throws -> Response {
    let (visit, state) = (desk.visit, InboxState(desk.query))
    // One more than are shown tells whether there are more.
    let rows = try await visit.waiting(
      within: state.period.instants(visit.clock), recipient: state.recipient, unit: state.unit, after: state.place,
      limit: Self.most + 1)
    var inbox = Inbox(
      state: state, rows: Array(rows.prefix(Self.most)), hasMore: rows.count > Self.most,
      recipients: try await visit.recipientsToRecord(), units: try await visit.parties(OfficeUnit.self).map(\.party),
      reasons: try await visit.reasonsForPaper())
    inbox.outcome = outcome
    inbox.hasPrintLogs = try await visit.hasPrintLogs()
    if case .recorded(_, let act) = outcome { inbox.recorded = try await visit.briefings(ofLast: act) }
    return desk.page(.unrecorded, status: outcome.isFault ? .unprocessableContent : nil) { [inbox] in
      DeskPages.unrecorded(inbox, person: desk.visitor.account.name, visit.clock, in: $0)
    }
  }
}

extension Inbox.Outcome {
  /// What was done, as the address says it.
  fileprivate init(_ query: (String) -> String?) {
    if let count = query("recorded").flatMap({ Int($0) }), let act = query("act").flatMap({ Act.ID($0) }) {
      self = .recorded(count, act)
    } else {
      self = query("undone") == nil ? .none : .undone
    }
  }

  fileprivate var isFault: Bool {
    switch self {
    case .none, .recorded, .undone: false
    case .partly, .undoRefused, .nothingMarked: true
    }
  }
}
