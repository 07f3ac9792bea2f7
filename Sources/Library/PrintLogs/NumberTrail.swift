/// The numbers of jobs as a log has them, nearly in order: which are missing, and where they begin anew. It remembers the
/// last 4,096 numbers, however long the log.
struct NumberTrail {
  private static let width = 4096
  private static let mostMissing = 1_000_000_000
  private(set) var gaps = (count: 0, line: 0)
  private(set) var restarts = (count: 0, line: 0)
  /// For each number of the window, by its last bits, the line that has it; 0 for none.
  private var lines = [Int](repeating: 0, count: width)
  private var base = 0
  private var newest = 0
  private var isEmpty = true
  /// A number below the window: one that comes late, or the first of a new count.
  private var low: (number: Int, line: Int)?

  /// What the greatest number is so far.
  var greatest: Int? { isEmpty ? nil : newest }

  mutating func note(_ number: Int, line: Int) {
    guard !isEmpty else { return begin(number, line: line) }
    if number < base || number + Self.width / 2 < newest || number <= newest && lines[place(number)] != 0 {
      defer { low = (number, line) }
      guard let low, number > low.number, number - low.number < 100 else { return }
      finish()
      restarts = (restarts.count + 1, restarts.count == 0 ? low.line : restarts.line)
      begin(low.number, line: low.line)
      return note(number, line: line)
    }
    if number > newest {
      low = nil
      move(to: number, line: line)
      newest = number
    }
    lines[place(number)] = line
  }

  private mutating func begin(_ number: Int, line: Int) {
    for place in lines.indices { lines[place] = 0 }
    (base, newest, isEmpty, low) = (number, number, false, nil)
    lines[place(number)] = line
  }

  private func place(_ number: Int) -> Int { number & (Self.width - 1) }

  /// Makes room for a new greatest number: what falls out of the window and was never there is missing.
  private mutating func move(to number: Int, line: Int) {
    let first = number - Self.width + 1
    guard first > base else { return }
    let end = min(first, newest + 1)
    for old in base..<max(base, end) { leave(old, before: line) }
    if first > newest + 1 { miss(first - newest - 1, before: line) }
    base = first
  }

  private mutating func leave(_ number: Int, before line: Int) {
    if lines[place(number)] == 0 {
      var next = number
      if gaps.count == 0 { while next < newest, lines[place(next)] == 0 { next += 1 } }
      let found = lines[place(next)]
      miss(1, before: found > 0 ? found : line)
    }
    lines[place(number)] = 0
  }

  private mutating func miss(_ count: Int, before line: Int) {
    // Numbers of a file that was made to have more are no numbers of jobs.
    gaps = (min(gaps.count + min(count, Self.mostMissing), Self.mostMissing), gaps.count == 0 ? line : gaps.line)
  }

  /// Counts what is missing in the window as it is.
  mutating func finish() {
    guard !isEmpty else { return }
    for number in base...newest { leave(number, before: 0) }
    isEmpty = true
  }
}
