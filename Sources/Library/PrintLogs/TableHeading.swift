internal import DelimitedText
internal import JapaneseText

/// The heading of a table, by what people take for the same name.
struct TableHeading {
  private(set) var places: [String: Int] = [:]
  let width: Int

  init(_ cells: [String]) {
    width = cells.count
    for (place, cell) in cells.enumerated() {
      let name = Self.key(cell)
      if places[name] == nil, !name.isEmpty { places[name] = place }
    }
  }

  init(_ scanner: DelimitedScanner, _ text: LogText) {
    self.init(scanner.cells.map { text.string(scanner.content($0)) })
  }

  func place(_ name: String) -> Int? { places[Self.key(name)] }

  /// Folded, and without white space: headings break their lines wherever they are wide.
  static func key(_ name: String) -> String { Folding.key(name).filter { !$0.isWhitespace } }
}

extension DelimitedScanner {
  /// A cell of the row, without white space around it; empty beyond the row's end.
  func piece(_ place: Int?) -> ArraySlice<UInt8> {
    guard let place, cells.indices.contains(place) else { return [] }
    return content(cells[place]).trimmed
  }
}
