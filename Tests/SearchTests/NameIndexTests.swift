import BriefingDomain
import Foundation
import GRDB
import JapaneseText
import Testing

@testable import BriefingStore

/// The index of names finds what reading all of them finds, however far it lags behind.
struct NameIndexTests {
  private static let words = ["避難所", "備蓄", "予算", "補正", "R7.3.1", "(案)", "3回", "訓練", "O'Brien", "ﾃﾞｰﾀ", "議会", "会議", "・"]
  private static let queries = [
    "避難所", "会議", "会", "訓", "予算 補正", "\"予算 補正\"", "(避難所 OR 議会) 備蓄", "避難所 -備蓄", "2025年3月", "O'Brien", "データ", "危機管理課",
    "危機管理課 避難所",
    "課 会議", "・", "会議会", "議会会議", "3回", "案", "総務課 OR 会議", "(予算 OR -避難所) 会議",
  ]

  private static func name(_ random: inout SteadyNumbers) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: ["", " ", "、"].randomElement(using: &random) ?? "")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func whateverIsWritten(seed: UInt64) async throws {
    let fixture = try await SearchFixture()
    var random = SteadyNumbers(state: seed)
    var isEverIndexed = false
    for _ in 0..<12 {
      for _ in 0..<20 {
        let (title, file, choice) = (Self.name(&random), Self.name(&random), Int.random(in: 0..<10, using: &random))
        let number = Int64.random(in: 1...40, using: &random)
        let unit = ["危機管理課", "総務課", "会計課"].randomElement(using: &random) ?? ""
        try await fixture.store.write { writer in try Self.act(choice, number, title, file, unit, writer) }
      }
      let most = Int.random(in: 0...20, using: &random)
      try await fixture.store.write { try $0.indexNames(most: most) }
      isEverIndexed = try await fixture.store.read { try $0.namesBehind(most: 1000) < 20 } || isEverIndexed
      for text in Self.queries {
        let query = try #require(SearchQuery(text)).unfiltered
        let (found, expected) = try await fixture.store.read {
          (try $0.names(PageSearch(query), most: 1000), try Self.plainScan(query, $0))
        }
        let keys = found.hits.map { $0.briefing?.id.rawValue ?? -($0.version?.id.rawValue ?? 0) }
        #expect(keys == expected && found.count == expected.count, "\(text)")
      }
      #expect(try await fixture.store.write { try $0.indexFitsPages() })
    }
    #expect(isEverIndexed)
  }

  private static func act(
    _ choice: Int, _ number: Int64, _ title: String, _ file: String, _ unit: String, _ writer: StoreWriter
  ) throws {
    let ids = try Int64.fetchAll(writer.database, sql: "SELECT id FROM briefing ORDER BY id")
    let some = ids.isEmpty ? nil : Briefing.ID(ids[Int(number) % ids.count])
    switch choice {
    case 0...3:
      let known: OfficeUnit? = try writer.party(unit)
      let briefing = try writer.insert(
        NewBriefing(
          title: title, unit: try known ?? writer.add(unit), presenter: number % 2 == 0 ? "佐藤" : nil,
          slot: Slot(moment: Moment(instant: Instant(seconds: 0), dayOnly: true)), recipients: [],
          registeredAt: Instant(seconds: 0), registeredBy: "試験"))
      if choice < 2 { try SearchFixture.add(["本文"], to: writer.addMaterial(to: briefing), named: file, writer) }
    case 4...5: try SearchFixture.add(["本文"], to: writer.addMaterial(to: nil), named: file, writer)
    case 6:
      guard let some else { return }
      try SearchFixture.add(["本文"], to: writer.addMaterial(to: some), named: file, writer)
    case 7:
      try writer.database.execute(sql: "UPDATE briefing SET title = ? WHERE id = ?", arguments: [title, some])
    case 8:
      try writer.database.execute(sql: "UPDATE briefing SET presenter = ? WHERE id = ?", arguments: [title, some])
    default: if let some { try writer.delete(some) }
    }
  }

  /// Briefings by their numbers, the newest first, and behind them the files without one, as negative numbers.
  private static func plainScan(_ query: PageQuery, _ reader: StoreReader) throws -> [Int64] {
    let rows = try Row.fetchAll(
      reader.database,
      sql: """
        SELECT briefing.id, version.id, title, fileName, presenter, unit.name FROM briefing JOIN unit ON unit.id = unitID
          LEFT JOIN material ON briefingID = briefing.id LEFT JOIN version ON materialID = material.id AND isCurrent
        UNION ALL SELECT NULL, version.id, NULL, fileName, NULL, NULL FROM version
          JOIN material ON material.id = materialID WHERE briefingID IS NULL AND isCurrent
        """)
    let keys = rows.filter { row in
      isTrue(query, of: (2...5).map { SearchText(row[$0] as String? ?? "") })
    }.map { $0[0] as Int64? ?? -($0[1] as Int64) }
    return Set(keys).filter { $0 > 0 }.sorted(by: >) + Set(keys).filter { $0 < 0 }.sorted()
  }

  private static func isTrue(_ query: PageQuery, of names: [SearchText]) -> Bool {
    switch query {
    case .term(let term): names.contains { term.isFound(in: $0) }
    case .all(let parts): parts.allSatisfy { isTrue($0, of: names) }
    case .any(let parts): parts.contains { isTrue($0, of: names) }
    case .not(let part): !isTrue(part, of: names)
    case .filter: false
    }
  }

  /// A unit that has become another one has no label, and its briefings are still called by its name.
  @Test func ofAUnitThatIsNoMore() async throws {
    let fixture = try await SearchFixture()
    let found = try await fixture.store.write { writer in
      try Self.act(3, 1, "避難所", "", "総務課", writer)
      try writer.indexNames(most: 100)
      try writer.database.execute(sql: "DELETE FROM unitLabel")
      return try writer.names(PageSearch(.term(try #require(SearchTerm("総務")))), most: 9).count
    }
    #expect(found == 1)
  }

  @Test func isMadeAgainByNewRules() async throws {
    let fixture = try await SearchFixture(["本文"])
    try await fixture.store.write { writer in
      try Self.act(0, 1, "避難所", "予算.pdf", "総務課", writer)
      try writer.indexNames(most: 100)
      try writer.database.execute(sql: "UPDATE setting SET value = 'folding 0' WHERE key = 'searchRules'")
      _ = try SearchIndex.rebuildNext(writer.database)
    }
    let behind = try await fixture.store.read { try $0.namesBehind(most: 9) }
    #expect(behind == 2)  // The briefing, and the file of the fixture.
    let fits = try await fixture.store.write { writer in
      try writer.indexNames(most: 100)
      return try writer.indexFitsPages() && writer.namesBehind(most: 9) == 0
    }
    #expect(fits)
  }

  /// What `verify` looks for.
  @Test(arguments: [
    "UPDATE nameText SET text = '備蓄' WHERE id = (SELECT max(id) FROM nameText)",
    "DELETE FROM nameText WHERE id = (SELECT min(id) FROM nameText)",
    "INSERT INTO nameFeatures (nameFeatures) VALUES ('delete-all')", "DELETE FROM briefing",
  ])
  func damageIsSeen(_ sql: String) async throws {
    let fixture = try await SearchFixture(["本文"])
    let (before, after) = try await fixture.store.write { writer in
      for number in 0..<3 { try Self.act(3, Int64(number), "避難所", "", "総務課", writer) }
      try writer.indexNames(most: 100)
      let before = try writer.indexFitsPages()
      try writer.database.execute(sql: "DROP TRIGGER briefingLosesNames")
      try writer.database.execute(sql: sql)
      return (before, try writer.indexFitsPages())
    }
    #expect(before && !after)
  }
}
