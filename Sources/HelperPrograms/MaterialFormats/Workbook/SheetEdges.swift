/// The headers and footers of a sheet: what they say on every page, without page numbers, dates and pictures.
enum SheetEdges {
  /// The edges that are printed: those of the first page and of even pages only where they differ.
  static func printed(_ attributes: XMLAttributes) -> Set<String> {
    Set(
      ["odd"] + (attributes.isOn("differentOddEven") ? ["even"] : [])
        + (attributes.isOn("differentFirst") ? ["first"] : []))
  }

  /// The text of a code such as `&L資料１&C&"ＭＳ 明朝"&12&A&R&P / &N`: left, middle and right, by tab.
  static func text(_ code: String, sheet: String) -> String {
    var parts = [""]
    var rest = Array(code)[...]
    func skip(_ isPart: (Character) -> Bool) { while let next = rest.first, isPart(next) { rest.removeFirst() } }
    while let character = rest.popFirst() {
      guard character == "&", let kind = rest.popFirst() else {
        parts[parts.count - 1].append(character)
        continue
      }
      switch kind {
      case "&": parts[parts.count - 1] += "&"
      case "A", "a": parts[parts.count - 1] += sheet
      case "L", "l", "C", "c", "R", "r": parts.append("")
      // A font by its name, a size, a colour, and what is added to the number of the page.
      case "\"":
        skip { $0 != "\"" }
        _ = rest.popFirst()
      case "0"..."9": skip { ("0"..."9").contains($0) }
      case "K", "k": rest = rest.dropFirst(6)
      case "P", "p":
        if let sign = rest.first, "+-".contains(sign), let digit = rest.dropFirst().first, ("0"..."9").contains(digit) {
          rest.removeFirst()
          skip { ("0"..."9").contains($0) }
        }
      default: break
      }
    }
    return parts.map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\t")
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
