/// UTF-16 without its byte order mark; a lone surrogate and an odd last byte become U+FFFD.
func decodeUTF16(_ input: UnsafeBufferPointer<UInt8>, lowFirst: Bool) -> String {
  let start = ByteOrderMark.length(in: input, of: lowFirst ? .utf16LE : .utf16BE)
  let pairs = (input.count - start) / 2
  let units = [UInt16](unsafeUninitializedCapacity: pairs) { units, count in
    for i in 0..<pairs {
      let a = UInt16(input[start + 2 * i])
      let b = UInt16(input[start + 2 * i + 1])
      units[i] = lowFirst ? b << 8 | a : a << 8 | b
    }
    count = pairs
  }
  let text = String(decoding: units, as: UTF16.self)
  return (input.count - start) % 2 == 0 ? text : text + "\u{FFFD}"
}

/// ISO-2022-JP by the WHATWG states, with half-width katakana (ESC ( I) and JIS X 0212 (ESC $ ( D) as well. An unknown
/// escape is U+FFFD and what follows it is read in the state there was; a line end returns to ASCII, as RFC 1468 asks
/// of writers, so that one lost escape spoils one line.
func decodeISO2022JP(_ input: UnsafeBufferPointer<UInt8>) -> String {
  enum Plane { case ascii, roman, katakana, x0208, x0212 }
  var plane = Plane.ascii
  var units: [UInt16] = []
  units.reserveCapacity(input.count)
  var at = 0
  while at < input.count {
    let byte = input[at]
    if byte == 0x1B {
      let (next, length): (Plane?, Int) =
        switch escape(input, at) {
        case (0x28, 0x42, _), (0x28, 0x48, _): (.ascii, 3)
        case (0x28, 0x4A, _): (.roman, 3)
        case (0x28, 0x49, _): (.katakana, 3)
        case (0x24, 0x40, _), (0x24, 0x42, _): (.x0208, 3)
        case (0x24, 0x28, 0x44): (.x0212, 4)
        default: (nil, 1)
        }
      if let next { plane = next } else { units.append(0xFFFD) }
      at += length
      continue
    }
    if byte == 0x0A || byte == 0x0D { plane = .ascii }
    let twoBytes = plane == .x0208 || plane == .x0212
    if byte >= 0x80 {
      units.append(0xFFFD)
      at += 1
    } else if byte < 0x21 || byte == 0x7F || !twoBytes {
      units.append(single(byte, roman: plane == .roman, katakana: plane == .katakana))
      at += 1
    } else if at + 1 < input.count, (0x21...0x7E).contains(input[at + 1]) {
      let pointer = Int(byte - 0x21) * 94 + Int(input[at + 1] - 0x21)
      units.append((plane == .x0208 ? JISTable.x0208 : .x0212).unit(at: pointer) ?? 0xFFFD)
      at += 2
    } else {
      units.append(0xFFFD)
      at += 1
    }
  }
  return String(decoding: units, as: UTF16.self)
}

private func single(_ byte: UInt8, roman: Bool, katakana: Bool) -> UInt16 {
  if katakana, byte > 0x20, byte != 0x7F { return byte <= 0x5F ? 0xFF61 + UInt16(byte - 0x21) : 0xFFFD }
  if roman, byte == 0x5C { return 0xA5 }
  if roman, byte == 0x7E { return 0x203E }
  return UInt16(byte)
}

/// The three bytes after an escape, 0 beyond the end.
func escape(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt8, UInt8, UInt8) {
  func byte(_ i: Int) -> UInt8 { i < input.count ? input[i] : 0 }
  return (byte(at + 1), byte(at + 2), byte(at + 3))
}
