import BriefingDomain
import JapaneseText
import Testing

@testable import BriefingStore

struct QueryTests {
  private static let texts = ["避難所 収容人数", "避難所 訓練", "収容人数 訓練", "避難 所の収容", "A4 plan", "計画（案） 予算", "(株)青葉 予算"]

  @Test(arguments: [
    ("避難所", [1, 2, 4]), ("避難所 収容人数", [1]), ("避難所 AND 収容人数", [1]), ("避難所 -訓練", [1, 4]), ("避難所 NOT 訓練", [1, 4]),
    ("避難所　－訓練", [1, 4]), ("避難所 OR 訓練", [1, 2, 3, 4]), ("避難所 訓練 OR plan", [2, 5]), ("plan OR 避難所 訓練", [2, 5]),
    ("(plan OR 避難所) 訓練", [2]), ("( plan OR 避難所 ) -(訓練 OR 収容)", [5]), ("\"所 収容\"", [1]), ("\"所の収容\"", [4]),
    ("“所 収容”", [1]), ("＂所の収容＂", [4]), ("-避難所 -予算", [3, 5]), ("-\"避難所 訓練\" 訓練", [3]), ("-(避難所 OR 予算)", [3, 5]),
    ("計画(案)", [6]), ("計画（案）", [6]), ("(案)", [6]), ("㈱青葉", [7]), ("(株)青葉", [7]), ("（株）", [7]),
    ("NOT NOT 避難所", [1, 2, 4]),
    ("--避難所", []), ("避難所 OR", []), ("OR 避難所", []), ("AND", []), ("or", []), ("plan or", []), ("-", []), ("()", []),
    ("\"\"", []), ("(避難所 訓練", []), ("避難所 訓練)", []), ("plan A4", [5]), ("pla", []), ("4", []), ("ａ４", [5]),
    // A quote and the mark on it are one character of Swift's.
    ("\"\u{301}", []), ("\"\u{FF9E} OR plan", [5]), ("避難所 -\"\u{301}", [1, 2, 4]),
  ])
  func finds(_ query: String, _ pages: [Int64]) async throws {
    let fixture = try await SearchFixture(Self.texts)
    #expect(try await fixture.found(query).reversed() == pages)
    #expect(try await Set(fixture.found(query, order: .relevance)) == Set(pages))
  }

  @Test(arguments: [
    ("to:局長", SearchFilter.Field.to, "局長"), ("ＴＯ：局長", .to, "局長"), ("from:\"危機 管理\"", .from, "危機 管理"),
    ("on:2026-02..2026-04", .on, "2026-02..2026-04"),
    ("Type:PDF", .type, "PDF"), ("form：＂紙＂", .form, "紙"), ("room:3A", .room, "3A"),
  ])
  func readsFilters(_ text: String, _ field: SearchFilter.Field, _ value: String) throws {
    guard case .filter(let filter) = SearchQuery(text) else {
      Issue.record("\(text) is no filter")
      return
    }
    #expect(filter.field == field && filter.value == value)
  }

  /// The bracket belongs to the value, and the one after it ends the group.
  @Test(arguments: ["(to:\"局 長)\" 予算)", "(to：＂局 長)＂ 予算)"])
  func aQuotedValueHidesBrackets(_ text: String) {
    #expect(SearchQuery(text) == SearchQuery(String(text.dropFirst().dropLast())))
  }

  @Test(arguments: ["to:", "who:局長", "to :局長", "http://to", "\"to:局長\"", ":", "to"])
  func takesOtherColonsLiterally(_ text: String) throws {
    for case .filter in [try #require(SearchQuery(text))] { Issue.record("\(text) is a filter") }
  }

  @Test(arguments: ["", " ", "　\n", "\u{200B}"])
  func findsNothingForNothing(_ text: String) { #expect(SearchQuery(text) == nil) }

  private static let hostile: [String] = [
    "\"", "\"\"\"", "'", "*", "AND", "OR OR OR", "NOT", "NEAR(a b)", "a*", "^a", "text:a", "{a}:b", "a + b", "-", "--",
    "((((", "))))",
    "( ( ( (", "\u{0}", "a\u{0}b", "\"a\u{0}b\"", "😀", "👨‍👩‍👧", "\u{FFFD}", "\u{10FFFF}", "\u{E000}", "\u{1}2025-03-01",
    "\u{2}", "%", "_", ";--",
    "to:\u{0}", "on:9999-99", "on:..", "type:\"", "\u{202E}abc", "é", String(repeating: "予", count: 5000),
    String(repeating: "予 ", count: 2500), String(repeating: "a", count: 5000), String(repeating: "a ", count: 2500),
    String(repeating: "\"", count: 5000), String(repeating: "(", count: 5000), String(repeating: "( a ", count: 1250),
    String(repeating: "( a b ", count: 300) + String(repeating: ") ", count: 300),
    String(repeating: "-", count: 5000), String(repeating: "\" ", count: 2500), String(repeating: "a OR ", count: 900),
    String(repeating: "-( 予 OR ", count: 600) + "算" + String(repeating: " )", count: 600),
    String(repeating: "to:", count: 1600), String(repeating: "、", count: 5000), String(repeating: "2025年", count: 1000),
    (0..<900).map { "語\($0)" }.joined(separator: " OR "), (0..<900).map { "語\($0)の、" }.joined(separator: " "),
  ]

  /// Neither SQLite nor anything else minds.
  @Test(.timeLimit(.minutes(1)), arguments: hostile.indices)
  func takesAnything(_ index: Int) async throws {
    let query = Self.hostile[index]
    let fixture = try await SearchFixture(Self.texts + [query, "予算 a b"])
    for order in SearchOrder.allCases { _ = try await fixture.found(query, order: order) }
    _ = try await fixture.hits(query)
  }

  /// What is typed is found where it stands, if it is no operator.
  @Test(arguments: [
    "*", "'", "a*", "^a", "😀", "👨‍👩‍👧", "%", ";--", "\u{E000}", String(repeating: "予", count: 5000), "NEAR(a", "R&D", "C++",
  ])
  func findsItLiterally(_ text: String) async throws {
    let fixture = try await SearchFixture(["何か", "前 \(text) 後", "何か"])
    #expect(try await fixture.found(text) == [2])
  }

  @Test func newestComesFirstAndPagesInTheirOrder() async throws {
    let fixture = try await SearchFixture()
    try await fixture.store.write { writer in
      for _ in 0..<2 {
        try SearchFixture.add(["予算 一", "予算 二", "別", "予算 四"], to: try writer.addMaterial(to: nil), writer)
      }
    }
    #expect(
      try await fixture.hits("予算").map { [Int($0.version.material.rawValue), $0.number] } == [
        [2, 1], [2, 2], [2, 4], [1, 1], [1, 2], [1, 4],
      ])
  }

  @Test func relevanceWeighsRareWordsAndShortPages() async throws {
    let filler = String(repeating: "予算の説明をする。", count: 30)
    let fixture = try await SearchFixture(["避難所 予算", filler + "避難所", "避難所 避難所", filler, filler])
    #expect(try await fixture.found("避難所", order: .relevance) == [3, 1, 2])
    #expect(try await fixture.found("避難所", order: .newest) == [3, 2, 1])
  }
}
