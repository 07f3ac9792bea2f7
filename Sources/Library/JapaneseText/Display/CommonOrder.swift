/// What two lists have in common, in its order, in a time that is bounded: where they are long and differ in much, what stands
/// in each once leads through them, and between that nothing is looked for any more.
struct CommonOrder {
  /// Places in the first list, and where the same stands in the second.
  private(set) var pairs: [(Int, Int)] = []
  private let a, b: [Int]
  private var steps: Int

  /// - Parameter steps: how much may be compared, and what is left of that.
  init(_ a: [Int], _ b: [Int], steps: inout Int) {
    (self.a, self.b, self.steps) = (a, b, steps)
    var open = [(a.indices, b.indices)]
    while let (here, there) = open.popLast() { open += align(here, there) }
    pairs.sort { $0 < $1 }
    steps = self.steps
  }

  /// - Returns: what is to be looked at anew, by itself.
  private mutating func align(_ here: Range<Int>, _ there: Range<Int>) -> [(Range<Int>, Range<Int>)] {
    var (here, there) = (here, there)
    while let i = here.first, let j = there.first, a[i] == b[j] {
      pairs.append((i, j))
      (here, there) = (here.dropFirst(), there.dropFirst())
    }
    while let i = here.last, let j = there.last, a[i] == b[j] {
      pairs.append((i, j))
      (here, there) = (here.dropLast(), there.dropLast())
    }
    guard !here.isEmpty, !there.isEmpty else { return [] }
    let size = here.count + there.count
    if size <= 600, size * size <= steps {
      steps -= size * size
      var (gone, new) = (Set<Int>(), Set<Int>())
      for change in b[there].difference(from: a[here]) {
        switch change {
        case .remove(let offset, _, _): gone.insert(offset)
        case .insert(let offset, _, _): new.insert(offset)
        }
      }
      pairs += zip(
        here.filter { !gone.contains($0 - here.lowerBound) }, there.filter { !new.contains($0 - there.lowerBound) })
      return []
    }
    guard size <= steps else { return [] }
    steps -= size
    var (rest, next) = ([(Range<Int>, Range<Int>)](), (here.lowerBound, there.lowerBound))
    for (i, j) in anchors(here, there) {
      pairs.append((i, j))
      rest.append((next.0..<i, next.1..<j))
      next = (i + 1, j + 1)
    }
    // Without an anchor it would be the same again.
    if !rest.isEmpty { rest.append((next.0..<here.upperBound, next.1..<there.upperBound)) }
    return rest
  }

  /// What stands once in each, as many as have the same order in both.
  private func anchors(_ here: Range<Int>, _ there: Range<Int>) -> [(Int, Int)] {
    func single(_ list: [Int], _ range: Range<Int>) -> [Int: Int] {
      var places: [Int: Int?] = [:]
      for place in range { places[list[place]] = places[list[place]] == nil ? .some(place) : .some(nil) }
      return places.compactMapValues(\.self)
    }
    let (first, second) = (single(a, here), single(b, there))
    let both = first.compactMap { value, i in second[value].map { (i, $0) } }.sorted { $0 < $1 }
    // The longest row of rising places: the last of each length, and who came before it.
    var (ends, before) = ([Int](), [Int?](repeating: nil, count: both.count))
    for (index, pair) in both.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if both[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : nil
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var (row, at) = ([(Int, Int)](), ends.last)
    while let index = at {
      row.append(both[index])
      at = before[index]
    }
    return row.reversed()
  }
}
