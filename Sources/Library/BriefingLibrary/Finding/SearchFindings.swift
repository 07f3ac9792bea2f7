public import BriefingDomain
internal import BriefingStore
public import JapaneseText

/// What a search finds, as far as one page of a list shows it, and of what all of it is.
public struct SearchFindings: Sendable {
  /// The newest briefings and files by their names; none behind the first page.
  public let names: [NameHit]
  public let nameCount: Int
  public let hits: [PageHit]
  /// Where the next page begins, as ``Visit/find(_:behind:counting:naming:)`` takes it; `nil` at the end.
  public let next: Int64?
  public let facets: SearchFacets
  /// By whom and for whom a briefing is that was found.
  public let parties: [Briefing.ID: (unit: String, recipients: [String])]
  /// The versions that a screen would show of those briefings.
  public let current: Set<MaterialVersion.ID>

  /// So many pages are shown at a time, and so many names.
  public static let most = 20
  public static let mostNames = 5
  /// So many names are counted; there may be more.
  public static let countedNames = 100
}

/// Of what the pages are that a search finds.
public struct SearchFacets: Sendable {
  /// How many pages they are of: of more than ``most`` the first ones.
  public let pages: Int
  public let isAll: Bool
  /// The most frequent first.
  public let recipients, units: [(value: String, pages: Int)]
  public let formats: [(value: MaterialFormat, pages: Int)]
  /// 年度, the newest first.
  public let years: [(value: Int, pages: Int)]

  public static let most = 500
}

extension Visit {
  /// What a request finds: a page of hits, with the names on the first one, and the facets of all.
  ///
  /// - Parameter page: where the page of hits begins; the first one when `nil`.
  /// - Parameter most: so many pages are counted.
  /// - Parameter mostNames: so many names are told, of those that are counted.
  /// - Throws: `LibraryError.nothingToFind`, `.unreadableFilter`, `StoreError`.
  public func find(
    _ request: SearchRequest, behind page: Int64? = nil, counting most: Int = SearchFacets.most,
    naming mostNames: Int = SearchFindings.mostNames
  ) async throws -> SearchFindings {
    try await read { reader in
      let search = try pageSearch(request, reader)
      let counted = try reader.pages(search, most: max(most, SearchFindings.most) + 1)
      let shown = try page.map { try reader.pages(search, behind: $0, most: SearchFindings.most + 1) } ?? counted
      let names: (hits: [NameHit], count: Int) =
        try page == nil
        ? reader.names(search, most: mostNames, counted: SearchFindings.countedNames) : ([], 0)
      let hits = try reader.hits(Array(shown.prefix(SearchFindings.most)), of: search.query)
      let versions = try reader.versions(ofPages: Array(counted.prefix(most)))
      let told = hits.compactMap(\.version.briefing) + names.hits.compactMap(\.briefing?.id)
      let addressings = Dictionary(
        grouping: try reader.addressings(of: Set(told + versions.compactMap(\.briefing))), by: \.briefing)
      let naming = try Naming(reader)
      return SearchFindings(
        names: names.hits, nameCount: names.count, hits: hits,
        next: shown.count > SearchFindings.most ? shown[SearchFindings.most - 1] : nil,
        facets: facets(of: versions, isAll: counted.count <= most, addressings, naming),
        parties: Dictionary(
          uniqueKeysWithValues: Set(told).compactMap { id in
            addressings[id].map { (id, (naming.unit($0[0].unit), naming.recipients($0))) }
          }), current: Set(try reader.currentVersions(of: Set(told)).map(\.id)))
    }
  }

  /// What the value of a filter may be, as far as this person may know: names of recipients, units and rooms, ways to say
  /// a time, forms, kinds of file.
  ///
  /// - Parameter typed: the beginning or a part of it; all when empty.
  /// - Throws: `StoreError`.
  public func values(of field: SearchFilter.Field, like typed: String) async throws -> [String] {
    try await read { reader in try FilterReading(clock: clock, reader: reader).values(of: field, like: typed) }
  }

  private func facets(
    of versions: [FoundVersion], isAll: Bool, _ addressings: [Briefing.ID: [Addressing]], _ naming: Naming
  ) -> SearchFacets {
    var (recipients, units): ([String: Int], [String: Int]) = ([:], [:])
    var (formats, years): ([MaterialFormat: Int], [Int: Int]) = ([:], [:])
    for version in versions {
      formats[version.format, default: 0] += version.pages
      guard let found = version.briefing.flatMap({ addressings[$0] }) else { continue }
      units[naming.unit(found[0].unit), default: 0] += version.pages
      for name in naming.recipients(found) { recipients[name, default: 0] += version.pages }
      for year in Set(found.map { clock.local($0.startsAt).day.inMonth.fiscalYear }) {
        years[year, default: 0] += version.pages
      }
    }
    return SearchFacets(
      pages: versions.reduce(0) { $0 + $1.pages }, isAll: isAll, recipients: ordered(recipients) { $0 < $1 },
      units: ordered(units) { $0 < $1 }, formats: ordered(formats) { $0.rawValue < $1.rawValue },
      years: years.sorted { $0.key > $1.key }.map { ($0.key, $0.value) })
  }

  private func ordered<Value>(
    _ counts: [Value: Int], _ isBefore: (Value, Value) -> Bool
  ) -> [(value: Value, pages: Int)] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : isBefore($0.key, $1.key) }.map { ($0.key, $0.value) }
  }
}

/// What units and recipients are called now, by the numbers of then.
private struct Naming {
  private let units: [OfficeUnit.ID: String]
  private let recipients: [Recipient.ID: String]

  init(_ reader: StoreReader) throws {
    units = try Self.names(reader)
    recipients = try Self.names(reader)
  }

  private static func names<P: Party>(_ reader: StoreReader) throws -> [Identifier<P>: String] {
    let (names, merged) = (try reader.names(of: P.self), try reader.merged(P.self))
    return Dictionary(uniqueKeysWithValues: names.map { ($0.key, names[merged[$0.key] ?? $0.key] ?? $0.value) })
  }

  func unit(_ id: OfficeUnit.ID) -> String { units[id] ?? "" }

  /// Each once.
  func recipients(_ addressings: [Addressing]) -> [String] {
    addressings.compactMap { recipients[$0.recipient] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Month {
  /// 年度: from April on that of the year.
  fileprivate var fiscalYear: Int { month >= 4 ? year : year - 1 }
}
