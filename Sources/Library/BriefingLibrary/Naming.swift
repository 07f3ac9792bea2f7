internal import BriefingDomain
internal import BriefingStore

// Nouns by what people call them.
extension Visit {
  /// The recipient of that name or alias.
  ///
  /// - Throws: `LibraryError.unknown` with the nearest names.
  func recipient(_ name: String, _ reader: StoreReader) throws -> Recipient { try party(name, reader) }

  /// - Throws: `LibraryError.unknown`, with the nearest names.
  func party<P: Party>(_ name: String, _ reader: StoreReader) throws -> P {
    if let party: P = try reader.party(name) { return party }
    throw LibraryError.unknown(P.kind, name, near: try nearest(to: name, reader.parties() as [(P, [String])]))
  }

  /// - Throws: `LibraryError.noSuchBriefing`.
  func briefing(_ number: Briefing.ID, _ reader: StoreReader) throws -> Briefing {
    if let briefing = try reader.briefing(number) { return briefing }
    throw LibraryError.noSuchBriefing(number, last: try reader.lastBriefing())
  }

  /// The recipient of that name, who is one of a briefing.
  ///
  /// - Throws: `LibraryError.unknown`, `.notAddressed`.
  func recipient(_ name: String, of briefing: Briefing, _ reader: StoreReader) throws -> Recipient {
    let recipient = try recipient(name, reader)
    let addressed = try reader.recipients(of: briefing.id)
    guard addressed.contains(recipient) else {
      throw LibraryError.notAddressed(briefing: briefing.id, to: recipient.name, but: addressed.map(\.name))
    }
    return recipient
  }

  /// A briefing as one of its recipients hears it.
  func heard(_ briefing: Briefing, by recipient: Recipient, _ reader: StoreReader) throws -> Briefing {
    try reader.submissions(of: briefing.id).first { $0.recipient == recipient.name }?.briefing ?? briefing
  }

  private func nearest(to name: String, _ known: [(party: some Party, aliases: [String])]) -> [String] {
    let labels = known.flatMap { entry in ([entry.party.name] + entry.aliases).map { ($0, entry.party.name) } }
    let ranked = labels.map { (name: $0.1, likeness: Likeness.of(name, $0.0)) }
      .filter { $0.likeness > 0.2 }.sorted { $0.likeness > $1.likeness }
    var names: [String] = []
    for candidate in ranked where !names.contains(candidate.name) { names.append(candidate.name) }
    // With a handful in all, the whole list is the better answer.
    return names.isEmpty && known.count <= 8 ? known.map(\.party.name) : Array(names.prefix(3))
  }
}
