import CDrawing

extension Paper {
  private static let size = 16.0
  private static let (sideSpace, topSpace) = (8.0, 4.0)
  /// A column is at most so wide of itself; it gets more where there is room.
  private static let widestColumn = 260.0
  /// So many columns have room on a page, whatever is in them: with less, names would be broken into many lines.
  private static let fullColumns = 8.0
  private static let narrowestColumn = 40.0
  /// Rows that are measured for the widths.
  private static let sample = 300
  /// Digits are then 1.5 % of the paper's height: smaller ones nobody reads on a wall.
  private static let largestScale = 1.48

  /// How many times larger than usual the paper must be for the columns of a table.
  static func scale(for table: Table) -> Double {
    guard let paper = try? Paper(scale: 1) else { return 1 }
    let needed = paper.naturalWidths(table).reduce(0) { $0 + min($1, widestColumn) }
    return min(max(needed / paper.textWidth, 1), largestScale)
  }

  /// A header again on every page. Columns for which a page has no room stand on the pages behind it, beside the first one
  /// again.
  func set(_ table: Table) {
    guard table.columns > 0 else { return }
    let bands = bands(naturalWidths(table))
    if bands.count == 1 { set(table, bands[0]) } else { set(table, over: bands) }
    // What is too much for any reader is left out, and said to be.
    if table.isCut { leaveOut() }
    advance(Self.size / 2)
  }

  /// Row after row, from where the paper is.
  private func set(_ table: Table, _ band: Band) {
    for row in table.rows.indices where !isFull {
      let cells = cells(table, row, band)
      if need(min(Self.height(cells), textHeight / 2)), row > 0, table.hasHeader {
        draw(self.cells(table, 0, band), band, isHeader: true)
      }
      draw(cells, band, isHeader: row == 0 && table.hasHeader)
    }
  }

  /// As many rows as a page takes, over all bands; then the next ones. A row is as high in one as in the others, so that it
  /// stays at its place from page to page.
  private func set(_ table: Table, over bands: [Band]) {
    func height(_ row: Int) -> Double { bands.map { Self.height(cells(table, row, $0)) }.max() ?? 0 }
    let (first, head) = table.hasHeader ? (1, height(0)) : (0, 0)
    var start = first
    repeat {
      var (heights, sum) = ([Double](), head)
      while start + heights.count < table.rows.count {
        let high = height(start + heights.count)
        if sum + high > textHeight, !heights.isEmpty { break }
        heights.append(high)
        sum += high
      }
      // What is not high stands below each other.
      let isAll = start == first && heights.count == table.rows.count - first
      for band in bands where !isFull {
        if isAll { need(sum) } else if !isAtTop { turn() }
        if isFull { break }
        if table.hasHeader { draw(cells(table, 0, band), band, isHeader: true, height: head) }
        for (row, high) in heights.enumerated() { draw(cells(table, start + row, band), band, height: high) }
        advance(Self.size)
      }
      start += heights.count
    } while start < table.rows.count && !isFull
  }

  /// Columns that stand on a page together, and how wide each is there.
  private typealias Band = [(column: Int, width: Double)]

  private func bands(_ natural: [Double]) -> [Band] {
    let needed = natural.map { min($0, textWidth / Self.fullColumns) }
    if needed.reduce(0, +) <= textWidth { return [Self.band(natural.indices, natural, in: textWidth)] }
    let first = min(natural[0], Self.widestColumn)
    let room = textWidth - first
    var (bands, left) = ([[Int]](), 0.0)
    for column in natural.indices.dropFirst() {
      if bands.isEmpty || needed[column] > left {
        bands.append([])
        left = room
      }
      bands[bands.count - 1].append(column)
      left -= needed[column]
    }
    return bands.map { [(0, first)] + Self.band($0, natural, in: room) }
  }

  private static func band(_ columns: some Sequence<Int>, _ natural: [Double], in room: Double) -> Band {
    let columns = Array(columns)
    return zip(columns, widths(columns.map { natural[$0] }, in: room)).map { ($0, $1) }
  }

  private func cells(_ table: Table, _ row: Int, _ band: Band) -> [Line] {
    band.map { column, width in
      Line(
        context, table.cell(row, column), size: Self.size, isBold: row == 0 && table.hasHeader,
        width: width - 2 * Self.sideSpace, height: textHeight / 2 - 2 * Self.topSpace,
        isRight: row > 0 && Table.isNumber(table.cell(row, column)))
    }
  }

  private static func height(_ cells: [Line]) -> Double { (cells.map(\.height).max() ?? 0) + 2 * topSpace }

  /// - Parameter height: else as high as the cells.
  private func draw(_ cells: [Line], _ band: Band, isHeader: Bool = false, height: Double? = nil) {
    let high = height ?? Self.height(cells)
    let wide = band.reduce(0) { $0 + $1.width }
    if isHeader { fill(x: Self.margin, y: y, width: wide, height: high, grey: 0.9) }
    var x = Self.margin
    for (cell, column) in zip(cells, band) {
      cell.draw(x: x + Self.sideSpace, y: y + Self.topSpace)
      x += column.width
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
  private static func widths(_ natural: [Double], in room: Double) -> [Double] {
    guard natural.reduce(0, +) > room else { return natural }
    var result = natural
    var open = Array(natural.indices)
    var left = room
    while !open.isEmpty {
      let share = left / Double(open.count)
      let modest = open.filter { natural[$0] <= share }
      if modest.isEmpty {
        for column in open { result[column] = share }
        break
      }
      left -= modest.reduce(0) { $0 + natural[$1] }
      open.removeAll { natural[$0] <= share }
    }
    return result
  }
}
