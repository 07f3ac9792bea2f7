import BriefingDomain
import BriefingLibrary
import Foundation
import GRDB
import Testing

/// What is found has the number of the page that it prints on, once that was drawn.
struct DrawnPageTests {
  private static let text = "避難所は八か所にある。\n備蓄は三日分を置く。\n"
  private static let drawn = ["避難所は八か所に", "ある。備蓄は三日分を置く。"]

  private static func office(_ text: String = Self.text) async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("計画.txt", text)], Registration(title: "計画", recipients: ["局長"], unit: "課"))
    return (fixture, visit)
  }

  private static func draw(_ visit: Visit, _ version: MaterialVersion.ID = 1) async throws {
    try await visit.library.noteDrawn(version, pages: 2, texts: drawn, at: LibraryFixture.now)
  }

  /// `2 of 1`: page and section.
  private static func found(_ words: String, _ visit: Visit) async throws -> [String] {
    let hits = Hits()
    try await visit.search(SearchRequest(words)) { hits.add($0) }
    return hits.all.map { "\($0.page.map(String.init) ?? "-") of \($0.section.map { "\($0.number)" } ?? "-")" }
  }

  @Test func aSearchFindsThePage() async throws {
    let (fixture, visit) = try await Self.office()
    #expect(try await Self.found("備蓄", visit) == ["- of 1"])
    try await Self.draw(visit)
    #expect(try await Self.found("備蓄", visit) == ["2 of 1"])
    // A phrase over the end of a page begins on the one before.
    #expect(try await Self.found("八か所にある", visit) == ["1 of 1"])
    #expect(try await Self.found("type:text", visit) == ["1 of 1"])
    withExtendedLifetime(fixture) {}
  }

  /// The page with the most of the words, and its own surroundings.
  @Test func severalPagesOfASection() async throws {
    let text = "予算の概要を示す。" + String(repeating: "説明が長く続く。", count: 20) + "予算と備蓄を示す。"
    let (fixture, visit) = try await Self.office(text)
    let drawn = [String(text.dropLast(9)), "予算と備蓄を示す。"]
    try await visit.library.noteDrawn(1, pages: 2, texts: drawn, at: LibraryFixture.now)
    #expect(try await Self.found("予算", visit) == ["1 of 1"])
    #expect(try await Self.found("予算 備蓄", visit) == ["2 of 1"])
    let hits = Hits()
    try await visit.search(SearchRequest("予算 備蓄")) { hits.add($0) }
    #expect(hits.all.first?.snippet.text.hasSuffix("予算と備蓄を示す。") == true)
    withExtendedLifetime(fixture) {}
  }

  @Test func theTextHasItsPages() async throws {
    let (fixture, visit) = try await Self.office()
    let versions = try await visit.versions(of: 1)
    func text(_ page: Int? = nil) async throws -> StoredText? { try await visit.text(of: versions, page: page).first }
    #expect(try await text()?.hasPages == false)
    try await Self.draw(visit)
    let whole = try #require(try await text())
    #expect(whole.hasPages && whole.rest == nil)
    #expect(whole.pages.map(\.text) == ["避難所は八か所に", "ある。\n備蓄は三日分を置く。"])
    #expect(try await text(2)?.pages.map(\.number) == [2])
    await #expect(throws: LibraryError.self) { try await text(3) }
    withExtendedLifetime(fixture) {}
  }

  /// The same content is drawn alike, wherever it was registered, before or later.
  @Test func theSameContent() async throws {
    let (fixture, visit) = try await Self.office()
    let file = try fixture.file("写し.txt", Self.text)
    for title in ["写し", "写し二"] {
      _ = try await visit.register([file], Registration(title: title, recipients: ["局長"], unit: "課"))
      if title == "写し" { try await Self.draw(visit) }
    }
    #expect(try await Self.found("備蓄", visit) == ["2 of 1", "2 of 1", "2 of 1"])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Where the pages could not be read, their number alone is known, until they can be.
  @Test func firstTheCountThenTheText() async throws {
    let (fixture, visit) = try await Self.office()
    try await visit.library.noteDrawn(1, pages: 2, at: LibraryFixture.now)
    #expect(try await Self.found("備蓄", visit) == ["- of 1"])
    #expect(try await visit.library.knowsDrawn(1, pages: 2) == false)
    try await Self.draw(visit)
    #expect(try await Self.found("備蓄", visit) == ["2 of 1"])
    #expect(try await visit.library.knowsDrawn(1, pages: 2))
    withExtendedLifetime(fixture) {}
  }

  /// What is taken away leaves nothing of its words behind, and nothing of where they stood.
  @Test func takenAway() async throws {
    let (fixture, visit) = try await Self.office()
    try await Self.draw(visit)
    _ = try await visit.remove(1, reason: "誤り")
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM drawnStretch") } == 0)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// A damaged row is found, harms nothing, and is made again when the pages are drawn again.
  @Test(arguments: [
    "UPDATE drawnStretch SET page = 9223372036854775807 WHERE start = 0",
    "UPDATE drawnStretch SET section = section + 7",
    "UPDATE drawnStretch SET start = 9000000000000000000 WHERE start = (SELECT max(start) FROM drawnStretch)",
    "UPDATE drawnStretch SET page = -9 WHERE start = 0", "UPDATE version SET drawnPages = 1",
    "UPDATE drawnStretch SET page = page + 7", "DELETE FROM drawnStretch WHERE start = 0",
  ])
  func damaged(_ sql: String) async throws {
    let (fixture, visit) = try await Self.office()
    try await Self.draw(visit)
    try fixture.damage(sql)
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.contains { $0.subject == .database && $0.detail == "version 1: pages as drawn" })
    _ = try await Self.found("備蓄", visit)
    _ = try await visit.text(of: visit.versions(of: 1))
    _ = try await visit.repair(progress: { _ in })
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    #expect(try await Self.found("備蓄", visit) == ["- of 1"])
  }
}

private final class Hits: @unchecked Sendable {
  // Filled and read one after the other.
  private(set) var all: [PageHit] = []
  func add(_ hit: PageHit) -> Bool {
    all.append(hit)
    return true
  }
}
