/// Symbols that are stored as the place of a glyph in a font.
enum WordSymbol {
  /// The signs that offices use, by their place in Wingdings.
  private static let wingdings: [UInt32: String] = [
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]

  /// The character that the symbol looks like; empty where that is not known.
  static func text(font: String?, code: String?) -> String {
    guard let code, let value = UInt32(code, radix: 16) else { return "" }
    // Fonts of symbols keep their glyphs in the private use area, from U+F000.
    if (0xF000...0xF0FF).contains(value) {
      let place = value - 0xF000
      if font?.lowercased() == "wingdings" { return wingdings[place] ?? "" }
      if place == 0xB7 { return "•" }
      return ""
    }
    return Unicode.Scalar(value).map(String.init) ?? ""
  }
}
