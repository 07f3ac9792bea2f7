public import BriefingDomain

/// A place where the text of one version says something else than that of another, as a reader sees it: Japanese by characters,
/// other scripts by words. White space and where lines end do not count.
public struct TextDifference: Hashable, Sendable {
  public struct Stretch: Hashable, Sendable {
    public enum Kind: Sendable { case kept, removed, added }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
  }

  /// Where it is now; of what is gone, where it was.
  public let page: Int
  /// Whole lines, with what of them stays.
  public let stretches: [Stretch]

  /// - Parameter steps: how much may be compared. Beyond it whatever differs is told as a whole.
  /// - Returns: the places in the order of the text.
  public static func all(from old: [Page], to new: [Page], steps: Int = 5_000_000) -> [TextDifference] {
    var (steps, names) = (steps, [Substring: Int]())
    let (a, b) = (lines(of: old, &names), lines(of: new, &names))
    let common = CommonOrder(a.map(\.name), b.map(\.name), steps: &steps).pairs
    var (found, next) = ([TextDifference](), (0, 0))
    for (i, j) in common + [(a.count, b.count)] {
      for (page, gone, come) in byPage(a[next.0..<i], b[next.1..<j]) {
        let stretches = stretches(from: gone, to: come, &steps)
        if stretches.contains(where: { $0.kind != .kept }) {
          found.append(TextDifference(page: page, stretches: stretches))
        }
      }
      next = (i + 1, j + 1)
    }
    return found
  }

  private struct Line {
    let page, name: Int
    let text: Substring
  }

  private static func lines(of pages: [Page], _ names: inout [Substring: Int]) -> [Line] {
    pages.flatMap { page in
      page.text.split(whereSeparator: \.isNewline).compactMap { line in
        let key = line.filter { !$0.isWhitespace }[...]
        return key.isEmpty ? nil : Line(page: page.number, name: name(key, &names), text: line)
      }
    }
  }

  private static func name(_ key: Substring, _ names: inout [Substring: Int]) -> Int {
    if let known = names[key] { return known }
    names[key] = names.count
    return names.count - 1
  }

  /// What has another text on one page is one difference; over several, each page has its own.
  private static func byPage(_ gone: ArraySlice<Line>, _ come: ArraySlice<Line>) -> [(Int, [Line], [Line])] {
    let pages = Set(gone.map(\.page)).union(come.map(\.page))
    if let page = come.first?.page, come.last?.page == page, gone.first?.page == gone.last?.page {
      return [(page, Array(gone), Array(come))]
    }
    return pages.sorted().map { page in (page, gone.filter { $0.page == page }, come.filter { $0.page == page }) }
  }

  // MARK: Within a line

  private static func stretches(from gone: [Line], to come: [Line], _ steps: inout Int) -> [Stretch] {
    var names: [Substring: Int] = [:]
    let (a, b) = (tokens(of: gone), tokens(of: come))
    let common = CommonOrder(
      a.map { name($0.key, &names) }, b.map { name($0.key, &names) }, steps: &steps
    ).pairs
    var (changes, next) = ([(gone: Range<Int>, come: Range<Int>)](), (0, 0))
    for (i, j) in common + [(a.count, b.count)] {
      if i > next.0 || j > next.1 {
        var change = (gone: next.0..<i, come: next.1..<j)
        // One character that stays between two changes by chance helps nobody to read.
        if let last = changes.last, last.gone.upperBound + 1 == next.0, a[next.0 - 1].isSmall {
          change = (last.gone.lowerBound..<i, last.come.lowerBound..<j)
          changes.removeLast()
        }
        changes.append(change)
      }
      next = (i + 1, j + 1)
    }
    var (stretches, at) = ([Stretch](), 0)
    func add(_ kind: Stretch.Kind, _ tokens: ArraySlice<Token>) {
      if !tokens.isEmpty { stretches.append(Stretch(kind, tokens.map(\.text).joined())) }
    }
    for (gone, come) in changes {
      add(.kept, b[at..<come.lowerBound])
      add(.removed, a[gone])
      add(.added, b[come])
      at = come.upperBound
    }
    add(.kept, b[at...])
    return stretches
  }

  private struct Token {
    let key: Substring
    /// With the white space behind it.
    var text: String
    /// One character of Japanese, or a mark.
    let isSmall: Bool
  }

  private static func tokens(of lines: [Line]) -> [Token] {
    var tokens: [Token] = []
    for line in lines {
      if !tokens.isEmpty { tokens[tokens.count - 1].text += "\n" }
      var rest = line.text
      while let first = rest.first {
        guard !first.isWhitespace else {
          if !tokens.isEmpty { tokens[tokens.count - 1].text.append(first) }
          rest.removeFirst()
          continue
        }
        let word = word(at: rest)
        let key = word.isEmpty ? rest.prefix(1) : word
        tokens.append(Token(key: key, text: String(key), isSmall: word.isEmpty))
        rest = rest[key.endIndex...]
      }
    }
    return tokens
  }

  /// Empty where none begins. A number is one with its commas.
  private static func word(at text: Substring) -> Substring {
    var word = text.prefix { $0.kind == .word }
    while word.last?.isNumber ?? false, let mark = text[word.endIndex...].first, ",.".contains(mark),
      text[word.endIndex...].dropFirst().first?.isNumber ?? false
    {
      word = text[..<text[word.endIndex...].dropFirst().prefix { $0.kind == .word }.endIndex]
    }
    return word
  }
}

extension Character {
  fileprivate var kind: CharacterKind { CharacterKind(unicodeScalars.first!.value) }
}
