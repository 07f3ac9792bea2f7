/// On which of a sheet's pages each of its cells stands.
///
/// Rows go down from group to group, the cells of a row over from band to band, and each cell stands where the most of all
/// cells are said by their pages. Where another order would do as well, a cell stands nowhere.
struct CellsOnPages {
  /// The place of the page; `nil` where it is not known.
  private(set) var pages: [[Int?]]
  /// For each page the one at its right.
  private(set) var neighbours: [Int?]

  /// A sheet with more cells and pages keeps its cells for itself.
  private static let most = 20_000_000
  /// Cells and pages of all grids that are tried.
  private static let patience = 50_000_000
  private static let mostEmpty = 3
  /// Some cells fit no grid, such as one that is drawn twice: one in so many.
  private static let tolerance = 200

  /// For each row what speaks for each of its cells on each of the pages.
  private let rows: [[[Int]]]

  /// - Parameter rows: nothing is said of empty cells.
  init(_ cells: [[DrawnWords]], pages: [DrawnWords]) {
    self.pages = cells.map { $0.map { _ in nil } }
    neighbours = pages.map { _ in nil }
    let count = cells.reduce(0) { sum, row in sum + row.count { !$0.isEmpty } }
    guard !pages.isEmpty, count * pages.count <= Self.most else {
      rows = []
      return
    }
    var weights: [DrawnWords: [Int]] = [:]
    for row in cells {
      for cell in row where weights[cell] == nil { weights[cell] = pages.map { cell.weight(on: $0) } }
    }
    rows = cells.map { row in row.filter { !$0.isEmpty }.map { weights[$0] ?? [] } }
    let grid = grid(of: pages.count, cells: count)
    neighbours = grid.neighbours
    for (row, places) in places(on: grid).enumerated() {
      var places = places[...]
      for cell in cells[row].indices where !cells[row][cell].isEmpty {
        self.pages[row][cell] = places.popFirst() ?? nil
      }
    }
  }

  /// The one that says the most and fits nearly as well as if nothing were said.
  private func grid(of pages: Int, cells: Int) -> SheetGrid {
    let free = SheetGrid(free: pages)
    // What a cell is rather says nothing of the grid: one where each row may stand on many pages finds it more often.
    let rows = rows.map { row in row.map { cell in cell.map(DrawnWords.roughly) } }
    let least = sums(of: rows, on: free, onlyDown: true).down.last?.max().map { $0 - $0 / Self.tolerance } ?? 0
    var patience = Self.patience
    func best(_ grids: [SheetGrid]) -> SheetGrid? {
      var best: (grid: SheetGrid, sum: Int)?
      for grid in grids where patience > 0 {
        patience -= grid.groups * grid.bands * (cells + 10)
        let sum = sums(of: rows, on: grid, onlyDown: true).down.last?.max() ?? 0
        if sum >= least, sum > best?.sum ?? 0 || sum == best?.sum && grid.groups > best?.grid.groups ?? 0 {
          best = (grid, sum)
        }
      }
      return best?.grid
    }
    guard pages > 1 else { return free }
    if let grid = best(SheetGrid.all(of: pages, empty: 0)) ?? best(SheetGrid.shortened(of: pages)) { return grid }
    for empty in 1...Self.mostEmpty {
      // There are as many grids as ways to choose the empty pages.
      let ways = (0..<empty).reduce(1) { $0 * (pages + empty - $1) / ($1 + 1) }
      guard ways * pages * cells < patience else { break }
      if let grid = best(SheetGrid.all(of: pages, empty: empty)) { return grid }
    }
    return free
  }

  /// For each row and group what the row says there, and the best sums with it from the first row down, and from the last
  /// one up.
  private func sums(
    of rows: [[[Int]]], on grid: SheetGrid, onlyDown: Bool = false
  ) -> (own: [[Int]], down: [[Int]], up: [[Int]]) {
    let own = rows.map { row in (0..<grid.groups).map { group in forward(row, group, grid).last?.max() ?? 0 } }
    func summed(_ own: some Sequence<[Int]>, _ order: [Int]) -> [[Int]] {
      var before = [Int](repeating: 0, count: grid.groups)
      return own.map { row in
        var (sums, leader) = (row, Int.min)
        for group in order {
          leader = max(leader, before[group])
          sums[group] += leader
        }
        before = sums
        return sums
      }
    }
    let groups = Array(0..<grid.groups)
    let down = summed(own, groups)
    return (own, down, onlyDown ? [] : Array(summed(own.reversed(), groups.reversed()).reversed()))
  }

  /// The best sums of a row's cells up to each, by its band, where each stands in the band of the one before or behind it.
  private func forward(_ row: [[Int]], _ group: Int, _ grid: SheetGrid) -> [[Int]] {
    var before = [Int](repeating: 0, count: grid.bands)
    return row.map { weights in
      var leader = Int.min
      for band in before.indices {
        leader = max(leader, before[band])
        before[band] = leader + (grid.page(group, band).map { weights[$0] } ?? 0)
      }
      return before
    }
  }

  private func backward(_ row: [[Int]], _ group: Int, _ grid: SheetGrid) -> [[Int]] {
    var before = [Int](repeating: 0, count: grid.bands)
    let sums = row.reversed().map { weights in
      var leader = Int.min
      for band in before.indices.reversed() {
        leader = max(leader, before[band])
        before[band] = leader + (grid.page(group, band).map { weights[$0] } ?? 0)
      }
      return before
    }
    return sums.reversed()
  }

  private func places(on grid: SheetGrid) -> [[Int?]] {
    let (own, down, up) = sums(of: rows, on: grid)
    let best = down.last?.max() ?? 0
    let found = rows.indices.map { index in
      let row = rows[index]
      var found = [Set<Int>](repeating: [], count: row.count)
      for group in 0..<grid.groups where down[index][group] + up[index][group] - own[index][group] == best {
        let (forward, backward) = (forward(row, group, grid), backward(row, group, grid))
        for (cell, weights) in row.enumerated() {
          for band in 0..<grid.bands {
            let weight = grid.page(group, band).map { weights[$0] } ?? 0
            guard forward[cell][band] + backward[cell][band] - weight == own[index][group] else { continue }
            found[cell].insert(weight > 0 ? grid.page(group, band) ?? -1 : -1)
          }
        }
      }
      return found
    }
    return chosen(found, grid.bandOfPages)
  }

  /// Where there is a choice, rows of as many cells break where the others of them do.
  private func chosen(_ found: [[Set<Int>]], _ bands: [Int]) -> [[Int?]] {
    var known: [[Int]: [Int: Int]] = [:]
    for row in found {
      for (cell, pages) in row.enumerated() {
        if pages.count == 1, let page = pages.first, page >= 0 {
          known[[row.count, cell], default: [:]][bands[page], default: 0] += 1
        }
      }
    }
    return found.map { row in
      row.enumerated().map { cell, pages in
        if pages.count == 1 { return pages.first.flatMap { $0 < 0 ? nil : $0 } }
        guard let votes = known[[row.count, cell]], let most = votes.max(by: { $0.value < $1.value }),
          most.value >= 3, 10 * most.value >= 9 * votes.values.reduce(0, +)
        else { return nil }
        let fitting = pages.filter { $0 >= 0 && bands[$0] == most.key }
        return fitting.count == 1 ? fitting.first : nil
      }
    }
  }
}
