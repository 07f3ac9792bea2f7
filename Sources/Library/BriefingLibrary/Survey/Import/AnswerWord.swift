internal import JapaneseText

/// What an answer in words says: to which side of a scale, and how far.
struct AnswerWord: Hashable {
  enum Side { case positive, neutral, negative }
  enum Strength: Int, Comparable {
    case mild, plain, strong

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  let side: Side
  let strength: Strength

  /// - Parameter key: as ``AnswerKey`` has it.
  init?(_ key: String) {
    var key = key.filter { !"、,。.".contains($0) }
    for ending in Self.endings where key.hasSuffix(ending) && Self.stem(String(key.dropLast(ending.count))) != nil {
      key = String(key.dropLast(ending.count))
      break
    }
    if Self.neutral.contains(key) {
      (side, strength) = (.neutral, .plain)
      return
    }
    if let side = Self.side(key) {
      (self.side, strength) = (side, .plain)
      return
    }
    guard let (side, strength) = Self.stem(key) else { return nil }
    (self.side, self.strength) = (side, strength)
  }

  private static func side(_ stem: String) -> Side? {
    positive.contains(stem) ? .positive : negative.contains(stem) ? .negative : nil
  }

  /// A stem, with or without a word before it that says how much.
  private static func stem(_ key: String) -> (Side, Strength)? {
    if let side = side(key) { return (side, .plain) }
    let before: [(words: [String], strength: Strength)] = [
      (strong, .strong), (mild, .mild), (notAtAll, .strong), (notMuch, .mild),
    ]
    for (number, degree) in before.enumerated() {
      for word in degree.words where key.hasPrefix(word) {
        guard let side = side(String(key.dropFirst(word.count))), number < 2 || side == .negative else { continue }
        return (side, degree.strength)
      }
    }
    return nil
  }

  private static let endings = ["しています", "している", "しました", "した", "である", "です", "だ"].map(Folding.key)
  private static let positive = keys([
    "満足", "そう思う", "思う", "同意する", "同意", "賛成", "賛成する", "当てはまる", "あてはまる", "該当する", "良い", "よい", "良好", "できている", "出来ている",
    "使いやすい",
    "働きやすい", "快適", "便利", "役立つ", "役に立つ", "役立った", "役に立った", "改善した", "良くなった", "よくなった", "向上した", "はい", "satisfied", "agree",
    "good", "useful", "yes",
  ])
  private static let negative = keys([
    "不満", "不満足", "満足していない", "満足でない", "満足ではない", "満足しない", "そう思わない", "思わない", "同意しない", "不同意", "反対", "反対する", "当てはまらない",
    "あてはまらない",
    "該当しない", "悪い", "わるい", "良くない", "よくない", "できていない", "出来ていない", "使いにくい", "使いづらい", "働きにくい", "不快", "快適でない", "快適ではない", "不便",
    "役立たない",
    "役に立たない", "役立たなかった", "役に立たなかった", "改善していない", "悪化した", "悪くなった", "いいえ", "dissatisfied", "unsatisfied", "disagree",
    "bad", "poor", "no",
  ])
  private static let neutral = keys([
    "どちらともいえない", "どちらとも言えない", "どちらでもない", "どちらとも", "普通", "ふつう", "中立", "変わらない", "変化なし", "変化はない", "neutral", "neither",
    "average",
    "fair", "neithersatisfiednordissatisfied", "neitheragreenordisagree",
  ])
  private static let strong = [
    "とても", "非常に", "大変", "たいへん", "大いに", "おおいに", "かなり", "極めて", "きわめて", "強く", "十分", "完全に", "very", "strongly", "extremely",
    "completely",
  ].map(Folding.key)
  private static let mild = [
    "やや", "まあまあ", "まあ", "どちらかといえば", "どちらかと言えば", "どちらかというと", "どちらかと言うと", "少し", "ある程度", "おおむね", "概ね", "比較的", "somewhat",
    "slightly",
    "fairly",
  ].map(Folding.key)
  /// These go with what is denied alone.
  private static let notAtAll = ["全く", "まったく", "全然", "ぜんぜん"].map(Folding.key)
  private static let notMuch = ["あまり", "それほど"].map(Folding.key)

  private static func keys(_ words: [String]) -> Set<String> { Set(words.map(Folding.key)) }
}
