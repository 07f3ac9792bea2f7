internal import BlockingThreads
internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText
internal import MaterialReading

/// A table of submissions before it is read: a text, or a sheet of a workbook.
struct LedgerSource: Sendable {
  let file: String
  /// `nil` where the file is a text.
  var sheet: String?
  let text: String

  var table: DelimitedText {
    guard sheet == nil else { return DelimitedText(text, isNumbered: true) }
    // Excel's "Unicode text" separates by tabs.
    let beginning = text.utf8.prefix(64 << 10)
    let tabs = beginning.count { $0 == UInt8(ascii: "\t") }
    return DelimitedText(text, separator: tabs > beginning.count { $0 == UInt8(ascii: ",") } ? "\t" : ",")
  }

  /// The first that has a heading, and the sheets of the others that have one; else what that
  /// lacks which lacks least.
  ///
  /// - Throws: What is wrong with the heading of the first, where that names all columns: no other is read instead.
  static func first(
    of sources: [LedgerSource], clock: OfficeClock, year: Period?, terms: TableHeading.Terms
  ) throws(LibraryError) -> (source: LedgerSource, rows: LedgerRows, others: [String]) {
    var found: (source: LedgerSource, rows: LedgerRows)?
    var others: [String] = []
    var nearest: LibraryError?
    for source in sources {
      do {
        let rows = try LedgerRows(source, clock: clock, year: year, terms: terms)
        if found == nil { found = (source, rows) } else { others += [source.sheet].compactMap(\.self) }
      } catch {
        if error.lacks == 0 {
          if found == nil { throw error }
          others += [source.sheet].compactMap(\.self)
        }
        nearest = nearest.map { $0.lacks <= error.lacks ? $0 : error } ?? error
      }
    }
    guard let found else { throw nearest ?? .notATable("") }
    return (found.source, found.rows, others)
  }

  func refused(_ faults: [TableFault]) -> LibraryError {
    .badTable(file: file, sheet: sheet, faults: sheet == nil ? faults : faults.map(\.inSheet))
  }
}

extension Visit {
  /// What of a file may be the table that is meant.
  ///
  /// - Parameter sheet: the one that is meant; else all that are not hidden.
  func sources(_ file: SourcePath, sheet: String?) async throws -> [LedgerSource] {
    let bytes = try await Library.threads.run { try OpenFile.contents(of: file) }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      let encoding = TextEncoding.detect(bytes)
      // No table is written like this, and its columns are not what is missing.
      let isNoText =
        bytes.starts(with: "%PDF-".utf8) || bytes.starts(with: "{\\rtf".utf8)
        || [.utf8, .cp932].contains(encoding) && bytes.prefix(64 << 10).contains(0)
      if isNoText { throw LibraryError.notATable(file.name) }
      if let sheet { throw LibraryError.noSuchSheet(sheet, file: file.name, known: []) }
      return [LedgerSource(file: file.name, text: encoding.decode(bytes))]
    }
    let content = try await library.readers(of: [file.bytes])
      .sheets(of: MaterialFile(path: file.bytes, name: file.name))
    switch content.reason {
    case nil: break
    case .unsupported?: throw LibraryError.notATable(file.name)
    case let reason?: throw LibraryError.unreadableWorkbook(file.name, reason, detail: content.detail)
    }
    let meant = content.sheets.filter { candidate in
      sheet.map { Folding.key($0) == Folding.key(candidate.name) } ?? !candidate.isHidden
    }
    guard !meant.isEmpty else {
      throw LibraryError.noSuchSheet(sheet ?? "", file: file.name, known: content.sheets.map(\.name))
    }
    return meant.map { LedgerSource(file: file.name, sheet: $0.name, text: $0.rows) }
  }
}

extension LibraryError {
  /// How many columns a table's heading lacks.
  fileprivate var lacks: Int {
    guard case .badTable(_, _, let faults) = self else { return .max }
    return faults.reduce(0) { if case .header(let missing) = $1.expected { $0 + missing.count } else { $0 } }
  }
}
