/// What an index holds of a folded text.
///
/// Two kinds of tokens, for two indexes. *Runs* have a place in the text: every two neighbouring units (see
/// `SearchText` for what is neighbouring) that are CJK characters or words make one token at the place of the first, and
/// every word makes one of its own: 第3回 gives 第3, 3回 and, at the place of 3回, 3. So a text of n units is a phrase of
/// n - 1 tokens. Two tokens in a row might also stand on two sides of a mark, as 会議 and 議会 do in 会議。議会, which is not
/// 会議会; there a gap token comes between them, so that finding a phrase is exact. *Features* are true of a page as a whole: each CJK character and each mark that it
/// has, each pair of neighbours of which one is a mark, and its dates, as day, month and year.
public enum SearchTokens {
  /// Rises when the tokens of any folded text change, so that stored indexes are made again.
  public static let version = 1

  /// Longer words are cut; that they are whole is then for a look at the text to say.
  static let longestWord = 64

  private static let gap: [UInt8] = [2]

  /// Calls `emit` for the run tokens of `folded` in order; `colocated` ones stand where the token before them stands.
  ///
  /// - Parameter emit: gets bytes that are valid during the call; `false` ends the run.
  public static func runs(
    _ folded: UnsafeBufferPointer<UInt8>, _ emit: (UnsafeBufferPointer<UInt8>, _ colocated: Bool) -> Bool
  ) {
    var units = SearchUnits(folded)
    var joint = [UInt8](repeating: 0, count: 2 * longestWord + 8)
    var previous: SearchUnit?
    // The CJK character that the last token ended with, and its place.
    var last: (scalar: UInt32, place: Int) = (0, 0)
    joint.withUnsafeMutableBufferPointer { joint in
      while let unit = units.next() {
        defer { previous = unit.kind == .mark ? nil : unit }
        guard let before = previous else { continue }
        if unit.kind == .mark || unit.kind == .word && before.kind == .word {
          if before.kind == .word {
            last = (0, 0)
            if !emit(word(folded, before), false) { return }
          }
          continue
        }
        if before.kind == .cjk, before.scalar == last.scalar, before.range.lowerBound != last.place,
          !gap.withUnsafeBufferPointer({ emit($0, false) })
        {
          return
        }
        last = unit.kind == .cjk ? (unit.scalar, unit.range.lowerBound) : (0, 0)
        if before.kind == .cjk, unit.kind == .cjk, before.range.upperBound == unit.range.lowerBound {
          let pair = before.range.lowerBound..<unit.range.upperBound
          if !emit(UnsafeBufferPointer(rebasing: folded[pair]), false) { return }
          continue
        }
        var count = 0
        for part in [word(folded, before), word(folded, unit)] {
          for byte in part {
            joint[count] = byte
            count += 1
          }
        }
        if !emit(UnsafeBufferPointer(rebasing: joint[..<count]), false) { return }
        if before.kind == .word, !emit(word(folded, before), true) { return }
      }
      if let before = previous, before.kind == .word { _ = emit(word(folded, before), false) }
    }
  }

  /// The bytes of a unit, cut where it is too long.
  @inline(__always)
  private static func word(_ folded: UnsafeBufferPointer<UInt8>, _ unit: SearchUnit) -> UnsafeBufferPointer<UInt8> {
    var end = unit.range.upperBound
    if unit.range.count > longestWord {
      end = unit.range.lowerBound + longestWord
      while folded[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return UnsafeBufferPointer(rebasing: folded[unit.range.lowerBound..<end])
  }

  /// The feature of a text with a date in it.
  static func feature(_ date: WrittenDate) -> [UInt8] { [1] + Array(date.description.utf8) }
}
