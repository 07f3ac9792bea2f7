internal import BriefingDomain

/// The sheets of a workbook, cell by cell. A sheet that is wider than a page is drawn over, then down, or the other way
/// round, so that its rows go from page to page and back.
enum SheetOnPages {
  static func stretches(of sections: [String], drawn: [String], isDelimited: Bool = false) -> [DrawnStretch] {
    let shown = isDelimited ? sections : sections.map { HiddenText.drawn(String($0.drop { $0 != "\n" })) }
    let owners = SheetAlignment.sections(of: drawn, among: shown)
    return sections.enumerated().flatMap { section, text in
      let own = owners.indices.filter { owners[$0] == section }
      let cells = SheetCells(text, isDelimited: isDelimited, isNamed: !isDelimited)
      let words = own.map { DrawnWords(drawn[$0]) }
      let placed = CellsOnPages(cells.rows.map { $0.map(\.words) }, pages: words)
      let ends = RunOnText(own.map { drawn[$0] }, words, cells.rows, placed)
      var stretches = [DrawnStretch(section: section + 1, start: 0, page: nil)]
      func begin(_ start: Int, _ place: Int?) {
        let page = place.map { own[$0] + 1 }
        guard page != stretches[stretches.count - 1].page else { return }
        if stretches[stretches.count - 1].start == start { stretches.removeLast() }
        stretches.append(DrawnStretch(section: section + 1, start: start, page: page))
      }
      for (row, pages) in zip(cells.rows, placed.pages) {
        for (cell, page) in zip(row, pages) {
          begin(cell.start, page)
          guard let page else { continue }
          if let end = ends.end(of: cell, on: page) {
            begin(cell.start + end.offset, end.page)
            continue
          }
          guard let cut = cell.cut(on: words[page]) else { continue }
          // What has no room in its cell runs on over the next page, or is not drawn.
          begin(cell.start + cut.offset, words.indices.first { $0 != page && words[$0].says(cut.rest) })
        }
      }
      return stretches
    }
  }
}
