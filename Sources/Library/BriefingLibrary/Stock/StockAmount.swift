internal import BriefingDomain
internal import JapaneseText

/// A unit in which lengths of shelf are told.
public enum LengthUnit: String, Sendable, CaseIterable {
  case fm, m, cm, mm

  /// How many of them are a hundred metres.
  fileprivate var inHundredMetres: Int {
    switch self {
    case .fm, .m: 100
    case .cm: 10_000
    case .mm: 100_000
    }
  }

  /// How people write them behind a number; the longer first.
  private static let words: [(word: String, unit: LengthUnit)] = {
    let words: [(String, LengthUnit)] = [
      ("ファイルメーター", .fm), ("ファイルメートル", .fm), ("センチメートル", .cm), ("センチ", .cm), ("ミリメートル", .mm), ("ミリ", .mm), ("メートル", .m),
      ("fm", .fm), ("cm", .cm), ("mm", .mm), ("m", .m),
    ]
    return words.map { (Folding.key($0), $1) }
  }()

  /// The unit that a folded text ends in, unless it is the end of a word such as `sum`, and the text before it.
  static func cut(_ text: Substring) -> (rest: Substring, unit: LengthUnit?) {
    guard let (word, unit) = words.first(where: { text.hasSuffix($0.word) }) else { return (text, nil) }
    let rest = text.dropLast(word.count)
    return rest.last.map { $0.isASCII && $0.isLetter } ?? false ? (text, nil) : (rest, unit)
  }
}

/// Amounts of a stock-take as people write them.
enum StockAmount {
  /// A length in whole centimetres, rounded half up: `12.4`, `12.4 fm`, `90cm`, `１２．４`.
  ///
  /// - Parameter unit: of a number alone.
  /// - Returns: `nil` for what is no length, or none that anybody has.
  static func centimetres(_ text: String, _ unit: LengthUnit = .fm) -> Int? {
    let (rest, said) = LengthUnit.cut(Folding.key(String(text.prefix(100))).filter { !$0.isWhitespace }[...])
    guard let millionths = millionths(rest) else { return nil }
    let centimetres = halfUp(millionths, 100 * (said ?? unit).inHundredMetres)
    return centimetres <= StockEntry.most ? centimetres : nil
  }

  /// Square metres in hundredths: `0.45`, `0.45㎡`.
  static func area(_ text: String) -> Int? {
    var key = Folding.key(String(text.prefix(100))).filter { !$0.isWhitespace }[...]
    for sign in ["m2", "平米"] where key.hasSuffix(sign) { key = key.dropLast(sign.count) }
    guard let millionths = millionths(key) else { return nil }
    let area = halfUp(millionths, 10_000)
    return area > 0 && area <= StockEntry.most / 100 ? area : nil
  }

  /// A whole number above 0.
  static func count(_ text: String) -> Int? {
    guard let millionths = millionths(Folding.key(String(text.prefix(100))).filter { !$0.isWhitespace }[...]),
      millionths % 1_000_000 == 0, (1...1_000_000).contains(millionths / 1_000_000)
    else { return nil }
    return millionths / 1_000_000
  }

  private static func halfUp(_ value: Int, _ divisor: Int) -> Int {
    value / divisor + (value % divisor * 2 >= divisor ? 1 : 0)
  }

  /// A number that is not negative, with a point and commas between thousands. Behind the sixth digit is nothing but what
  /// a spreadsheet's arithmetic leaves, and it is rounded there.
  private static func millionths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), groups.count == 1 || groups[0].utf8.count <= 3 else {
      return nil
    }
    let digits = groups.joined()
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
    guard !digits.isEmpty, digits.utf8.count <= 9, isNumber(digits), isNumber(decimals),
      parts.count == 1 || !decimals.isEmpty,
      let number = Int(digits), let behind = Int((decimals + "0000000").prefix(7))
    else { return nil }
    return number * 1_000_000 + halfUp(behind, 10)
  }
}
