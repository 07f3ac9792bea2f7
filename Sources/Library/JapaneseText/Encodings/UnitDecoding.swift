/// What the bytes at one place mean: a UTF-16 unit, or `nil` when they are not valid, and how many bytes that took.
typealias DecodedUnit = (unit: UInt16?, length: Int)

/// Decodes with a function that is only asked about bytes from 0x80; ASCII is copied.
func decodeUnits(
  _ input: UnsafeBufferPointer<UInt8>, with next: (UnsafeBufferPointer<UInt8>, Int) -> DecodedUnit
) -> String {
  // A byte becomes at most three: half-width katakana and U+FFFD.
  String(unsafeUninitializedCapacity: input.count * 3) { output in
    var read = 0
    var written = 0
    while read < input.count {
      let byte = input[read]
      if byte < 0x80 {
        output[written] = byte
        written += 1
        read += 1
      } else {
        let (unit, length) = next(input, read)
        written = write(unit ?? 0xFFFD, to: output, at: written)
        read += length
      }
    }
    return written
  }
}

/// Writes a unit that is no surrogate as UTF-8; returns where the next one goes.
@inline(__always)
private func write(_ unit: UInt16, to output: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
  if unit < 0x80 {
    output[start] = UInt8(unit)
    return start + 1
  }
  if unit < 0x800 {
    output[start] = UInt8(0xC0 | unit >> 6)
    output[start + 1] = UInt8(0x80 | unit & 0x3F)
    return start + 2
  }
  output[start] = UInt8(0xE0 | unit >> 12)
  output[start + 1] = UInt8(0x80 | unit >> 6 & 0x3F)
  output[start + 2] = UInt8(0x80 | unit & 0x3F)
  return start + 3
}

func cp932Unit(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> DecodedUnit {
  let lead = input[at]
  switch lead {
  case 0xA1...0xDF: return (0xFF61 + UInt16(lead - 0xA1), 1)
  case 0x80: return (0x80, 1)
  case 0x81...0x9F, 0xE0...0xFC: break
  default: return (nil, 1)
  }
  guard at + 1 < input.count else { return (nil, 1) }
  let trail = input[at + 1]
  guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return (nil, trail < 0x80 ? 1 : 2) }
  let row = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
  let pointer = row * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
  if pointer >= 94 * 94, pointer < 114 * 94 { return (0xE000 + UInt16(pointer - 94 * 94), 2) }
  if let unit = JISTable.x0208.unit(at: pointer) { return (unit, 2) }
  return (nil, trail < 0x80 ? 1 : 2)
}

func eucJPUnit(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> DecodedUnit {
  let lead = input[at]
  guard lead == 0x8E || lead == 0x8F || lead >= 0xA1 && lead <= 0xFE, at + 1 < input.count else { return (nil, 1) }
  let second = input[at + 1]
  guard second >= 0xA1, second <= 0xFE else { return (nil, second < 0x80 ? 1 : 2) }
  if lead == 0x8E { return second <= 0xDF ? (0xFF61 + UInt16(second - 0xA1), 2) : (nil, 2) }
  if lead != 0x8F {
    return (JISTable.x0208.unit(at: Int(lead - 0xA1) * 94 + Int(second - 0xA1)), 2)
  }
  guard at + 2 < input.count else { return (nil, 2) }
  let third = input[at + 2]
  guard third >= 0xA1, third <= 0xFE else { return (nil, third < 0x80 ? 2 : 3) }
  return (JISTable.x0212.unit(at: Int(second - 0xA1) * 94 + Int(third - 0xA1)), 3)
}

func windows1252Unit(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> DecodedUnit {
  let byte = input[at]
  return (byte < 0xA0 ? windows1252High[Int(byte) - 0x80] : UInt16(byte), 1)
}

/// 0x80 to 0x9F; the five codes without a character are C1 controls, as WHATWG reads them.
private let windows1252High: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
  0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
  0x178,
]
