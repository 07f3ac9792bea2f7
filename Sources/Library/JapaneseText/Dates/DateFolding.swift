/// `text` as `DateCursor` reads it: full-width letters, digits and signs as ASCII, lower case, the square era signs as
/// two kanji. `Folding` would do it as well, but unpacks a table first that a command line with a date does not need.
func dateBytes(_ text: String) -> [UInt8] {
  var out: [UInt8] = []
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x32FF: out += "令和".utf8
    case 0x337B: out += "平成".utf8
    case 0x337C: out += "昭和".utf8
    case 0x337D: out += "大正".utf8
    case 0x337E: out += "明治".utf8
    case 0x3000, 0xA0: out.append(0x20)
    case 0x301C, 0x223C: out.append(0x7E)
    case 0x2010...0x2015, 0x2212: out.append(0x2D)
    case 0xFF01...0xFF5E: append(UInt8(scalar.value - 0xFEE0))
    case 0..<0x80: append(UInt8(scalar.value))
    default: out += String(scalar).utf8
    }
  }
  return out

  func append(_ byte: UInt8) { out.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
}
