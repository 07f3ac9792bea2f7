internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// What a row says beside what the ledger says.
extension LedgerImport {
  /// Whether a row is to correct the entry in force; else it is passed over, or refused.
  func corrects(
    _ row: LedgerRow, _ recipient: Recipient, _ entry: DayRecords.Entry, _ agreement: KnownDay.Agreement,
    _ day: KnownDay
  ) throws -> Bool {
    guard options.passesKnown else {
      refuse(row.line, .title, row.title, .notInLedger(entry: entry.number))
      return false
    }
    if agreement < .same {
      var difference = try difference(row, recipient, entry)
      let isCancelled = day.briefings[entry.briefing]?.isCancelled == true
      switch (agreement, options.differing) {
      case (.before, _): difference.outcome = .newer
      case (_, .keepLedger): difference.outcome = .kept
      case (_, .correctLedger) where !isCancelled: difference.outcome = .corrected
      case (_, .correctLedger), (_, .asked):
        refuse(row.line, .title, row.title, .sameAsInLedger(difference, isCancelled: isCancelled))
        return false
      }
      differing.append(difference)
      if difference.outcome == .corrected { return true }
    }
    if options.differing == .correctLedger {
      // A row by another name of the same briefing must not correct what this one says.
      let hearing = Hearing(briefing: entry.briefing, recipient: recipient.id)
      if let line = taken[hearing] {
        refuse(row.line, .title, row.title, .unlike(line: line))
        return false
      }
      taken[hearing] = row.line
    }
    known += 1
    return false
  }

  /// Whether an entry says what the row says, as far as the table has columns for it. A row that says no pages does not know
  /// them.
  func says(_ entry: DayRecords.Entry, _ row: LedgerRow) throws -> Bool {
    let (handout, other, places) = (entry.handout, row.handout, table.heading.places)
    return try handout.form == other.form
      && (!row.saysCopies || handout.copies == other.copies)
      && (other.pages == 0 || handout.pages == other.pages || knownPages(of: entry) == other.pages)
      && (!saysSides || handout.duplex == other.duplex)
      && (places[.reason] == nil || entry.reason == row.reason)
  }

  private var saysSides: Bool { table.heading.places[.duplex] != nil || table.heading.simplex != nil }

  /// A table that was exported has the pages as far as they were known then.
  private func knownPages(of entry: DayRecords.Entry) throws -> Int {
    guard !entry.handout.knowsSheets else { return entry.handout.pages }
    return try entry.handout.knowing(written().latePages(of: entry.number)).pages
  }

  func difference(_ row: LedgerRow, _ recipient: Recipient, _ known: DayRecords.Entry) throws -> RowDifference {
    guard let entry = try writer.entry(known.number) else {
      throw StoreError.damagedDatabase("entry \(known.number)")
    }
    let saysReason = table.heading.places[.reason] != nil
    let (said, ledger) = (row.handout, entry.content.handout)
    let pages = try knownPages(of: known)
    return RowDifference(
      line: row.line, briefing: known.briefing, title: row.title, recipient: recipient.name,
      row: RowDifference.Words(
        form: said.form, copies: row.saysCopies ? said.copies : nil, pages: said.pages == 0 ? nil : said.pages,
        duplex: saysSides ? said.duplex : nil, reason: row.reason),
      entry: known.number,
      ledger: RowDifference.Words(
        form: ledger.form, copies: ledger.copies, pages: pages == 0 ? nil : pages, duplex: ledger.duplex,
        reason: saysReason ? entry.content.reason : nil),
      recordedAt: visit.clock.iso(Moment(instant: entry.content.recordedAt, dayOnly: false)),
      recordedBy: entry.content.recordedBy, outcome: .open)
  }

  /// What a row says that corrects an entry; what the table has no column for stays, as it does for a person.
  ///
  /// - Returns: the entry too, for its day and its unit: the row may have been found by those of an entry before it.
  func corrected(
    _ known: DayRecords.Entry, by row: LedgerRow
  ) throws -> (handout: Handout, reason: String?, before: LedgerEntry.Content?) {
    let places = table.heading.places
    let said = row.handout
    let saysReason = places[.reason] != nil
    let before = try writer.entry(known.number)?.content
    let completed = try Declaration(
      form: said.form, copies: row.saysCopies ? said.copies : nil, pages: said.pages == 0 ? nil : said.pages,
      duplex: saysSides ? said.duplex : nil, reason: saysReason ? row.reason : nil,
      clearsReason: saysReason && row.reason == nil
    ).completed(pages: knownPages(of: known), after: before)
    return (completed.handout, completed.reason, before)
  }

  /// The unit of an entry that corrects another one: the row's where the briefing is registered for it, else the entry's own.
  func unit(_ unit: OfficeUnit, correcting before: LedgerEntry.Content) throws -> OfficeUnit {
    let registered = try visit.briefing(before.briefing, written()).unit
    let isRegistered = try registered.id == unit.id || visit.mergedInto(registered, writer) == unit.name
    return isRegistered ? unit : before.unit
  }
}
