internal import BriefingDomain

/// A text that runs on from page to page.
struct FlowOnPages {
  private(set) var stretches: [DrawnStretch] = []

  private let texts: [Letters]
  private let sections: [String]
  private let text: JoinedLetters
  private let drawn: JoinedLetters
  /// For each letter of the text the place of its page; -1 for none.
  private var pages: [Int]
  /// For each page what no letter of the text was found to be.
  private var rest: [[UInt32]] = []

  /// More letters than that in the midst of a page were hardly left out there.
  private static let mostInside = 1000
  /// Shorter lines stand on many a page by chance.
  private static let leastLine = 4
  private static let leastLineInside = 12
  /// No more letters than a number before a line, as Word counts it.
  private static let mostNumber = 8

  init(_ sections: [String], drawn pages: [String]) {
    self.sections = sections
    texts = sections.map(Letters.init)
    text = JoinedLetters(texts)
    drawn = JoinedLetters(pages.map(Letters.init))
    var matches = LetterAlignment(text.scalars, drawn.scalars).matches
    let owners = drawn.owners
    self.pages = matches.map { $0 < 0 ? -1 : owners[$0] }
    for letter in chanceMatches { (self.pages[letter], matches[letter]) = (-1, -1) }
    findRest(matches, pages.count)
    placeRest()
    say()
  }

  /// Letters that alone of many are on a page, such as the full stop of a line that is not drawn.
  private var chanceMatches: [Int] {
    var runs: [Range<Int>] = []
    for letter in pages.indices {
      if letter == 0 || pages[letter] != pages[letter - 1] { runs.append(letter..<letter) }
      runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<letter + 1
    }
    func isLost(_ run: Int) -> Bool {
      runs.indices.contains(run) && pages[runs[run].lowerBound] < 0 && runs[run].count >= Self.mostNumber
    }
    return runs.indices.filter { run in
      pages[runs[run].lowerBound] >= 0 && runs[run].count < Self.leastLine && (isLost(run - 1) || isLost(run + 1))
    }.flatMap { Array(runs[$0]) }
  }

  private mutating func findRest(_ matches: [Int], _ count: Int) {
    var isFound = [Bool](repeating: false, count: drawn.scalars.count)
    for place in matches where place >= 0 { isFound[place] = true }
    rest = Array(repeating: [], count: count)
    for (place, page) in drawn.owners.enumerated() {
      // What was found parts what was not.
      if !isFound[place] {
        rest[page].append(drawn.scalars[place])
      } else if rest[page].last != 0 {
        rest[page].append(0)
      }
    }
  }

  /// Lines that were not found in the order of the text may stand elsewhere on a page, as notes do.
  private mutating func placeRest() {
    var patience = 200_000_000
    var start = 0
    while start < pages.count {
      guard pages[start] < 0 else {
        start += 1
        continue
      }
      var end = start
      while end < pages.count, pages[end] < 0 { end += 1 }
      let (before, behind) = (start > 0 ? pages[start - 1] : -1, end < pages.count ? pages[end] : -1)
      let isInside = before >= 0 && before == behind && end - start <= Self.mostInside
      for line in lines(of: start..<end) {
        var page = isInside ? before : -1
        if line.count >= (isInside ? Self.leastLineInside : Self.leastLine), patience > 0 {
          patience -= drawn.scalars.count + 1000
          page = self.page(with: text.scalars[line], from: max(before, 0)) ?? page
        }
        if page < 0, line.count <= Self.mostNumber {
          if line.upperBound == end, behind >= 0, begins(line.lowerBound) {
            page = behind
          } else if line.lowerBound == start, before >= 0, !begins(line.lowerBound) {
            page = before
          }
        }
        for letter in line { pages[letter] = page }
      }
      start = end
    }
  }

  private func page(with line: ArraySlice<UInt32>, from first: Int) -> Int? {
    func has(_ page: Int) -> Bool { rest[page].contains(line) }
    return rest.indices.dropFirst(first).first(where: has) ?? rest.indices.prefix(first).first(where: has)
  }

  /// Whether a letter begins a line.
  private func begins(_ letter: Int) -> Bool {
    let (section, place) = position(letter)
    return place == 0
      || sections[section].utf8.dropFirst(texts[section].offset(of: place - 1))
        .prefix(texts[section].offset(of: place) - texts[section].offset(of: place - 1)).contains(0x0A)
  }

  private func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for letter in range.dropFirst() where begins(letter) {
      lines.append(start..<letter)
      start = letter
    }
    return lines + [start..<range.upperBound]
  }

  private func position(_ letter: Int) -> (section: Int, place: Int) {
    var (low, high) = (0, text.starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if text.starts[middle] <= letter { low = middle } else { high = middle }
    }
    return (low, letter - text.starts[low])
  }

  private mutating func say() {
    for (letter, page) in pages.enumerated() where letter == 0 || page != pages[letter - 1] {
      let (section, place) = position(letter)
      let offset = place == 0 ? 0 : texts[section].offset(of: place)
      stretches.append(DrawnStretch(section: section + 1, start: offset, page: page < 0 ? nil : page + 1))
    }
  }
}

extension [UInt32] {
  fileprivate func contains(_ line: ArraySlice<UInt32>) -> Bool {
    guard let first = line.first, count >= line.count else { return false }
    for start in 0...(count - line.count)
    where self[start] == first && self[start..<start + line.count].elementsEqual(line) { return true }
    return false
  }
}
