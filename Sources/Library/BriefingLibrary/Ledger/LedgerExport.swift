internal import BriefingDomain
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
      try write(LedgerColumn.written.map { japanese ? $0.japanese : $0.rawValue })
      try reader.forEachEntry { entry, inForce in
        guard inForce else { return }
        let content = entry.content
        let handout = content.handout
        try write([
          clock.local(content.moment.instant).day.description, content.title, content.unit.name,
          content.recipient.name, japanese ? LedgerWord.japanese(handout.form) : handout.form.rawValue,
          "\(handout.copies)", handout.pages == 0 ? "" : "\(handout.pages)",
          japanese ? (handout.duplex ? "両面" : "片面") : (handout.duplex ? "yes" : "no"), content.reason ?? "",
        ])
      }
      return table
    }
  }

  /// Calls `body` with every entry of the ledger, those superseded too, in the order of recording.
  ///
  /// - Throws: `StoreError`, and what `body` throws.
  public func forEachEntry(_ body: @escaping @Sendable (LedgerEntry, _ inForce: Bool) throws -> Void) async throws {
    try await read { try $0.forEachEntry(body) }
  }
}
