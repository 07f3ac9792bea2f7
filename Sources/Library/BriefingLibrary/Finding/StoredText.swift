public import BriefingDomain
internal import BriefingStore

/// The text of a version, page by page as it prints, once that is known.
public struct StoredText: Sendable {
  public let version: MaterialVersion
  /// Those that a search names. Where nobody has drawn the version yet, the sections or sheets that it was read in.
  public let pages: [Page]
  /// What stands on none of the pages, such as a comment or a hidden row, or nobody knows on which one. `nil` where there is
  /// nothing of the kind.
  public let rest: String?
  /// Whether the numbers are those of pages, and not of sections or sheets.
  public let hasPages: Bool

  public var content: MaterialContent {
    MaterialContent(format: version.format, pages: pages, reason: version.reason, detail: version.detail)
  }
}

extension Visit {
  /// The text of versions as it was read when they were registered: what search finds.
  ///
  /// - Parameter page: the one page with this number, of a single version.
  /// - Parameter shown: the page that the person is shown of it all.
  /// - Throws: `LibraryError.noSuchPage`; `StoreError`.
  public func text(
    of versions: [MaterialVersion], page number: Int? = nil, shown: Int? = nil
  ) async throws -> [StoredText] {
    for version in versions { try await noteLook(at: version, page: number ?? shown) }
    return try await read { reader in
      try versions.map { version in
        try refuse(version, reader)
        let text = try storedText(of: version, reader)
        guard let number else { return text }
        let pages = text.pages.filter { $0.number == number }
        if pages.isEmpty { throw text.noSuchPage }
        return StoredText(version: version, pages: pages, rest: nil, hasPages: text.hasPages)
      }
    }
  }

  /// The text in the sections or sheets, or pages, that it was read in.
  ///
  /// - Throws: `StoreError`.
  package func sections(of version: MaterialVersion) async throws -> [Page] {
    try await read { reader in
      try refuse(version, reader)
      return try reader.pages(of: version.id)
    }
  }

  /// Keeps a version from who may not look at its briefing, which to them is none.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`; for a file without a briefing, `.notAllowed`.
  func refuse(_ version: MaterialVersion, _ reader: StoreReader) throws {
    if let briefing = version.briefing {
      _ = try self.briefing(briefing, reader)
    } else {
      try require(.look, ofAll: true)
    }
  }

  private func storedText(of version: MaterialVersion, _ reader: StoreReader) throws -> StoredText {
    let read = try reader.pages(of: version.id)
    guard !version.format.hasOwnPages, let drawn = try reader.drawnText(of: version.id) else {
      return StoredText(version: version, pages: read, rest: nil, hasPages: version.format.hasOwnPages)
    }
    let (pages, rest) = drawn.pages(of: read)
    return StoredText(version: version, pages: pages, rest: rest, hasPages: true)
  }
}

extension StoredText {
  fileprivate var noSuchPage: LibraryError { .noSuchPage(version, pages: pages.count, areSections: !hasPages) }
}

extension DrawnText {
  /// The text as the pages have it, all of them, and what stands on none.
  func pages(of sections: [Page]) -> (pages: [Page], rest: String?) {
    // A count that no document has would be a damaged one.
    var texts = [String](repeating: "", count: min(pageCount, 1_000_000) + 1)
    for (place, stretch) in stretches.enumerated() {
      let next = place + 1 < stretches.count ? stretches[place + 1] : nil
      let last = next.map { $0.start > 0 ? $0.section : $0.section - 1 } ?? .max
      for section in sections where section.number >= stretch.section && section.number <= last {
        let end = next.flatMap { $0.section == section.number ? $0.start : nil }
        let piece = section.text.piece(from: section.number == stretch.section ? stretch.start : 0, to: end)
        let page = stretch.page.flatMap { texts.indices.contains($0) ? $0 : nil } ?? 0
        texts[page].append(piece: piece)
      }
    }
    let rest = texts[0]
    return (
      texts.indices.dropFirst().map { Page(number: $0, text: texts[$0]) },
      rest.utf8.contains { $0 > 0x20 } ? rest : nil
    )
  }
}

extension String {
  /// Between two places in UTF-8 bytes, as far as there are such.
  fileprivate func piece(from start: Int, to end: Int?) -> Substring {
    let first = utf8.index(utf8.startIndex, offsetBy: Swift.max(0, start), limitedBy: utf8.endIndex) ?? utf8.endIndex
    let last = end.flatMap { utf8.index(utf8.startIndex, offsetBy: $0, limitedBy: utf8.endIndex) } ?? utf8.endIndex
    return first < last ? self[first..<last] : ""
  }

  /// Cells of a row stay beside each other, and lines below each other.
  fileprivate mutating func append(piece: Substring) {
    guard let first = piece.utf8.first else { return }
    if let last = utf8.last, last != 0x0A, last != 0x09, first != 0x0A, first != 0x09 { self += "\n" }
    self += piece
  }
}
