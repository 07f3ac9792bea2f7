/// Where each chain of merges ends: of what has become part of another one, what it is counted as now.
///
/// - Parameter steps: each with the one that it has become part of.
public func endsOfChains<ID: Hashable>(_ steps: [ID: ID]) -> [ID: ID] {
  steps.mapValues { next in
    var end = next
    // One that a damaged file makes a circle is left where it began.
    for _ in steps {
      guard let further = steps[end] else { break }
      end = further
    }
    return end
  }
}
