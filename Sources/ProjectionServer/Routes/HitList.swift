internal import BriefingLibrary
internal import BriefingStore
internal import JapaneseText
internal import Synchronization

/// The first pages that a search finds, as a driver's console gets them.
final class HitList: Sendable {
  private static let most = 30
  private let hits = Mutex<[PageHit]>([])

  /// - Returns: whether more are wanted.
  func add(_ hit: PageHit) -> Bool {
    hits.withLock { hits in
      hits.append(hit)
      // One more than is shown tells that there are more.
      return hits.count <= Self.most
    }
  }

  struct Result: Encodable {
    let hits: [Hit]
    let more: Bool
  }

  struct Hit: Encodable {
    let material: Int64
    let version, page: Int
    let file: String
    let briefing: OrNull<Int64>
    let title, on: OrNull<String>
    let snippet: String
    /// Ranges of code points of `snippet`.
    let match: [[Int]]
  }

  func result(_ clock: OfficeClock) -> Result {
    let found = hits.withLock { $0 }
    return Result(
      hits: found.prefix(Self.most).map { hit in
        Hit(
          material: hit.version.material, version: hit.version.number, page: hit.page, file: hit.version.fileName,
          briefing: OrNull(hit.version.briefing), title: OrNull(hit.title), on: OrNull(hit.moment.map(clock.iso)),
          snippet: hit.snippet.text, match: hit.snippet.matches.map { [$0.lowerBound, $0.upperBound] })
      }, more: found.count > Self.most)
  }
}
