internal import GRDB

/// The pages of versions that a newer version has replaced. Reads about as many ranges as it is asked for, for there may be
/// more old versions than a search meets: a few at first, then more at a time.
final class SupersededPages: PageStream {
  private let statement: Statement
  /// What was read and is not passed yet, from the end.
  private var ranges: [ClosedRange<Int64>] = []
  private var batch = 4
  private var isAtEnd = false

  init(_ database: Database) throws {
    statement = try database.cachedStatement(
      sql: """
        SELECT firstPageID, firstPageID + pageCount - 1 FROM version
        WHERE NOT isCurrent AND pageCount > 0 AND firstPageID <= ? ORDER BY firstPageID DESC LIMIT ?
        """)
  }

  func next(atMost bound: Int64) throws -> Int64? {
    while let range = ranges.last, range.lowerBound > bound { ranges.removeLast() }
    if ranges.isEmpty, !isAtEnd { try read(atMost: bound) }
    return ranges.last.map { min(bound, $0.upperBound) }
  }

  private func read(atMost bound: Int64) throws {
    ranges = try Row.fetchAll(statement, arguments: [bound, batch]).reversed().map { row in
      let first: Int64 = try row.value(0)
      return first...max(first, try row.value(1))
    }
    isAtEnd = ranges.count < batch
    batch = min(batch * 4, 256)
  }
}
