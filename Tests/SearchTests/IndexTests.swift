import BriefingDomain
import Foundation
import GRDB
import JapaneseText
import Testing

@testable import BriefingStore

struct IndexTests {
  @Test func oldVersionsAreFoundOnlyOnDemand() async throws {
    let fixture = try await SearchFixture(["別の予算"])
    try await fixture.store.write { writer in
      let material = try writer.addMaterial(to: nil)
      try SearchFixture.add(["予算 一", "計画"], to: material, writer)
      try SearchFixture.add(["予算 二"], to: material, writer)
      try SearchFixture.add([], to: material, writer)
      try SearchFixture.add(["予算 四", "計画 四"], to: material, writer)
    }
    for order in SearchOrder.allCases {
      #expect(try await fixture.found("予算", order: order).sorted() == [1, 6])
      #expect(try await fixture.found("予算", order: order, old: true).sorted() == [1, 3, 4, 6])
    }
    #expect(try await fixture.found("予") == [6, 1])
    #expect(try await fixture.found("-計画") == [6, 1])
    // The version without pages takes none from the one that follows it.
    #expect(try await fixture.found("計画") == [5])
    #expect(try await fixture.found("計画", old: true) == [5, 2])
    let counts = try await fixture.store.read { reader in
      try [false, true].map { old in
        try reader.count(PageSearch(.term(try #require(SearchTerm("予算"))), includesOldVersions: old))
      }
    }
    #expect(counts == [2, 4])
    #expect(try await fixture.hits("予算 二", old: true).map(\.version.number) == [2])
  }

  @Test func filtersAreRangesOfPages() async throws {
    let fixture = try await SearchFixture(["予算"])
    try await fixture.store.write { writer in
      for format in [MaterialFormat.pdf, .docx, .pdf] {
        let pages = [Page(number: 1, text: "予算"), Page(number: 2, text: "の"), Page(number: 3, text: "予算")]
        guard let hash = ContentHash(Array(repeating: 0, count: 32)) else { return }
        _ = try writer.addVersion(
          KeptFile(
            name: "x", sha256: hash, byteCount: 0, content: MaterialContent(format: format, pages: pages, reason: nil)),
          to: try writer.addMaterial(to: nil), at: Instant(seconds: 0))
      }
    }
    let word = PageQuery.term(try #require(SearchTerm("予算")))
    let pdf = PageQuery.filter(.formats([.pdf]))
    #expect(try await fixture.found(PageSearch(.all([word, pdf]))) == [10, 8, 4, 2])
    #expect(try await fixture.found(PageSearch(.all([word, .not(pdf)]))) == [7, 5, 1])
    #expect(try await fixture.found(PageSearch(.not(pdf))) == [7, 6, 5, 1])
    #expect(try await fixture.found(PageSearch(pdf)) == [10, 9, 8, 4, 3, 2])
    #expect(try await fixture.found(PageSearch(.any([pdf, word]))) == [10, 9, 8, 7, 5, 4, 3, 2, 1])
    #expect(try await fixture.found(PageSearch(.all([pdf, .filter(.formats([.docx]))]))) == [])
    #expect(try await fixture.found(PageSearch(.filter(.formats([])))) == [])
  }

  /// An index of other rules is made again on opening, whatever came in meanwhile, and from where it was cut off.
  @Test func isMadeAgainByNewRules() async throws {
    let fixture = try await SearchFixture((0..<50).map { "予算 \($0)" })
    try await fixture.store.write { writer in
      try writer.database.execute(
        sql: "UPDATE setting SET value = 'folding 0' WHERE key = 'searchRules'; DROP TABLE pageFeatures")
      // Three parts, with a page registered between them; then this process is gone.
      for _ in 0..<3 { #expect(try SearchIndex.rebuildNext(writer.database, pages: 7) != nil) }
      try SearchFixture.add(["予算 新"], to: try writer.addMaterial(to: nil), writer)
      #expect(try SearchIndex.rebuildNext(writer.database, pages: 7)?.done == 28)
      #expect(try !SearchIndex.isCurrent(writer.database))
    }
    #expect(try await fixture.found("予算").count == 29)
    try fixture.store.close()

    var calls: [[Int]] = []
    let store = try BriefingStore(path: fixture.path) { calls.append([$0, $1]) }
    #expect(calls == [])  // What is left is less than one part.
    let (count, fits, rest) = try await store.write { writer in
      (
        try writer.count(PageSearch(.term(try #require(SearchTerm("予算"))))), try writer.indexFitsPages(),
        try String.fetchAll(writer.database, sql: "SELECT key FROM setting")
      )
    }
    #expect(count == 51 && fits && rest == ["searchRules"])
    try store.close()
    let again = try BriefingStore(path: fixture.path) { _, _ in Issue.record("made again for nothing") }
    try again.close()
  }

  /// Names are folded again with the pages; where two are one by the new rules, both are still there.
  @Test func namesAreFoldedAgain() async throws {
    let fixture = try await SearchFixture(["予算"])
    let labels = try await fixture.store.write { writer in
      for name in ["ﾎﾞｳｻｲ課", "総務課", "総務 課"] { _ = try writer.add(name) as OfficeUnit }
      try writer.database.execute(
        sql: """
          UPDATE unitLabel SET folded = 'x' WHERE label = 'ﾎﾞｳｻｲ課';
          UPDATE unitLabel SET folded = 'y', label = '総務課' WHERE label = '総務 課';
          UPDATE setting SET value = 'folding 0' WHERE key = 'searchRules';
          """)
      _ = try SearchIndex.rebuildNext(writer.database)
      return try Row.fetchAll(writer.database, sql: "SELECT folded, ownerID FROM unitLabel ORDER BY folded").map {
        "\($0[0] as String) \($0[1] as Int)"
      }
    }
    #expect(labels.count == 3 && labels.contains { $0.hasPrefix("ボウサイ課 ") })
    #expect(labels.contains { $0.hasPrefix("y ") } && labels.contains { $0.hasPrefix("総務課 ") })
  }

  @Test(arguments: [
    "UPDATE page SET text = '予算案' WHERE id = 2",
    "INSERT INTO page (id, versionID, number, text) VALUES (4, 3, 9, '予算')",
    "INSERT INTO pageFeatures (pageFeatures, rowid, text) VALUES ('delete', 2, 'の')",
    "INSERT INTO pageRuns (pageRuns, rowid, text) VALUES ('delete', 2, '予算の')",
    "UPDATE version SET isCurrent = 0 WHERE id = 2",
  ])
  func faultsShow(_ sql: String) async throws {
    let fixture = try await SearchFixture(["予算", "予算の", "計画"])
    #expect(try await fixture.store.write { try $0.indexFitsPages() })
    let fits = try await fixture.store.write { writer in
      try writer.database.execute(sql: sql)
      return try writer.indexFitsPages()
    }
    #expect(!fits)
  }
}
