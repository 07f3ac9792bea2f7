import BriefingDomain
import BriefingLedger

@testable import BriefingLibrary

/// The input as a table of floor areas: as it stands, and with a day for rows that say none.
func readAreas(_ input: [UInt8]) {
  guard let today = Day(2026, 11, 24) else { return }
  let source = LedgerSource(file: "面積.csv", text: String(decoding: input, as: UTF8.self))
  for options in [SpaceImportOptions(), SpaceImportOptions(day: today)] {
    guard let read = try? ReadSpace(source, options, [:], today: today) else { continue }
    for fault in read.list.faults { check(fault.line >= read.list.heading.line, "\(fault)") }
    for floor in read.floors where read.list.faults.isEmpty {
      check(floor.line > read.list.heading.line && floor.day <= today && !floor.name.isEmpty, "\(floor)")
      guard let areas = floor.read else { fatalError("\(floor) is neither read nor refused") }
      let entry = SpaceEntry(floor: floor.name, on: floor.day, areas)
      check(SpaceEntry(settingValue: entry.settingValue) == entry, "\(floor) is kept otherwise")
      check(areas.total > 0 && areas.total <= FloorAreas.most, "\(areas)")
    }
  }
}
