/// How many printed sides one copy of some pages can be.
struct CopySides {
  /// As it was declared; with a blank back where that makes both sides of the last sheet.
  let declared: [Int]
  /// The same, and two pages a side where nobody said how many.
  let likely: [Int]

  init(pages: Int, pagesPerSide: Int) {
    func sides(_ pagesPerSide: Int) -> [Int] {
      let sides = (pages + pagesPerSide - 1) / pagesPerSide
      return sides.isMultiple(of: 2) ? [sides] : [sides, sides + 1]
    }
    declared = sides(pagesPerSide)
    likely = declared + (pagesPerSide == 1 ? sides(2).filter { !sides(1).contains($0) } : [])
  }

  /// The fewest sides of a copy of a part of it, where it comes in so many parts: one of them has at least so many.
  static func fewest(pages: Int, pagesPerSide: Int, parts: Int) -> Int {
    let onSide = max(2, pagesPerSide)
    let pages = (pages + parts - 1) / parts
    return (pages + onSide - 1) / onSide
  }
}

extension StoredPrint {
  /// How many whole copies it is of something that has so many sides a copy, 0 where that is left open by a log that says nothing
  /// of copies; `nil` where it is none, or the log does not say how much it was.
  ///
  /// - Parameter duplex: of what only the sheets are known, whether they are printed on both sides.
  func wholeCopies(of sides: Int, duplex: Bool) -> Int? {
    if isAtMost || sides < 1 { return nil }
    if self.sides == 0, pages > 0 { return pages == sides ? copies : nil }
    let sheetsOfCopy = isDuplex ?? duplex ? (sides + 1) / 2 : sides
    let (amount, unit) = self.sides > 0 ? (self.sides, sides) : (sheets, sheetsOfCopy)
    guard amount > 0, amount.isMultiple(of: unit) else { return nil }
    let count = amount / unit
    // A program that sends each copy as pages of its own says 1.
    guard copies <= 1 || copies == count else { return nil }
    // No sheet has more than two sides; CUPS halves the sides and rounds down.
    guard self.sides == 0 || sheets == 0 || (self.sides / 2...self.sides).contains(sheets) else { return nil }
    return count
  }

  /// The first of some sizes of a copy of which it is so many, or may be, by its place among them.
  func rank(as sides: [Int], copies: Int, duplex: Bool) -> Int? {
    sides.firstIndex {
      let count = wholeCopies(of: $0, duplex: duplex)
      return count == copies || count == 0
    }
  }

  /// Whether something of so many sides may be in it.
  func canHold(sides: Int) -> Bool {
    let most = max(size, pages, sheets * 2)
    return most == 0 || most >= sides
  }
}
