internal import JapaneseText

/// A question as far as reading its answers goes.
struct AskedQuestion: Sendable {
  let key: String
  let text: String
  /// How many answers there are; `nil` for a free text.
  let answers: Int?
  /// Whether 1 is the most positive answer; else the highest is.
  let lowestIsPositive: Bool
  /// What columns may call it, as ``AnswerKey`` has it.
  let labels: [String]

  init(key: String, text: String, answers: Int?, lowestIsPositive: Bool = true) {
    (self.key, self.text, self.answers, self.lowestIsPositive) = (key, text, answers, lowestIsPositive)
    labels = [AnswerKey.of(key), AnswerKey.of(text), AnswerKey.unnumbered(text)].compactMap(\.self)
  }
}

/// What the answers of a column stand for. Words are read together: 満足 is the first of 満足・やや満足 and the second of
/// とても満足・満足. Where they leave it open, it is asked for.
struct AnswerScale {
  enum Reading: Equatable {
    case number(Int)
    /// It says that nothing is answered.
    case silent
    case unknown
    /// Several choices in one cell.
    case several
    /// The number stands at one end of the scale, and the word behind it at the other.
    case otherWay
  }

  private let question: AskedQuestion
  private let count: Int
  private let said: [String: Int?]
  private var ranks: [AnswerWord: Int] = [:]

  /// - Parameters:
  ///   - cells: all that the column says, each once.
  ///   - said: what an answer was said to be, by ``AnswerKey``; `nil` for none.
  init(_ question: AskedQuestion, _ count: Int, _ cells: some Sequence<String>, said: [String: Int?]) {
    (self.question, self.count, self.said) = (question, count, said)
    var words: [AnswerWord: Set<String>] = [:]
    for cell in cells {
      let key = Self.key(cell)
      guard said[key] == nil, Self.numbered(cell) == nil, let word = AnswerWord(key) else { continue }
      words[word, default: []].insert(key)
    }
    // Two ways to say the same may be two answers.
    let certain = Set(words.filter { $0.value.count == 1 }.keys)
    for side in [AnswerWord.Side.positive, .negative] {
      let all = Set(words.keys.filter { $0.side == side }.map(\.strength))
      for (strength, rank) in Self.ranks(all, count / 2) {
        let word = AnswerWord(side, strength)
        if certain.contains(word) { ranks[word] = side == .positive ? rank : count + 1 - rank }
      }
    }
    let middle = AnswerWord(.neutral, .plain)
    if count % 2 == 1, certain.contains(middle) { ranks[middle] = count / 2 + 1 }
  }

  /// The strengths of one side by their places from its end, where there is but one way to have so many.
  private static func ranks(_ strengths: Set<AnswerWord.Strength>, _ places: Int) -> [AnswerWord.Strength: Int] {
    switch (places, strengths.count) {
    case (1, 1), (2, 2), (3, 3):
      return Dictionary(uniqueKeysWithValues: strengths.sorted(by: >).enumerated().map { ($1, $0 + 1) })
    case (2, 1): return [.strong: 1, .mild: 2].filter { strengths.contains($0.key) }
    case (3, _): return [.strong: 1, .plain: 2, .mild: 3].filter { strengths.contains($0.key) }
    default: return [:]
    }
  }

  func reading(_ cell: String) -> Reading {
    let key = Self.key(cell)
    if let said = said[key] { return said.map { .number($0) } ?? .silent }
    if key.isEmpty || Self.silence.contains(key) { return .silent }
    if let (number, words) = Self.numbered(cell) {
      guard (1...count).contains(number) else { return .unknown }
      return AnswerWord(words).map { agrees(number, $0) } ?? true ? .number(number) : .otherWay
    }
    if let word = AnswerWord(key) { return ranks[word].map { .number(number(ofRank: $0)) } ?? .unknown }
    return Self.choices(cell) > 1 ? .several : .unknown
  }

  private func number(ofRank rank: Int) -> Int { question.lowestIsPositive ? rank : count + 1 - rank }

  private func agrees(_ number: Int, _ word: AnswerWord) -> Bool {
    // Twice the way from the middle, to the positive side.
    let lean = (question.lowestIsPositive ? -1 : 1) * (2 * number - count - 1)
    return switch word.side {
    case .positive: lean > 0
    case .neutral: lean == 0
    case .negative: lean < 0
    }
  }

  /// Microsoft Forms ends choices with a semicolon, also where there is but one.
  static func key(_ cell: String) -> String {
    let key = AnswerKey.of(cell)
    return key.hasSuffix(";") ? String(key.dropLast()) : key
  }

  /// How many choices a cell has, as the tools part them.
  private static func choices(_ cell: String) -> Int {
    let parts = cell.split { ";；\n".contains($0) || $0.isNewline }.flatMap { $0.split(separator: ", ") }
    return parts.count { !AnswerKey.of(String($0)).isEmpty }
  }

  /// A number with what stands behind it: 5, 5.0, 5点, (5), 5 満足, 1. とても不満; A5 and AO05, as LimeSurvey has its codes.
  private static func numbered(_ cell: String) -> (number: Int, words: String)? {
    let text = Folding.key(AnswerKey.line(cell))
    if let code = text.wholeMatch(of: /ao?0*([0-9]{1,2})/) { return Int(code.1).map { ($0, "") } }
    guard let match = text.wholeMatch(of: /[(\[]?([0-9]{1,2})(?:\.0)?点?([)\]]?)\s*([.:)\]、,・=\-]?)(\s*)(.*?);?/),
      let number = Int(match.1)
    else { return nil }
    let words = AnswerKey.of(String(match.5))
    if words.isEmpty { return (number, "") }
    let isNumbering = !match.2.isEmpty || !match.3.isEmpty
    // Two numbers are two choices, or none of these.
    if words.allSatisfy({ $0.isNumber || $0.isPunctuation }) { return nil }
    // 2.5, 1 - 2 and 3年未満 are something else.
    if words.first?.isNumber ?? true {
      return match.4.isEmpty || match.3 == "-" || !isNumbering ? nil : (number, words)
    }
    return isNumbering || AnswerWord(words) != nil ? (number, words) : nil
  }

  private static let silence = Set(
    ["無回答", "未回答", "回答なし", "n/a", "na", "-", "―", "{question_not_shown}"].map(AnswerKey.of))
}

extension AnswerWord {
  fileprivate init(_ side: Side, _ strength: Strength) { (self.side, self.strength) = (side, strength) }
}
