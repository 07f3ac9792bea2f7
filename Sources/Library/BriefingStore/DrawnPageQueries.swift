public import BriefingDomain
internal import GRDB

// Rows of `drawnPage` say where a stretch of a version's text begins and on which page it stands. Their `number` is the
// place of the stretch among all of the version, from 1, and its page behind that, so that the key has them in the order of
// the text, and one is found by halving. A page has several where the text and the pages do not go hand in hand; page 0 is
// none.

/// Room for a page behind the place of a stretch.
private let placeUnit: Int64 = 1 << 20

extension StoreReader {
  /// How a version was drawn, with its text laid on the pages; `nil` where nobody has laid it, or its pages are its own.
  public func drawnText(of version: MaterialVersion.ID) throws -> DrawnText? {
    guard let pages = try pagesAsDrawn(of: version) else { return nil }
    let stretches = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT section, start, number FROM drawnPage WHERE versionID = ? ORDER BY number"), arguments: [version]
    ).map { DrawnStretch(section: try $0.value(0), start: try $0.value(1), page: page(try $0.value(2), of: pages)) }
    return stretches.isEmpty ? nil : DrawnText(pageCount: pages, stretches: stretches)
  }

  /// The pages, as drawn, that places of a section stand on; `nil` for one that stands on none, or where that is not
  /// known.
  ///
  /// - Parameter places: in UTF-8 bytes.
  func drawnPages(of version: MaterialVersion.ID, section: Int, at places: [Int]) throws -> [Int?] {
    guard let pages = try pagesAsDrawn(of: version) else { return places.map { _ in nil } }
    return try places.map { place in
      // The last stretch that does not begin behind the place.
      var (low, high) = (Int64(0), try lastStretch(of: version))
      var found: Int64?
      while low < high {
        let middle = (low + high + 1) / 2
        guard let row = try stretch(middle, of: version) else { return nil }
        if (row.section, row.start) <= (section, place) {
          (low, found) = (middle, row.number)
        } else {
          high = middle - 1
        }
      }
      return found.flatMap { page($0, of: pages) }
    }
  }

  /// The first page, as drawn, that something of a section stands on.
  func firstDrawnPage(of version: MaterialVersion.ID, section: Int) throws -> Int? {
    guard let pages = try pagesAsDrawn(of: version) else { return nil }
    return try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT min(number % \(placeUnit)) FROM drawnPage
          WHERE versionID = ? AND section = ? AND number % \(placeUnit) > 0
          """), arguments: [version, section]
    ).flatMap { page($0, of: pages) }
  }

  private func pagesAsDrawn(of version: MaterialVersion.ID) throws -> Int? {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT drawnPages FROM version WHERE id = ? AND removedAt IS NULL"),
      arguments: [version])
  }

  private func lastStretch(of version: MaterialVersion.ID) throws -> Int64 {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT max(number) FROM drawnPage WHERE versionID = ?"), arguments: [version]
    ).map { $0 / placeUnit } ?? 0
  }

  private func stretch(_ place: Int64, of version: MaterialVersion.ID) throws -> (
    section: Int, start: Int, number: Int64
  )? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT section, start, number FROM drawnPage
          WHERE versionID = ? AND number BETWEEN ? AND ? ORDER BY number LIMIT 1
          """), arguments: [version, place * placeUnit, place * placeUnit + (placeUnit - 1)]
    ).map { (try $0.value(0), try $0.value(1), try $0.value(2)) }
  }

  /// What no server has drawn is no page.
  private func page(_ number: Int64, of pages: Int) -> Int? {
    let page = Int(number % placeUnit)
    return 1...max(1, pages) ~= page ? page : nil
  }
}

extension StoreWriter {
  /// Notes on which pages the text of a version stands as it was drawn, for whatever says the same and is drawn alike.
  func noteDrawn(_ stretches: [DrawnStretch], alike versions: [MaterialVersion.ID]) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO drawnPage (versionID, number, section, start) VALUES (?, ?, ?, ?)")
    for version in versions {
      try deleteDrawn(of: version)
      for (place, stretch) in zip(Int64(1)..., stretches) {
        let page = Int64(stretch.page ?? 0)
        guard page < placeUnit else { continue }
        try insert.execute(arguments: [version, place * placeUnit + page, stretch.section, stretch.start])
      }
    }
  }

  /// A version that was drawn already, in another place, stands on the same pages.
  func copyDrawn(to version: MaterialVersion.ID) throws {
    try database.execute(
      sql: """
        INSERT INTO drawnPage SELECT ?1, number, section, start FROM drawnPage WHERE versionID = (
          SELECT known.id FROM version AS known JOIN version AS own ON own.id = ?1
          WHERE known.sha256 = own.sha256 AND known.format = own.format AND known.textSHA256 = own.textSHA256
            AND known.drawnPages = own.drawnPages AND known.removedAt IS NULL AND known.id <> ?1
            AND EXISTS (SELECT 1 FROM drawnPage WHERE versionID = known.id) LIMIT 1)
        """, arguments: [version])
  }

  /// The text that was laid on pages is another one now, or gone.
  func deleteDrawn(of version: MaterialVersion.ID) throws {
    try database.execute(sql: "DELETE FROM drawnPage WHERE versionID = ?", arguments: [version])
  }
}

extension StoreReader {
  /// Versions with stretches that no server writes: on pages that there are not, of places that the text does not have, not
  /// in its order, or of what has pages of its own.
  func versionsWithDrawnFaults() throws -> [MaterialVersion.ID] {
    try MaterialVersion.ID.fetchAll(
      database,
      sql: """
        SELECT versionID FROM drawnPage AS drawn JOIN version ON version.id = versionID
        WHERE drawn.number < \(placeUnit) OR drawn.number % \(placeUnit) > coalesce(drawnPages, 0)
          OR removedAt IS NOT NULL OR format IN ('pdf', 'pptx', 'image')
          OR drawn.number >= \(2 * placeUnit) AND NOT EXISTS (
            SELECT 1 FROM drawnPage AS before WHERE before.versionID = drawn.versionID
              AND before.number BETWEEN (drawn.number / \(placeUnit) - 1) * \(placeUnit)
                AND drawn.number / \(placeUnit) * \(placeUnit) - 1
              AND (before.section, before.start) < (drawn.section, drawn.start))
        UNION
        SELECT versionID FROM (SELECT versionID, section, max(start) AS last FROM drawnPage GROUP BY versionID, section) AS
          stretch
        WHERE NOT EXISTS (
          SELECT 1 FROM page WHERE page.versionID = stretch.versionID AND number = section
            AND length(CAST(text AS BLOB)) >= last)
        ORDER BY versionID
        """)
  }
}
