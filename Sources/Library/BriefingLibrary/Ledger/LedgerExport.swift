public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import DelimitedText
public import JapaneseText

extension Visit {
  /// The ledger as the table that `importLedger` reads, one submission in force a row, in the order of recording; UTF-8
  /// begins with a byte order mark, without which spreadsheets take it for CP932.
  ///
  /// - Parameter japanese: whether header and words are Japanese or English.
  /// - Throws: `LibraryError.unencodable` with the line and the character that the encoding lacks; `StoreError`.
  public func exportLedger(encoding: TextEncoding, japanese: Bool) async throws -> [UInt8] {
    let clock = clock
    return try await read { reader in
      var table: [UInt8] = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : []
      var line = 0
      func write(_ cells: [String]) throws {
        line += 1
        let row = cells.map(DelimitedCell.written).joined(separator: ",") + "\r\n"
        do { table += try encoding.encode(row) } catch {
          throw LibraryError.unencodable(
            line: line, text: cells.joined(separator: ","), character: String(error.character))
        }
      }
      try write(ExportedSubmission.headings(japanese: japanese))
      try ExportedSubmission.forEach(in: reader, clock, japanese: japanese) { try write($0.cells) }
      return table
    }
  }

  /// Calls `body` with every submission in force, in the order of recording.
  ///
  /// - Parameter japanese: whether words are Japanese or English.
  /// - Throws: `StoreError`, and what `body` throws.
  public func forEachSubmission(
    japanese: Bool, _ body: @escaping @Sendable (ExportedSubmission) throws -> Void
  ) async throws {
    let clock = clock
    try await read { try ExportedSubmission.forEach(in: $0, clock, japanese: japanese, body) }
  }

  /// Calls `body` with every entry of the ledger, those superseded too, in the order of recording.
  ///
  /// - Throws: `StoreError`, and what `body` throws.
  public func forEachEntry(_ body: @escaping @Sendable (LedgerEntry, _ inForce: Bool) throws -> Void) async throws {
    try await read { try $0.forEachEntry(body) }
  }
}

/// A submission in force, as the table that `importLedger` reads has it.
public struct ExportedSubmission: Sendable {
  public let day: Day
  public let title, unit, recipient, form: String
  public let copies: Int
  /// `nil` where nobody noted them.
  public let pages: Int?
  public let duplex: String
  public let reason: String?

  fileprivate static func forEach(
    in reader: StoreReader, _ clock: OfficeClock, japanese: Bool, _ body: (ExportedSubmission) throws -> Void
  ) throws {
    try reader.forEachEntry { entry, inForce in
      if inForce { try body(ExportedSubmission(entry.content, clock, japanese: japanese)) }
    }
  }

  private init(_ content: LedgerEntry.Content, _ clock: OfficeClock, japanese: Bool) {
    let handout = content.handout
    day = clock.local(content.moment.instant).day
    (title, unit, recipient) = (content.title, content.unit.name, content.recipient.name)
    form = japanese ? LedgerWord.japanese(handout.form) : handout.form.rawValue
    copies = handout.copies
    pages = handout.pages == 0 ? nil : handout.pages
    duplex = japanese ? (handout.duplex ? "両面" : "片面") : (handout.duplex ? "yes" : "no")
    reason = content.reason
  }

  fileprivate var cells: [String] {
    [day.description, title, unit, recipient, form, "\(copies)", pages.map { "\($0)" } ?? "", duplex, reason ?? ""]
  }

  /// What the members are called, in their order.
  public static func headings(japanese: Bool) -> [String] {
    LedgerColumn.written.map { japanese ? $0.japanese : $0.rawValue }
  }
}
