/// The inside of an element that a browser does not show, up to where it ends: end tags may be missing.
struct HTMLHiding {
  /// The hidden element and those open inside it.
  private var open: [String] = []
  /// No sensible page goes deeper; what is deeper ends with what it stands in.
  private static let deepest = 500

  /// Elements that hold nothing.
  private static let empty: Set<String> = [
    "", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// Elements that end without a tag, and what ends them; `p` ends with each block.
  private static let endedBy: [String: Set<String>] = [
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "option": ["option", "optgroup"], "optgroup": ["optgroup"],
    "td": ["td", "th", "tr", "tbody", "tfoot"], "th": ["td", "th", "tr", "tbody", "tfoot"],
    "tr": ["tr", "tbody", "tfoot"], "thead": ["tbody", "tfoot"], "tbody": ["tbody", "tfoot"], "tfoot": ["tbody"],
  ]

  /// Whether what follows is hidden.
  var isActive: Bool { !open.isEmpty }

  /// Whether the tag is hidden, as what follows may be.
  mutating func hides(_ tag: HTMLTag) -> Bool {
    guard !tag.isClosing else { return ends(with: tag) }
    while let last = open.last, last == "p" ? tag.isBlock : Self.endedBy[last]?.contains(tag.name) ?? false {
      open.removeLast()
    }
    guard isActive || tag.isHidden else { return false }
    if !Self.empty.contains(tag.name), open.count < Self.deepest { open.append(tag.name) }
    return true
  }

  private mutating func ends(with tag: HTMLTag) -> Bool {
    guard isActive else { return false }
    if let place = open.lastIndex(of: tag.name) {
      open.removeSubrange(place...)
    } else if tag.isBlock, open.allSatisfy({ $0 == "p" || Self.endedBy[$0] != nil }) {
      // The end of what the hidden element stands in.
      open = []
      return false
    }
    return true
  }
}
