internal import GRDB

/// The pages of versions that fit a condition. Reads about as many of them as it is asked for, for there may be more than a
/// search meets: a few at first, then more at a time.
final class VersionPages: PageStream {
  private let statement: Statement
  private let arguments: StatementArguments
  /// What was read and is not passed yet, from the end.
  private var ranges: [ClosedRange<Int64>] = []
  private var batch = 4
  private var isAtEnd = false

  /// Those that a newer version has replaced.
  init(superseded reader: StoreReader) throws {
    arguments = []
    statement = try reader.database.cachedStatement(
      sql: """
        SELECT firstPageID, firstPageID + pageCount - 1 FROM version
        WHERE NOT isCurrent AND pageCount > 0 AND firstPageID <= ? ORDER BY firstPageID DESC LIMIT ?
        """)
  }

  /// - Parameter condition: SQL that is true of a row of `version`, `material` and, where there is one, `briefing`.
  init(_ reader: StoreReader, _ condition: String, _ arguments: [any DatabaseValueConvertible]) throws {
    self.arguments = StatementArguments(arguments)
    // A version that is said to have more pages than there are, or those of another one, has none of them.
    statement = try reader.database.makeStatement(
      sql: """
        SELECT firstPageID, min(firstPageID + pageCount - 1, coalesce((
          SELECT next.firstPageID - 1 FROM version AS next INDEXED BY versionByPage
          WHERE next.pageCount > 0 AND next.firstPageID > version.firstPageID ORDER BY next.firstPageID LIMIT 1
        ), \(try reader.lastPage() ?? 0)))
        FROM version INDEXED BY versionByPage CROSS JOIN material ON material.id = materialID
          LEFT JOIN briefing ON briefing.id = briefingID
        WHERE (\(condition)) AND pageCount > 0 AND firstPageID BETWEEN 1 AND ? ORDER BY firstPageID DESC LIMIT ?
        """)
  }

  func next(atMost bound: Int64) throws -> Int64? {
    while true {
      while let range = ranges.last, range.lowerBound > bound { ranges.removeLast() }
      if let range = ranges.last { return min(bound, range.upperBound) }
      if isAtEnd { return nil }
      try read(atMost: bound)
    }
  }

  private func read(atMost bound: Int64) throws {
    let rows = try Row.fetchAll(statement, arguments: arguments + [bound, batch])
    ranges = try rows.reversed().compactMap { row in
      let (first, last): (Int64, Int64) = (try row.value(0), try row.value(1))
      return first <= last ? first...last : nil
    }
    isAtEnd = rows.count < batch
    batch = min(batch * 4, 256)
  }
}
