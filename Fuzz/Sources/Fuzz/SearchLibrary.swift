import BriefingDomain
import GRDB
import HelperProtocol

@testable import BriefingLibrary
@testable import BriefingStore
@testable import JapaneseText

/// A library in memory, empty between one input and the next.
final class SearchLibrary: Sendable {
  static let shared = SearchLibrary()
  private let queue: DatabaseQueue

  private init() {
    var configuration = Configuration()
    configuration.prepareDatabase { SearchIndex.addTokenizers($0) }
    do {
      queue = try DatabaseQueue(configuration: configuration)
      try Schema.migrator.migrate(queue)
    } catch {
      fatalError("\(error)")
    }
  }

  /// The input's first line as a query, the rest as pages with a form feed between two. The index must find what looking
  /// at every page finds, whatever the query.
  func search(_ input: [UInt8]) {
    let (query, rest) = firstLine(input)
    let texts = rest.split(separator: 0x0C, maxSplits: 7).map {
      PlainText.cleaned(String(decoding: $0.prefix(300), as: UTF8.self))
    }
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction {
          let writer = StoreWriter(database)
          for text in texts { try add(text, writer) }
          try compare(query, texts, writer)
          return .rollback
        }
      }
    } catch {
      fatalError("\(query.debugDescription): \(error)")
    }
  }

  /// Each text is a document of one page; the ids of the pages are 1, 2 and so forth.
  private func add(_ text: String, _ writer: StoreWriter) throws {
    let content = MaterialContent(format: .text, pages: [Page(number: 1, text: text)], reason: nil)
    guard let hash = ContentHash(Array(repeating: 0, count: 32)) else { return }
    let file = KeptFile(name: "文書.txt", sha256: hash, byteCount: 0, content: content)
    _ = try writer.addVersion(file, to: try writer.addMaterial(to: nil), at: Instant(seconds: 0))
  }

  private func compare(_ text: String, _ texts: [String], _ reader: StoreReader) throws {
    if let query = SearchQuery(text) {
      let clock = try OfficeClock(now: Instant(seconds: 1_795_500_000), zone: OfficeClock.usualZone)
      do {
        try compare(try FilterReading(clock: clock, reader: reader).pageQuery(query), texts, reader)
      } catch LibraryError.unreadableFilter {
        // A filter whose value means nothing is refused.
      }
    }
    guard let term = SearchTerm(text) else { return }
    try compare(.term(term), texts, reader)
    let isDated = !term.parts.isEmpty
    let needle = PlainScan(text)
    for page in texts {
      let isThere = PlainScan(page).contains(needle)
      // Dates are found in their other forms too, which a scan for the letters does not know.
      let isFound = term.isFound(in: SearchText(page))
      check(isFound == isThere || isFound && isDated, "\(text.debugDescription) in \(page.debugDescription)")
    }
  }

  private func compare(_ query: PageQuery, _ texts: [String], _ reader: StoreReader) throws {
    // Pages without a briefing have no recipient, unit, time or form, but a format.
    let expected = texts.indices.filter { index in
      query.isTrue(of: SearchText(texts[index])) {
        if case .formats(let formats) = $0 { formats.contains(.text) } else { false }
      }
    }.map { Int64($0 + 1) }
    var found: [Int64] = []
    try reader.pages(PageSearch(query)) { page in
      found.append(page)
      return true
    }
    check(found == expected.reversed(), "\(query) finds \(found) and not \(expected) in \(texts)")
    var ranked: Set<Int64> = []
    try reader.pages(PageSearch(query, order: .relevance)) { ranked.insert($0).inserted }
    check(ranked == Set(expected), "\(query) by relevance finds \(ranked) and not \(expected) in \(texts)")
    try reader.search(PageSearch(query)) { hit in
      let count = hit.snippet.text.unicodeScalars.count
      check(hit.snippet.matches.allSatisfy { $0.upperBound <= count && !$0.isEmpty }, "\(hit.snippet)")
      return true
    }
  }
}
