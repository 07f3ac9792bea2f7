/// What the index must say of a page for a term to be found in it.
public indirect enum IndexNeed: Hashable, Sendable {
  /// These run tokens stand in a row.
  case phrase([[UInt8]])
  case feature([UInt8])
  case all([IndexNeed])
  case any([IndexNeed])
}

extension SearchTerm {
  /// Longer phrases are looked for by their beginning, and then in the text.
  static let longestPhrase = 24

  /// What every page has that the term is found in.
  ///
  /// - Returns: also whether every page that has it is one that the term is found in, so that nobody needs to look.
  public var indexNeed: (need: IndexNeed, isExact: Bool) {
    let asWritten = SearchTerm.need(of: bytes)
    guard !parts.isEmpty else { return asWritten }
    let needs = parts.map { part in
      switch part {
      case .text(let text): SearchTerm.need(of: text).need
      case .date(let date): IndexNeed.feature(SearchTerm.feature(date))
      }
    }
    return (.any([asWritten.need, .all(needs)]), parts.count == 1 && asWritten.isExact)
  }

  private static func feature(_ date: WrittenDate) -> [UInt8] { SearchTokens.feature(date) }

  private static func need(of bytes: [UInt8]) -> (need: IndexNeed, isExact: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var units: [SearchUnit] = []
      var reader = SearchUnits(bytes)
      while units.count <= longestPhrase, let unit = reader.next() { units.append(unit) }
      let isCut = units.count > longestPhrase
      if isCut { units.removeLast() }
      guard let end = units.last?.range.upperBound else { return (.all([]), false) }

      let phrase = phrase(UnsafeBufferPointer(rebasing: bytes[..<end]), units)
      var needs = phrase.isEmpty ? [] : [IndexNeed.phrase(phrase)]
      needs += features(bytes, units).map(IndexNeed.feature)
      let isWhole = !isCut && units.allSatisfy { $0.range.count <= SearchTokens.longestWord }
      let isOneRun = units.allSatisfy { $0.kind != .mark } && !units.contains { $0.isAfterSpace }
      let isOneFeature = phrase.isEmpty && needs.count == 1 && units.count <= 2
      return (needs.count == 1 ? needs[0] : .all(needs), isWhole && (isOneRun || isOneFeature))
    }
  }

  /// The run tokens that stand in a row wherever the text stands, whatever is before and behind it.
  private static func phrase(_ bytes: UnsafeBufferPointer<UInt8>, _ units: [SearchUnit]) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    SearchTokens.runs(bytes) { token, colocated in
      if !colocated { tokens.append(Array(token)) }
      return true
    }
    // A word at the end has a place of its own only where nothing follows it; the pair before it holds it already.
    if units.count > 1, units[units.count - 1].kind == .word, units[units.count - 2].kind == .cjk {
      tokens.removeLast()
    }
    return tokens
  }

  /// What no run token tells: the marks with their neighbours, and CJK characters that stand alone.
  private static func features(_ bytes: UnsafeBufferPointer<UInt8>, _ units: [SearchUnit]) -> Set<[UInt8]> {
    var features: Set<[UInt8]> = []
    for (index, unit) in units.enumerated() where unit.kind != .word {
      let neighbours = [index - 1, index + 1].filter(units.indices.contains)
      let paired = neighbours.filter { units[$0].kind != .word && (units[$0].kind == .mark || unit.kind == .mark) }
      for other in paired where other > index { features.insert(Array(bytes[unit.range]) + bytes[units[other].range]) }
      let isAlone = unit.kind == .mark || unit.kind == .cjk && neighbours.allSatisfy { units[$0].kind == .mark }
      if isAlone, paired.isEmpty { features.insert(Array(bytes[unit.range])) }
    }
    return features
  }
}
