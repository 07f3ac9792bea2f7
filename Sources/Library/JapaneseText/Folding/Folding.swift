/// Makes texts comparable that a reader takes for the same.
///
/// Folded are: compatibility forms as NFKC does (full-width letters and digits, half-width katakana with their sound marks,
/// ① ㈱ ㌔ ㋿, ligatures, Kangxi radicals, CJK compatibility ideographs where Unicode has a unified one; 髙 and 﨑 stay
/// apart from 高 and 崎); the other CJK radicals, which PDFs hold for the ideographs that they look like (⻑ is 長); case,
/// with ß as ss; accents of Latin letters; combining marks composed; and what is invisible (variation selectors, soft
/// hyphens, zero-width and direction characters) dropped. Then the characters that CP932 and other systems confuse: 〜 ∼ ～
/// are ~; − ‐ ‑ ‒ – － are -; ― is —; ‖ is ∥; ⋯ is …; ¥ and ￥ are \, because byte 0x5C is either by the font; ￣ and ‾
/// are ¯. ー stays a letter and — is no hyphen. Accents that stand alone (´ ¨ ゛ ゜) stay, where NFKC would make a space of
/// them. White space and line ends stay; wide and no-break spaces become a space.
public enum Folding {
  /// Rises when any text may fold otherwise than before, so that stored indexes are made again.
  public static let version = 2

  public static func fold(_ text: String) -> FoldedText {
    var text = text
    var folded = FoldedText()
    text.withUTF8 { fold($0, into: &folded) }
    return folded
  }

  /// Folds UTF-8; each malformed byte becomes U+FFFD. `folded` is cleared first and keeps its storage, for many texts in
  /// a row.
  public static func fold(_ input: UnsafeBufferPointer<UInt8>, into folded: inout FoldedText) {
    folded.clear()
    var output: [UInt8] = []
    swap(&output, &folded.bytes)
    var writer = FoldingWriter(input: input, output: output, folded: folded)
    output = []
    folded = FoldedText()
    writer.run()
    folded = writer.finish()
  }
}
