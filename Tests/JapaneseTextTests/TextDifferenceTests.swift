import BriefingDomain
import JapaneseText
import Testing

/// What a reader would mark between two versions.
struct TextDifferenceTests {
  private func pages(_ texts: [String]) -> [Page] { texts.enumerated().map { Page(number: $0 + 1, text: $1) } }

  /// As `1: a[-b-][+c+]`, with the page before.
  private func marked(_ old: [String], _ new: [String], steps: Int = 5_000_000) -> [String] {
    TextDifference.all(from: pages(old), to: pages(new), steps: steps).map { difference in
      "\(difference.page): "
        + difference.stretches.map { stretch in
          switch stretch.kind {
          case .kept: stretch.text
          case .removed: "[-\(stretch.text)-]"
          case .added: "[+\(stretch.text)+]"
          }
        }.joined()
    }
  }

  @Test(arguments: [
    ("避難所は三か所です。", "避難所は五か所です。", "1: 避難所は[-三-][+五+]か所です。"),
    ("開設は10時です", "開設は11時です", "1: 開設は[-10-][+11+]時です"), ("予算は12,000円", "予算は12,500円", "1: 予算は[-12,000-][+12,500+]円"),
    ("The shelter opens", "The school opens", "1: The [-shelter -][+school +]opens"),
    ("収容計画", "収容計画（案）", "1: 収容計画[+（案）+]"), ("収容計画（案）", "収容計画", "1: 収容計画[-（案）-]"),
    ("", "新しい行", "1: [+新しい行+]"), ("古い行", "", "1: [-古い行-]"),
    // One character that stays by chance is no island.
    ("北部の会議室", "南区の体育館", "1: [-北部の会議室-][+南区の体育館+]"), ("🇯🇵旗", "🇫🇷旗", "1: [-🇯🇵-][+🇫🇷+]旗"),
  ])
  func places(_ old: String, _ new: String, _ seen: String) { #expect(marked([old], [new]) == [seen]) }

  /// Where lines end, and how far apart words stand, is seen in the picture.
  @Test(arguments: [
    ("避難所は\n三か所です。", "避難所は三か所\nです。"), ("予　算", "予算"), ("a  b\n\n\nc", "a b\nc"), ("", "\n \n"), ("同じ", "同じ"),
  ])
  func whatIsNone(_ old: String, _ new: String) { #expect(marked([old], [new]) == []) }

  /// A page that was put in moves the others, and is the one difference; what is gone is told where it was.
  @Test func pagesThatMove() {
    let old = ["一枚目", "二枚目の本文", "三枚目"]
    #expect(marked(old, ["一枚目", "増えた頁", "二枚目の本文", "三枚目"]) == ["2: [+増えた頁+]"])
    #expect(marked(old, ["一枚目", "二枚目の本文"]) == ["3: [-三枚目-]"])
    #expect(marked(old, ["表紙", "一枚目", "二枚目の文", "三枚目"]) == ["1: [+表紙+]", "3: 二枚目の[-本-]文"])
    #expect(marked(["a\nb", "c\nd"], ["a\nx", "y\nd"]) == ["1: [-b-][+x+]", "2: [-c-][+y+]"])
  }

  /// A large text costs no more than it may, and what is found in it is true: without what is new it is the old one, and without
  /// what is gone the new one.
  @Test(arguments: [0, 1000, 5_000_000])
  func bounded(_ steps: Int) {
    var random = SystemRandomNumberGenerator()
    let words = Array("避難所収容計画の見直しについて報告する0123456789abc")
    func line() -> String { String((0..<12).map { _ in words.randomElement(using: &random)! }) }
    let old = (0..<3000).map { _ in line() }
    var new = old
    for _ in 0..<300 { new[Int.random(in: 0..<new.count, using: &random)] = line() }
    new.swapAt(5, 2900)
    let found = TextDifference.all(
      from: pages([old.joined(separator: "\n")]), to: pages([new.joined(separator: "\n")]), steps: steps)
    func side(_ kinds: Set<TextDifference.Stretch.Kind>) -> [String] {
      found.flatMap(\.stretches).filter { kinds.contains($0.kind) }.map(\.text).joined().filter { !$0.isWhitespace }
        .map(String.init)
    }
    let (gone, come) = (side([.removed, .kept]).joined(), side([.added, .kept]).joined())
    // Lines that stay are told nowhere: what is left of each text stands in it in its order.
    func isWithin(_ part: String, _ whole: [String]) -> Bool {
      var rest = Substring(part)
      for character in whole.joined() where character == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
    #expect(!found.isEmpty && isWithin(gone, old) && isWithin(come, new))
    if steps == 5_000_000 { #expect(gone.count < 12 * 1000) }
  }
}
