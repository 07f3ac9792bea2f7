/// How a briefing reached a recipient (提出形態). The raw values are part of the JSON contract.
public enum SubmissionForm: String, Sendable, Codable, CaseIterable {
  /// Shown on the room's screen 投影.
  case projected
  /// Data handed over, not projected 電子.
  case digital
  /// Data and paper 電子及び紙.
  case both
  /// Paper alone 紙.
  case paper

  public var includesPaper: Bool { self == .paper || self == .both }

  /// Of paper, where nobody says how many.
  public var usualCopies: Int { includesPaper ? 1 : 0 }
}

/// Why a ledger entry is believed (根拠). The raw values are part of the JSON contract.
public enum Evidence: String, Sendable, Codable, CaseIterable {
  case declared, projection, printLog, imported
}

/// What was handed over on paper: nothing for a form without paper, at least one copy for a form with it.
public struct Handout: Hashable, Sendable {
  public let form: SubmissionForm
  /// Paper copies (部数); 0 exactly when the form has no paper.
  public let copies: Int
  /// Pages of one copy; 0 where nobody noted them.
  public let pages: Int
  public let duplex: Bool
  /// Pages printed on one side of a sheet, 1 unless several are put together.
  public let pagesPerSide: Int

  /// More copies, pages or pages per side than any office hands over: beyond it a number is a slip.
  public static let most = 100_000

  public enum Fault: Error, Equatable, Sendable {
    case copiesWithoutPaper
    case paperWithoutCopies
    case outOfRange
  }

  public init(
    form: SubmissionForm, copies: Int, pages: Int, duplex: Bool = true, pagesPerSide: Int = 1
  ) throws(Fault) {
    guard (0...Handout.most).contains(copies), (0...Handout.most).contains(pages),
      (1...16).contains(pagesPerSide)
    else { throw .outOfRange }
    if copies > 0, !form.includesPaper { throw .copiesWithoutPaper }
    if copies == 0, form.includesPaper { throw .paperWithoutCopies }
    self.form = form
    self.copies = copies
    self.pages = pages
    self.duplex = duplex
    self.pagesPerSide = pagesPerSide
  }

  /// What reached a recipient who saw it on the screen. The screen says nothing of paper: what was handed over stays.
  ///
  /// - Parameter pages: of what was projected.
  /// - Parameter before: what is recorded of the same submission so far.
  public static func projected(pages: Int, after before: Handout?) throws(Fault) -> Handout {
    guard let before, before.form.includesPaper else { return try Handout(form: .projected, copies: 0, pages: pages) }
    return try Handout(
      form: .both, copies: before.copies, pages: before.pages, duplex: before.duplex, pagesPerSide: before.pagesPerSide)
  }

  /// Whether the sheets follow from what is noted: paper whose pages nobody noted has an unknown number of them.
  public var knowsSheets: Bool { pages > 0 || !form.includesPaper }

  /// The same with the pages that became known later, where nobody noted any.
  public func knowing(_ later: PaperPages?) -> Handout {
    guard !knowsSheets, let later else { return self }
    return Handout(form, copies, later.count, duplex, pagesPerSide)
  }

  /// The same with other copies.
  public func with(copies: Int) throws(Fault) -> Handout {
    try Handout(form: form, copies: copies, pages: pages, duplex: duplex, pagesPerSide: pagesPerSide)
  }

  /// The same without its pages.
  public var withoutPages: Handout { with(pages: 0) }

  /// The same with so many pages of a copy, up to ``most``.
  public func with(pages: Int) -> Handout { Handout(form, copies, min(max(0, pages), Self.most), duplex, pagesPerSide) }

  /// Within the bounds.
  private init(_ form: SubmissionForm, _ copies: Int, _ pages: Int, _ duplex: Bool, _ pagesPerSide: Int) {
    (self.form, self.copies, self.pages, self.duplex, self.pagesPerSide) = (form, copies, pages, duplex, pagesPerSide)
  }

  /// Sheets of paper (枚数): ceil(pages ÷ (2 if duplex) ÷ pages-per-side) × copies. 0 where they are not known.
  public var sheets: Int {
    let pagesPerSheet = (duplex ? 2 : 1) * pagesPerSide
    return (pages + pagesPerSheet - 1) / pagesPerSheet * copies
  }
}
