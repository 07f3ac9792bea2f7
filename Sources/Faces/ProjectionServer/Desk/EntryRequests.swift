internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

extension DeskRequest {
  /// What a page with several forms begins with.
  ///
  /// - Parameter kinds: of acts that the page is about.
  /// - Parameter error: why what was sent was refused; one without a sentence is thrown on.
  /// - Parameter typed: what was sent, where it is not the form of the request.
  func entries(
    about kinds: Set<Act.Kind>, _ error: (any Error)?, typed: [String: String]? = nil
  ) async throws -> EntryState {
    try await entries(about: kinds, seen: visit.lastAct(), error, typed: typed)
  }

  /// - Parameter seen: the last act ahead of what is shown, so that what changes in between is seen to have changed.
  private func entries(
    about kinds: Set<Act.Kind>, seen: Act.ID, _ error: (any Error)?, typed: [String: String]?
  ) async throws -> EntryState {
    let last = try await visit.lastAct(about: kinds)
    guard let error else { return EntryState(seen: seen, last: last) }
    guard let failure = Failure(atDesk: error) else { throw error }
    return EntryState(seen: seen, last: last, typed: typed ?? form.all, failure: failure)
  }

  /// The same of a page that shows something as of a day, which the address says, and else today.
  func asOf<Value>(
    about kinds: Set<Act.Kind>, _ error: (any Error)?, typed: [String: String]?, _ body: (Day?) async throws -> Value
  ) async throws -> (Value, EntryState) {
    let (asked, seen) = (query("on"), try await visit.lastAct())
    do {
      let value = try await body(asked.map(visit.clock.day))
      return (value, try await entries(about: kinds, seen: seen, error, typed: typed))
    } catch let fault where asked != nil {
      let value = try await body(nil)
      let typed = error == nil ? ["form": "on", "on": asked ?? ""] : typed
      return (value, try await entries(about: kinds, seen: seen, error ?? fault, typed: typed))
    }
  }

  /// A page of the premises, which stands among the settings for who may set them.
  func page(_ state: EntryState, _ html: (DeskFrame) -> String) -> Response {
    page(
      visit.may(.configure) ? .settings : nil, status: state.failure.map { HTTPResponse.Status(of: $0.kind) }, html)
  }
}

extension Visit {
  /// What this person did last, where that is what a page is about.
  func lastAct(about kinds: Set<Act.Kind>) async throws -> ActSummary? {
    try await acts(limit: 1).first.flatMap { kinds.contains($0.act.kind) ? $0 : nil }
  }
}
