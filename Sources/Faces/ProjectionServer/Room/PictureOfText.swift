internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

/// What nobody has laid on its pages yet is found by its sections, and the room shows pages as they are drawn: a document of
/// one section may have twenty pages of paper, and the second sheet of a workbook may begin on the seventh.
actor PictureOfText {
  private let pages: any PageSource
  private let visit: Visit
  /// What has been looked through for this question.
  private var drawn: [MaterialVersion.ID: Drawn] = [:]

  private struct Drawn {
    let count: Int
    let texts: [SearchText]
    /// For each page the place of the section that it shows.
    let sections: [Int]
  }

  init(pages: any PageSource, visit: Visit) {
    self.pages = pages
    self.visit = visit
  }

  /// The first picture of a section that has what was searched for.
  ///
  /// - Parameter section: as the search found it.
  /// - Throws: `PictureFault`.
  func page(ofSection section: Int, of version: MaterialVersion, finding words: String?) async throws(PictureFault)
    -> Int
  {
    guard !version.format.hasOwnPages, let words, let query = SearchQuery(words) else { return section }
    let drawn = try await drawn(version)
    let terms = query.wantedTerms
    let found = drawn.texts.map { text in terms.count { $0.isFound(in: text) } }
    let own = drawn.sections.indices.filter { drawn.sections[$0] + 1 == section }
    for places in [own, Array(found.indices)] {
      let place = places.first { found[$0] == terms.count } ?? places.first { found[$0] > 0 }
      if let place { return place + 1 }
    }
    return own.first.map { $0 + 1 } ?? min(section, drawn.count)
  }

  private func drawn(_ version: MaterialVersion) async throws(PictureFault) -> Drawn {
    if let known = drawn[version.id] { return known }
    let count = try await pages.pageCount(of: version)
    var texts: [String] = []
    // A workbook of a thousand pages is not read through while the chief waits.
    for number in 1...max(1, min(count, Self.most)) { texts.append(try await pages.text(of: version, page: number)) }
    var sections: [Int] = []
    // What is not drawn is on no page. Without the sections the words alone tell.
    if version.pageCount > 1, let read = try? await visit.sections(of: version) {
      sections = SheetAlignment.sections(of: texts, among: read.map { HiddenText.drawn($0.text) })
    }
    let made = Drawn(count: count, texts: texts.map { SearchText($0) }, sections: sections)
    drawn[version.id] = made
    return made
  }

  private static let most = 200
}

extension Visit {
  /// Whether all that was searched for on a sheet is hidden there, or not printed, so that no picture has it.
  ///
  /// - Parameter section: as the search found it.
  func isUndrawn(_ words: String?, in section: Int, of version: MaterialVersion) async -> Bool {
    guard version.format == .xlsx, let words, let query = SearchQuery(words),
      let text = try? await sections(of: version).first(where: { $0.number == section })?.text
    else { return false }
    let (all, drawn) = (SearchText(text), SearchText(HiddenText.drawn(text)))
    let terms = query.wantedTerms
    return terms.contains { $0.isFound(in: all) } && !terms.contains { $0.isFound(in: drawn) }
  }
}
