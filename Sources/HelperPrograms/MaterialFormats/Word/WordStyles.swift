import HelperService

/// The styles of a document that hide their text.
final class WordStyles: PartHandler {
  private var own: [String: Bool] = [:]
  private var parents: [String: String] = [:]
  private var current: String?

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .word else { return true }
    switch element.name {
    case "style": current = attributes["styleId"]
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
    guard !own.isEmpty else { return false }
    var style = style
    // Styles may be based on each other in a circle.
    for _ in 0..<20 {
      guard let name = style else { return false }
      if let hidden = own[name] { return hidden }
      style = parents[name]
    }
    return false
  }
}
