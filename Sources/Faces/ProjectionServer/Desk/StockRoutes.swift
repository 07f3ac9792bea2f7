internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// The stock-take: looked at, said, corrected, withdrawn, and brought as a table.
struct StockRoutes: Sendable {
  let staged: StagedUploads

  private var tables: Bringing<StockImportReceipt> {
    Bringing(
      staged: staged, path: PremisesPlace.stock.path, permission: .stock, largest: SaidTable.largest,
      run: { files, form, isTrial, desk in
        let table = try SaidTable(files, form, desk.visit.clock)
        return try await desk.visit.importStock(
          table.file,
          StockImportOptions(
            sheet: table.sheet, columns: table.columns, day: table.day, year: table.year,
            lengthUnit: LengthUnit(rawValue: form["length-unit"]), boardWidth: form.said("width"),
            takesAllUnits: form["new-units"] == "1", isTrial: isTrial))
      })
  }

  var routes: [DeskRoute] {
    [
      .page("stock", for: .look) { try await page($0) },
      .page("stock/place", for: .look) { try await place($0, $0.query("name") ?? "", $0.query("unit")) },
      act("say") { desk in
        let receipt = try await desk.seeing.noteStock(desk.form.statement(desk.visit.clock))
        return receipt.isUnchanged ? .unchanged : .recorded
      },
      act("base") { desk in
        try await desk.seeing.setStockBase(desk.form.said("days").map(desk.visit.clock.days))
        return desk.visit.hasActed ? .saved : .unchanged
      },
      act("goal") { desk in
        let goal = try desk.form.said("share").map { text in
          guard let goal = ShareExpression.fraction(text) else { throw Failure.noGoal(text) }
          return goal
        }
        try await desk.seeing.setStockGoal(goal)
        return desk.visit.hasActed ? .saved : .unchanged
      },
      change("correct", .amended) { visit, entry, form in
        try await visit.correctStock(entry, to: form["amount"], reason: form["reason"])
      },
      change("withdraw", .withdrawn) { visit, entry, form in
        try await visit.withdrawStock(entry, reason: form["reason"])
      },
      .undo("stock/undo", for: .stock, at: PremisesPlace.stock.path) { try await page($0, $1) },
    ] + tables.routes("file") { try await page($0, $1, typed: $2) }
  }

  /// Something that the page says by itself whether it was done.
  private func act(_ name: String, _ body: @escaping @Sendable (DeskRequest) async throws -> DeskNotice) -> DeskRoute {
    .act("stock/\(name)", for: .stock) { desk in
      do { return Response.to(PremisesPlace.stock.path, try await body(desk)) } catch {
        return try await page(desk, error)
      }
    }
  }

  /// Something about an entry, after which the page of its place says what was done.
  private func change(
    _ name: String, _ notice: DeskNotice,
    _ body: @escaping @Sendable (Visit, StockEntry.ID, FormBody) async throws -> StockReceipt
  ) -> DeskRoute {
    .act("stock/\(name)", for: .stock) { desk in
      let form = desk.form
      guard let entry = StockEntry.ID(form["entry"]) else { throw RequestError.malformed("entry is missing") }
      do {
        let receipt = try await body(desk.seeing, entry, form)
        let place = [("name", receipt.place), ("unit", receipt.unit ?? "")]
        return Response.to(
          DeskPages.address(DeskPages.stockPlacePath, place), desk.visit.hasActed ? notice : .unchanged)
      } catch { return try await self.place(desk, form["name"], form.said("unit"), error) }
    }
  }

  /// - Parameter error: why what was sent was refused.
  private func page(
    _ desk: DeskRequest, _ error: (any Error)? = nil, typed: [String: String]? = nil
  ) async throws -> Response {
    let visit = desk.visit
    let (report, state) = try await desk.asOf(about: [.stock, .set], error, typed: typed) {
      try await visit.stock(on: $0)
    }
    let view = StockView(
      report, units: try await visit.parties(OfficeUnit.self).map(\.party.name), mostBytes: tables.largest, state,
      brought: try await tables.brought(desk))
    return desk.page(state) { DeskPages.stock(view, visit.clock, in: $0) }
  }

  private func place(
    _ desk: DeskRequest, _ name: String, _ unit: String?, _ error: (any Error)? = nil
  ) async throws -> Response {
    let state = try await desk.entries(about: [.stock, .set], error)
    let entries = try await desk.visit.stockHistory(of: name, unit: unit)
    guard let first = entries.first else { throw RequestError.noSuchPlace }
    return desk.page(state) {
      DeskPages.stockPlace(first.place, first.unit, entries, state, desk.visit.clock, in: $0)
    }
  }
}

extension FormBody {
  /// What a form says of a place.
  ///
  /// - Throws: `Failure`, `LibraryError` for what does not go with its kind; `RequestError` without one.
  fileprivate func statement(_ clock: OfficeClock) throws -> StockStatement {
    guard let kind = StockEntry.Kind(rawValue: self["kind"]) else { throw RequestError.malformed("kind is missing") }
    // Nothing that somebody has typed is passed over.
    if kind == .notMeasured, let amount = said("amount") { throw LibraryError.unfitAmount(amount, kind) }
    if kind != .shelves, said("area") != nil { throw Failure.areaOfShelves }
    return StockStatement(
      kind, at: self["place"], unit: said("unit"), on: try said("day").map(clock.day), amount: self["amount"],
      area: said("area"), takesNewPlace: self["new"] == "1")
  }
}
