internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation
internal import Hummingbird

/// Printers, where they stand, and their logs, which are looked through before they are taken in.
struct PrinterRoutes: Sendable {
  let staged: StagedUploads

  /// Bytes of a log: it is read as a whole, beside all that the server does. A larger one goes by the shell.
  private static let largestLog = 64 << 20

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
      .act("evidence/printers/undo", for: .configure) { desk in
        guard let act = Act.ID(desk.form["act"]) else { throw RequestError.malformed("act is missing") }
        do { _ = try await desk.visit.undo(only: act) } catch { return try await page(desk, error) }
        return Response.to(DeskPages.printersPath, .undone)
      },
      .upload("evidence/printers/logs", for: .importLedger) { try await look($0) },
      .act("evidence/printers/take", for: .importLedger) { try await take($0) },
      .act("evidence/printers/leave", for: .importLedger) { desk in
        await staged.drop(desk.form["batch"], of: desk.visitor.account.id)
        return Response.to(DeskPages.printersPath)
      },
    ]
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
    let last = try await visit.acts(limit: 1).first.flatMap { [.printer, .import].contains($0.act.kind) ? $0 : nil }
    let view = PrintersView(
      printers: try await visit.printers(), logs: try await visit.printLogs(),
      units: try await visit.parties(OfficeUnit.self).map(\.party.name), profiles: Visit.printProfiles.map(\.name),
      mostBytes: Self.largestLog, seen: seen, last: last, typed: typed ?? (error == nil ? [:] : desk.form.all),
      brought: try await brought(desk))
    return desk.page(nil, notice) { DeskPages.printers(view, visit.clock, in: $0) }
  }

  // MARK: Logs

  private static let receipt = "receipt"

  /// What was brought and looked through, or taken in, as the address says.
  private func brought(_ desk: DeskRequest) async throws -> BroughtLogs? {
    guard let batch = desk.query("batch"), let form = await staged.form(beside: batch, desk.visitor.account.id),
      let receipt = try? JSONDecoder().decode(PrintImportReceipt.self, from: Data((form[Self.receipt] ?? "").utf8))
    else { return nil }
    return BroughtLogs(batch: batch, receipt: receipt, form: form)
  }

  private func keep(_ receipt: PrintImportReceipt, _ form: [String: String], beside batch: String, of owner: Account.ID)
    async throws -> String
  {
    var form = form
    form[Self.receipt] = try receipt.json
    await staged.keep(form, beside: batch, owner)
    return DeskPages.address(DeskPages.printersPath, [("batch", batch)])
  }

  /// Looks through what is brought: nothing is written yet.
  private func look(_ desk: DeskRequest) async throws -> Response {
    let owner = desk.visitor.account.id
    var fields: [String: String] = [:]
    do {
      let upload = try await Upload(desk, staged) { refused in
        fields = refused.fields
        await staged.drop(refused.batch, of: owner)
      }
      fields = upload.fields
      do {
        let files = await staged.files(of: upload.batch, owner) ?? []
        guard !files.isEmpty else { throw Failure.noLog }
        if let large = files.first(where: { $0.byteCount > Self.largestLog }) {
          throw Failure.tooLarge(large.name, Self.largestLog)
        }
        let receipt = try await run(files, FormBody(fields), isTrial: true, desk)
        return Response.to(try await keep(receipt, fields, beside: upload.batch, of: owner))
      } catch {
        await staged.drop(upload.batch, of: owner)
        throw error
      }
    } catch { return try await page(desk, error, typed: fields) }
  }

  /// Takes in what was looked through, as it was looked through. Sent twice, it is taken in once.
  private func take(_ desk: DeskRequest) async throws -> Response {
    let (batch, owner) = (desk.form["batch"], desk.visitor.account.id)
    let form = await staged.form(beside: batch, owner) ?? [:]
    do {
      let place = try await staged.once(batch, of: owner) { files in
        guard let files, !files.isEmpty else { throw Failure.logsGone }
        let receipt = try await run(files, FormBody(form), isTrial: false, desk)
        // What it came to is told by a page that can be loaded again.
        return try await keep(receipt, [:], beside: await staged.open("", of: owner), of: owner)
      }
      return .redirect(to: place)
    } catch { return try await page(desk, error) }
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
