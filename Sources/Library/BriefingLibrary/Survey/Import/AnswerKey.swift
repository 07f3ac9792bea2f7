internal import JapaneseText

/// What headings, questions and answers have in common however a tool lays them out: folded, and without white space.
enum AnswerKey {
  /// Longer than any heading; what is behind tells no two apart.
  private static let limit = 1000

  static func of(_ text: String) -> String { Folding.key(String(text.prefix(limit)).filter { !$0.isWhitespace }) }

  /// In one line, for people and forms.
  static func line(_ text: String) -> String {
    text.prefix(limit).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Without a number in front: Q3. 満足度, 問3 満足度, 設問3-1：満足度, Q1[SQ001]. 満足度; `nil` where there is none.
  static func unnumbered(_ text: String) -> String? {
    let key = Folding.key(String(text.prefix(limit)))
    let number = /\s*(?:問|設問|質問)?\s*[a-z_]{0,20}[0-9][a-z0-9_\-]*(?:\[[^\]]*\])?\s*[.:、)\s]\s*/
    guard let match = key.prefixMatch(of: number) else { return nil }
    let rest = key[match.range.upperBound...].filter { !$0.isWhitespace }
    return rest.isEmpty ? nil : String(rest)
  }

  /// What stands in brackets at the end, as tools write the row of a grid: 満足度 [執務室].
  ///
  /// - Parameter opening: LimeSurvey's VV files have a round one.
  static func row(of text: String, _ opening: Character = "[") -> String? {
    let key = of(text)
    guard key.last == (opening == "[" ? "]" : ")"), let bracket = key.lastIndex(of: opening), bracket > key.startIndex
    else { return nil }
    let row = key[key.index(after: bracket)...].dropLast()
    return row.isEmpty ? nil : String(row)
  }

  /// Without a remark in brackets behind: 氏名（任意）.
  static func unremarked(_ key: String) -> String {
    guard key.hasSuffix(")"), let bracket = key.lastIndex(of: "("), bracket > key.startIndex else { return key }
    return String(key[..<bracket])
  }
}
