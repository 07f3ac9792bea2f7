/// How often a unit prints jobs of a size, whatever for.
public struct PrintRates: Sendable {
  /// ``StoredPrint/measure`` of all its jobs, in their order.
  private let sides: [Int]
  /// Days from Monday to Friday that the logs cover, of a printer on average.
  private let workdays: Double
  /// Its submissions without paper in those days: each could be contradicted by chance.
  private let withoutPaper: Int

  /// Fewer days say nothing of what is rare.
  private static let fewestDays = 40.0
  /// Fewer days say nothing of what is common.
  private static let fewestForCommon = 10.0

  public init(measures sides: [Int], workdays: Double, withoutPaper: Int) {
    self.sides = sides.sorted()
    self.workdays = workdays
    self.withoutPaper = withoutPaper
  }

  private func count(from least: Int) -> Int {
    var (low, high) = (0, sides.count)
    while low < high {
      let middle = (low + high) / 2
      if sides[middle] < least { low = middle + 1 } else { high = middle }
    }
    return sides.count - low
  }

  /// How many jobs of just such a measure are to be expected in some days, as it prints on other days.
  ///
  /// - Parameter within: of jobs in those days, which are left out.
  /// - Returns: `nil` where there are too few other days to say anything.
  func expected(_ measure: Int, days: Int, without within: [Int]) -> Double? {
    let others = workdays - Double(days)
    guard others >= Self.fewestForCommon else { return nil }
    let jobs = count(from: measure) - count(from: measure + 1) - within.count { $0 == measure }
    return Double(max(0, jobs)) / others * Double(days)
  }

  /// How often all submissions of the unit without paper would be contradicted by chance, as well as by a job of so many sides
  /// which are whole copies of something with so many pages: as often as it prints that size otherwise; and as often as it prints
  /// something that large, of which one in so many as there are pages is a multiple of them by chance. One more than was seen is
  /// taken for what was not seen yet.
  ///
  /// - Parameter days: between the job and the briefing, both counted.
  /// - Parameter window: all days that were looked at.
  /// - Parameter within: the sizes of the jobs of those days, which are left out; asked for where it matters.
  /// - Returns: `nil` where there are too few days to say anything, and where it is `most` or more.
  func chance(
    sides: Int, pages: Int, days: Int, window: Int, below most: Double, without within: (count: Int, sizes: () -> [Int])
  ) -> Double? {
    let others = workdays - Double(window)
    guard others >= Self.fewestDays, pages > 0 else { return nil }
    let large = sides - sides / 4
    // An odd number of pages may have got a blank back.
    let sizes = pages.isMultiple(of: 2) ? 1.0 : 2.0
    func chance(_ same: Int, _ asLarge: Int) -> Double {
      let bySize = Double(max(0, asLarge) + 1) / Double(pages) * sizes
      return max(bySize, same > 0 ? Double(same + 1) : 0) / others * Double(days) * Double(max(1, withoutPaper))
    }
    let (same, asLarge) = (count(from: sides) - count(from: sides + 1), count(from: large))
    // Whatever they are: most jobs are far too common.
    if chance(same - within.count, asLarge - within.count) >= most { return nil }
    let left = within.sizes()
    let found = chance(same - left.count { $0 == sides }, asLarge - left.count { $0 >= large })
    return found < most ? found : nil
  }
}
