import BriefingDomain

/// Text of words that are as frequent as words of a language: few are common.
struct Words {
  private var state: UInt64 = 1
  private let words: [String] = (0..<4_000).map { number in
    // Of 700 characters that are one block of common ones.
    let (first, second) = (0x4E00 + number * 31 % 700 * 7, 0x4E00 + number * 17 % 691 * 11)
    return [first, second].compactMap { Unicode.Scalar(UInt32($0)).map { String(Character($0)) } }.joined()
      + ["の", "を", "に", "は", "、"][number % 5]
  }

  private mutating func random() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }

  /// Of 40 to 160 words each.
  mutating func pages(_ count: Int) -> [Page] {
    (1...count).map { number in
      var text = ""
      for _ in 0..<(40 + Int(random() * 120)) {
        let (a, b) = (random(), random())
        text += words[Int(a * a * b * Double(words.count))]
      }
      return Page(number: number, text: text)
    }
  }
}
