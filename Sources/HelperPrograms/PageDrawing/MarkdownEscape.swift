/// What Markdown writes in another way because it would be a mark: `\\|` is a bar, `&lt;` is a sign.
enum MarkdownEscape {
  private static let entities: [(name: String, sign: Character)] = [("lt;", "<"), ("gt;", ">"), ("amp;", "&")]

  /// The character that stands for one and, where it is the beginning of an escape, for what is taken from the rest.
  static func taken(_ character: Character, from rest: inout Substring) -> Character {
    switch character {
    case "\\":
      guard let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol else { return character }
      return rest.removeFirst()
    case "&":
      guard let entity = entities.first(where: { rest.hasPrefix($0.name) }) else { return character }
      rest.removeFirst(entity.name.count)
      return entity.sign
    default: return character
    }
  }
}
