public import BriefingDomain
public import BriefingLedger

/// What a person says of how briefings reached their recipients.
///
/// What is `nil` stays in a correction as it was, as long as there still is paper, or the form is the same; else it is what is
/// usual.
public struct Declaration: Sendable {
  public var form: SubmissionForm
  /// Of paper; usually 1.
  public var copies: Int?
  /// Of one copy; usually those that the briefing's materials make on paper, where that is known; 0 for unknown.
  public var pages: Int?
  /// Usually `true`.
  public var duplex: Bool?
  /// Usually 1.
  public var pagesPerSide: Int?
  /// Why paper.
  public var reason: String?
  /// No reason is known any more.
  public var clearsReason: Bool
  /// Why the entry before is corrected, where there is one.
  public var correction: String?
  /// Who says it; the person of the visit when `nil`.
  public var recorder: String?

  public init(
    form: SubmissionForm, copies: Int? = nil, pages: Int? = nil, duplex: Bool? = nil, pagesPerSide: Int? = nil,
    reason: String? = nil, clearsReason: Bool = false, correction: String? = nil, recorder: String? = nil
  ) {
    self.form = form
    self.copies = copies
    self.pages = pages
    self.duplex = duplex
    self.pagesPerSide = pagesPerSide
    self.reason = reason
    self.clearsReason = clearsReason
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
  /// - Parameter before: the entry that this corrects.
  func completed(pages usual: Int, after before: LedgerEntry.Content?) throws(LibraryError) -> Completed {
    let old = before?.handout
    let stays = before.flatMap { $0.handout.keepsDetails(as: form) ? $0 : nil }
    var completed: Completed
    do throws(Handout.Fault) {
      completed = Completed(
        handout: try Handout(
          form: form, copies: copies ?? stays?.handout.copies ?? form.usualCopies,
          pages: pages ?? stays.flatMap { $0.handout.pages > 0 ? $0.handout.pages : nil } ?? usual,
          duplex: duplex ?? stays?.handout.duplex ?? true,
          pagesPerSide: pagesPerSide ?? stays?.handout.pagesPerSide ?? 1),
        reason: clearsReason ? nil : reason ?? stays?.reason)
    } catch { throw .unfitHandout(error) }
    guard let before, let old else { return completed }
    let (now, isPaper) = (completed.handout, old.form.includesPaper)
    // What is as it would be anyway need not be told.
    let told: [(part: HandoutPart, isSaid: Bool, isTold: Bool, isSame: Bool)] = [
      (.copies, copies != nil, isPaper && (old.copies > 1 || !form.includesPaper), old.copies == now.copies),
      (.duplex, duplex != nil, isPaper && !old.duplex, old.duplex == now.duplex),
      (.pagesPerSide, pagesPerSide != nil, isPaper && old.pagesPerSide > 1, old.pagesPerSide == now.pagesPerSide),
      (.pages, pages != nil, isPaper && old.pages > 0 && old.pages != usual, old.pages == now.pages),
      (.reason, reason != nil || clearsReason, before.reason != nil, before.reason == completed.reason),
    ]
    completed.kept = told.filter { !$0.isSaid && $0.isTold && $0.isSame }.map(\.part)
    completed.dropped = told.filter { !$0.isSaid && $0.isTold && !$0.isSame }.map(\.part)
    return completed
  }

  /// What is recorded, and what of it nobody said.
  struct Completed {
    let handout: Handout
    let reason: String?
    var kept: [HandoutPart] = []
    var dropped: [HandoutPart] = []
  }
}

extension Handout {
  /// Whether a correction to a form leaves copies, pages and reason as they are.
  fileprivate func keepsDetails(as form: SubmissionForm) -> Bool {
    self.form == form || self.form.includesPaper && form.includesPaper
  }
}

/// What an entry says beside its form. The raw values are part of the JSON contract.
public enum HandoutPart: String, Codable, Sendable, CaseIterable {
  case copies, duplex, pagesPerSide, pages, reason
}

/// What was recorded, and what it corrects.
public struct SubmissionReceipt: Sendable {
  public let entry: LedgerEntry.Content
  public let number: LedgerEntry.ID
  /// The entry that counted before; `nil` for a first one.
  public let corrected: LedgerEntry?
  /// The ledger said exactly this already, and nothing was written.
  public let unchanged: Bool
  /// What nobody said and is as in the entry before, where it is not the usual.
  public var kept: [HandoutPart] = []
  /// What the entry before said and this one does not, though nobody said so.
  public var dropped: [HandoutPart] = []
  /// Who counted the pages of a copy; `nil` where somebody said them, or they are not known.
  public var pagesFrom: PaperPages.Basis?
  /// The pages that the entry does not say, where they became known since it was made.
  public var latePages: PaperPages?

  /// With the pages as far as they are known.
  public var handout: Handout { entry.handout.knowing(latePages) }
}

/// What was recorded of some days, and what was left as it is.
public struct DaysReceipt: Sendable {
  public let receipts: [SubmissionReceipt]
  /// Briefings that were recorded before, for one recipient at least.
  public let recorded: [Briefing.ID]
  /// Briefings that have not begun.
  public let toCome: [Briefing.ID]
}
