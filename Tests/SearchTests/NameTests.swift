import BriefingDomain
import Foundation
import JapaneseText
import Testing

@testable import BriefingStore

/// A search of names finds what reading each of them finds.
struct NameTests {
  private static let titles = [
    "令和８年度12月補正予算（案）", "ﾃﾞｰﾀ標準化の状況", "Ｒ９．３．１ 防災会議", "避難 所の 収容計画", "２０２７年３月１日の訓練", "髙田区の件", "Ⅲ期工事",
  ]
  private static let presenters = ["佐藤　係長", "ﾔﾏﾀﾞ 課長", nil, "O'Brien"]
  private static let files = ["03_図上訓練.pptx", "避難所一覧（最終版）.xlsx", "データ.csv", "ＲＥＡＤＭＥ.txt", "補正.pdf"]
  private static let queries = [
    "補正予算", "補正", "12月", "２月", "データ", "ﾃﾞｰﾀ", "2027-03-01", "令和9年3月", "避難所", "避難所 収容", "佐藤係長", "ヤマダ", "readme",
    "高田", "髙田", "III", "課", "課 -補正", "(補正 OR データ) 課", "図上 佐藤", "\"図上 佐藤\"", "o'brien", ".", "最終版）.xlsx",
  ]

  @Test func whatAPlainScanFinds() async throws {
    let fixture = try await SearchFixture()
    var random = SteadyNumbers(state: 7)
    var names: [Int64: [[String]]] = [:]
    for number in 1...Int64(60) {
      let title = Self.titles.randomElement(using: &random) ?? ""
      let presenter = Self.presenters.randomElement(using: &random) ?? nil
      let unit = ["危機管理課", "データ課"].randomElement(using: &random) ?? ""
      let files = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Self.files.randomElement(using: &random) ?? ""
      }
      names[number] = (files.isEmpty ? [""] : files).map { [title, $0, presenter ?? "", unit] }
      try await fixture.store.write { writer in
        let known: OfficeUnit? = try writer.party(unit)
        let briefing = try writer.insert(
          NewBriefing(
            title: title, unit: try known ?? writer.add(unit), presenter: presenter,
            slot: Slot(moment: Moment(instant: Instant(seconds: 0), dayOnly: true)), recipients: [],
            registeredAt: Instant(seconds: 0), registeredBy: "試験"))
        for file in files {
          try SearchFixture.add(["本文"], to: writer.addMaterial(to: briefing), named: file, writer)
        }
      }
    }
    var isEverFound = false
    for text in Self.queries {
      let query = try #require(SearchQuery(text)).unfiltered
      let expected = names.filter { $1.contains { Self.isTrue(query, of: $0) } }.keys.sorted(by: >)
      let found = try await fixture.store.read { try $0.names(PageSearch(query), most: 1000) }
      #expect(found.hits.map { $0.briefing?.id.rawValue } == expected && found.count == expected.count, "\(text)")
      #expect(found.hits.allSatisfy { !$0.fields.isEmpty }, "\(text)")
      let few = try await fixture.store.read { try $0.names(PageSearch(query), most: 2) }
      #expect(few.count == expected.count && few.hits.count == min(2, expected.count))
      isEverFound = isEverFound || !expected.isEmpty
    }
    #expect(isEverFound)
  }

  /// Each word by itself, in one of the names.
  private static func isTrue(_ query: PageQuery, of names: [String]) -> Bool {
    switch query {
    case .term(let term): names.contains { term.isFound(in: SearchText($0)) }
    case .all(let parts): parts.allSatisfy { isTrue($0, of: names) }
    case .any(let parts): parts.contains { isTrue($0, of: names) }
    case .not(let part): !isTrue(part, of: names)
    case .filter: false
    }
  }
}
