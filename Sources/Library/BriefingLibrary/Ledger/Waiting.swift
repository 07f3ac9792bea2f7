public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What somebody says of a submission that waits.
public struct Mark: Hashable, Sendable {
  public let key: SubmissionKey
  public let form: SubmissionForm
  /// Of paper; 1 when `nil`.
  public let copies: Int?
  /// Why paper.
  public let reason: String?

  public init(_ key: SubmissionKey, _ form: SubmissionForm, copies: Int? = nil, reason: String? = nil) {
    self.key = key
    self.form = form
    self.copies = copies
    self.reason = reason
  }
}

/// What became of marks: each is recorded, or says why it is not.
public struct MarksReceipt: Sendable {
  public var recorded: [SubmissionReceipt] = []
  public var refused: [RefusedMark] = []
  /// The act that recorded them, as ``Visit/undo(past:only:)`` takes it; `nil` where nothing was.
  public internal(set) var act: Act.ID?
}

public struct RefusedMark: Sendable {
  public let mark: Mark
  public let why: Why
  /// `nil` for a briefing that there is none of, or that the person may not see.
  public let briefing: Briefing?
  public let recipient: String?

  public enum Why: Equatable, Sendable {
    /// Somebody has recorded it meanwhile, as this.
    case recorded(Handout, by: String)
    case cancelled
    /// Its day has not come.
    case toCome
    /// It is not for that recipient any more, or is gone.
    case gone
    case notAllowed
    /// What was said of paper makes no sense.
    case unfit

    /// Whether it waits no more: the mark is of no use.
    public var isOver: Bool { self != .unfit }
  }
}

extension Visit {
  /// Submissions that wait for somebody to record them (未確認), and that this person may record, the oldest first.
  ///
  /// - Parameters:
  ///   - recipient: everybody's when `nil`.
  ///   - unit: every unit's when `nil`.
  ///   - place: only those behind it.
  /// - Throws: `LibraryError.notAllowed`, `StoreError`.
  public func waiting(
    within instants: Range<Instant>, recipient: Recipient.ID? = nil, unit: OfficeUnit.ID? = nil,
    after place: WaitingSubmission.Place? = nil, limit: Int
  ) async throws -> [WaitingSubmission] {
    try await read(as: .submit) {
      try $0.waiting(
        within: instants, by: clock.now, recipient: recipient, unit: unit, after: place, limit: limit)
    }
  }

  /// Those for whom this person may record submissions.
  ///
  /// - Throws: `LibraryError.notAllowed`, `StoreError`.
  public func recipientsToRecord() async throws -> [Recipient] {
    try await read(as: .submit) { reader in
      let recipients = (try reader.parties() as [(party: Recipient, aliases: [String])]).map(\.party)
      // Who may record for a unit may do it for all whom it reports to.
      guard !reader.reach.isWhole, let parts = reader.reach.parts, parts.units.isEmpty else { return recipients }
      return recipients.filter { parts.recipients.contains($0.id) }
    }
  }

  /// Why paper, as it was said lately of submissions that this person may record; the most frequent first.
  ///
  /// - Throws: `LibraryError.notAllowed`, `StoreError`.
  public func reasonsForPaper(limit: Int = 10) async throws -> [String] {
    try await read(as: .submit) { try $0.latestPaperReasons(limit: limit) }
  }

  /// Records what is marked, in one act: `undo` takes all of it back. What somebody else has recorded meanwhile stays as it
  /// is, and what cannot be recorded keeps nothing else from it.
  ///
  /// - Throws: `LibraryError.notAllowed`, `StoreError`, where nothing is recorded.
  public func record(_ marks: [Mark]) async throws -> MarksReceipt {
    var receipt = try await act(.submit, as: .submit) { writer, undo in
      var receipt = MarksReceipt()
      for mark in marks {
        do { receipt.recorded.append(try record(mark, writer)) } catch let refused as RefusedMark {
          receipt.refused.append(refused)
        }
      }
      for (number, entry) in receipt.recorded.enumerated() {
        if number == 0 { undo.subject = entry.entry.title }
        undo.note(entry: entry.number)
      }
      if receipt.recorded.count > 1 { undo.subject += " (+\(receipt.recorded.count - 1))" }
      return receipt
    }
    if !receipt.recorded.isEmpty { receipt.act = lastAct }
    return receipt
  }

  /// - Throws: `RefusedMark`.
  private func record(_ mark: Mark, _ writer: StoreWriter) throws -> SubmissionReceipt {
    var (briefing, name): (Briefing?, String?)
    func refused(_ why: RefusedMark.Why) -> RefusedMark {
      RefusedMark(mark: mark, why: why, briefing: briefing, recipient: name)
    }
    do {
      let found = try self.briefing(mark.key.briefing, as: .submit, writer)
      briefing = found
      guard let recipient = try writer.recipients(of: found.id).first(where: { $0.id == mark.key.recipient }) else {
        throw refused(.gone)
      }
      name = recipient.name
      guard writer.covers(found.unit.id, recipient.id) else { throw refused(.notAllowed) }
      try refuseUnready(found, for: recipient, writer)
      if let newest = try writer.newestEntry(briefing: found.id, recipient: recipient), !newest.content.isWithdrawal {
        throw refused(.recorded(newest.content.handout, by: newest.content.recordedBy))
      }
      let isPaper = mark.form.includesPaper
      let declaration = try Declaration(
        form: mark.form, copies: isPaper ? mark.copies : nil, reason: isPaper ? mark.reason : nil
      ).checked()
      return try record(declaration, of: found, to: recipient, correcting: false, writer)
    } catch let error as LibraryError {
      switch error {
      case .noSuchBriefing: throw refused(.gone)
      case .notAllowed, .confidential: throw refused(.notAllowed)
      case .cancelledBriefing: throw refused(.cancelled)
      case .briefingToCome: throw refused(.toCome)
      case .unfitHandout, .unfitText: throw refused(.unfit)
      default: throw error
      }
    }
  }
}

extension RefusedMark: Error {}
