internal import BriefingDomain
internal import JapaneseText

/// The cells of a sheet's text: rows by line, cells by tab.
struct SheetCells {
  struct Cell {
    /// In the sheet's text, in UTF-8 bytes.
    let start: Int
    let text: String
    /// As a page would say it; empty for what is not drawn.
    let words: DrawnWords
  }

  private(set) var rows: [[Cell]] = []

  /// - Parameter isDelimited: whether cells are parted by commas, too.
  init(_ text: String, isDelimited: Bool = false, isNamed: Bool) {
    var isOpen = false
    var offset = 0
    for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var row: [Cell] = []
      var start = offset
      let cells = line.split(omittingEmptySubsequences: false) { $0 == 0x09 || isDelimited && $0 == 0x2C }
      for bytes in cells {
        var cell = String(bytes) ?? ""
        isOpen = isOpen || cell.hasPrefix(HiddenText.opening) || cell.hasPrefix(HiddenText.outside)
        let isDrawn = !isOpen && !(isNamed && number == 0)
        if cell.hasSuffix(HiddenText.closing) { isOpen = false }
        if isDelimited { cell.removeAll { $0 == "\"" } }
        row.append(Cell(start: start, text: cell, words: DrawnWords(isDrawn ? cell : "")))
        start += bytes.count + 1
      }
      rows.append(row)
      offset += line.count + 1
    }
  }
}

extension SheetCells.Cell {
  /// Where a page leaves the cell's text off, and what is left then; `nil` where it has all of it.
  func cut(on page: DrawnWords) -> (offset: Int, rest: SoughtBytes)? {
    guard let said = words.said(by: page) else { return nil }
    let text = SearchText(text)
    let places = text.bytes.indices.filter { text.bytes[$0] != 0x20 }
    // A character is drawn whole.
    let first = places.prefix(said + 1).last { text.bytes[$0] & 0xC0 != 0x80 } ?? 0
    return (
      text.originalRange(of: first..<first + 1).lowerBound,
      SoughtBytes(places.drop { $0 < first }.map { text.bytes[$0] })
    )
  }
}

/// What a cell or a page says, to be looked for in each other.
struct DrawnWords: Hashable {
  /// Folded, with a space where two words would run together.
  private let spaced: SoughtBytes
  /// Without any, since a long word is broken where its cell ends.
  let plain: SoughtBytes

  /// From so many bytes on a word is found wherever it stands, as a cell has no room for all of it, or its neighbours'
  /// words follow at once.
  static let long = 8
  private static let beginning = 36

  init(_ text: String) {
    let bytes = SearchText(text).bytes
    spaced = SoughtBytes(bytes)
    plain = SoughtBytes(bytes.filter { $0 != 0x20 })
  }

  var isEmpty: Bool { plain.count == 0 }

  /// Whether a page says what is left of a cell's text.
  func says(_ rest: SoughtBytes) -> Bool { rest.count > 0 && plain.place(of: rest) != nil }

  /// How many of its bytes without white space a page says, where it does not say them all.
  func said(by page: DrawnWords) -> Int? {
    if plain.count < Self.long || page.plain.place(of: plain) != nil { return nil }
    var (low, high) = (0, plain.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if page.plain.place(of: plain.prefix(middle)) != nil { low = middle } else { high = middle }
    }
    return low
  }

  /// What speaks for a cell's standing on a page: the more, the longer it is.
  func weight(on page: DrawnWords) -> Int {
    guard !isEmpty else { return 0 }
    let whole = 100 * (min(plain.count, 60) + 3)
    if plain.count < Self.long { return page.hasWord(spaced) ? whole : 0 }
    // A little less where it is but the beginning of something longer, as an address is of another one.
    if page.plain.place(of: plain) != nil { return page.hasEnd(of: spaced) ? whole : whole - 1 }
    // A cell shows the beginning of what it has no room for.
    let beginning = plain.prefix(min(plain.count / 2, Self.beginning))
    return plain.count >= Self.beginning && page.plain.place(of: beginning) != nil ? whole / 2 : 0
  }

  /// A weight without what tells a cell's end from its beginning.
  static func roughly(_ weight: Int) -> Int { weight + weight % 2 }

  /// Whether a text stands here and nothing of ASCII follows at once.
  private func hasEnd(of word: SoughtBytes) -> Bool {
    var from = 0
    while let place = spaced.place(of: word, from: from) {
      let end = place + word.count
      if end == spaced.count || !(0x21...0x7E).contains(spaced[end]) { return true }
      from = place + 1
    }
    return false
  }

  /// Whether a short text stands here as a word, and not in another one.
  private func hasWord(_ word: SoughtBytes) -> Bool {
    var from = 0
    while let place = spaced.place(of: word, from: from) {
      let end = place + word.count
      let isWhole =
        !(place > 0 && spaced[place - 1].isWord && word[0].isWord)
        && !(end < spaced.count && spaced[end].isWord && word[word.count - 1].isWord)
      if isWhole { return true }
      from = place + 1
    }
    return false
  }
}

extension UInt8 {
  /// A letter or digit of ASCII.
  fileprivate var isWord: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) }
}
