public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// An act as people are told of it.
public struct ActSummary: Hashable, Sendable {
  public let act: Act
  /// What it was about, such as the title of a briefing.
  public let subject: String
  /// Of one that was just taken back: recipients and units that it had brought and that went with it.
  public internal(set) var goneNames: [String] = []
  /// The same that stay, since something else speaks of them.
  public internal(set) var keptNames: [String] = []
}

extension Visit {
  /// Does something that `undo` can take back. It is one transaction: done and noted, or neither.
  ///
  /// - Parameter body: says in `undo` what was before; an act that changes nothing notes nothing.
  func act<Value: Sendable>(
    _ kind: Act.Kind, as permission: Permission, isLong: Bool = false,
    _ body: @escaping @Sendable (_ writer: StoreWriter, _ undo: inout Reversal) throws -> Value
  ) async throws -> Value {
    let (value, act) = try await write(as: permission, isLong: isLong) { writer in
      var undo = Reversal()
      let value = try body(writer, &undo)
      try refuseUnseen(undo, writer)
      let act = undo.isEmpty ? nil : try writer.note(kind, at: clock.now, by: person.name, reversal: undo.text)
      return (value, act)
    }
    if let act { done.note(act) }
    return value
  }

  /// The last act of anybody, for ``seeing(_:)``.
  ///
  /// - Throws: `StoreError`.
  public func lastAct() async throws -> Act.ID { try await ownActs { try $0.lastAct() } }

  /// - Throws: `LibraryError.changedMeanwhile` where another act was about the same since this person looked.
  private func refuseUnseen(_ undo: Reversal, _ reader: StoreReader) throws {
    guard let seen, !undo.isEmpty else { return }
    let others = try reader.allActs(after: seen).filter { act in
      let other = try Reversal(act)
      return other.subject == undo.subject || !undo.isApart(from: other)
    }
    if !others.isEmpty { throw LibraryError.changedMeanwhile(try others.map(summary)) }
  }

  /// What this person did last and has not taken back, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func acts(limit: Int = 20) async throws -> [ActSummary] {
    try await ownActs { try $0.acts(of: person.name, limit: limit).map(summary) }
  }

  private func summary(_ act: Act) throws -> ActSummary { ActSummary(act: act, subject: try Reversal(act).subject) }

  /// Takes back the last act of this person that is not taken back yet, whatever it was. The ledger and the settings get
  /// entries that say so; what was registered by a slip is gone.
  ///
  /// - Parameter past: takes it back too where this person has done something since that nothing takes back, such as to
  ///   project a briefing.
  /// - Parameter act: the one that is meant; whatever was last when `nil`.
  /// - Returns: what was taken back.
  /// - Throws: `LibraryError.nothingToUndo`, `.deedStays`; `.changedSince` where others, or this person in another way,
  ///   have built on it, or the last act is not the one that is meant.
  public func undo(past: Bool = false, only act: Act.ID? = nil) async throws -> ActSummary {
    guard let last = try await ownActs({ try $0.acts(of: person.name, limit: 1).first }) else {
      if !past, let deed = try await ownActs({ try lastingDeed(after: nil, $0) }) {
        throw LibraryError.deedStays(deed, before: nil)
      }
      throw LibraryError.nothingToUndo(person)
    }
    // Whoever may do something may take it back.
    return try await write(as: last.kind.permission, isLong: last.kind == .import) { writer in
      let reversal = try Reversal(last)
      let subject = try briefing(of: reversal, writer)
      if let subject, try !writer.covers(subject) { throw LibraryError.notAllowed(last.kind.permission, person) }
      if [.submit, .withdraw].contains(last.kind) { try requireEntries(of: reversal, last.kind, writer) }
      let refusal = LibraryError.changedSince(
        last.kind, briefing: subject, subject: reversal.subject)
      let newest = try writer.acts(of: person.name, limit: 1).first
      guard newest == last, act ?? last.id == last.id else { throw refusal }
      if !past, let deed = try lastingDeed(after: last.id, writer) {
        // Nobody is told to type what would be refused.
        throw LibraryError.deedStays(deed, before: try isEvidence(reversal, writer) ? nil : try summary(last))
      }
      var redo = Reversal()
      // What others have changed since must not be lost with it.
      for later in try writer.acts(after: last.id) where try !reversal.isApart(from: Reversal(later)) {
        throw refusal
      }
      redo.subject = reversal.subject
      var undone = try summary(last)
      for step in reversal.steps.reversed() { try takeBack(step, &undone, refusal, writer) }
      try writer.note(.undo, at: clock.now, by: person.name, reversal: redo.text, undoing: last.id)
      return undone
    }
  }

  /// Of several submissions each has to be one that this person may record now.
  ///
  /// - Throws: `LibraryError.notAllowed`.
  private func requireEntries(of reversal: Reversal, _ kind: Act.Kind, _ reader: StoreReader) throws {
    for case .entries(let first, let last) in reversal.steps {
      for number in first...max(first, last) {
        guard let content = try reader.entry(LedgerEntry.ID(number))?.content else { continue }
        guard let briefing = try reader.briefing(content.briefing), try reader.covers(briefing.id),
          reader.covers(briefing.unit.id, content.recipient.id)
        else { throw LibraryError.notAllowed(kind.permission, person) }
      }
    }
  }

  /// Whether records or answers speak of what an act brought, so that it stays.
  private func isEvidence(_ reversal: Reversal, _ reader: StoreReader) throws -> Bool {
    try reversal.steps.contains { step in
      switch step {
      case .registered(let briefing): try reader.isEvidence(briefing)
      case .versionAdded(let version): try reader.isEvidence(version)
      case .setting(let name, let subject, let value):
        try Setting(name: name, subject: subject).map { try reader.surveyFault($0, value) != nil } ?? false
      default: false
      }
    }
  }

  /// The briefing that an act was about, the first of several.
  private func briefing(of reversal: Reversal, _ reader: StoreReader) throws -> Briefing.ID? {
    for step in reversal.steps {
      switch step {
      case .registered(let briefing), .imported(let briefing, _): return briefing
      case .changed(let state): return state.briefing
      case .ordered(let briefing, _): return briefing
      case .entries(let first, _): return try reader.entry(LedgerEntry.ID(first))?.content.briefing
      case .versionAdded(let version): return try reader.version(version)?.briefing
      case .assigned(let id), .assignment(let id, _, _): return try reader.assignment(id)?.assignment.briefing
      case .explained(let entry, _): return try reader.entry(entry)?.content.briefing
      default: continue
      }
    }
    return nil
  }

  private func takeBack(
    _ step: Reversal.Step, _ undone: inout ActSummary, _ refusal: LibraryError, _ writer: StoreWriter
  ) throws {
    switch step {
    case .entries(let first, let last):
      for number in (first...max(first, last)).reversed() {
        try takeBack(LedgerEntry.ID(number), refusal, writer)
      }
    case .registered(let briefing):
      guard try !writer.isEvidence(briefing) else { throw refusal }
      try writer.delete(briefing)
    case .imported(let first, let last):
      // Their entries stay in the ledger, withdrawn, and so do they; nobody waits for their submissions.
      try writer.cancel(first...max(first, last), at: clock.now, reason: StoredReason.importUndone)
    case .versionAdded(let id):
      guard let version = try writer.version(id), try writer.version(nil, of: version.material) == version,
        try !writer.isEvidence(id)
      else { throw refusal }
      try writer.delete(version)
    case .ordered(let briefing, let materials): try writer.order(materials, of: briefing)
    case .changed(let state):
      // Back to a unit that is this person's no more it goes by no other way, either.
      if try writer.briefing(state.briefing)?.unit.id != state.unit {
        try requireUnit(OfficeUnit(id: state.unit, name: ""), writer)
      }
      let isGone =
        try state.recipients.contains { try writer.isTakenAway($0, Recipient.self) }
        || writer.isTakenAway(state.unit, OfficeUnit.self)
      guard state.cancelledAt != nil || !isGone else { throw refusal }
      // What has expired then would be gone at once, and for good.
      if let expiry = state.expiresAt, expiry <= clock.now.seconds { throw refusal }
      try writer.restore(state)
    case .setting(let name, let subject, let value):
      guard let setting = Setting(name: name, subject: subject) else { throw refusal }
      try requireRoom(for: setting, value, writer)
      try writer.set(setting, to: value, at: clock.now, by: person.name)
    case .added(.recipient, let id):
      try takeBack(added: Recipient.ID(id), Recipient.self, &undone, refusal, writer)
    case .added(.unit, let id):
      try takeBack(added: OfficeUnit.ID(id), OfficeUnit.self, &undone, refusal, writer)
    case .removed(.recipient, let id, let names): try writer.bringBack(Recipient.ID(id), names, Recipient.self)
    case .removed(.unit, let id, let names): try writer.bringBack(OfficeUnit.ID(id), names, OfficeUnit.self)
    case .renamed(.recipient, let id, let name, let alias):
      try writer.rename(Recipient(id: Identifier(id), name: ""), backTo: name, dropping: alias)
    case .renamed(.unit, let id, let name, let alias):
      try writer.rename(OfficeUnit(id: Identifier(id), name: ""), backTo: name, dropping: alias)
    case .aliasAdded(.recipient, let id, let alias):
      try writer.removeAlias(alias, from: Recipient(id: Identifier(id), name: ""))
    case .aliasAdded(.unit, let id, let alias):
      try writer.removeAlias(alias, from: OfficeUnit(id: Identifier(id), name: ""))
    case .aliasRemoved(.recipient, let id, let alias):
      try writer.addAlias(alias, to: Recipient(id: Identifier(id), name: ""))
    case .aliasRemoved(.unit, let id, let alias):
      try writer.addAlias(alias, to: OfficeUnit(id: Identifier(id), name: ""))
    case .placed(let unit, let bureau, let department, let floor):
      try writer.place(
        OfficeUnit(id: unit, name: ""), at: UnitPlace(bureau: bureau, department: department, floor: floor))
    case .merged(let unit, let labels): try writer.separate(unit, labels, OfficeUnit.self)
    case .recipientMerged(let recipient, let labels): try writer.separate(recipient, labels, Recipient.self)
    case .room(let state): try writer.restore(state)
    case .account(let state): try writer.restore(state)
    case .accountAdded(let id):
      // Who has set a password has begun to work under the name, and records may have it.
      guard let account = try writer.account(id), !account.hasPassword, try !writer.hasWorked(account) else {
        throw refusal
      }
      try writer.remove(account)
    case .assigned(let id): try writer.delete(id)
    case .assignment(let id, let doneAt, let doneBy):
      let done = doneAt.flatMap { at in doneBy.map { Assignment.Done(at: Instant(seconds: at), by: $0) } }
      try writer.set(id, done: done)
    case .printLog, .printerAdded, .printer, .printPerson, .explained: try takeBackPrints(step, refusal, writer)
    case .roomAdded(let id):
      guard let room = try writer.room(id), try !writer.hasProjections(in: room) else { throw refusal }
      try writer.remove(room)
    }
  }

  /// A name that an act has brought goes with it.
  private func takeBack<P: Party>(
    added id: Identifier<P>, _ kind: P.Type, _ undone: inout ActSummary, _ refusal: LibraryError,
    _ writer: StoreWriter
  ) throws {
    guard let name = try writer.names(of: kind)[id] else { return }
    let isAbout = undone.act.kind == .name
    if try writer.takeBack(P(id: id, name: name), unlessNamed: !isAbout) {
      if !isAbout { undone.goneNames.append(name) }
    } else {
      // One that came with something else stays where others use it.
      if isAbout { throw refusal }
      undone.keptNames.append(name)
    }
  }

  /// What an entry superseded counts again; without any, nothing does.
  private func takeBack(_ number: LedgerEntry.ID, _ refusal: LibraryError, _ writer: StoreWriter) throws {
    // The newest one need not be it: taking back what came later has said the same anew.
    guard let entry = try writer.entry(number),
      let newest = try writer.newestEntry(briefing: entry.content.briefing, recipient: entry.content.recipient),
      newest.content.counts(like: entry.content)
    else { throw refusal }
    let before = try entry.content.supersedes.flatMap(writer.entry)
    let counts = before.map { !$0.content.isWithdrawal } ?? false
    let content = counts ? before!.content : entry.content
    // Where two recipients have become one since, the briefing is for them as the other, and would count twice.
    if counts, try writer.isAddressedOtherwise(content.briefing, content.recipient.id) { throw refusal }
    let again = try writer.append(
      content.superseding(
        newest.number, isWithdrawal: !counts, correction: StoredReason.undone, at: clock.now, by: person.name))
    if counts, let before, !content.handout.knowsSheets {
      try writer.passPages(from: before.number, to: again, at: clock.now, by: person.name)
    }
  }
}

extension LedgerEntry.Content {
  /// The same, said anew by a person: the entry that it supersedes is taken back, or put back.
  func superseding(
    _ number: LedgerEntry.ID, isWithdrawal: Bool, correction: String?, at instant: Instant, by person: String
  ) -> LedgerEntry.Content {
    LedgerEntry.Content(
      briefing: briefing, recipient: recipient, unit: unit, title: title, moment: moment, handout: handout,
      evidence: .declared, reason: reason, supersedes: number, recordedAt: instant, recordedBy: person,
      correction: correction, isWithdrawal: isWithdrawal)
  }
}

extension Act.Kind {
  fileprivate var permission: Permission {
    switch self {
    case .register, .add, .replace, .amend, .cancel, .restore: .register
    case .submit, .withdraw, .explain: .submit
    case .import: .importLedger
    case .set, .name, .merge, .remove, .room, .printer, .undo: .configure
    case .person: .people
    case .stock, .space: .stock
    case .survey: .survey
    case .assign: .project
    }
  }
}
