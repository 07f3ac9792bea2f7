internal import JapaneseText

extension String {
  /// On a terminal this moves nothing and hides nothing.
  package var safe: String { harmless(self) }
  package var quoted: String { tr("“\(safe)”", "「\(safe)」") }
}

extension [String] {
  /// “Did you mean …?” or nothing.
  package var suggestion: String {
    guard !isEmpty else { return "" }
    let names = map(\.safe)
    return tr(" Did you mean \(names.joined(separator: " or "))?", "もしかして: \(names.joined(separator: "、"))。")
  }
}

extension [String] {
  /// Names of files are long: each on a line of its own.
  package var lines: String { map { "\n  " + $0.safe }.joined() }
}
