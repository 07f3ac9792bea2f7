extension Sequence {
  /// What was said within the days of a base, and what was said after them; without a base all is said after it.
  func split(
    at base: ClosedRange<Day>?, _ day: KeyPath<Element, Day>
  ) -> (within: [Element], since: [Element]) {
    guard let base else { return ([], Array(self)) }
    return (filter { base.contains($0[keyPath: day]) }, filter { $0[keyPath: day] > base.upperBound })
  }
}
