internal import BriefingDomain
internal import JapaneseText

/// The letters of a text, folded and without white space: what a text and the page that it is drawn on have in common.
struct Letters {
  private(set) var scalars: [UInt32] = []
  private let folded: FoldedText
  /// Where each stands in the folded text.
  private var places: [Int] = []

  init(_ text: String) {
    folded = Folding.fold(text)
    scalars.reserveCapacity(folded.bytes.count / 2)
    places.reserveCapacity(folded.bytes.count / 2)
    var place = 0
    for scalar in folded.text.unicodeScalars {
      if scalar.value > 0x20, scalar.value < 0x80 || !scalar.properties.isWhitespace {
        scalars.append(scalar.value)
        places.append(place)
      }
      place += UTF8.width(scalar)
    }
  }

  /// Where a letter stands in the text, in UTF-8 bytes.
  func offset(of letter: Int) -> Int { folded.originalRange(of: places[letter]..<places[letter] + 1).lowerBound }
}

/// The letters of several texts one behind the other.
struct JoinedLetters {
  private(set) var scalars: [UInt32] = []
  /// Where each text begins.
  private(set) var starts: [Int] = []

  init(_ texts: [Letters]) {
    for text in texts {
      starts.append(scalars.count)
      scalars += text.scalars
    }
  }

  /// Which text has each of the letters.
  var owners: [Int] {
    var owners = [Int](repeating: 0, count: scalars.count)
    for (text, start) in starts.enumerated() {
      for letter in start..<(text + 1 < starts.count ? starts[text + 1] : scalars.count) { owners[letter] = text }
    }
    return owners
  }
}
