internal import BlockingThreads
public import BriefingDomain
internal import DelimitedText
internal import MaterialReading

/// An office's own workbook whose named cells are to be filled.
public struct WorkbookTemplate: Sendable {
  /// A name in it that stands for a place.
  public struct NamedCell: Hashable, Sendable {
    public let name: String
    public let sheet: String
    /// The sheet's place among the tabs, from 0.
    public let sheetPlace: Int
    /// `B3`; `nil` where the name stands for several cells that are not merged into one.
    public let cell: String?
    public let hasFormula: Bool
  }

  public let file: SourcePath
  public let cells: [NamedCell]
}

extension Visit {
  /// The named cells of a workbook of Excel.
  ///
  /// - Throws: `LibraryError.noSuchFile`, `.isFolder`, `.notAFile`, `.cannotRead`, `.notAWorkbook`,
  ///   `.unreadableWorkbook`; `HelperError`.
  public func template(_ file: SourcePath) async throws -> WorkbookTemplate {
    try await Library.threads.run { try OpenFile(reading: file).close() }
    let content = try await library.readers(of: [file.bytes])
      .names(of: MaterialFile(path: file.bytes, name: file.name))
    try refuse(file, content.reason, content.detail)
    let cells = content.sheets.enumerated().flatMap { place, sheet in
      DelimitedText(sheet.rows, isNumbered: true).compactMap { row -> WorkbookTemplate.NamedCell? in
        guard row.cells.count == 3 else { return nil }
        return WorkbookTemplate.NamedCell(
          name: row.cells[0], sheet: sheet.name, sheetPlace: place, cell: row.cells[1].isEmpty ? nil : row.cells[1],
          hasFormula: !row.cells[2].isEmpty)
      }
    }
    return WorkbookTemplate(file: file, cells: cells)
  }

  /// The bytes of a copy of a workbook with some cells filled. All else in it is as it was; only what its formulas came to is
  /// left out, so that they are computed anew.
  ///
  /// - Throws: `LibraryError.notAWorkbook`, `.unreadableWorkbook`; `HelperError`.
  public func filled(_ template: WorkbookTemplate, _ cells: [CellFilling]) async throws -> [UInt8] {
    let file = template.file
    let filled = try await library.readers(of: [file.bytes])
      .filled(MaterialFile(path: file.bytes, name: file.name), cells)
    try refuse(file, filled.reason, filled.detail)
    return filled.bytes
  }

  private func refuse(_ file: SourcePath, _ reason: UnreadableReason?, _ detail: String?) throws(LibraryError) {
    switch reason {
    case nil: break
    case .unsupported?: throw .notAWorkbook(file.name)
    case let reason?: throw .unreadableWorkbook(file.name, reason, detail: detail)
    }
  }
}
