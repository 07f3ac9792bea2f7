import HelperService

/// The styles of a document, as far as they hide text or number it.
final class WordStyles: PartHandler {
  struct Numbering {
    /// The style that says so, which may be one that others are based on.
    var style: String?
    var list: String?
    var level: Int?
  }

  let lists = WordLists()
  /// The style of paragraphs that name none.
  private(set) var usual: String?
  private var numberings: [String: Numbering] = [:]
  private var own: [String: Bool] = [:]
  private var parents: [String: String] = [:]
  private var current: String?

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .word else { return true }
    switch element.name {
    case "style":
      current = attributes["styleId"]
      if attributes["type"] == "paragraph", let value = attributes["default"], ["1", "true", "on"].contains(value) {
        usual = current
      }
    case "numId": if let current { numberings[current, default: Numbering()].list = attributes["val"] }
    case "ilvl":
      if let current { numberings[current, default: Numbering()].level = attributes["val"].flatMap { Int($0) } }
    case "basedOn": if let current, let parent = attributes["val"] { parents[current] = parent }
    case "vanish": if let current { own[current] = attributes.isOn }
    // What tables say about their first row and so on concerns some cells only.
    case "tblStylePr", "rPrChange", "pPrChange", "latentStyles": return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    if element.is(.word, "style") { current = nil }
  }

  func hides(_ style: String?) -> Bool {
    own.isEmpty ? false : first(style) { own[$0] } ?? false
  }

  /// How paragraphs of a style are numbered; `nil` where they are not.
  func numbering(_ style: String) -> Numbering? {
    guard !numberings.isEmpty else { return nil }
    var result = Numbering()
    result.level = first(style) { numberings[$0]?.level }
    guard let found = first(style, { name in numberings[name]?.list.map { (name, $0) } }) else { return nil }
    (result.style, result.list) = found
    return result
  }

  /// What the style says, or the nearest of those that it is based on.
  private func first<Value>(_ style: String?, _ says: (String) -> Value?) -> Value? {
    var style = style
    // Styles may be based on each other in a circle.
    for _ in 0..<20 {
      guard let name = style else { return nil }
      if let value = says(name) { return value }
      style = parents[name]
    }
    return nil
  }
}
