internal import JapaneseText

/// Breaks a sentence into lines of at most `columns` columns: at spaces, or between any two characters that are two
/// columns wide, as Japanese is set; a mark that opens or closes stays with what it stands beside.
package func lineWrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var width = 0
  for piece in pieces(text) {
    let wide = displayWidth(piece)
    if width > 0, width + wide > columns {
      lines.append(line.trimmingTrailingSpaces)
      line = ""
      width = 0
    }
    if width == 0, piece == " " { continue }
    line += piece
    width += wide
  }
  return line.isEmpty ? lines : lines + [line.trimmingTrailingSpaces]
}

extension String {
  package var trimmingTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}

/// What must not be broken: words, single wide characters with the marks that close them, single spaces.
private func pieces(_ text: String) -> [String] {
  var pieces: [String] = []
  var canJoin = false
  for character in text {
    let isWide = displayWidth(String(character)) > 1
    let closes = "、。，．）」』】〕｝］・：；？！ー〜％".contains(character)
    if let last = pieces.last, last.count == 1, "（「『【［〔〈《".contains(last) {
      pieces[pieces.count - 1].append(character)
      canJoin = !isWide
    } else if closes, !pieces.isEmpty, pieces.last != " " {
      pieces[pieces.count - 1].append(character)
      canJoin = false
    } else if isWide || character == " " || !canJoin {
      pieces.append(String(character))
      canJoin = !isWide && character != " "
    } else {
      pieces[pieces.count - 1].append(character)
    }
  }
  return pieces
}
