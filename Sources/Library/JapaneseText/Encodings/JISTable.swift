/// The two-byte character sets by row and cell, unpacked once from the row lists.
struct JISTable: Sendable {
  /// 94 cells a row, row 1 first; 0 where a code has no character.
  private let units: [UInt16]

  static let x0208 = JISTable(jisX0208Rows)
  static let x0212 = JISTable(jisX0212Rows)

  private init(_ rows: [(row: Int, cells: StaticString)]) {
    var units = [UInt16](repeating: 0, count: 120 * 94)
    for (row, cells) in rows {
      var at = (row - 1) * 94
      for unit in cells.description.utf16 {
        if unit != 0x20 { units[at] = unit }
        at += 1
      }
    }
    self.units = units
  }

  /// The UTF-16 unit at a pointer, counted from 0 with 94 to a row; `nil` where there is no character. All are in the
  /// basic plane.
  @inline(__always) func unit(at pointer: Int) -> UInt16? {
    guard pointer >= 0, pointer < units.count else { return nil }
    let unit = units[pointer]
    return unit == 0 ? nil : unit
  }

  /// Code page 932's bytes for each UTF-16 unit, 0 where it has none. Of duplicates it writes what Windows writes: JIS
  /// X 0208 before NEC's row 13, that before IBM's rows, and never NEC's copy of IBM's.
  static let cp932Codes: [UInt16] = {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    let order = [0..<12, 13..<88, 12..<13, 114..<120, 88..<94]
    for row in order.joined() {
      for cell in 0..<94 {
        guard let unit = x0208.unit(at: row * 94 + cell), codes[Int(unit)] == 0 else { continue }
        codes[Int(unit)] = cp932Code(row: row, cell: cell)
      }
    }
    for pointer in 0..<(20 * 94) {  // the user's own rows, 95 to 114
      codes[0xE000 + pointer] = cp932Code(row: 94 + pointer / 94, cell: pointer % 94)
    }
    return codes
  }()

  private static func cp932Code(row: Int, cell: Int) -> UInt16 {
    let lead = row / 2 + (row < 62 ? 0x81 : 0xC1)
    let trail = cell + (row % 2 == 0 ? 0 : 94)
    return UInt16(lead << 8 | trail + (trail < 63 ? 0x40 : 0x41))
  }
}
