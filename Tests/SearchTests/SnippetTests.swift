import BriefingDomain
import BriefingStore
import JapaneseText
import Testing

struct SnippetTests {
  private func marked(_ text: String, _ query: String) async throws -> [String] {
    let fixture = try await SearchFixture([text])
    let snippet = try #require(try await fixture.hits(query).first).snippet
    let scalars = Array(snippet.text.unicodeScalars)
    return snippet.matches.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test(arguments: [
    ("第１２回　ABC会議", "12回", ["１２回"]), ("第１２回　ABC会議", "回abc", ["回　ABC"]), ("㈱青葉", "(株)青", ["㈱青"]), ("㈱青葉", "株", ["㈱"]),
    ("予　算と予算", "予算", ["予　算", "予算"]), ("避難\n所", "避難所", ["避難\n所"]), ("ｶﾞｲﾄﾞ", "ガイド", ["ｶﾞｲﾄﾞ"]), ("𠮷野家", "野", ["野"]),
    ("😀の𠮷", "𠮷", ["𠮷"]), ("令和７年３月１日に", "2025-03-01", ["令和７年３月１日"]), ("R7.3.1開催", "2025年3月", ["R7.3.1"]),
    ("予算案と計画", "予算 計画", ["予算", "計画"]), ("予算計画", "予算 計画", ["予算計画"]), ("予算と計画", "予算 OR 計画 -避難", ["予算", "計画"]),
    ("か\u{3099}く", "が", ["か\u{3099}"]), ("Cafe\u{301} x", "CAFÉ", ["Cafe\u{301}"]), ("ああああ", "ああ", ["ああああ"]),
    ("abc abcd abc", "abc", ["abc", "abc"]), ("何か", "-避難", []),
  ])
  func marksExactly(_ text: String, _ query: String, _ expected: [String]) async throws {
    #expect(try await marked(text, query).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    // The same behind and before much other text.
    let around = String(repeating: "その他。", count: 100)
    #expect(
      try await marked(around + text + around, query).map { Array($0.unicodeScalars) }
        == expected.map { Array($0.unicodeScalars) })
  }

  @Test func isAPieceOfThePageAroundTheFirstMatch() async throws {
    let page = String(repeating: "前", count: 50) + "避難所" + String(repeating: "後", count: 200)
    let fixture = try await SearchFixture([page, "避難所", "避難所" + String(repeating: "後", count: 200)])
    let snippets = try await fixture.hits("避難所").map(\.snippet)
    #expect(snippets.map(\.isCutBefore) == [false, false, true] && snippets.map(\.isCutAfter) == [true, false, true])
    #expect(snippets.map(\.matches) == [[0..<3], [0..<3], [24..<27]])
    #expect(snippets.map(\.text.unicodeScalars.count) == [110, 3, 110])
    for snippet in snippets { #expect(page.contains(snippet.text)) }
  }

  /// A match that is longer than a snippet ends with it.
  @Test func longMatches() async throws {
    let long = String(repeating: "予算", count: 500)
    let snippet = try #require(try await SearchFixture([long]).hits(long).first).snippet
    #expect(snippet.matches == [0..<110])
  }
}
