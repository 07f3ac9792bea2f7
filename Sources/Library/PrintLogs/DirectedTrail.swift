/// The trail of a printer whose log may have its newest job first: which way it goes, its first two numbers show.
struct DirectedTrail {
  private(set) var trail = NumberTrail()
  /// 1 where the numbers rise, -1 where they fall.
  private var direction: Int?
  private var first: (number: Int, line: Int)?

  mutating func note(_ number: Int, line: Int) {
    guard direction == nil else { return trail.note((direction ?? 1) * number, line: line) }
    guard let first else {
      self.first = (number, line)
      return
    }
    if number == first.number { return }
    direction = number < first.number ? -1 : 1
    note(first.number, line: first.line)
    note(number, line: line)
  }
}
