internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Hummingbird
internal import NIOCore
internal import Spreadsheet

/// The board of effects: as a document to print, as a table, and as a material for the wall of a room.
struct EffectRoutes: Sendable {
  var routes: [DeskRoute] {
    [
      .page("effects", for: .figures) { desk in
        let board = try await board(desk)
        return Response.document(for: desk.request) { EffectPage(board, isAtDesk: true).html }
      },
      .page("effects/table.xlsx", for: .figures) { desk in
        let board = try await board(desk)
        let (table, more) = Language.$current.withValue(desk.request.language) {
          let sheet = EffectSheet(board)
          return (sheet.table, sheet.more)
        }
        return Response.workbook(try table.workbook(and: more), named: "effects-\(board.report.period).xlsx")
      },
      .page("effects/board.md", for: .figures) { desk in
        let board = try await board(desk)
        let text = Language.$current.withValue(desk.request.language) { EffectMarkdown(board).text }
        return Response.file(
          ByteBuffer(string: text), "text/markdown; charset=utf-8",
          named: "effects-\(board.report.period).md")
      },
    ]
  }

  private func board(_ desk: DeskRequest) async throws -> EffectBoard {
    try await desk.visit.effects(try ReportAsked(desk.query).request(desk.visit.clock).period)
  }
}
