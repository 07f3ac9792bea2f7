internal import BriefingDomain
internal import JapaneseText

/// A unit in which lengths of shelf are told.
public enum LengthUnit: String, Sendable, CaseIterable {
  case fm, m, cm, mm

  /// How many nanometres a millionth of it is.
  fileprivate var nanometresInMillionth: Int {
    switch self {
    case .fm, .m: 1000
    case .cm: 10
    case .mm: 1
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
    nanometres(text, unit).map { centimetres(nanometres: $0) }
  }

  /// The same length before it is rounded.
  static func nanometres(_ text: String, _ unit: LengthUnit = .fm) -> Int? {
    let (rest, said) = LengthUnit.cut(folded(text))
    guard let millionths = millionths(rest) else { return nil }
    let length = millionths * (said ?? unit).nanometresInMillionth
    return centimetres(nanometres: length) <= StockEntry.most ? length : nil
  }

  static func centimetres(nanometres: Int) -> Int { halfUp(nanometres, 10_000_000) }

  /// Without spaces at its ends; one within a number may be a slip for a point.
  private static func folded(_ text: String) -> Substring { OneSpace.line(Folding.key(String(text.prefix(100))))[...] }

  /// Square metres in hundredths, of one shelf: `0.45`, `0.45㎡`.
  static func area(_ text: String) -> Int? { squareMetres(text).flatMap { (1...1000).contains($0) ? $0 : nil } }

  /// Square metres in whole hundredths, rounded half up: `420`, `45.5㎡`, `１，２００平方メートル`.
  static func squareMetres(_ text: String) -> Int? {
    millionths(cutSquare(folded(text)).rest).map { halfUp($0, 10_000) }
  }

  /// The sign of square metres that a folded text ends in, and the text before it.
  static func cutSquare(_ text: Substring) -> (rest: Substring, isSquare: Bool) {
    guard let sign = squareSigns.first(where: { text.hasSuffix($0) }) else { return (text, false) }
    return (text.dropLast(sign.count), true)
  }

  private static let squareSigns = ["m2", "平米", "平方メートル", "平方m"].map(Folding.key)

  /// A whole number above 0.
  static func count(_ text: String) -> Int? {
    guard let millionths = millionths(folded(text)), millionths % 1_000_000 == 0,
      (1...StockEntry.most / 100).contains(millionths / 1_000_000)
    else { return nil }
    return millionths / 1_000_000
  }

  private static func halfUp(_ value: Int, _ divisor: Int) -> Int {
    value / divisor + (value % divisor * 2 >= divisor ? 1 : 0)
  }

  /// A number that is not negative, with a point and commas between thousands. Behind the sixth digit is nothing but what
  /// a spreadsheet's arithmetic leaves, and it is rounded there.
  private static func millionths(_ text: Substring) -> Int? {
    // Between a number and its unit.
    let text = text.last == " " ? text.dropLast() : text
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
