extension ModuleGrid {
  /// How hard the symbol is to read (ISO/IEC 18004, 7.8.3): the mask with the least is taken.
  var penalty: Int {
    let rows = (0..<size).map { y in (0..<size).map { self[$0, y] } }
    let columns = (0..<size).map { x in (0..<size).map { self[x, $0] } }
    return (rows + columns).reduce(blockPenalty + balancePenalty) { $0 + runPenalty($1) + finderPenalty($1) }
  }

  /// Five or more alike in a row.
  private func runPenalty(_ line: [Bool]) -> Int {
    var (sum, run) = (0, 0)
    for index in line.indices {
      run = index > 0 && line[index] == line[index - 1] ? run + 1 : 1
      if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
    }
    return sum
  }

  /// Two by two alike.
  private var blockPenalty: Int {
    var sum = 0
    for y in 1..<size {
      for x in 1..<size
      where self[x, y] == self[x - 1, y] && self[x, y] == self[x, y - 1] && self[x, y] == self[x - 1, y - 1] {
        sum += 3
      }
    }
    return sum
  }

  /// What looks like a finder pattern, with four light modules before or behind it; what is outside counts as light.
  private func finderPenalty(_ line: [Bool]) -> Int {
    let pattern = [true, false, true, true, true, false, true]
    func isLight(_ range: Range<Int>) -> Bool { range.allSatisfy { !line.indices.contains($0) || !line[$0] } }
    var sum = 0
    for start in 0...line.count - 7 where Array(line[start..<start + 7]) == pattern {
      if isLight(start - 4..<start) { sum += 40 }
      if isLight(start + 7..<start + 11) { sum += 40 }
    }
    return sum
  }

  /// For each 5 % that the dark ones are away from half.
  private var balancePenalty: Int {
    var dark = 0
    for y in 0..<size { for x in 0..<size where self[x, y] { dark += 1 } }
    let total = size * size
    return abs(dark * 20 - total * 10) / total * 10
  }
}
