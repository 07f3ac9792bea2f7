public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Pages of paper that the briefing's materials make, added up; `nil` where that is not known of one of them, such as one
  /// that was taken away, or where there is none. A material of which nothing is left is none of the briefing's.
  ///
  /// The pages of a PDF, the slides of a deck and pictures are pages of paper; sections and sheets of other kinds are not:
  /// of these count the pages of their author's program, else those that were drawn, or would be of the file as it is.
  ///
  /// - Parameter instant: of what was the newest version then; of the current ones when `nil`.
  public func paperPages(of briefing: Briefing.ID, at instant: Instant? = nil) throws -> PaperPages? {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(hasOwnPages), pageCount, authorPages, \(printedPages)
          FROM version JOIN material ON material.id = materialID WHERE briefingID = ?1
            AND version.number = (
              SELECT max(number) FROM version AS other WHERE other.materialID = material.id AND other.registeredAt <= ?2)
            AND EXISTS (
              SELECT 1 FROM version AS other
              WHERE other.materialID = material.id AND (other.removedAt IS NULL OR other.removedAt > ?2))
          """), arguments: [briefing, instant?.seconds ?? .max])
    var (count, basis) = (0, PaperPages.Basis.file)
    for row in rows {
      let pages: Int = try row.value(1)
      // Sums of what no library holds could be larger than a number can be.
      guard (0...Int(Int32.max)).contains(pages) else {
        throw StoreError.damagedDatabase("pages of briefing \(briefing)")
      }
      if try row.value(0) {
        count += pages
      } else if let author: Int = try row.optional(2) {
        count += min(author, Handout.most)
        if basis == .file { basis = .author }
      } else if let drawn: Int = try row.optional(3) {
        count += min(drawn, Handout.most)
        basis = .drawn
      } else {
        return nil
      }
    }
    return count == 0 ? nil : PaperPages(count: count, basis: basis)
  }
}

extension StoreReader {
  /// Whether it is known already that a version has so many pages as drawn, or it has pages of its own.
  ///
  /// - Parameter withText: also on which of them its text stands, where it has any.
  public func knowsDrawn(_ version: MaterialVersion.ID, pages: Int, withText: Bool = false) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT drawnPages IS ?2 AND (NOT ?3 OR pageCount = 0 OR EXISTS (SELECT 1 FROM drawnStretch WHERE versionID = ?1))
          OR removedAt IS NOT NULL OR \(hasOwnPages)
        FROM version WHERE id = ?1
        """, arguments: [version, pages, withText]) ?? true
  }

  /// How many pages a version has as drawn, as far as it is known.
  public func drawnPages(of version: MaterialVersion.ID) throws -> Int? {
    try Row.fetchOne(
      database, sql: "SELECT CASE WHEN \(hasOwnPages) THEN pageCount ELSE drawnPages END FROM version WHERE id = ?",
      arguments: [version]
    ).flatMap { try $0.optional(0) }
  }

  /// The same of each version of a briefing of which it is known.
  public func picturedPages(of briefing: Briefing.ID) throws -> [MaterialVersion.ID: Int] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT version.id, CASE WHEN \(hasOwnPages) THEN pageCount ELSE drawnPages END
        FROM version JOIN material ON material.id = materialID WHERE briefingID = ?
        """, arguments: [briefing])
    var counts: [MaterialVersion.ID: Int] = [:]
    for row in rows { counts[try row.value(0)] = try row.optional(1) }
    return counts
  }

  /// Current versions that have to be drawn before the sheets of an entry in force are known, the newest first.
  public func versionsToCount(most: Int) throws -> [MaterialVersion] {
    try versions(
      """
      WHERE \(printedPages) IS NULL AND authorPages IS NULL AND removedAt IS NULL AND briefingID IS NOT NULL
        AND NOT \(hasOwnPages) AND EXISTS (
          SELECT 1 FROM ledger WHERE ledger.briefingID = material.briefingID AND \(unknownSheets)
            AND \(LedgerEntry.isInForce()))
      ORDER BY version.id DESC LIMIT ?
      """, [most])
  }
}

/// SQL for a version whose pages are pages of paper.
private let hasOwnPages = """
  (version.format IN ('pdf', 'pptx', 'image') AND version.pageCount > 0
    AND coalesce(version.reason, 'no-text') IN ('no-text', 'image'))
  """

/// SQL for how many pages LibreOffice, or utsusu, makes of a version as it is.
private let printedPages = "coalesce(version.paperPages, version.drawnPages)"

/// SQL for the pages of paper of a version, as ``PaperPages/text`` writes them; NULL where they are not known.
let paperColumn = """
  CASE WHEN \(hasOwnPages) THEN version.pageCount || ' file'
    WHEN version.authorPages IS NOT NULL THEN min(version.authorPages, \(Handout.most)) || ' author'
    WHEN \(printedPages) IS NOT NULL THEN min(\(printedPages), \(Handout.most)) || ' drawn' END
  """

/// SQL for an entry of `ledger` on paper whose pages nobody said. What a table brings may say nothing of materials.
private let unknownSheets = "pages = 0 AND form IN ('paper', 'both') AND evidence IN ('declared', 'projection')"

extension StoreWriter {
  /// Notes how many pages a version has as it was drawn, and with it the sheets that follow for entries of the ledger. What
  /// an entry was told once stays; only entries that know nothing are told.
  ///
  /// - Parameters:
  ///   - paper: pages of paper, where the wall has others.
  ///   - stretches: on which of the pages the text stands; `nil` where that is not known.
  /// - Returns: those that were told.
  @discardableResult
  public func noteDrawn(
    _ version: MaterialVersion.ID, pages: Int, paper: Int? = nil, _ stretches: [DrawnStretch]? = nil,
    at instant: Instant, by person: String
  ) throws -> [LedgerEntry] {
    guard pages > 0 else { return [] }
    // Whatever has this content is drawn alike.
    let alike = """
      removedAt IS NULL AND sha256 = (SELECT sha256 FROM version WHERE id = ?1)
        AND format = (SELECT format FROM version WHERE id = ?1)
      """
    if let stretches, try !knowsDrawn(version, pages: pages, withText: true) {
      // It may have been read in another way.
      let same = "\(alike) AND textSHA256 = (SELECT textSHA256 FROM version WHERE id = ?1)"
      try noteDrawn(
        stretches,
        alike: MaterialVersion.ID.fetchAll(database, sql: "SELECT id FROM version WHERE \(same)", arguments: [version]))
    }
    if try knowsDrawn(version, pages: pages) { return [] }
    try database.execute(
      sql: "UPDATE version SET drawnPages = ?2, paperPages = ?3 WHERE \(alike)", arguments: [version, pages, paper])
    let briefings = try Briefing.ID.fetchAll(
      database,
      sql: """
        SELECT DISTINCT briefingID FROM version JOIN material ON material.id = materialID
        WHERE \(alike) AND briefingID IS NOT NULL ORDER BY briefingID
        """, arguments: [version])
    return try briefings.flatMap { try tellEntries(of: $0, at: instant, by: person) }
  }

  private func tellEntries(of briefing: Briefing.ID, at instant: Instant, by person: String) throws -> [LedgerEntry] {
    let entries = try Row.fetchAll(
      database,
      sql: """
        SELECT \(LedgerEntry.columns) FROM ledger
        WHERE briefingID = ? AND \(unknownSheets) AND \(LedgerEntry.isInForce()) ORDER BY seq
        """, arguments: [briefing]
    ).map(LedgerEntry.init)
    return try entries.compactMap { entry in
      guard try latePages(of: entry.number) == nil,
        let pages = try paperPages(of: briefing, at: handedOver(entry))
      else { return nil }
      try set(.pages(entry.number), to: pages.text, at: instant, by: person)
      var told = entry
      told.latePages = pages
      return told
    }
  }

  /// When the paper was recorded first that an entry speaks of: a projection leaves what was handed over before.
  private func handedOver(_ entry: LedgerEntry) throws -> Instant {
    var entry = entry
    while entry.content.evidence == .projection, let number = entry.content.supersedes,
      let before = try self.entry(number), before.content.handout.form.includesPaper
    {
      entry = before
    }
    return entry.content.recordedAt
  }

  /// An entry that says again what another one has said of paper knows as much of its pages.
  public func passPages(from before: LedgerEntry.ID, to entry: LedgerEntry.ID, at instant: Instant, by person: String)
    throws
  {
    guard let pages = try latePages(of: before) else { return }
    try set(.pages(entry), to: pages.text, at: instant, by: person)
  }
}
