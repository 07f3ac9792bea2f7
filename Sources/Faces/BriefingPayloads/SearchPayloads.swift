package import BriefingDomain
package import BriefingLibrary

/// A page that a search has found.
package struct HitPayload: Payload {
  package let briefing: Briefing.ID?
  package let material: Material.ID
  package let version: Int
  package let file: String
  /// As it prints; `nil` where that is not known.
  package var page: Int?
  package let title, on: String?
  package let snippet: String
  /// Ranges of code points of `snippet`: start and end.
  package let match: [[Int]]
  /// Where the text was read in other parts than pages, the number of that part; of a workbook also the sheet's name.
  package let section: Int?
  package let sheet: String?
}

/// A briefing or a file whose names a search has found.
package struct NamePayload: Payload {
  package let briefing: Briefing.ID?
  package let material: Material.ID?
  package let version: Int?
  package let file, title, on, presenter, unit: String?
  /// In which of the names: `title`, `file`, `presenter`, `unit`.
  package let found: [NameField]
}

/// What a search has found.
package struct SearchPayload: Payload {
  package let query: String
  /// The first of them; `namesFound` is how many there are, or at least, where there are more than are counted.
  package let names: [NamePayload]
  package let namesFound: Int
  package let moreNames: Bool
  package let hits: [HitPayload]
  package let more: Bool

  package init(
    query: String, names: [NamePayload], namesFound: Int, moreNames: Bool, hits: [HitPayload] = [], more: Bool
  ) {
    (self.query, self.names, self.namesFound, self.moreNames) = (query, names, namesFound, moreNames)
    (self.hits, self.more) = (hits, more)
  }
}

/// What a driver's search has found.
package struct HitsPayload: Payload {
  package var hits: [HitPayload]
  /// Places in `hits` of those whose words are hidden in their file, so that no picture has them.
  package var undrawn: [Int] = []
  package let more: Bool
  package let names: [NamePayload]

  package init(_ hits: some Sequence<PageHit>, more: Bool, names: [NameHit], _ clock: OfficeClock) {
    self.hits = hits.map { HitPayload($0, clock) }
    self.more = more
    self.names = names.map { NamePayload($0, clock) }
  }
}

/// What a follower's search has found, in the pages that they may leaf to.
package struct FollowerHitsPayload: Payload {
  package let hits: [Hit]
  package let more: Bool
  /// How many materials were not searched, because their text cannot be read.
  package let unread: Int

  package struct Hit: Payload {
    package let material: Material.ID
    package let version: Int
    package let file: String
    package let page: Int
    package let snippet: String
    /// Ranges of code points of `snippet`: start and end.
    package let match: [[Int]]

    package init(_ version: MaterialVersion, page: Int, _ snippet: Snippet) {
      (material, self.version, file, self.page) = (version.material, version.number, version.fileName, page)
      (self.snippet, match) = (snippet.text, snippet.matches.map { [$0.lowerBound, $0.upperBound] })
    }
  }

  package init(hits: [Hit], more: Bool, unread: Int) {
    (self.hits, self.more, self.unread) = (hits, more, unread)
  }
}

/// How many pages a search finds.
package struct CountPayload: Payload {
  package let query: String
  package let count: Int

  package init(query: String, count: Int) { (self.query, self.count) = (query, count) }
}

extension HitPayload {
  package init(_ hit: PageHit, _ clock: OfficeClock) {
    self.init(
      briefing: hit.version.briefing, material: hit.version.material, version: hit.version.number,
      file: hit.version.fileName, page: hit.page, title: hit.title, on: hit.moment.map(clock.iso),
      snippet: hit.snippet.text, match: hit.snippet.matches.map { [$0.lowerBound, $0.upperBound] },
      section: hit.section?.number, sheet: hit.section?.name)
  }
}

extension NamePayload {
  package init(_ hit: NameHit, _ clock: OfficeClock) {
    self.init(
      briefing: hit.briefing?.id, material: hit.version?.material, version: hit.version?.number,
      file: hit.version?.fileName, title: hit.briefing?.title, on: (hit.briefing?.moment).map(clock.iso),
      presenter: hit.briefing?.presenter, unit: hit.briefing?.unit.name, found: hit.fields)
  }
}

extension NameField: Payload {}
