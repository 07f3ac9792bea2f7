internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
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

  /// - Parameter names: behind the pages, since Enter chooses the first.
  func payload(names: [NameHit], _ clock: OfficeClock) -> HitsPayload {
    HitsPayload(hits, more: found.withLock { $0.count } > Self.most, names: names, clock)
  }
}
