/// How many columns of a terminal `text` takes: two for East Asian wide and full-width characters and for emoji, none for
/// combining marks, controls and what is invisible, one for all else, characters of ambiguous width among them. Emoji
/// made of several characters count once, half-width katakana and their sound marks one each.
public func displayWidth(_ text: String) -> Int {
  var width = 0
  // Without anything that could join its neighbour every scalar counts by itself; this is nearly all text.
  for scalar in text.unicodeScalars {
    guard let simple = simpleWidth(scalar.value) else { return text.reduce(0) { $0 + characterWidth($1) } }
    width += simple
  }
  return width
}

/// The width of what can be told without its neighbours; `nil` for the rest.
@inline(__always) private func simpleWidth(_ value: UInt32) -> Int? {
  switch value {
  case 0x20...0x7E: 1
  case 0..<0x20, 0x7F..<0xA0: 0
  case 0xA0..<0x300, 0xFF61...0xFF9F: 1
  case 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
    0xFF01...0xFF60, 0x20000...0x2FFFF:
    2
  default: nil
  }
}

/// The columns of one grapheme cluster.
func characterWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first?.value else { return 0 }
  let isFlag = (0x1F1E6...0x1F1FF).contains(first)
  if isFlag || scalars.contains(where: { $0.value == 0xFE0F }) || first >= 0x1F000 && scalarWidth(first) == 2 {
    return 2
  }
  return scalars.reduce(0) { $0 + scalarWidth($1.value) }
}

private func scalarWidth(_ value: UInt32) -> Int {
  if let simple = simpleWidth(value) { return simple }
  if contains(zeroWidthRanges, value) { return 0 }
  return contains(wideRanges, value) ? 2 : 1
}

private func contains(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
  var low = 0
  var high = ranges.count
  while low < high {
    let middle = (low + high) / 2
    if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < ranges.count && ranges[low].contains(value)
}
