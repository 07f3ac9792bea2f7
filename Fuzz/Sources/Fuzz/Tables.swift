import BriefingDomain
import DelimitedText

@testable import BriefingLibrary

/// The input as CSV. Rows without a fault are read again from how they are written.
func readTable(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  var line = 0
  for row in DelimitedText(text) {
    check(row.line > line, "line \(row.line) behind line \(line)")
    line = row.line
    // A row of one empty cell is a blank line.
    guard row.fault == nil, row.cells != [""] else { continue }
    let written = row.cells.map(DelimitedCell.written).joined(separator: ",") + "\r\n"
    var again = DelimitedText(written)
    let read = again.next()
    check(
      read?.fault == nil
        && read?.cells.map(DelimitedCell.read).map { Array($0.utf8) } == row.cells.map { Array($0.utf8) },
      "\(row.cells) is written as \(written.debugDescription)")
    check(again.next() == nil, "\(row.cells) is written as several rows")
  }
  let source = LedgerSource(file: "台帳.csv", text: text)
  guard let clock = try? OfficeClock(now: Instant(seconds: 1_795_500_000), zone: OfficeClock.usualZone),
    var rows = try? LedgerRows(source, clock: clock)
  else { return }
  while let element = rows.next() {
    if case .faults(let faults, _, _, _) = element { check(!faults.isEmpty, "a row is refused without a reason") }
  }
}
