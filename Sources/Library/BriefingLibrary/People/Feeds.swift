package import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

// Calendars that people subscribe to. A program asks for one by the key in its address, in nobody's session.

extension Library {
  /// Whose calendar a key is of; `nil` where it has ended, or there was none.
  package func feed(_ key: AccessKey) async throws -> (feed: CalendarFeed, account: Account)? {
    try await store.read { reader in
      guard let found = try reader.feed(key), !found.account.isDisabled else { return nil }
      return found
    }
  }

  package func feeds(of account: Account.ID) async throws -> [CalendarFeed] {
    try await store.read { try $0.feeds(of: account) }
  }

  /// - Returns: whether there was one of theirs.
  package func endFeed(_ feed: CalendarFeed.ID, of account: Account.ID) async throws -> Bool {
    try await store.write { try $0.remove(feed, of: account) }
  }
}

/// What a calendar can be of, by the names of ``BoardChoices``.
package enum CalendarChoice: Hashable, Sendable {
  case recipient(String)
  case unit(String)
  case room(String)
}

extension Visit {
  /// Makes a calendar of somebody's own.
  ///
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`, `.tooManyFeeds`; `StoreError`.
  package func addFeed(_ choice: CalendarChoice, of account: Account.ID) async throws {
    try await write(as: .look) { writer in
      guard try writer.feeds(of: account).count < CalendarFeed.most else {
        throw LibraryError.tooManyFeeds(CalendarFeed.most)
      }
      let part: CalendarFeed.Part =
        switch choice {
        case .recipient(let name): .recipient(try recipient(name, writer).id)
        case .unit(let name): .unit((try party(name, writer) as OfficeUnit).id)
        case .room(let name): .room(try room(name, writer).id)
        }
      try writer.addFeed(of: account, part, at: clock.now)
    }
  }

  /// What a calendar has, in the order of time, with what was cancelled.
  ///
  /// - Throws: `StoreError`.
  package func entries(of feed: CalendarFeed) async throws -> [CalendarEntry] {
    try await read { reader in
      let instants = clock.now.advanced(by: -CalendarFeed.past)..<clock.now.advanced(by: CalendarFeed.future)
      let briefings = try briefings(of: feed, within: instants, reader)
      guard case .room(let room) = feed.part else { return briefings }
      let taken = try reader.roomsTakenOutOfReach(within: instants).filter { $0.room == feed.name }.map {
        CalendarEntry(
          identity: identity("room \(room) \($0.slot.moment.instant.seconds) \($0.slot.end?.seconds ?? 0)"),
          revision: 0, slot: $0.slot, content: .taken(room: $0.room))
      }
      return (briefings + taken).sorted { $0.slot.moment.instant < $1.slot.moment.instant }
    }
  }

  /// Those who hear a briefing at its time are one entry, and each with a time of their own is another one, also where two
  /// of them are the same: an entry that moves stays itself.
  private func briefings(
    of feed: CalendarFeed, within instants: Range<Instant>, _ reader: StoreReader
  ) throws -> [CalendarEntry] {
    let wanted: Set<Recipient.ID>? = if case .recipient(let id) = feed.part { try reader.group(of: id) } else { nil }
    var places: [String: Int] = [:]
    var groups: [(name: String, rows: [HeardBriefing])] = []
    for row in try reader.heard(within: instants, of: feed) {
      let own = row.isOwn ? " \(row.recipient.id)" : ""
      let name = "briefing \(row.briefing.id) \(row.registeredAt.seconds)\(own)"
      if let place = places[name] {
        groups[place].rows.append(row)
      } else {
        places[name] = groups.count
        groups.append((name, [row]))
      }
    }
    return groups.filter { _, rows in wanted.map { rows.map(\.recipient.id).contains(where: $0.contains) } ?? true }
      .map { name, rows in
        CalendarEntry(
          identity: identity(name), revision: rows[0].revision, slot: rows[0].briefing.slot,
          content: .briefing(rows[0].briefing, recipients: rows.map(\.recipient.name)))
      }
  }

  /// Tells nothing of what it was made from.
  private func identity(_ text: String) -> String { String(ContentHash(of: text).description.prefix(32)) }
}
