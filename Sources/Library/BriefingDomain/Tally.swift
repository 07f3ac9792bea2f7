/// Sums over the ledger entries in force of some months, recipients and units.
public struct Tally: Hashable, Sendable {
  /// Number of submissions by form.
  public var paper = 0
  public var both = 0
  public var digital = 0
  public var projected = 0
  /// Σ copies over submissions whose form includes paper: 書類量, the headline measure.
  public var documents = 0
  /// Σ sheets of paper.
  public var sheets = 0
  /// Submissions on paper whose pages nobody noted, so that `sheets` is too low.
  public var withoutPages = 0
  /// (briefing, recipient) pairs whose time has passed without an entry.
  public var unrecorded = 0
  /// Of the projected submissions, or of the unrecorded where these are left out, those that no screen showed.
  public var unseen = 0

  public init() {}

  public static func unrecorded(_ count: Int) -> Tally {
    var tally = Tally()
    tally.unrecorded = count
    return tally
  }

  /// The one submission that is counted here was projected where no screen showed it.
  ///
  /// - Parameter leftOut: it is unrecorded then; where there was paper beside it, it was on paper only.
  public mutating func isUnseen(leftOut: Bool) {
    unseen = projected
    guard leftOut else { return }
    (unrecorded, projected) = (unrecorded + projected, 0)
    (paper, both) = (paper + both, 0)
  }

  public init(
    form: SubmissionForm, count: Int, documents: Int = 0, sheets: Int = 0, withoutPages: Int = 0
  ) {
    switch form {
    case .paper: paper = count
    case .both: both = count
    case .digital: digital = count
    case .projected: projected = count
    }
    self.documents = documents
    self.sheets = sheets
    self.withoutPages = withoutPages
  }

  /// Submissions that are recorded, whatever their form.
  public var reports: Int { paper + both + digital + projected }

  /// Submissions whose form includes paper.
  public var onPaper: Int { paper + both }

  /// Submissions on paper that ``amount(_:)`` leaves out, since nobody noted how much it was.
  public func unknown(_ measure: Measure) -> Int { measure == .sheets ? withoutPages : 0 }

  public func amount(_ measure: Measure) -> Int {
    switch measure {
    case .documents: documents
    case .sheets: sheets
    case .reports: onPaper
    }
  }

  public static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.paper += b.paper
    sum.both += b.both
    sum.digital += b.digital
    sum.projected += b.projected
    sum.documents += b.documents
    sum.sheets += b.sheets
    sum.withoutPages += b.withoutPages
    sum.unrecorded += b.unrecorded
    sum.unseen += b.unseen
    return sum
  }

  public static func += (a: inout Tally, b: Tally) { a = a + b }
}

/// What a reduction is measured in.
public enum Measure: String, Sendable, Codable, CaseIterable {
  /// Paper copies handed over.
  case documents
  /// Sheets of paper.
  case sheets
  /// Submissions that included paper.
  case reports
}

/// Sums of one range of instants for one recipient and unit.
public struct TallyCell: Sendable {
  public let recipient: Recipient.ID
  public let unit: OfficeUnit.ID
  public let tally: Tally

  public init(
    recipient: Recipient.ID, unit: OfficeUnit.ID, tally: Tally
  ) {
    self.recipient = recipient
    self.unit = unit
    self.tally = tally
  }
}
