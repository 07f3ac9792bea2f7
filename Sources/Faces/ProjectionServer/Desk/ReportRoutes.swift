internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import JapaneseText
internal import NIOCore
internal import Spreadsheet

/// The reduction report: as a page of the desk, as a document to print, and as files.
struct ReportRoutes: Sendable {
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String
  let staged: StagedUploads

  var routes: [DeskRoute] {
    [
      .page("reports", for: .figures) { try await page($0) },
      .page("reports/document", for: .figures) { desk in
        let report = try await self.report(desk, forDocument: true)
        return Response.document(for: desk.request) { ReportPage(report, report.clock, isAtDesk: true).html }
      },
      .page("reports/table.csv", for: .figures) { desk in
        let file = try await self.table(desk)
        let lines = [file.table.headings.map { SheetCell.text($0) }] + file.table.rows
        return Response.file(
          ByteBuffer(string: "\u{FEFF}" + lines.map(SheetTable.line).joined()), "text/csv; charset=utf-8",
          named: file.name + ".csv")
      },
      .page("reports/table.xlsx", for: .figures) { desk in
        let file = try await self.table(desk)
        return Response.workbook(try file.table.workbook(), named: file.name + ".xlsx")
      },
      .page("reports/template", for: .figures) { desk in
        guard let workbook = try await desk.visit.officeTemplate() else { throw RequestError.noSuchPlace }
        do {
          let (report, template) = try await fill(workbook, desk)
          let hasMacros = workbook.name.hasMacros
          return Response.file(
            ByteBuffer(bytes: try await desk.visit.filled(workbook, template.cells)),
            hasMacros
              ? "application/vnd.ms-excel.sheet.macroEnabled.12"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            named: "report-\(report.period)." + (hasMacros ? "xlsm" : "xlsx"))
        } catch { return try await page(desk, error) }
      },
      .upload("reports/template", for: .configure) { desk in
        let owner = desk.visitor.account.id
        do {
          let upload = try await Upload(desk, staged)
          do {
            let files = await staged.files(of: upload.batch, owner) ?? []
            guard files.count == 1, let file = files.first else { throw Failure.oneFile }
            guard file.byteCount <= OfficeTemplate.largest else {
              throw Failure.tooLarge(file.name, OfficeTemplate.largest)
            }
            // What cannot be filled is told now, and not at the end of a month.
            _ = try await fill(try await desk.visit.template(file.source), desk)
            try await desk.visit.setOfficeTemplate(file.source)
            await staged.drop(upload.batch, of: owner)
          } catch {
            await staged.drop(upload.batch, of: owner)
            throw error
          }
        } catch { return try await page(desk, error) }
        // What a slip in a name leaves empty is told at once.
        return Response.to(DeskPlace.reports.path + "?names=1", .saved, at: "own")
      },
    ]
  }

  private func fill(_ workbook: WorkbookTemplate, _ desk: DeskRequest) async throws -> (ReductionReport, ReportTemplate)
  {
    let report = try await desk.visit.report(
      try ReportAsked(desk.query).request(desk.visit.clock, forDocument: true, by: ReportRequest.Grouping.allCases))
    let template = try ReportTemplate(
      workbook, report, try await desk.visit.parties(OfficeUnit.self), try await desk.visit.parties(Recipient.self))
    return (report, template)
  }

  /// - Parameter error: why what was sent was refused.
  private func page(_ desk: DeskRequest, _ error: (any Error)? = nil) async throws -> Response {
    let (asked, clock) = (ReportAsked(desk.query), desk.visit.clock)
    do {
      let report = try await desk.visit.report(try asked.request(clock))
      let reminders = try await desk.visit.reminders(StatusRequest(instants: clock.instants(of: report.period)))
      let template = try await desk.visit.keptTemplate()
      var (filling, error) = (ReportTemplate?.none, error)
      if error == nil, desk.query("names") != nil {
        do {
          if let workbook = try await desk.visit.officeTemplate() { filling = try await fill(workbook, desk).1 }
        } catch let fault { error = fault }
      }
      let notice = error.flatMap { desk.refusal($0) }
      if let error, notice == nil { throw error }
      return desk.page(.reports, notice) {
        DeskPages.reports(
          asked, report, reminders: reminders, template: template, filling: filling, clock: clock,
          desk: base(desk.context), in: $0)
      }
    } catch {
      guard let failure = Language.$current.withValue(desk.request.language, operation: { Failure(atDesk: error) })
      else {
        throw error
      }
      return desk.page(.reports, status: .init(of: failure.kind)) {
        DeskPages.reports(asked, nil, fault: failure.sentence, clock: clock, desk: "", in: $0)
      }
    }
  }

  private func report(_ desk: DeskRequest, forDocument: Bool = false) async throws -> ReductionReport {
    try await desk.visit.report(try ReportAsked(desk.query).request(desk.visit.clock, forDocument: forDocument))
  }

  private func table(_ desk: DeskRequest) async throws -> ReportFile {
    let report = try await self.report(desk)
    return Language.$current.withValue(desk.request.language) {
      ReportFile(table: ReportSheet(report, report.clock).table, name: "report-\(report.period)")
    }
  }
}

/// The table of a report, and what its file is called.
private struct ReportFile {
  let table: SheetTable
  let name: String
}

extension String {
  /// Of a workbook by its name; Excel refuses one whose name says another kind.
  fileprivate var hasMacros: Bool { [".xlsm", ".xltm"].contains(suffix(5).lowercased()) }
}

extension Response {
  /// A page to print, which brings the style of reports along.
  static func document(for request: Request, _ html: () -> String) -> Response {
    var answer = desk(for: request, html)
    answer.headers[.contentSecurityPolicy] = ResponseHeaders.policy(
      ofDocumentStyled: Data(ContentHash(of: ReportPage.style).bytes).base64EncodedString())
    return answer
  }

  /// A file to be kept.
  ///
  /// - Parameter name: of letters that any header can hold.
  static func file(_ bytes: ByteBuffer, _ type: String, named name: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
        .contentLength: "\(bytes.readableBytes)",
      ], body: ResponseBody(byteBuffer: bytes))
  }
}
