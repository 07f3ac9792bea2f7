public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// How a version was drawn, with its text laid on the pages; `nil` where nobody has laid it, or its pages are its own.
  public func drawnText(of version: MaterialVersion.ID) throws -> DrawnText? {
    guard let pages = try pagesAsDrawn(of: version) else { return nil }
    let stretches = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT section, start, page FROM drawnStretch WHERE versionID = ? ORDER BY section, start"),
      arguments: [version]
    ).map { row in
      DrawnStretch(
        section: try row.value(0), start: try row.value(1), page: try page(row.optional(2), of: pages))
    }
    return stretches.isEmpty ? nil : DrawnText(pageCount: pages, stretches: stretches)
  }

  /// The pages, as drawn, that places of a section stand on; `nil` for one that stands on none, or where that is not
  /// known.
  ///
  /// - Parameter places: in UTF-8 bytes.
  func drawnPages(of version: MaterialVersion.ID, section: Int, at places: [Int]) throws -> [Int?] {
    guard let pages = try pagesAsDrawn(of: version) else { return places.map { _ in nil } }
    // The last stretch that does not begin behind the place.
    let stretch = try database.cachedStatement(
      sql: """
        SELECT page FROM drawnStretch WHERE versionID = ? AND (section, start) <= (?, ?)
        ORDER BY section DESC, start DESC LIMIT 1
        """)
    return try places.map { place in
      try page(Row.fetchOne(stretch, arguments: [version, section, place])?.optional(0), of: pages)
    }
  }

  /// The first page, as drawn, that something of a section stands on.
  func firstDrawnPage(of version: MaterialVersion.ID, section: Int) throws -> Int? {
    guard let pages = try pagesAsDrawn(of: version) else { return nil }
    let first = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT min(page) FROM drawnStretch WHERE versionID = ? AND section = ?"),
      arguments: [version, section])
    return page(first, of: pages)
  }

  private func pagesAsDrawn(of version: MaterialVersion.ID) throws -> Int? {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT drawnPages FROM version WHERE id = ? AND removedAt IS NULL"),
      arguments: [version])
  }

  /// What no server has drawn is no page.
  private func page(_ number: Int?, of pages: Int) -> Int? {
    number.flatMap { 1...max(1, pages) ~= $0 ? $0 : nil }
  }
}

extension StoreWriter {
  /// Notes on which pages the text of a version stands as it was drawn, for whatever says the same and is drawn alike.
  func noteDrawn(_ stretches: [DrawnStretch], alike versions: [MaterialVersion.ID]) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO drawnStretch (versionID, section, start, page) VALUES (?, ?, ?, ?)")
    for version in versions {
      try deleteDrawn(of: version)
      for stretch in stretches {
        try insert.execute(arguments: [version, stretch.section, stretch.start, stretch.page])
      }
    }
  }

  /// A version that was drawn already, in another place, stands on the same pages.
  func copyDrawn(to version: MaterialVersion.ID) throws {
    try database.execute(
      sql: """
        INSERT INTO drawnStretch SELECT ?1, section, start, page FROM drawnStretch WHERE versionID = (
          SELECT known.id FROM version AS known JOIN version AS own ON own.id = ?1
          WHERE known.sha256 = own.sha256 AND known.format = own.format AND known.textSHA256 = own.textSHA256
            AND known.drawnPages = own.drawnPages AND known.removedAt IS NULL AND known.id <> ?1
            AND EXISTS (SELECT 1 FROM drawnStretch WHERE versionID = known.id) LIMIT 1)
        """, arguments: [version])
  }

  /// The text that was laid on pages is another one now, or gone.
  func deleteDrawn(of version: MaterialVersion.ID) throws {
    try database.execute(sql: "DELETE FROM drawnStretch WHERE versionID = ?", arguments: [version])
  }
}

extension StoreReader {
  /// Versions with stretches that no server writes: on pages that there are not, of places that the text does not have,
  /// without the beginning of the text, or of what has pages of its own.
  func versionsWithDrawnFaults() throws -> [MaterialVersion.ID] {
    try MaterialVersion.ID.fetchAll(
      database,
      sql: """
        SELECT versionID FROM drawnStretch JOIN version ON version.id = versionID
        WHERE page > coalesce(drawnPages, 0) OR page < 1 OR removedAt IS NOT NULL OR format IN ('pdf', 'pptx', 'image')
        UNION
        SELECT versionID FROM drawnStretch GROUP BY versionID HAVING NOT max(section = 1 AND start = 0)
        UNION
        SELECT versionID FROM (
          SELECT versionID, section, max(start) AS last FROM drawnStretch GROUP BY versionID, section) AS stretch
        WHERE NOT EXISTS (
          SELECT 1 FROM page WHERE page.versionID = stretch.versionID AND number = section
            AND length(CAST(text AS BLOB)) >= last)
        ORDER BY versionID
        """)
  }
}
