internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The areas of floors: looked at, measured, corrected, withdrawn, and brought as a table.
struct SpaceRoutes: Sendable {
  let staged: StagedUploads

  private var tables: Bringing<SpaceImportReceipt> {
    Bringing(
      staged: staged, path: PremisesPlace.space.path, permission: .stock, largest: SaidTable.largest,
      run: { files, form, isTrial, desk in
        let table = try SaidTable(files, form, desk.visit.clock)
        return try await desk.visit.importSpace(
          table.file,
          SpaceImportOptions(
            sheet: table.sheet, columns: table.columns, day: table.day, year: table.year, isTrial: isTrial))
      })
  }

  var routes: [DeskRoute] {
    [
      .page("space", for: .look) { try await page($0) },
      .page("space/floor", for: .look) { try await floor($0, $0.query("name") ?? "") },
      .act("space/measure", for: .stock) { desk in
        let form = desk.form
        do {
          let receipt = try await desk.seeing.noteSpace(
            of: form["floor"], on: form.said("day").map(desk.visit.clock.day), form.areas,
            takesNewFloor: form["new"] == "1")
          return Response.to(PremisesPlace.space.path, receipt.isUnchanged ? .unchanged : .recorded)
        } catch { return try await page(desk, error) }
      },
      change("correct", .amended) { visit, entry, form in
        try await visit.correctSpace(entry, to: form.areas, reason: form["reason"])
      },
      change("withdraw", .withdrawn) { visit, entry, form in
        try await visit.withdrawSpace(entry, reason: form["reason"])
      },
      .act("space/base", for: .stock) { desk in
        do { try await desk.seeing.setSpaceBase(desk.form.said("days").map(desk.visit.clock.days)) } catch {
          return try await page(desk, error)
        }
        return Response.to(PremisesPlace.space.path, desk.visit.hasActed ? .saved : .unchanged)
      },
      .undo("space/undo", for: .stock, at: PremisesPlace.space.path) { try await page($0, $1) },
    ] + tables.routes("file") { try await page($0, $1, typed: $2) }
  }

  /// Something about an entry, after which the page of its floor says what was done.
  private func change(
    _ name: String, _ notice: DeskNotice,
    _ body: @escaping @Sendable (Visit, SpaceEntry.ID, FormBody) async throws -> SpaceReceipt
  ) -> DeskRoute {
    .act("space/\(name)", for: .stock) { desk in
      guard let entry = SpaceEntry.ID(desk.form["entry"]) else { throw RequestError.malformed("entry is missing") }
      do {
        let receipt = try await body(desk.seeing, entry, desk.form)
        return Response.to(
          DeskPages.address("/space/floor", [("name", receipt.floor)]), desk.visit.hasActed ? notice : .unchanged)
      } catch { return try await floor(desk, desk.form["floor"], error) }
    }
  }

  /// - Parameter error: why what was sent was refused.
  private func page(
    _ desk: DeskRequest, _ error: (any Error)? = nil, typed: [String: String]? = nil
  ) async throws -> Response {
    let visit = desk.visit
    let (report, state) = try await desk.asOf(about: [.space, .set], error, typed: typed) {
      try await visit.space(on: $0)
    }
    let view = SpaceView(
      report, floors: try await visit.floors().map(\.name), mostBytes: tables.largest, state,
      brought: try await tables.brought(desk))
    return desk.page(state) { DeskPages.space(view, visit.clock, in: $0) }
  }

  private func floor(_ desk: DeskRequest, _ name: String, _ error: (any Error)? = nil) async throws -> Response {
    let state = try await desk.entries(about: [.space, .set], error)
    let entries = try await desk.visit.spaceHistory(of: name)
    guard let floor = entries.first?.floor else { throw RequestError.noSuchPlace }
    return desk.page(state) { DeskPages.spaceFloor(floor, entries, state, desk.visit.clock, in: $0) }
  }
}

extension FormBody {
  /// What a form says of the areas of a floor.
  fileprivate var areas: SaidAreas {
    SaidAreas(
      Dictionary(uniqueKeysWithValues: AreaUse.allCases.compactMap { use in said(use.rawValue).map { (use, $0) } }),
      total: said("total"))
  }
}
