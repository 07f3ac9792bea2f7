/// A piece of a page around what was found, as the page has it.
public struct Snippet: Hashable, Sendable {
  /// Verbatim, line ends included.
  public let text: String
  /// What was found: ranges of Unicode scalars (code points) of `text`, from 0, ascending, neither empty nor touching.
  public let matches: [Range<Int>]
  /// Whether the page has text before and behind the piece.
  public let isCutBefore: Bool
  public let isCutAfter: Bool

  public init(
    text: String, matches: [Range<Int>], isCutBefore: Bool, isCutAfter: Bool
  ) {
    self.text = text
    self.matches = matches
    self.isCutBefore = isCutBefore
    self.isCutAfter = isCutAfter
  }
}

/// A page that a search found, with where it stands.
public struct PageHit: Sendable {
  public let version: MaterialVersion
  /// The briefing's; `nil` for a material without one.
  public let title: String?
  public let moment: Moment?
  /// As it prints: the number of its picture, of the record and of the sheets. `nil` where nobody has drawn it yet, or what was
  /// found stands on no page, such as a hidden row, or the page is not certain.
  public let page: Int?
  /// Where the text is read in other parts than pages, the one that was found.
  public let section: Section?
  public let snippet: Snippet

  /// A section of a document, or a sheet of a workbook.
  public struct Section: Hashable, Sendable {
    /// From 1.
    public let number: Int
    /// Of a sheet.
    public let name: String?

    public init(number: Int, name: String?) {
      self.number = number
      self.name = name
    }
  }

  public init(
    version: MaterialVersion, title: String?, moment: Moment?, page: Int?, section: Section?, snippet: Snippet
  ) {
    self.version = version
    self.title = title
    self.moment = moment
    self.page = page
    self.section = section
    self.snippet = snippet
  }

  /// Among the pages of the text, as it was read.
  public var number: Int { section?.number ?? page ?? 1 }
}

/// The order in which a search gives its pages.
public enum SearchOrder: String, Sendable, CaseIterable {
  /// The latest registered version first; the pages of one in their order.
  case newest
  /// By BM25 over words and phrases; single characters, marks and dates do not weigh, and with nothing that does the
  /// newest comes first.
  case relevance
}
