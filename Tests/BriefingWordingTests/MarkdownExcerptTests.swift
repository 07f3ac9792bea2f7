import BriefingDomain
import Testing

@testable import BriefingWording

/// A text in Markdown is shown as it is read; what was found in it stays what it is.
struct MarkdownExcerptTests {
  /// - Parameter text: what was found in it stands between ⟦ and ⟧.
  private func snippet(_ text: String, isCutBefore: Bool = false) -> Snippet {
    var (plain, matches, begin) = ([Unicode.Scalar](), [Range<Int>](), 0)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": begin = plain.count
      case "⟧": matches.append(begin..<plain.count)
      default: plain.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: plain)
    return Snippet(text: String(view), matches: matches, isCutBefore: isCutBefore, isCutAfter: false)
  }

  private func text(_ snippet: Snippet) -> String {
    var text = ""
    for (place, scalar) in snippet.text.unicodeScalars.enumerated() {
      if snippet.matches.contains(where: { $0.lowerBound == place }) { text += "⟦" }
      text.unicodeScalars.append(scalar)
      if snippet.matches.contains(where: { $0.upperBound == place + 1 }) { text += "⟧" }
    }
    return text
  }

  @Test(arguments: [
    ("## 避難所の⟦備蓄⟧\n本文", "避難所の⟦備蓄⟧\n本文"), ("**⟦毛布⟧** 200枚", "⟦毛布⟧ 200枚"),
    ("|品目|⟦数量⟧|\n|---|:-:|\n| 水 | 500 |", " 品目 ⟦数量⟧ \n\n  水   500  "),
    // What was found is shown as it stands, and what is no layout stays.
    ("a⟦**⟧b", "a⟦**⟧b"), ("⟦# 見出し⟧", "⟦# 見出し⟧"), ("#1 と # は番号", "#1 と # は番号"), ("####### 七つ", "####### 七つ"),
    ("* 毛布\n2 * 3 * 4", "* 毛布\n2 * 3 * 4"), ("甲|乙", "甲|乙"), ("", ""), ("#", ""), ("\n\n", "\n\n"),
    ("⟦か\u{3099}⟧**強**", "⟦か\u{3099}⟧強"),
  ])
  func whatIsShown(_ written: String, _ shown: String) {
    #expect(text(snippet(written).withoutMarkdown) == shown)
  }

  /// A piece that begins in the midst of a line begins with no heading.
  @Test func aPieceOfALine() {
    #expect(text(snippet("# ⟦水⟧\n# 見出し", isCutBefore: true).withoutMarkdown) == "# ⟦水⟧\n見出し")
  }
}
