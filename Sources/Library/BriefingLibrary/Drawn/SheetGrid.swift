/// How the pages of a sheet lie: row groups below each other, and bands of columns beside each other.
struct SheetGrid {
  let groups: Int
  let bands: Int
  /// The place of the page for each group and band; `nil` where nothing is drawn, since an empty page is left out.
  private let pages: [Int?]

  /// One group: every row may stand on any pages, in their order. All other grids say more.
  init(free count: Int) {
    (groups, bands) = (1, count)
    pages = Array(0..<count)
  }

  /// - Parameter isOver: whether the pages are counted over, then down, as on the wall; else down, then over, as Excel prints.
  /// - Parameter holes: in the order of the pages.
  private init(groups: Int, bands: Int, isOver: Bool, holes: [Int]) {
    (self.groups, self.bands) = (groups, bands)
    var pages = [Int?](repeating: nil, count: groups * bands)
    var (page, next) = (0, 0)
    for place in pages.indices {
      if next < holes.count, holes[next] == place {
        next += 1
        continue
      }
      pages[isOver ? place : place % groups * bands + place / groups] = page
      page += 1
    }
    self.pages = pages
  }

  func page(_ group: Int, _ band: Int) -> Int? { pages[group * bands + band] }

  /// For each page the one at its right, where a cell's text runs on for which the page has no room.
  var neighbours: [Int?] {
    var result = [Int?](repeating: nil, count: pages.count)
    for (place, page) in pages.enumerated() where place % bands < bands - 1 {
      if let page { result[page] = pages[place + 1] }
    }
    return result
  }

  /// The band of each page.
  var bandOfPages: [Int] {
    var result = [Int](repeating: 0, count: pages.count)
    for (place, page) in pages.enumerated() { if let page { result[page] = place % bands } }
    return result
  }

  /// Grids whose last band has fewer pages than groups, as where a column of remarks has nothing but its heading.
  static func shortened(of count: Int) -> [SheetGrid] {
    (2..<max(2, count)).compactMap { groups in
      let empty = groups - count % groups
      let bands = (count + empty) / groups
      return empty == groups
        ? nil : SheetGrid(groups: groups, bands: bands, isOver: false, holes: Array(count..<count + empty))
    }
  }

  /// Grids of so many pages and empty ones beside, that have more than one group.
  static func all(of count: Int, empty: Int) -> [SheetGrid] {
    var grids: [SheetGrid] = []
    for groups in 2...max(2, count + empty) where (count + empty) % groups == 0 && count + empty >= groups {
      let bands = (count + empty) / groups
      // An empty page below others is empty for every column.
      if bands == 1, empty > 0 { continue }
      for holes in places(of: empty, among: count + empty) {
        grids.append(SheetGrid(groups: groups, bands: bands, isOver: false, holes: holes))
        if bands > 1 { grids.append(SheetGrid(groups: groups, bands: bands, isOver: true, holes: holes)) }
      }
    }
    return grids
  }

  private static func places(of holes: Int, among count: Int) -> [[Int]] {
    if holes == 0 { return [[]] }
    return (holes - 1..<count).flatMap { last in places(of: holes - 1, among: last).map { $0 + [last] } }
  }
}
