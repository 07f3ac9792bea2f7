import Foundation
import JapaneseText

/// What a search has to find, told by reading every text from end to end: written apart from the search itself, from the
/// contract alone. Folded text; white space is nothing but between two words, where it is one space; a word at
/// either end of what is looked for has to be whole.
struct PlainScan {
  let bytes: [UInt8]

  init(_ text: String) {
    var out: [Unicode.Scalar] = []
    var gap = false
    for scalar in Folding.fold(text).text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        gap = true
        continue
      }
      if gap, let last = out.last, Self.isWord(last), Self.isWord(scalar) { out.append(" ") }
      gap = false
      out.append(scalar)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: out)
    bytes = Array(String(view).utf8)
  }

  func contains(_ other: PlainScan) -> Bool {
    let needle = other.bytes
    guard !needle.isEmpty else { return false }
    var from = 0
    while let place = place(of: needle, from: from) {
      if fits(place, needle) { return true }
      from = place + 1
    }
    return false
  }

  private func fits(_ place: Int, _ needle: [UInt8]) -> Bool {
    let before = String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars.last
    let after = String(decoding: bytes[(place + needle.count)...].prefix(4), as: UTF8.self).unicodeScalars.first
    let text = String(decoding: needle, as: UTF8.self).unicodeScalars
    if let first = text.first, Self.isWord(first), let before, Self.isWord(before) { return false }
    if let last = text.last, Self.isWord(last), let after, Self.isWord(after) { return false }
    return true
  }

  private func place(of needle: [UInt8], from: Int) -> Int? {
    (bytes + [0]).withUnsafeBytes { haystack in
      (needle + [0]).withUnsafeBytes { needle in
        guard let base = haystack.bindMemory(to: CChar.self).baseAddress,
          let sought = needle.bindMemory(to: CChar.self).baseAddress, let found = strstr(base + from, sought)
        else { return nil }
        return UnsafePointer(found) - base
      }
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    guard
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    else { return false }
    switch scalar.value {
    case 0x1100...0x11FF, 0x2E80...0x33FF, 0x3400...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0x1AFF0...0x1B16F, 0x20000...0x3FFFF, 0x2460...0x24FF, 0x2150...0x218F:
      return false
    default: return true
    }
  }
}
