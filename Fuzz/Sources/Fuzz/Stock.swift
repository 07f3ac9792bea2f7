import BriefingDomain

@testable import BriefingLibrary

/// The input as a shelf list: as it stands, with what options say where it says nothing, and its first line as a length.
func readStock(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  let source = LedgerSource(file: "棚卸.csv", text: text)
  guard let today = Day(2026, 11, 24) else { return }
  readStock(source, StockImportOptions(), today)
  readStock(source, StockImportOptions(day: today, lengthUnit: .cm, boardWidth: "90cm"), today)
  let (line, _) = firstLine(input)
  guard let length = StockAmount.nanometres(line, .fm) else { return }
  let centimetres = StockAmount.centimetres(nanometres: length)
  check((0...StockEntry.most).contains(centimetres), "\(line.debugDescription) is \(centimetres) cm")
  check(StockAmount.centimetres("\(centimetres)cm") == centimetres, "\(centimetres) cm are not themselves")
}

private func readStock(_ source: LedgerSource, _ options: StockImportOptions, _ today: Day) {
  guard let read = try? ReadStock(source, options, [:], today: today) else { return }
  let heading = read.list.heading
  let columns = heading.names.indices
  var line = heading.line
  for row in read.rows {
    check(row.line > line && row.day <= today && !row.place.isEmpty, "\(row)")
    line = row.line
    for said in row.said {
      check((0...StockEntry.most).contains(said.amount), "\(row)")
      check(said.column.map(columns.contains) ?? (said.kind == .notMeasured), "\(row)")
    }
    check(!row.said.isEmpty, "\(row) says nothing")
  }
  for fault in read.list.faults { check(fault.line > heading.line, "\(fault)") }
}
