package import BriefingDomain

extension Snippet {
  /// As it is read, without what only lays a text in Markdown out: `#` before a heading, `**`, the lines of a table. What was
  /// found stays as it is, such marks in it too.
  package var withoutMarkdown: Snippet {
    let scalars = Array(text.unicodeScalars)
    var isFound = [Bool](repeating: false, count: scalars.count)
    for match in matches { for place in match { isFound[place] = true } }
    // What stands in the place of each; nothing for what goes.
    var shown: [Unicode.Scalar?] = scalars
    func put(_ scalar: Unicode.Scalar?, at place: Int) { if !isFound[place] { shown[place] = scalar } }

    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      let line = start..<end
      if let first = line.first(where: { scalars[$0] != " " }), let last = line.last(where: { scalars[$0] != " " }) {
        if scalars[first] == "|" || scalars[last] == "|" {
          let isRule = line.allSatisfy { "|-: ".unicodeScalars.contains(scalars[$0]) }
          for place in line where isRule || scalars[place] == "|" { put(isRule ? nil : " ", at: place) }
        } else if start > 0 || !isCutBefore {
          let text = line[first...].first { scalars[$0] != "#" } ?? end
          if (1...6).contains(text - first), text == end || scalars[text] == " " {
            for place in first..<min(text + 1, end) { put(nil, at: place) }
          }
        }
      }
      start = end + 1
    }
    for (place, scalar) in scalars.enumerated() where scalar == "*" {
      // Two belong to the word that they touch; one may be a list's, or a product's.
      let isSecond = place > 0 && scalars[place - 1] == "*"
      let isFirst = place + 1 < scalars.count && scalars[place + 1] == "*"
      if isFirst || isSecond { put(nil, at: place) }
    }

    var (kept, moved) = (String.UnicodeScalarView(), [Int]())
    var count = 0
    for scalar in shown {
      moved.append(count)
      if let scalar {
        kept.append(scalar)
        count += 1
      }
    }
    return Snippet(
      text: String(kept), matches: matches.map { moved[$0.lowerBound]..<moved[$0.upperBound - 1] + 1 },
      isCutBefore: isCutBefore, isCutAfter: isCutAfter)
  }
}
