internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The names of recipients, or of units.
struct PartyRoutes<P: Party>: Sendable {
  var routes: [DeskRoute] {
    let path = P.place.path.dropFirst()
    return [
      .page("\(path)", for: .configure) { try await Self.list($0, nil) },
      .page("\(path)/:id", for: .configure) { try await Self.party($0, nil) },
      .change("\(P.kind.rawValue)/add", Self.list, to: P.place) { visit, form in
        try await visit.add(form["name"], aliases: [], P.self, takesNewName: !form["new"].isEmpty)
      },
      act("rename") { visit, form in try await visit.rename(form["name"], to: form["newName"], P.self) },
      act("alias") { visit, form in try await visit.addAliases([form["alias"]], to: form["name"], P.self) },
      act("unalias") { visit, form in try await visit.removeAliases([form["alias"]], from: form["name"], P.self) },
      act("merge") { visit, form in
        if P.kind == .unit {
          _ = try await visit.mergeUnit(form["name"], into: form["into"])
        } else {
          _ = try await visit.mergeRecipient(form["name"], into: form["into"])
        }
      },
      P.kind == .unit
        ? act("place") { visit, form in
          let month = form["adopted"]
          _ = try await visit.setUnit(
            form["name"], bureau: form["bureau"].whole, department: form["department"].whole,
            floor: form["floor"].whole,
            adoptedFrom: month.isEmpty ? nil : visit.clock.period(month).from, isWhole: true)
        } : act("remove") { visit, form in _ = try await visit.removeRecipient(form["name"]) },
    ]
  }

  private func act(
    _ name: String, _ body: @escaping @Sendable (Visit, FormBody) async throws -> Void
  ) -> DeskRoute {
    .change("\(P.kind.rawValue)/\(name)", Self.party, to: P.place, body)
  }

  private static func list(_ desk: DeskRequest, _ error: (any Error)?) async throws -> Response {
    let state = try await desk.state(error)
    let known = try await desk.visit.parties(P.self)
    return try desk.page(.settings, refusing: error) { frame, _ in
      DeskPages.parties(known, text: desk.query("q") ?? "", first: desk.first(of: known.count), state, in: frame)
    }
  }

  /// The one that the address names by its number, or a form by its name.
  private static func party(_ desk: DeskRequest, _ error: (any Error)?) async throws -> Response {
    let state = try await desk.state(error)
    let known = try await desk.visit.parties(P.self)
    let id = desk.context.parameters.get("id", as: Identifier<P>.self)
    let named = desk.form["name"]
    guard let party = known.first(where: { $0.party.id == id || ([$0.party.name] + $0.aliases).contains(named) }) else {
      throw error ?? RequestError.noSuchPlace
    }
    return try desk.page(.settings, refusing: error) { frame, _ in
      DeskPages.party(party, others: known.map(\.party.name).filter { $0 != party.party.name }, state, in: frame)
    }
  }
}

extension String {
  /// `nil` for nothing.
  fileprivate var whole: String? { isEmpty ? nil : self }
}
