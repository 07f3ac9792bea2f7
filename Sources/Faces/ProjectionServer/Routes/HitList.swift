internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText
internal import Synchronization

/// The first pages that a search finds, as a driver's console gets them.
final class HitList: Sendable {
  private static let most = 30
  private let found = Mutex<[PageHit]>([])

  /// At most those that are shown.
  var hits: ArraySlice<PageHit> { found.withLock { $0.prefix(Self.most) } }

  /// - Returns: whether more are wanted.
  func add(_ hit: PageHit) -> Bool {
    found.withLock { hits in
      hits.append(hit)
      // One more than is shown tells that there are more.
      return hits.count <= Self.most
    }
  }

  struct Result: Encodable {
    var hits: [Hit]
    let more: Bool
  }

  struct Hit: Encodable {
    let material: Material.ID
    let version: Int
    var page: Int
    let file: String
    let briefing: OrNull<Briefing.ID>
    let title, on: OrNull<String>
    let snippet: String
    /// Ranges of code points of `snippet`.
    let match: [[Int]]
  }

  func result(_ clock: OfficeClock) -> Result {
    Result(
      hits: hits.map { hit in
        Hit(
          material: hit.version.material, version: hit.version.number, page: hit.page, file: hit.version.fileName,
          briefing: OrNull(hit.version.briefing), title: OrNull(hit.title), on: OrNull(hit.moment.map(clock.iso)),
          snippet: hit.snippet.text, match: hit.snippet.matches.map { [$0.lowerBound, $0.upperBound] })
      }, more: found.withLock { $0.count } > Self.most)
  }
}
