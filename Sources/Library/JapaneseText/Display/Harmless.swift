/// One line of foreign text, made safe to print on a terminal: nothing in it can move the cursor, colour, ring, reorder
/// or hide. Line ends, tabs and line separators become a space (CR LF one), C0 controls and DEL their pictures (␛), and
/// C1 controls, direction controls, tags, zero-width characters and noncharacters U+FFFD. Kept are joiners within emoji,
/// variation selectors behind a visible character, and at most eight combining marks in a row; more are left out.
public func harmless(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy(\.isPlain) { return text }
  var cleaner = TerminalCleaner(keepsLines: false)
  return cleaner.clean(text)
}

/// Like `harmless`, but tabs and line feeds stay and CR LF is a line feed; any other carriage return is shown as ␍, since
/// it would overwrite the line.
public func harmlessLines(_ text: String) -> String {
  if text.unicodeScalars.allSatisfy({ $0.isPlain || $0 == "\n" || $0 == "\t" }) { return text }
  var cleaner = TerminalCleaner(keepsLines: true)
  return cleaner.clean(text)
}

extension Unicode.Scalar {
  /// Whether it is one of those that most text is made of and that stay whatever stands beside them: ASCII's visible
  /// characters, kana, kanji, and the wide and narrow forms.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF9F: true
    default: false
    }
  }
}

private struct TerminalCleaner {
  let keepsLines: Bool
  private var marks = 0
  private var previous: Unicode.Scalar = " "
  private var output = String.UnicodeScalarView()

  init(keepsLines: Bool) { self.keepsLines = keepsLines }

  mutating func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let scalar = scalars[at]
      at = scalars.index(after: at)
      let next = at < scalars.endIndex ? scalars[at] : nil
      if scalar == "\r", next == "\n" { continue }
      guard let shown = shown(scalar, next) else { continue }
      output.append(shown)
      previous = shown
    }
    return String(output)
  }

  private mutating func shown(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Unicode.Scalar? {
    if scalar.isPlain { return scalar }
    let value = scalar.value
    switch value {
    case 0x09, 0x0A: return keepsLines ? scalar : " "
    case 0x0B...0x0D where !keepsLines: return " "
    case 0..<0x20: return Unicode.Scalar(0x2400 + value)
    case 0x7F: return "\u{2421}"
    case 0x80..<0xA0: return value == 0x85 && !keepsLines ? " " : "\u{FFFD}"
    case 0x2028, 0x2029: return keepsLines ? "\n" : " "
    case 0x200D: return joinsEmoji(next) ? scalar : "\u{FFFD}"
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return isVisible(previous) ? scalar : "\u{FFFD}"
    case 0xFDD0...0xFDEF: return "\u{FFFD}"
    default: break
    }
    if value & 0xFFFE == 0xFFFE { return "\u{FFFD}" }
    switch scalar.properties.generalCategory {
    case .format, .surrogate: return "\u{FFFD}"
    case .nonspacingMark, .enclosingMark:
      marks = previous.properties.generalCategory == .nonspacingMark ? marks + 1 : 1
      if scalar.properties.isDefaultIgnorableCodePoint { return "\u{FFFD}" }
      return marks <= 8 ? scalar : nil
    default: return scalar.properties.isDefaultIgnorableCodePoint ? "\u{FFFD}" : scalar
    }
  }

  private func joinsEmoji(_ next: Unicode.Scalar?) -> Bool {
    guard let next, next.properties.isEmoji, next.value > 0xFF else { return false }
    return previous.value == 0xFE0F || previous.properties.isEmoji && previous.value > 0xFF
  }

  private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value != 0x3000 && scalar != "\u{FFFD}"
      && scalar.properties.generalCategory != .nonspacingMark
  }
}
