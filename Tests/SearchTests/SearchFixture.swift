import BriefingDomain
import Foundation
import JapaneseText

@testable import BriefingStore

/// A database of pages in a folder of its own.
final class SearchFixture {
  let folder: URL
  let store: BriefingStore
  var path: String { folder.appending(path: "utsusu.sqlite").path }

  /// Each text is a document of one page; the ids of the pages are 1, 2 and so forth.
  init(_ texts: [String] = []) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-search-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try BriefingStore(path: folder.appending(path: "utsusu.sqlite").path)
    try await add(texts)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(_ texts: [String]) async throws {
    try await store.write { writer in
      for text in texts { try Self.add([text], to: try writer.addMaterial(to: nil), writer) }
    }
  }

  static func add(_ pages: [String], to material: Material.ID, named name: String = "文書.txt", _ writer: StoreWriter)
    throws
  {
    let content = MaterialContent(
      format: .text, pages: zip(1..., pages).map { Page(number: $0, text: $1) }, reason: nil)
    guard let hash = ContentHash(Array(repeating: 0, count: 32)) else { return }
    _ = try writer.addVersion(
      KeptFile(name: name, sha256: hash, byteCount: 0, content: content), to: material, at: Instant(seconds: 0))
  }

  /// The ids of the pages that a query finds, the filters taken literally.
  func found(_ query: String, order: SearchOrder = .newest, old: Bool = false) async throws -> [Int64] {
    guard let query = SearchQuery(query) else { return [] }
    return try await found(PageSearch(query.unfiltered, order: order, includesOldVersions: old))
  }

  func found(_ search: PageSearch) async throws -> [Int64] {
    try await store.read { reader in
      var pages: [Int64] = []
      try reader.pages(search) { page in
        pages.append(page)
        return true
      }
      return pages
    }
  }

  func hits(_ query: String, old: Bool = false) async throws -> [PageHit] {
    guard let query = SearchQuery(query) else { return [] }
    return try await store.read { reader in
      var hits: [PageHit] = []
      try reader.search(PageSearch(query.unfiltered, includesOldVersions: old)) { hit in
        hits.append(hit)
        return true
      }
      return hits
    }
  }
}

extension SearchQuery {
  var unfiltered: PageQuery {
    switch self {
    case .term(let term): .term(term)
    case .filter(let filter): SearchTerm("\(filter.field):\(filter.value)").map(PageQuery.term) ?? .all([])
    case .all(let parts): .all(parts.map(\.unfiltered))
    case .any(let parts): .any(parts.map(\.unfiltered))
    case .not(let part): .not(part.unfiltered)
    }
  }
}

/// Numbers that are the same in every run.
struct SteadyNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
