/// A stretch of a version's text, to where the next one begins, and the page that it stands on as it was drawn.
///
/// Text and pages as drawn do not go hand in hand: a sheet that is wider than a page stands row for row on several pages, a
/// footnote is read behind the text, and what is hidden stands on no page.
public struct DrawnStretch: Hashable, Sendable {
  /// The text's own page: the section of a document, the sheet of a workbook.
  public let section: Int
  /// Where it begins in the section, in UTF-8 bytes.
  public let start: Int
  /// `nil` where it stands on no page, or nobody can say on which one.
  public let page: Int?

  public init(section: Int, start: Int, page: Int?) {
    self.section = section
    self.start = start
    self.page = page
  }
}

/// The pages of a version as they were drawn, with its text laid on them.
public struct DrawnText: Hashable, Sendable {
  public let pageCount: Int
  /// By section and start, ascending, each on another page than the one before; empty where nobody has laid the text.
  public let stretches: [DrawnStretch]

  public init(pageCount: Int, stretches: [DrawnStretch]) {
    self.pageCount = pageCount
    self.stretches = stretches
  }
}

extension MaterialFormat {
  /// Whether each page of its text is a page that it prints, or a slide.
  public var hasOwnPages: Bool {
    switch self {
    case .pdf, .pptx, .image: true
    case .docx, .xlsx, .text, .markdown, .csv, .html, .other: false
    }
  }
}
