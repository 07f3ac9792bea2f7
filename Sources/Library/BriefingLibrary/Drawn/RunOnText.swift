internal import JapaneseText

/// What a sheet's pages have of cells that run on from the page at their left.
///
/// LibreOffice writes such a cell on both pages, on each some words further than it shows there: what both of them have is
/// cut about in its middle.
struct RunOnText {
  /// Lines that no cell on their page says, without white space, by what they end with.
  private var lines: [ArraySlice<UInt8>: [Line]] = [:]
  private let words: [DrawnWords]
  private let neighbours: [Int?]

  private struct Line: Hashable {
    let page: Int
    let text: SoughtBytes
  }

  init(_ drawn: [String], _ words: [DrawnWords], _ rows: [[SheetCells.Cell]], _ placed: CellsOnPages) {
    (self.words, neighbours) = (words, placed.neighbours)
    var said = [[UInt8]](repeating: [], count: words.count)
    for (row, pages) in zip(rows, placed.pages) {
      for (cell, page) in zip(row, pages) { if let page { said[page] += cell.words.plain.all + [0x0A] } }
    }
    for (page, text) in drawn.enumerated() {
      let said = SoughtBytes(said[page])
      for line in Set(text.split(whereSeparator: \.isNewline).map { DrawnWords(String($0)).plain })
      where line.count >= DrawnWords.long && said.place(of: line) == nil {
        lines[line.all.suffix(DrawnWords.long), default: []].append(Line(page: page, text: line))
      }
    }
  }

  /// Where the text of a cell, in bytes, goes on, and on which page; `nil` where it ends on its own.
  func end(of cell: SheetCells.Cell, on page: Int) -> (offset: Int, page: Int)? {
    let plain = cell.words.plain
    guard !lines.isEmpty, let ends = lines[plain.all.suffix(DrawnWords.long)] else { return nil }
    let last = cell.words.said(by: words[page]) ?? plain.count
    // A heading is on other pages again, all of it.
    let fitting = ends.filter { line in
      line.page != page && line.text.count < plain.count && plain.all.hasSuffix(line.text.all)
        && plain.count - line.text.count <= last && words[line.page].plain.place(of: plain) == nil
    }
    guard let next = fitting.first(where: { $0.page == neighbours[page] }) ?? fitting.first(where: { $0.page > page })
    else { return nil }
    let longest = fitting.filter { $0.page == next.page }.map(\.text.count).max() ?? 0
    return (Self.cut(cell.text, in: plain.count - longest...last), next.page)
  }

  /// - Parameter range: of bytes without white space.
  private static func cut(_ text: String, in range: ClosedRange<Int>) -> Int {
    let text = SearchText(text)
    let places = text.bytes.indices.filter { text.bytes[$0] != 0x20 }
    let first = places[range.lowerBound]
    let before = first...places[(range.lowerBound + range.upperBound) / 2]
    // A character is drawn whole, and a word is looked for where it ends.
    let place = before.last { text.bytes[$0] & 0xC0 != 0x80 } ?? first
    let overlap = text.bytes[first...place]
    let start = overlap.lastIndex(of: 0x20).map { $0 + 1 } ?? (overlap.allSatisfy { $0 < 0x80 } ? first : place)
    return text.originalRange(of: start..<start + 1).lowerBound
  }
}
