internal import BriefingDomain

/// Markdown as our tables and sentences need it.
enum Markdown {
  static func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    let rule = "|" + titles.map { _ in " --- |" }.joined()
    return [line(titles), rule] + rows.map(line)
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |" }

  /// What a title holds is text: neither Markdown nor HTML.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.safe.unicodeScalars {
      switch scalar {
      case "<", ">", "&": out += scalar.entity ?? ""
      case "\\", "`", "*", "_", "[", "]", "|", "#", "!", "~": out += "\\\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
