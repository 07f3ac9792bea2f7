internal import BriefingDomain
internal import BriefingPayloads
internal import JapaneseText
internal import PagePictures

/// What those who follow find: pages that they may leaf to, by what stands on them. The index is not asked, since it has a
/// presenter's notes and what is hidden in a file, too.
///
/// Page turns go before: one text is looked through at a time for everybody, and one question of each follower.
actor FollowersFinder {
  private let pages: any PageSource
  private var asking: Set<Follower> = []
  /// Those asked for last, the newest at the end.
  private var known: [(version: MaterialVersion.ID, texts: [PageText])] = []
  private var reading: [MaterialVersion.ID: Task<[String], any Error>] = [:]

  struct Follower: Hashable {
    let room: Room.ID
    /// The number of their stream of events.
    let stream: Int
  }

  /// A version, and those of its pages that one may leaf to.
  struct OpenMaterial: Sendable {
    let version: MaterialVersion
    let pages: [Int]
  }

  private struct PageText {
    let text: String
    let folded: SearchText
  }

  private static let mostHits = 30
  private static let mostAsking = 32
  private static let mostBytes = 16 << 20

  init(_ pages: any PageSource) { self.pages = pages }

  /// The first pages that have what is searched for, and how many materials could not be searched.
  ///
  /// - Returns: `nil` while the same follower, or too many of them, wait for an answer.
  func find(_ query: SearchQuery, in materials: [OpenMaterial], for follower: Follower) async -> FollowerHitsPayload? {
    guard asking.count < Self.mostAsking, asking.insert(follower).inserted else { return nil }
    defer { asking.remove(follower) }
    let terms = query.wantedTerms
    var hits: [FollowerHitsPayload.Hit] = []
    var unread = 0
    for material in materials where !terms.isEmpty {
      guard let texts = try? await texts(of: material) else {
        unread += 1
        continue
      }
      for page in material.pages where page <= texts.count {
        let text = texts[page - 1]
        guard query.isTrue(of: text.folded, { _ in false }) else { continue }
        if hits.count == Self.mostHits { return FollowerHitsPayload(hits: hits, more: true, unread: unread) }
        hits.append(.init(material.version, page: page, Snippet(text.text, text.folded, terms)))
      }
      // Others have their turn.
      await Task.yield()
    }
    return FollowerHitsPayload(hits: hits, more: false, unread: unread)
  }

  private func texts(of material: OpenMaterial) async throws -> [PageText] {
    let version = material.version
    if let place = known.firstIndex(where: { $0.version == version.id }) {
      let found = known.remove(at: place)
      known.append(found)
      return found.texts
    }
    let task =
      reading[version.id]
      ?? Task { [pages] in
        var texts: [String] = []
        for page in 1...(try await pages.pageCount(of: version)) {
          texts.append(try await pages.textAloud(of: version, page: page))
        }
        return texts
      }
    reading[version.id] = task
    defer { if reading[version.id] == task { reading[version.id] = nil } }
    let read = try await task.value
    // Another may have folded them meanwhile.
    if let found = known.first(where: { $0.version == version.id }) { return found.texts }
    let texts = read.map { PageText(text: $0, folded: SearchText($0)) }
    known.append((version.id, texts))
    var bytes = 0
    let kept = known.reversed().prefix { entry in
      bytes += entry.texts.reduce(0) { $0 + $1.text.utf8.count }
      return bytes <= Self.mostBytes
    }
    known = kept.reversed()
    return texts
  }
}
