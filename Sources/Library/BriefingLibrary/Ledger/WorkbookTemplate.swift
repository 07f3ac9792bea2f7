internal import BlockingThreads
public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
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
  /// As people call it.
  public let name: String
  public let cells: [NamedCell]
}

extension Visit {
  /// The named cells of a workbook of Excel.
  ///
  /// - Throws: `LibraryError.noSuchFile`, `.isFolder`, `.notAFile`, `.cannotRead`, `.notAWorkbook`,
  ///   `.unreadableWorkbook`; `HelperError`.
  public func template(_ file: SourcePath) async throws -> WorkbookTemplate {
    try await template(file, called: file.name, file.text)
  }

  private func template(_ file: SourcePath, called name: String, _ shown: String) async throws -> WorkbookTemplate {
    try await Library.threads.run { try OpenFile(reading: file).close() }
    let content = try await library.readers(of: [file.bytes]).names(of: MaterialFile(path: file.bytes, name: name))
    try refuse(name, content.reason, content.detail)
    let cells = content.sheets.enumerated().flatMap { place, sheet in
      DelimitedText(sheet.rows, isNumbered: true).compactMap { row -> WorkbookTemplate.NamedCell? in
        guard row.cells.count == 3 else { return nil }
        return WorkbookTemplate.NamedCell(
          name: row.cells[0], sheet: sheet.name, sheetPlace: place, cell: row.cells[1].isEmpty ? nil : row.cells[1],
          hasFormula: !row.cells[2].isEmpty)
      }
    }
    return WorkbookTemplate(file: file, name: shown, cells: cells)
  }

  /// The bytes of a copy of a workbook with some cells filled. All else in it is as it was; only what its formulas came to is
  /// left out, so that they are computed anew.
  ///
  /// - Throws: `LibraryError.notAWorkbook`, `.unreadableWorkbook`; `HelperError`.
  public func filled(_ template: WorkbookTemplate, _ cells: [CellFilling]) async throws -> [UInt8] {
    let file = template.file
    let filled = try await library.readers(of: [file.bytes])
      .filled(MaterialFile(path: file.bytes, name: file.name), cells)
    try refuse(template.name, filled.reason, filled.detail)
    return filled.bytes
  }

  // MARK: The office's own

  /// The workbook that the office has set; `nil` where it has none.
  ///
  /// - Throws: as ``template(_:)``; `LibraryError.cannotRead` where its file is gone.
  public func officeTemplate() async throws -> WorkbookTemplate? {
    guard let kept = try await keptTemplate() else { return nil }
    return try await template(SourcePath(library.vault.path(of: kept.sha256)), called: kept.name, kept.name)
  }

  /// What is kept of it.
  ///
  /// - Throws: `StoreError`.
  public func keptTemplate() async throws -> OfficeTemplate? {
    try await read(as: .figures, ofAll: true) { try $0.setting(.template, OfficeTemplate.init) }
  }

  /// Keeps a workbook as the office's own.
  ///
  /// - Throws: as ``template(_:)``, whose names it has to have; `LibraryError.removedBefore` for a content that was taken away.
  public func setOfficeTemplate(_ file: SourcePath) async throws {
    let removed = try await read(as: .configure, ofAll: true) { try $0.removedContents() }
    _ = try await template(file)
    try await library.receiving { arrival in
      let kept = try library.vault.keep(file, arrival, except: removed)
      try await set(
        .template, to: OfficeTemplate(sha256: kept.sha256, byteCount: kept.byteCount, name: kept.name).text)
    }
  }

  private func refuse(_ name: String, _ reason: UnreadableReason?, _ detail: String?) throws(LibraryError) {
    switch reason {
    case nil: break
    case .unsupported?: throw .notAWorkbook(name)
    case let reason?: throw .unreadableWorkbook(name, reason, detail: detail)
    }
  }
}
