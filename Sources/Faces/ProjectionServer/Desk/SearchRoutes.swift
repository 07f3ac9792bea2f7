internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import Hummingbird
internal import JapaneseText

/// The search, what its filters may be, and the way of a hit to a room's screen.
struct SearchRoutes: Sendable {
  let keyring: Keyring

  var routes: [DeskRoute] {
    [
      .page("search", for: .look) { try await page($0) },
      .page("search/values", for: .look) { desk in
        guard let (field, typed) = SearchFilter.Field.beginning(desk.query("token") ?? "") else {
          return Response.text("")
        }
        let values = try await desk.visit.values(of: field, like: typed).lazy.compactMap {
          QueryEditing.text("", adding: SearchFilter(field: field, value: $0))
        }
        // No name has a line end in it.
        return Response.text(values.prefix(12).joined(separator: "\n"))
      },
      .act("search/screen", for: .project) { try await toTheScreen($0) },
    ]
  }

  private func page(_ desk: DeskRequest) async throws -> Response {
    let asked = SearchAsked(
      text: (desk.query("q") ?? "").trimmingCharacters(in: .whitespaces),
      order: desk.query("by").flatMap(SearchOrder.init) ?? .newest,
      includesOldVersions: desk.query("versions") != nil, behind: desk.query("behind").flatMap { Int64($0) },
      passed: desk.query("passed").flatMap { Int($0) } ?? 0,
      withAllNames: desk.query("names") != nil)
    let (visit, clock) = (desk.visit, desk.visit.clock)
    let rooms = visit.may(.project) ? try await visit.rooms().map(\.room.name) : nil
    do {
      let found = try await visit.find(
        SearchRequest(asked.text, order: asked.order, includesOldVersions: asked.includesOldVersions),
        behind: asked.behind, naming: asked.withAllNames ? SearchFindings.countedNames : SearchFindings.mostNames)
      return desk.page(.search) { DeskPages.search(asked, found, rooms: rooms, clock: clock, in: $0) }
    } catch LibraryError.nothingToFind {
      return desk.page(.search) { DeskPages.search(asked, clock: clock, in: $0) }
    } catch let error as LibraryError {
      guard case .unreadableFilter = error else { throw error }
      return desk.page(.search, status: .unprocessableContent) {
        DeskPages.search(asked, fault: error, clock: clock, in: $0)
      }
    }
  }

  /// Where something is on already, whoever may drive it is a click away from its console.
  private func isOn(_ error: LibraryError, _ desk: DeskRequest) async throws -> Response {
    let room: String
    switch error {
    case .roomBusy(let name, _), .briefingLive(_, let name): room = name
    default: throw error
    }
    let ways = try await desk.visit.drivable().filter { $0.room == room }
    guard !ways.isEmpty, let failure = Failure(atDesk: error) else { throw error }
    return desk.page(.search, status: .init(of: failure.kind)) { DeskPages.refused(failure, backTo: ways, in: $0) }
  }

  /// Puts a page up in a room; who asked drives.
  private func toTheScreen(_ desk: DeskRequest) async throws -> Response {
    let hit = desk.form["hit"].split(separator: "/").compactMap { Int64($0) }
    guard hit.count == 3, let page = Int(exactly: hit[2]) else { throw RequestError.malformed("hit is missing") }
    let room = desk.form["room"]
    let request: ProjectionRequest
    do {
      request = try await desk.visit.project(
        Briefing.ID(hit[0]), room: room.isEmpty ? nil : room, driver: desk.driver, minutes: nil)
    } catch let error as LibraryError { return try await isOn(error, desk) }
    guard let door = try await keyring.door(comingFor: request.drive) else {
      // The server may have been as slow as this.
      if try await desk.visit.withdraw(request.projection) { throw LibraryError.notTakenUp }
      return Response.to("/drive/\(request.drive.text)")
    }
    // Of what has to be drawn first, it is not known yet how many pages there are: then the first one is up.
    var tries = 0
    while tries < 50, await !door.room.open(at: page, of: Material.ID(hit[1]), through: door) {
      try await Task.sleep(for: .milliseconds(20))
      tries += 1
    }
    return Response.to("/drive/\(request.drive.text)")
  }
}

extension Keyring {
  /// The door of a projection that was just asked for, once the server has taken it up.
  ///
  /// - Returns: `nil` where that takes longer than a person waits for an answer.
  fileprivate func door(comingFor key: AccessKey) async throws -> Door? {
    for _ in 0..<500 {
      if let door = door(for: key) { return door }
      try await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }
}

extension SearchFilter.Field {
  /// A filter that somebody has begun to type, `to:局`; `nil` for what begins none.
  fileprivate static func beginning(_ token: String) -> (SearchFilter.Field, typed: String)? {
    let parts = token.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    guard parts.count == 2, token.utf8.count <= 200,
      let field = SearchFilter.Field(rawValue: Folding.fold(String(parts[0])).text)
    else { return nil }
    return (field, parts[1].filter { !"\"“”＂".contains($0) })
  }
}
