internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import HTTPTypes
internal import Hummingbird

/// What recipients asked, until it is done.
struct AssignmentRoutes: Sendable {
  private static let most = 50

  var routes: [DeskRoute] {
    [
      .page("assignments", for: .look) { desk in
        try await page(desk, draft: AssignmentList.Draft(briefing: desk.query("briefing") ?? ""))
      },
      .act("assignments", for: .project) { try await note($0) },
      .act("assignments/:assignment", for: .project) { desk in
        guard let id = desk.context.parameters.get("assignment").flatMap({ Assignment.ID($0) }) else {
          throw RequestError.noSuchPlace
        }
        let isDone = !desk.form["done"].isEmpty
        _ = try await desk.visit.set(id, done: isDone)
        let page = Int(desk.form["page"]) ?? 1
        return Response.to(AssignmentList.address(isDone: !isDone, page: page, changed: id))
      },
    ]
  }

  private func note(_ desk: DeskRequest) async throws -> Response {
    func typed(_ name: String) -> String? { desk.form[name].isEmpty ? nil : desk.form[name] }
    let draft = AssignmentList.Draft(
      briefing: desk.form["briefing"], text: desk.form["text"], owner: desk.form["owner"], due: desk.form["due"])
    do {
      guard let number = Briefing.ID(draft.briefing) else {
        throw LibraryError.noSuchBriefing(0, last: try await desk.visit.newestBriefings(1).first?.id ?? 0)
      }
      let noted = try await desk.visit.assign(
        draft.text, in: number, owner: typed("owner"), due: typed("due"))
      return Response.to(AssignmentList.address(isDone: false, changed: noted.assignment.id, isNew: true))
    } catch {
      guard let failure = Language.$current.withValue(desk.request.language, operation: { Failure(atDesk: error) })
      else {
        throw error
      }
      return try await page(desk, draft: draft, fault: failure)
    }
  }

  private func page(
    _ desk: DeskRequest, draft: AssignmentList.Draft, fault: Failure? = nil
  ) async throws -> Response {
    let visit = desk.visit
    let isDone = desk.query("state") == "done"
    let number = min(max(desk.query("page").flatMap { Int($0) } ?? 1, 1), 100_000)
    let rows = try await visit.assignments(
      done: isDone, limit: Self.most + 1, offset: (number - 1) * Self.most)
    var list = AssignmentList(
      rows: Array(rows.prefix(Self.most)), isDone: isDone, page: number, hasMore: rows.count > Self.most, draft: draft)
    list.fault = fault?.sentence
    list.isNew = desk.query("added") != nil
    if let id = (desk.query("added") ?? desk.query("changed")).flatMap({ Assignment.ID($0) }) {
      list.changed = try? await visit.assignment(id)
    }
    return desk.page(.assignments, status: fault.map { HTTPResponse.Status(of: $0.kind) }) { [list] in
      DeskPages.assignments(list, visit.clock, in: $0)
    }
  }
}
