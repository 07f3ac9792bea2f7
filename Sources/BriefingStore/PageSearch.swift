internal import GRDB

/// A page that a search found, with where it stands.
public struct PageHit: Sendable {
  public let version: MaterialVersion
  public let title: String?
  public let moment: Moment?
  public let page: Int
  public let text: String
}

extension StoreReader {
  /// Pages of current versions whose text has every word, the latest registered first.
  ///
  /// Plain: words of three characters or more come from the index, shorter ones are looked for page by page.
  public func pages(withAll words: [String], limit: Int) throws -> [PageHit] {
    let indexed = words.filter { $0.unicodeScalars.count >= 3 }
    let plain = words.filter { $0.unicodeScalars.count < 3 }
    var conditions: [String] = []
    var arguments: [DatabaseValue] = []
    if !indexed.isEmpty {
      conditions.append("page.id IN (SELECT rowid FROM pageIndex WHERE pageIndex MATCH ?)")
      let phrases = indexed.map {
        "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }
      arguments.append(phrases.joined(separator: " AND ").databaseValue)
    }
    for word in plain {
      conditions.append("instr(lower(page.text), lower(?)) > 0")
      arguments.append(word.databaseValue)
    }
    let hits = try Row.fetchAll(
      database,
      sql: """
        SELECT version.id, page.number, page.text, title, startsAt, dayOnly
        FROM page
        JOIN version ON version.id = versionID
        JOIN material ON material.id = materialID
        LEFT JOIN briefing ON briefing.id = briefingID
        WHERE \(conditions.joined(separator: " AND "))
          AND NOT EXISTS (SELECT 1 FROM version AS later
            WHERE later.materialID = version.materialID AND later.number > version.number)
        ORDER BY page.versionID DESC, page.number LIMIT ?
        """, arguments: StatementArguments(arguments + [limit.databaseValue]))
    return try hits.compactMap { row in
      guard let version = try version(row[0]) else { return nil }
      let startsAt: Int64? = row[4]
      return PageHit(
        version: version, title: row[3],
        moment: startsAt.map { Moment(instant: $0, dayOnly: row[5]) }, page: row[1], text: row[2])
    }
  }
}
