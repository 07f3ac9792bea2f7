internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// A table of floor areas as it was read, before anything of it is looked for in the library.
struct ReadSpace {
  private(set) var list: ListReader<SpaceColumn>
  private(set) var floors: [ReadFloor] = []

  /// What the table says of a floor on a day.
  struct ReadFloor {
    let line: Int
    let name: String
    let key: String
    let day: Day
    fileprivate var areas: [AreaUse: Int] = [:]
    fileprivate var total: Int?
    fileprivate(set) var read: FloorAreas?
  }

  private struct Measure: Hashable {
    let floor: String
    let day: Day
  }

  private var places: [Measure: Int] = [:]

  init(
    _ source: LedgerSource, _ options: SpaceImportOptions, _ said: [SpaceColumn: [String]], today: Day
  ) throws(LibraryError) {
    list = try ListReader(source, said, day: options.day, year: options.year, today: today)
    if list.heading.isWhole {
      for (column, places) in list.heading.places where column != .floor && column != .day && said[column] == nil {
        for place in places where SpaceColumn.saysOtherUnit(list.heading.names[place]) {
          list.refuse(list.heading.line, place, list.heading.names[place], .areaUnit)
        }
      }
    }
    guard list.faults.isEmpty else { throw source.refused(list.faults) }
    for row in list.rows where !list.isFull { take(row) }
    // What a floor seems to lack may stand in a row that is at fault. It is the table that is meant, and no other sheet.
    if !list.faults.isEmpty { return }
    for index in floors.indices where !list.isFull {
      do throws(FloorAreas.Fault) {
        floors[index].read = try FloorAreas(floors[index].areas, total: floors[index].total)
      } catch { list.refuse(floors[index].line, nil, floors[index].name, .areas(error)) }
    }
  }

  private var heading: ListHeading<SpaceColumn> { list.heading }

  /// Whether each row says one use of a floor.
  private var isLong: Bool { heading.places[.plusAlpha] == nil }

  private mutating func take(_ row: DelimitedText.Row) {
    let (before, line) = (list.faults.count, row.line)
    guard let cells = list.cells(of: row) else { return }
    let name = list.text(cells, heading.places[.floor] ?? [], line)
    let day = list.day(cells, line)
    let said = isLong ? use(cells, line) : uses(cells, line)
    guard list.faults.count == before else { return }
    guard let name else { return list.refuse(line, heading.places[.floor]?.first, "", .text(.empty)) }
    guard let day else { return }
    let measure = Measure(floor: Floor.key(name), day: day)
    if let place = places[measure], !isLong || said.total != nil && floors[place].total != nil {
      return list.refuse(line, heading.places[.floor]?.first, name, .placeTwice(line: floors[place].line))
    }
    let place = places[measure] ?? floors.count
    if place == floors.count {
      floors.append(ReadFloor(line: line, name: name, key: measure.floor, day: day))
      places[measure] = place
    }
    // Several rooms of one use are one area.
    floors[place].areas.merge(said.areas) { min($0 + $1, FloorAreas.most + 1) }
    floors[place].total = said.total ?? floors[place].total
  }

  /// A row with a cell for each use.
  private mutating func uses(_ cells: [String], _ line: Int) -> (areas: [AreaUse: Int], total: Int?) {
    var areas: [AreaUse: Int] = [:]
    for (column, places) in heading.places {
      if let use = column.areaUse, let place = places.first { areas[use] = area(cells, place, line) }
    }
    return (areas, (heading.places[.total] ?? heading.places[.area])?.first.flatMap { area(cells, $0, line) })
  }

  /// A row that names its use.
  private mutating func use(_ cells: [String], _ line: Int) -> (areas: [AreaUse: Int], total: Int?) {
    guard
      let (use, place) = heading.places[.use]?.first.flatMap({ use in
        heading.places[.area]?.first.map { (use, $0) }
      })
    else { return ([:], nil) }
    let area = area(cells, place, line)
    if area == nil, cells[place].isBlank { list.refuse(line, place, "", .area) }
    if LedgerWord.isTotal(cells[use]) { return ([:], area) }
    guard let known = AreaUse(word: cells[use]) else {
      list.refuse(line, use, cells[use], .areaUse)
      return ([:], nil)
    }
    return (area.map { [known: $0] } ?? [:], nil)
  }

  /// `nil` where nothing is said; － says that there is none.
  private mutating func area(_ cells: [String], _ place: Int, _ line: Int) -> Int? {
    if cells[place].isBlank { return nil }
    if LedgerWord.isNothing(cells[place]) { return 0 }
    guard let area = StockAmount.squareMetres(cells[place]), area <= FloorAreas.most else {
      list.refuse(line, place, cells[place], .area)
      return nil
    }
    return area
  }
}
