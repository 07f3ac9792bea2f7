internal import GRDB

/// The pages of versions that a newer version has replaced. Reads as many ranges as it is asked for, for there may be
/// more old versions than a search meets.
final class SupersededPages: PageStream {
  private let statement: Statement
  private var range: ClosedRange<Int64>?
  private var isAtEnd = false

  init(_ database: Database) throws {
    statement = try database.cachedStatement(
      sql: """
        SELECT firstPageID, firstPageID + pageCount - 1 FROM version
        WHERE NOT isCurrent AND pageCount > 0 AND firstPageID <= ? ORDER BY firstPageID DESC LIMIT 1
        """)
  }

  func next(atMost bound: Int64) throws -> Int64? {
    if isAtEnd { return nil }
    if range == nil || range.map({ $0.lowerBound > bound }) == true {
      guard let row = try Row.fetchOne(statement, arguments: [bound]) else {
        isAtEnd = true
        return nil
      }
      let first: Int64 = try row.value(0)
      range = first...max(first, try row.value(1))
    }
    return range.map { min(bound, $0.upperBound) }
  }
}
