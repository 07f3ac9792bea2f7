/// The number that a text is in kanji, as dates have it: 三, 十二, 二〇; `nil` for anything else.
public func kanjiNumber(_ text: String) -> Int? {
  var text = text
  return text.withUTF8 { bytes in
    var cursor = DateCursor(bytes: bytes, at: 0)
    guard let number = cursor.kanjiNumber(), cursor.isAtEnd else { return nil }
    return number.value
  }
}
