/// The modules of a symbol, and which of them belong to its frame instead of its data.
struct ModuleGrid {
  let size: Int
  private let version: Int
  private var dark: [Bool]
  private var isFrame: [Bool]

  subscript(x: Int, y: Int) -> Bool { dark[y * size + x] }

  /// The frame, and the codewords without a mask.
  init(_ symbol: SymbolVersion, _ codewords: [UInt8]) {
    size = symbol.size
    version = symbol.number
    dark = [Bool](repeating: false, count: size * size)
    isFrame = dark
    drawTiming()
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
    drawAlignments(symbol.alignments)
    // Kept free for what depends on the mask.
    drawFormat(0)
    if version >= 7 { drawVersion() }
    draw(codewords)
  }

  private mutating func frame(_ x: Int, _ y: Int, _ isDark: Bool) {
    dark[y * size + x] = isDark
    isFrame[y * size + x] = true
  }

  private mutating func drawTiming() {
    for place in 0..<size {
      frame(6, place, place % 2 == 0)
      frame(place, 6, place % 2 == 0)
    }
  }

  /// Around its centre, with the light edge that parts it from the data.
  private mutating func drawFinder(_ centreX: Int, _ centreY: Int) {
    for y in centreY - 4...centreY + 4 where (0..<size).contains(y) {
      for x in centreX - 4...centreX + 4 where (0..<size).contains(x) {
        let distance = max(abs(x - centreX), abs(y - centreY))
        frame(x, y, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignments(_ places: [Int]) {
    guard let last = places.last else { return }
    for centreY in places {
      for centreX in places where ![(6, 6), (6, last), (last, 6)].contains(where: { $0 == (centreX, centreY) }) {
        for y in -2...2 {
          for x in -2...2 { frame(centreX + x, centreY + y, max(abs(x), abs(y)) != 1) }
        }
      }
    }
  }

  /// Level and mask, twice, with their own error correction.
  private mutating func drawFormat(_ data: Int) {
    let bits = (data << 10 | checkBits(data, 10, 0x537)) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { frame(8, index, bit(index)) }
    frame(8, 7, bit(6))
    frame(8, 8, bit(7))
    frame(7, 8, bit(8))
    for index in 9...14 { frame(14 - index, 8, bit(index)) }
    for index in 0...7 { frame(size - 1 - index, 8, bit(index)) }
    for index in 8...14 { frame(8, size - 15 + index, bit(index)) }
    frame(8, size - 8, true)
  }

  private mutating func drawVersion() {
    let bits = version << 12 | checkBits(version, 12, 0x1F25)
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      frame(size - 11 + index % 3, index / 3, isDark)
      frame(index / 3, size - 11 + index % 3, isDark)
    }
  }

  /// The remainder of a BCH code.
  private func checkBits(_ data: Int, _ degree: Int, _ polynomial: Int) -> Int {
    var remainder = data
    for _ in 0..<degree { remainder = remainder << 1 ^ (remainder >> (degree - 1)) * polynomial }
    return remainder
  }

  /// Upwards and downwards by turns in columns of two, from the right.
  private mutating func draw(_ codewords: [UInt8]) {
    var bit = 0
    for (turn, right) in columns.enumerated() {
      for step in 0..<size {
        let y = turn % 2 == 0 ? size - 1 - step : step
        for x in [right, right - 1] where !isFrame[y * size + x] && bit < codewords.count * 8 {
          dark[y * size + x] = codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
    }
  }

  /// The column of the timing pattern is passed over.
  private var columns: [Int] {
    stride(from: size - 1, to: 0, by: -2).map { $0 <= 6 ? $0 - 1 : $0 }
  }

  /// The symbol under one of the eight masks.
  func masked(_ mask: Int, _ correction: QRCode.Correction) -> ModuleGrid {
    var grid = self
    for y in 0..<size {
      for x in 0..<size where !isFrame[y * size + x] && Self.inverts(mask, x, y) { grid.dark[y * size + x].toggle() }
    }
    grid.drawFormat((correction == .low ? 1 : 0) << 3 | mask)
    return grid
  }

  private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}
