/// A size of symbol, and how its codewords are made of blocks (ISO/IEC 18004, tables 1 and 9).
struct SymbolVersion {
  let number: Int
  let alignments: [Int]
  private let totalCodewords: Int
  private let low: Blocks
  private let medium: Blocks

  struct Blocks {
    let count: Int
    /// Error correction codewords of each block.
    let correction: Int
  }

  static let all: [SymbolVersion] = [
    .init(number: 1, alignments: [], total: 26, low: (1, 7), medium: (1, 10)),
    .init(number: 2, alignments: [6, 18], total: 44, low: (1, 10), medium: (1, 16)),
    .init(number: 3, alignments: [6, 22], total: 70, low: (1, 15), medium: (1, 26)),
    .init(number: 4, alignments: [6, 26], total: 100, low: (1, 20), medium: (2, 18)),
    .init(number: 5, alignments: [6, 30], total: 134, low: (1, 26), medium: (2, 24)),
    .init(number: 6, alignments: [6, 34], total: 172, low: (2, 18), medium: (4, 16)),
    .init(number: 7, alignments: [6, 22, 38], total: 196, low: (2, 20), medium: (4, 18)),
    .init(number: 8, alignments: [6, 24, 42], total: 242, low: (2, 24), medium: (4, 22)),
    .init(number: 9, alignments: [6, 26, 46], total: 292, low: (2, 30), medium: (5, 22)),
    .init(number: 10, alignments: [6, 28, 50], total: 346, low: (4, 18), medium: (5, 26)),
  ]

  private init(number: Int, alignments: [Int], total: Int, low: (Int, Int), medium: (Int, Int)) {
    self.number = number
    self.alignments = alignments
    totalCodewords = total
    self.low = Blocks(count: low.0, correction: low.1)
    self.medium = Blocks(count: medium.0, correction: medium.1)
  }

  var size: Int { 17 + 4 * number }
  private var countBits: Int { number < 10 ? 8 : 16 }

  private func blocks(_ correction: QRCode.Correction) -> Blocks { correction == .low ? low : medium }

  private func dataCodewords(_ correction: QRCode.Correction) -> Int {
    let blocks = blocks(correction)
    return totalCodewords - blocks.count * blocks.correction
  }

  /// Bytes of text that fit.
  func capacity(_ correction: QRCode.Correction) -> Int { (dataCodewords(correction) * 8 - 4 - countBits) / 8 }

  /// The text with its mode, length, padding and error correction, in the order in which the symbol holds it.
  func codewords(of bytes: [UInt8], _ correction: QRCode.Correction) -> [UInt8] {
    var bits = BitWriter()
    bits.append(0b0100, 4)
    bits.append(bytes.count, countBits)
    for byte in bytes { bits.append(Int(byte), 8) }
    let capacity = dataCodewords(correction)
    bits.append(0, min(4, capacity * 8 - bits.count))
    var data = bits.bytes
    var padding: UInt8 = 0xEC
    while data.count < capacity {
      data.append(padding)
      padding ^= 0xEC ^ 0x11
    }
    return interleaved(data, blocks(correction))
  }

  private func interleaved(_ data: [UInt8], _ blocks: Blocks) -> [UInt8] {
    let short = data.count / blocks.count
    let longer = data.count % blocks.count
    var parts: [ArraySlice<UInt8>] = []
    var rest = data[...]
    for index in 0..<blocks.count {
      let length = index < blocks.count - longer ? short : short + 1
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    let checks = parts.map { ReedSolomon.remainder(of: $0, degree: blocks.correction) }
    var result: [UInt8] = []
    for offset in 0...short {
      for part in parts where offset < part.count { result.append(part[part.startIndex + offset]) }
    }
    for offset in 0..<blocks.correction { result += checks.map { $0[offset] } }
    return result
  }
}

private struct BitWriter {
  private var bits: [Bool] = []

  var count: Int { bits.count }

  mutating func append(_ value: Int, _ length: Int) {
    for shift in (0..<length).reversed() { bits.append(value >> shift & 1 == 1) }
  }

  /// The last byte filled up with zeros.
  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 << 1 | (start + $1 < bits.count && bits[start + $1] ? 1 : 0) }
    }
  }
}
