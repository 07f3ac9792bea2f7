import CLibxml2

/// The text of a page as it grows: white space is run together, blocks begin on a line of their own.
struct HTMLOutput {
  private var bytes: [UInt8] = []
  private var wantsSpace = false
  /// Behind the number of an entry, whose first block stays on its line.
  private var numberEnd = -1

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Characters from between tags, with their entities.
  mutating func add(_ source: UnsafeBufferPointer<UInt8>, preformatted: Bool) {
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "&"), let (character, length) = HTMLEntity.decode(source, at: position) {
        place(String(character).utf8)
        position += length
        continue
      }
      position += 1
      if byte <= 0x20, !preformatted {
        wantsSpace = true
      } else if byte == 0x0D {
        // Half of a line break, or one of an old Macintosh; both are rare in preformatted text.
        continue
      } else {
        place(CollectionOfOne(byte))
      }
    }
  }

  /// An alternative text, set off from what is around it.
  mutating func add(word: String) {
    wantsSpace = true
    var copy = word
    copy.withUTF8 { add($0, preformatted: false) }
    wantsSpace = true
  }

  /// The text of another output, set off likewise.
  mutating func add(decoded text: String) {
    wantsSpace = true
    place(text.utf8)
    wantsSpace = true
  }

  /// The number of an entry.
  mutating func add(number: String) {
    place(number.utf8)
    wantsSpace = true
    numberEnd = bytes.count
  }

  /// - Parameter always: also where the line is empty already.
  mutating func breakLine(always: Bool = false) {
    if bytes.count == numberEnd, !always { return }
    wantsSpace = false
    if always || (!bytes.isEmpty && bytes.last != 0x0A) { bytes.append(0x0A) }
  }

  /// Cells of a row are divided by tabs.
  mutating func startCell() {
    wantsSpace = false
    if let last = bytes.last, last != 0x0A { bytes.append(0x09) }
  }

  private mutating func place(_ new: some Collection<UInt8>) {
    if wantsSpace, let last = bytes.last, last != 0x0A, last != 0x09 { bytes.append(0x20) }
    wantsSpace = false
    bytes += new
  }
}

/// Character references: `&amp;`, `&#12354;`, `&#x3042;`.
enum HTMLEntity {
  /// What numbers from 128 to 159 stand for, which are meant as Windows-1252.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The character, and the length of the reference; `nil` where the `&` is only a sign.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
    var end = start + 1
    while end < bytes.count, end - start < 34, isNamePart(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let length = end - start + (end < bytes.count && bytes[end] == UInt8(ascii: ";") ? 1 : 0)
    if name.hasPrefix("#") {
      let isHex = name.dropFirst().first?.lowercased() == "x"
      guard var value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10) else { return nil }
      if (128...159).contains(value) { value = windows[Int(value) - 128] }
      return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
    guard !name.isEmpty, let known = htmlEntityLookup(name), let scalar = Unicode.Scalar(known.pointee.value) else {
      return nil
    }
    return (scalar, length)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "#")
  }
}
