/// Signs of text that is printed more than once on the same spot.
enum Overprint {
  /// How many characters seem to be there once too often, 0 where the page looks as any page does. A guess: tables
  /// repeat themselves too.
  static func doubledCharacters(_ text: String) -> Int {
    let byCharacter = doubledLetters(text)
    let byLine = doubledLines(text)
    // 3 letters of 100 follow their like in English, fewer in Japanese.
    return (byCharacter.doubled * 12 > byCharacter.all ? byCharacter.doubled : 0) + byLine
  }

  static func countCharacters(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x20 && $1.value != 0x3000 ? 1 : 0) }
  }

  /// Letters that follow their like: `予予算算`.
  private static func doubledLetters(_ text: String) -> (doubled: Int, all: Int) {
    var doubled = 0
    var all = 0
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x3000 {
      all += 1
      // Digits, leaders and rules are repeated in any text.
      let isLetter = (0x41...0x7A).contains(scalar.value) || scalar.value >= 0x3041
      if isLetter, scalar.value == previous { doubled += 1 }
      previous = scalar.value
    }
    return (doubled, all)
  }

  /// Lines that are like the line before, or like themselves once over: `予算予算`.
  private static func doubledLines(_ text: String) -> Int {
    var doubled = 0
    var previous: Substring.UnicodeScalarView = Substring().unicodeScalars
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\u{0C}" }) {
      let count = line.count
      if count >= 4, line.elementsEqual(previous) {
        doubled += count
      } else if count >= 8, count % 2 == 0, line.prefix(count / 2).elementsEqual(line.suffix(count / 2)) {
        doubled += count / 2
      }
      previous = line
    }
    return doubled
  }
}
