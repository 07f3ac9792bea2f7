internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird

/// Printers, where they stand, and their logs, which are looked through before they are taken in.
struct PrinterRoutes: Sendable {
  let staged: StagedUploads

  private var logs: Bringing<PrintImportReceipt> {
    Bringing(
      staged: staged, path: DeskPages.printersPath, permission: .importLedger, largest: 64 << 20,
      run: { try await run($0, $1, isTrial: $2, $3) })
  }

  var routes: [DeskRoute] {
    [
      .page("evidence/printers", for: .configure) { try await page($0) },
      change("add") { visit, form in try await visit.addPrinter(form["name"], form.place) },
      change("set") { visit, form in
        var place = form.place
        place.isNowhere = place.unit == nil && place.floor == nil
        try await visit.setPrinter(form["name"], place)
      },
      change("merge") { visit, form in _ = try await visit.mergePrinter(form["name"], into: form["into"]) },
      .undo("evidence/printers/undo", for: .configure, at: DeskPages.printersPath) { try await page($0, $1) },
    ] + logs.routes("logs") { try await page($0, $1, typed: $2) }
  }

  /// By somebody who has seen how they were.
  private func change(
    _ name: String, _ body: @escaping @Sendable (Visit, FormBody) async throws -> Void
  ) -> DeskRoute {
    .act("evidence/printers/\(name)", for: .configure) { desk in
      do { try await body(desk.seeing, desk.form) } catch { return try await page(desk, error) }
      return Response.to(DeskPages.printersPath, .saved)
    }
  }

  private func page(
    _ desk: DeskRequest, _ error: (any Error)? = nil, typed: [String: String]? = nil
  ) async throws -> Response {
    let visit = desk.visit
    // Ahead of what is shown: what changes in between is then seen to have changed.
    let seen = try await visit.lastAct()
    let notice = error.flatMap { desk.refusal($0) }
    if let error, notice == nil { throw error }
    let last = try await visit.lastAct(about: [.printer, .import])
    let view = PrintersView(
      printers: try await visit.printers(), logs: try await visit.printLogs(),
      units: try await visit.parties(OfficeUnit.self).map(\.party.name), profiles: Visit.printProfiles.map(\.name),
      mostBytes: logs.largest, seen: seen, last: last, typed: typed ?? (error == nil ? [:] : desk.form.all),
      brought: try await logs.brought(desk))
    return desk.page(nil, notice) { DeskPages.printers(view, visit.clock, in: $0) }
  }

  private func run(
    _ files: [StagedFile], _ form: FormBody, isTrial: Bool, _ desk: DeskRequest
  ) async throws -> PrintImportReceipt {
    let profile = form.said("profile")
    // Elsewhere a profile may be a file of the machine: not by a name from a browser.
    guard profile == nil || Visit.printProfiles.contains(where: { $0.name == profile }) else {
      throw LibraryError.noSuchProfile(profile ?? "", known: Visit.printProfiles.map(\.name))
    }
    return try await desk.visit.importPrints(
      files.map(\.source),
      PrintImportOptions(
        printer: form.said("printer"), covers: form.said("covers"), profile: profile, format: form.said("format"),
        isTrial: isTrial), progress: { _ in })
  }
}

extension FormBody {
  /// What a form says of a printer.
  fileprivate var place: PrinterPlace {
    PrinterPlace(
      unit: said("unit"), floor: said("floor"), isVirtual: self["virtual"] == "1", isUnlogged: self["unlogged"] == "1")
  }
}
