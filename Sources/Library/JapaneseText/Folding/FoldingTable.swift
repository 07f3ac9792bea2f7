/// What each character folds to, unpacked once (in about a millisecond, on first use) from `foldingEntries`.
struct FoldingTable: Sendable {
  static let shared = FoldingTable()

  private static let blockBits: UInt32 = 7
  /// The block of each 128 characters; block 0 is all `itself`.
  private var blocks: [UInt16]
  /// 0 for itself; else the place in the pool + 1 in bits 8 up, bit 7 for what may join, the count in bits 0 to 6.
  private var cells: [UInt32]
  private(set) var pool: [UInt8] = []
  private var pairs: [UInt64: UInt32] = [:]

  @inline(__always) func cell(_ scalar: UInt32) -> UInt32 {
    let block = Int(blocks[Int(scalar >> FoldingTable.blockBits)])
    return cells[block << Int(FoldingTable.blockBits) | Int(scalar & 0x7F)]
  }

  /// A combining sign that stays as it is carries this cell.
  static let sign: UInt32 = 0x80

  @inline(__always) static func replacement(_ cell: UInt32) -> (offset: Int, count: Int) {
    (Int(cell >> 8) - 1, Int(cell & 0x7F))
  }

  /// The one character that two make, as Unicode composes them; `nil` when they make none.
  func composed(_ base: UInt32, _ sign: UInt32) -> UInt32? {
    if let kana = composedKana(base, sign) { return kana }
    if let syllable = composedHangul(base, sign) { return syllable }
    return pairs[UInt64(base) << 32 | UInt64(sign)]
  }

  private init() {
    blocks = [UInt16](repeating: 0, count: 0x110000 >> Int(FoldingTable.blockBits))
    cells = [UInt32](repeating: 0, count: 1 << Int(FoldingTable.blockBits))
    cells.reserveCapacity(0x8000)
    pool.reserveCapacity(0x8000)
    pairs.reserveCapacity(256)
    var reader = HexReader(compositionEntries)
    var joining: Set<UInt32> = [0x3099, 0x309A]
    while let base = reader.number(), reader.next() == 0x2B, let sign = reader.number(), reader.next() == 0x3D,
      let whole = reader.number()
    {
      pairs[UInt64(base) << 32 | UInt64(sign)] = whole
      joining.insert(sign)
      _ = reader.next()
    }
    joining.formUnion(0x300...0x36F)
    joining.formUnion(0x1161...0x1175)
    joining.formUnion(0x11A8...0x11C2)
    for sign in joining { set(sign, to: FoldingTable.sign) }
    readEntries(joining)
  }

  private mutating func readEntries(_ joining: Set<UInt32>) {
    var reader = HexReader(foldingEntries)
    var targets: [UInt32] = []
    while let first = reader.number() {
      var last = first
      var step: UInt32 = 1
      var mark = reader.next()
      if mark == 0x2D || mark == 0x3A, let end = reader.number() {
        step = mark == 0x3A ? 2 : 1
        last = end
        mark = reader.next()
      }
      targets.removeAll(keepingCapacity: true)
      while let target = reader.number() {
        targets.append(target)
        if reader.next() != 0x2C { break }
      }
      if targets.isEmpty { _ = reader.next() }
      for scalar in stride(from: first, through: last, by: Int(step)) {
        add(scalar, targets, targets.count == 1 ? scalar - first : 0, joining)
      }
    }
  }

  private mutating func add(_ scalar: UInt32, _ targets: [UInt32], _ step: UInt32, _ joining: Set<UInt32>) {
    let offset = pool.count
    for target in targets { appendUTF8(target + step, to: &pool) }
    // No character before U+0300 joins another.
    let joins = targets.first.map { $0 + step >= 0x300 && joining.contains($0 + step) } ?? false
    set(scalar, to: UInt32(offset + 1) << 8 | (joins ? FoldingTable.sign : 0) | UInt32(pool.count - offset))
  }

  private mutating func set(_ scalar: UInt32, to cell: UInt32) {
    let block = Int(scalar >> FoldingTable.blockBits)
    if blocks[block] == 0 {
      blocks[block] = UInt16(cells.count >> Int(FoldingTable.blockBits))
      cells += [UInt32](repeating: 0, count: 1 << Int(FoldingTable.blockBits))
    }
    cells[Int(blocks[block]) << Int(FoldingTable.blockBits) | Int(scalar & 0x7F)] = cell
  }
}

func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
  switch scalar {
  case 0..<0x80: bytes.append(UInt8(scalar))
  case 0x80..<0x800:
    bytes.append(UInt8(0xC0 | scalar >> 6))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  case 0x800..<0x10000:
    bytes.append(UInt8(0xE0 | scalar >> 12))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  default:
    bytes.append(UInt8(0xF0 | scalar >> 18 & 7))
    bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }
}
