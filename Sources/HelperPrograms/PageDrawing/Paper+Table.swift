import CDrawing

extension Paper {
  private static let size = 16.0
  private static let (sideSpace, topSpace) = (8.0, 4.0)
  /// A column is at most so wide of itself; it gets more where there is room.
  private static let widestColumn = 260.0
  private static let narrowestColumn = 40.0
  /// Rows that are measured for the widths.
  private static let sample = 300
  private static let largestScale = 4.0

  /// How many times larger than usual the paper must be for the columns of a table.
  static func scale(for table: Table) -> Double {
    guard let paper = try? Paper(scale: 1) else { return 1 }
    let needed = paper.naturalWidths(table).reduce(0) { $0 + min($1, widestColumn) }
    return min(max(needed / paper.textWidth, 1), largestScale)
  }

  /// A header again on every page.
  func set(_ table: Table) {
    guard table.columns > 0 else { return }
    var columns = widths(table)
    // What does not fit on the largest paper is left out, and said to be.
    let fitting = Int(textWidth / Self.narrowestColumn)
    let isCut = columns.count > fitting
    columns = Array(columns.prefix(fitting))
    for row in table.rows.indices where !isFull {
      let cells = self.cells(table, row, columns)
      let high = min((cells.map(\.height).max() ?? 0) + 2 * Self.topSpace, textHeight / 2)
      if need(high), row > 0, table.hasHeader { draw(self.cells(table, 0, columns), columns, isHeader: true) }
      draw(cells, columns, isHeader: row == 0 && table.hasHeader)
    }
    if isCut { leaveOut() }
    advance(Self.size / 2)
  }

  private func cells(_ table: Table, _ row: Int, _ columns: [Double]) -> [Line] {
    columns.indices.map { column in
      Line(
        context, table.cell(row, column), size: Self.size, isBold: row == 0 && table.hasHeader,
        width: columns[column] - 2 * Self.sideSpace, height: textHeight / 2 - 2 * Self.topSpace,
        isRight: row > 0 && Table.isNumber(table.cell(row, column)))
    }
  }

  private func draw(_ cells: [Line], _ columns: [Double], isHeader: Bool) {
    let high = (cells.map(\.height).max() ?? 0) + 2 * Self.topSpace
    let wide = columns.reduce(0, +)
    if isHeader { fill(x: Self.margin, y: y, width: wide, height: high, grey: 0.9) }
    var x = Self.margin
    for (cell, column) in zip(cells, columns) {
      cell.draw(x: x + Self.sideSpace, y: y + Self.topSpace)
      x += column
    }
    advance(high)
    fill(x: Self.margin, y: y - 0.5, width: wide, height: 0.5, grey: 0.6)
  }

  private func naturalWidths(_ table: Table) -> [Double] {
    (0..<table.columns).map { column in
      let cells = table.rows.indices.prefix(Self.sample).map { table.cell($0, column) }
      // The widest few by their bytes are the widest few on paper.
      let candidates = cells.sorted { $0.utf8.count > $1.utf8.count }.prefix(3)
      let widest = candidates.map { Line(context, $0, size: Self.size, isBold: true).width }.max() ?? 0
      return max(widest + 2 * Self.sideSpace + 1, Self.narrowestColumn)
    }
  }

  /// Columns that need less than their share get what they need; the others share what is left.
  private func widths(_ table: Table) -> [Double] {
    let natural = naturalWidths(table)
    guard natural.reduce(0, +) > textWidth else { return natural }
    var result = [Double](repeating: 0, count: natural.count)
    var open = Array(natural.indices)
    var left = textWidth
    while !open.isEmpty {
      let share = left / Double(open.count)
      let modest = open.filter { natural[$0] <= share }
      if modest.isEmpty {
        for column in open { result[column] = max(share, Self.narrowestColumn) }
        break
      }
      for column in modest {
        result[column] = natural[column]
        left -= natural[column]
      }
      open.removeAll { natural[$0] <= share }
    }
    return result
  }
}
