internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

/// Searching finds pages as a reader counts them, and the room shows pages as they are drawn: a document of one section may
/// have twenty pages of paper.
struct PictureOfText: Sendable {
  let pages: any PageSource

  /// The first picture whose page has what was searched for; the page found where each picture is one page of the reader.
  ///
  /// - Parameter page: as the search found it.
  /// - Throws: `PictureFault`.
  func page(_ page: Int, of version: MaterialVersion, finding words: String?) async throws(PictureFault) -> Int {
    guard !Self.hasOnePageEach(version.format), let words, let query = SearchQuery(words) else { return page }
    let count = try await pages.pageCount(of: version)
    let terms = query.wantedTerms
    var nearest: Int?
    // A workbook of a thousand pages is not read through while the chief waits.
    for number in 1...max(1, min(count, Self.most)) {
      let text = SearchText(try await pages.text(of: version, page: number))
      let found = terms.filter { $0.isFound(in: text) }
      if found.count == terms.count { return number }
      if nearest == nil, !found.isEmpty { nearest = number }
    }
    return nearest ?? min(page, count)
  }

  private static let most = 200

  private static func hasOnePageEach(_ format: MaterialFormat) -> Bool {
    switch format {
    case .pdf, .pptx, .image: true
    case .docx, .xlsx, .text, .markdown, .csv, .html, .other: false
    }
  }
}

extension Visit {
  /// Whether all that was searched for on a sheet is hidden there, or not printed, so that no picture has it.
  ///
  /// - Parameter page: as the search found it.
  func isUndrawn(_ words: String?, on page: Int, of version: MaterialVersion) async -> Bool {
    guard version.format == .xlsx, let words, let query = SearchQuery(words),
      let text = try? await text(of: [version], page: page).first?.content.pages.first?.text
    else { return false }
    let (all, drawn) = (SearchText(text), SearchText(HiddenText.drawn(text)))
    let terms = query.wantedTerms
    return terms.contains { $0.isFound(in: all) } && !terms.contains { $0.isFound(in: drawn) }
  }
}
