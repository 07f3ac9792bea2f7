import Testing

@testable import BriefingStore

/// Streams of pages give what sets of pages give, however far apart they are asked.
struct StreamTests {
  /// Forty ranges of one to three pages, with gaps of one to four between them, the highest first.
  private static let ranges: [ClosedRange<Int64>] = {
    var ranges: [ClosedRange<Int64>] = []
    var end: Int64 = 200
    for number in 0..<40 {
      let length = Int64(number % 3)
      ranges.append(end - length...end)
      end -= length + 2 + Int64(number % 4)
    }
    return ranges
  }()

  private static func pages(_ ranges: [ClosedRange<Int64>]) -> Set<Int64> {
    ranges.reduce(into: []) { $0.formUnion($1) }
  }

  /// - Parameter stride: how far below the page that was found the next may be.
  private func expect(_ stream: any PageStream, _ pages: Set<Int64>, stride: Int64) throws {
    var bound: Int64 = 210
    while let expected = pages.filter({ $0 <= bound }).max() {
      #expect(try stream.next(atMost: bound) == expected)
      bound = expected - stride
    }
    #expect(try stream.next(atMost: bound) == nil)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 40, 100] as [Int64])
  func ranges(stride: Int64) throws {
    try expect(RangeStream(Self.ranges), Self.pages(Self.ranges), stride: stride)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 40, 100] as [Int64])
  func combinations(stride: Int64) throws {
    let others = stride % 2 == 0 ? [180...210, 150...151, 40...121] as [ClosedRange<Int64>] : [101...140]
    let (some, rest) = (Self.pages(Self.ranges), Self.pages(others))
    func both() -> [RangeStream] { [RangeStream(Self.ranges), RangeStream(others)] }
    try expect(EveryStream(both()), some.intersection(rest), stride: stride)
    try expect(EitherStream(both()), some.union(rest), stride: stride)
    try expect(ExceptStream(both()[0], except: both()[1]), some.subtracting(rest), stride: stride)
  }
}
