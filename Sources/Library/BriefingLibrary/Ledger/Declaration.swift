public import BriefingDomain
public import BriefingLedger

/// What a person says of how briefings reached their recipients.
public struct Declaration: Sendable {
  public var form: SubmissionForm
  /// Of paper; as many as are usual when `nil`.
  public var copies: Int?
  /// Of one copy; those that the briefing's materials make on paper when `nil`, where that is known; 0 for unknown.
  public var pages: Int?
  public var duplex: Bool
  public var pagesPerSide: Int
  /// Why paper.
  public var reason: String?
  /// Why the entry before is corrected, where there is one.
  public var correction: String?
  /// Who says it; the person of the visit when `nil`.
  public var recorder: String?

  public init(
    form: SubmissionForm, copies: Int? = nil, pages: Int? = nil, duplex: Bool = true, pagesPerSide: Int = 1,
    reason: String? = nil, correction: String? = nil, recorder: String? = nil
  ) {
    self.form = form
    self.copies = copies
    self.pages = pages
    self.duplex = duplex
    self.pagesPerSide = pagesPerSide
    self.reason = reason
    self.correction = correction
    self.recorder = recorder
  }

  /// Its texts as they are kept.
  func checked() throws(LibraryError) -> Declaration {
    var checked = self
    checked.reason = try OneLine.optional(reason, .reason)
    checked.correction = try OneLine.optional(correction, .reason)
    checked.recorder = try OneLine.optional(recorder, .recorder)
    return checked
  }

  /// - Parameter usual: the pages of a copy where nobody says them.
  func handout(pages usual: Int) throws(LibraryError) -> Handout {
    do throws(Handout.Fault) {
      return try Handout(
        form: form, copies: copies ?? form.usualCopies, pages: pages ?? usual, duplex: duplex,
        pagesPerSide: pagesPerSide)
    } catch { throw .unfitHandout(error) }
  }
}

/// What was recorded, and what it corrects.
public struct SubmissionReceipt: Sendable {
  public let entry: LedgerEntry.Content
  public let number: LedgerEntry.ID
  /// The entry that counted before; `nil` for a first one.
  public let corrected: LedgerEntry?
  /// The ledger said exactly this already, and nothing was written.
  public let unchanged: Bool
}

/// What was recorded of some days, and what was left as it is.
public struct DaysReceipt: Sendable {
  public let receipts: [SubmissionReceipt]
  /// Briefings that were recorded before, for one recipient at least.
  public let recorded: [Briefing.ID]
  /// Briefings that have not begun.
  public let toCome: [Briefing.ID]
}
