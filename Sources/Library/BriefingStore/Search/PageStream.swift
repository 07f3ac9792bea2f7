internal import GRDB

/// Page ids in descending order, found only as far as they are asked for.
protocol PageStream: AnyObject {
  /// The greatest id of the stream that is not above `bound`; `nil` when there is none.
  ///
  /// - Parameter bound: not above that of the call before.
  func next(atMost bound: Int64) throws -> Int64?
}

/// Pages that FTS5 finds. FTS5 walks its lists backwards, and skips to a bound by starting again.
final class MatchStream: PageStream {
  private let statement: Statement
  private let expression: String
  private var cursor: FastDatabaseValueCursor<Int64>?
  private var current: Int64?
  private var isAtEnd = false

  /// A start costs about as much as so many steps.
  private static let patience = 64

  init(_ database: Database, _ table: IndexTable, _ expression: String) throws {
    statement = try database.makeStatement(
      sql: """
        SELECT rowid FROM \(table.rawValue) WHERE \(table.rawValue) MATCH ? AND rowid BETWEEN 1 AND ? ORDER BY rowid DESC
        """)
    self.expression = expression
  }

  func next(atMost bound: Int64) throws -> Int64? {
    if isAtEnd { return nil }
    if let current, current <= bound { return current }
    if cursor == nil { try start(atMost: bound) }
    for _ in 0..<MatchStream.patience {
      if try step(), let current, current <= bound { return current }
      if isAtEnd { return nil }
    }
    try start(atMost: bound)
    return try step() ? current : nil
  }

  private func start(atMost bound: Int64) throws {
    cursor = try Int64.fetchCursor(statement, arguments: [expression, bound])
  }

  private func step() throws -> Bool {
    current = try cursor?.next()
    isAtEnd = current == nil
    return !isAtEnd
  }
}

/// Pages in ranges of ids, the highest range first.
final class RangeStream: PageStream {
  private let ranges: [ClosedRange<Int64>]
  private var index = 0

  /// - Parameter ranges: descending, without overlaps.
  init(_ ranges: [ClosedRange<Int64>]) { self.ranges = ranges }

  func next(atMost bound: Int64) -> Int64? {
    // Galloping, so that a stream with few pages beside many ranges does not walk through all of them.
    var step = 1
    while index + step < ranges.count, ranges[index + step].lowerBound > bound {
      index += step
      step *= 2
    }
    while index < ranges.count, ranges[index].lowerBound > bound { index += 1 }
    return index < ranges.count ? min(bound, ranges[index].upperBound) : nil
  }
}

/// Pages that all of the streams have.
final class EveryStream: PageStream {
  private let streams: [any PageStream]
  init(_ streams: [any PageStream]) { self.streams = streams }

  func next(atMost bound: Int64) throws -> Int64? {
    var bound = bound
    var agreeing = 0
    while true {
      for stream in streams {
        guard let page = try stream.next(atMost: bound) else { return nil }
        agreeing = page == bound ? agreeing + 1 : 1
        bound = page
        if agreeing >= streams.count { return page }
      }
    }
  }
}

/// Pages that one of the streams has at least.
final class EitherStream: PageStream {
  private let streams: [any PageStream]
  init(_ streams: [any PageStream]) { self.streams = streams }

  func next(atMost bound: Int64) throws -> Int64? {
    var greatest: Int64?
    for stream in streams {
      if let page = try stream.next(atMost: bound) { greatest = max(greatest ?? page, page) }
    }
    return greatest
  }
}

/// Pages of one stream that another does not have.
final class ExceptStream: PageStream {
  private let stream: any PageStream
  private let excluded: any PageStream
  /// The last answer, which holds for every bound down to it: the excluded stream has moved on and cannot tell again.
  private var current: Int64?

  init(_ stream: any PageStream, except excluded: any PageStream) {
    self.stream = stream
    self.excluded = excluded
  }

  func next(atMost bound: Int64) throws -> Int64? {
    if let current, current <= bound { return current }
    var bound = bound
    while let page = try stream.next(atMost: bound) {
      if try excluded.next(atMost: page) != page {
        current = page
        return page
      }
      bound = page - 1
    }
    return nil
  }
}
