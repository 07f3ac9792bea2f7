internal import BriefingDomain
internal import BriefingStore
internal import JapaneseText

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

  /// - Parameter permission: what it is to be used for.
  /// - Throws: `LibraryError.noSuchBriefing`, for one that the person may not look at as for none; `.confidential` for those
  ///   who know of it by its number; `.notAllowed`.
  func briefing(_ number: Briefing.ID, as permission: Permission = .look, _ reader: StoreReader) throws -> Briefing {
    guard let briefing = try reader.briefing(number), try reader.covers(number, within: reach(.look)) else {
      if reach(.look).isWhole, try reader.briefing(number) != nil { throw LibraryError.confidential(number) }
      throw LibraryError.noSuchBriefing(number, last: try reader.lastBriefing(within: reach(.look)))
    }
    guard try reader.covers(number, within: reach(permission)) else {
      throw LibraryError.notAllowed(permission, person)
    }
    return briefing
  }

  /// The recipient of that name, who is one of a briefing, under the number that it was registered for.
  ///
  /// - Throws: `LibraryError.unknown`, `.notAddressed`.
  func recipient(_ name: String, of briefing: Briefing, _ reader: StoreReader) throws -> Recipient {
    let recipient = try recipient(name, reader)
    guard let addressee = try reader.addressee(recipient, of: briefing.id) else {
      throw LibraryError.notAddressed(
        briefing: briefing.id, to: recipient.name, but: try reader.recipients(of: briefing.id).map(\.name))
    }
    return addressee
  }

  /// A briefing as one of its recipients hears it.
  func heard(_ briefing: Briefing, by recipient: Recipient, _ reader: StoreReader) throws -> Briefing {
    try reader.submissions(of: briefing.id).first { $0.recipient == recipient.name }?.briefing ?? briefing
  }

  private func nearest<P: Party>(to name: String, _ known: [(party: P, aliases: [String])]) -> [String] {
    let names = Likeness.nearest(toFolded: Folding.key(name), among: labels(known))
    // With a handful in all, the whole list is the better answer.
    return names.isEmpty && known.count <= 8 ? known.map(\.party.name) : names
  }

  private func labels<P: Party>(_ known: [(party: P, aliases: [String])]) -> [Likeness.Label] {
    known.flatMap { party, aliases in ([party.name] + aliases).map { (Folding.key($0), party.name) } }
  }

  /// A room as it is written already: that of the screens' list, else that of a briefing. 3a and ３Ａ are 3A.
  func oneSpelling(ofRoom name: String?, _ reader: StoreReader) throws -> String? {
    guard let name else { return nil }
    if let room = try reader.room(name) { return room.name }
    let key = Folding.key(name)
    let known = try reader.tellableRoomNames().filter { Folding.key($0) == key }
    return known.contains(name) ? name : known.first ?? name
  }

  /// A unit or a room that is not known and looks like a known one is taken for a slip.
  ///
  /// - Throws: `LibraryError.looksKnown`.
  func refuseSlips(unit: String? = nil, room: String? = nil, _ reader: StoreReader) throws {
    if let unit { try refuseSlips(of: OfficeUnit.self, unit, reader) }
    if let room {
      let names = Dictionary(try reader.tellableRoomNames().map { (Folding.key($0), $0) }) { first, _ in first }
      try refuseSlip(room, .room, names.map { ($0.key, $0.value) })
    }
  }

  /// The same of a recipient or a unit.
  func refuseSlips<P: Party>(of kind: P.Type, _ name: String, _ reader: StoreReader) throws {
    try refuseSlip(
      name, kind == OfficeUnit.self ? .unit : .recipient, labels(reader.parties() as [(party: P, aliases: [String])]))
  }

  private func refuseSlip(_ name: String, _ field: TextField, _ labels: [Likeness.Label]) throws(LibraryError) {
    let key = Folding.key(name)
    if labels.contains(where: { $0.folded == key }) { return }
    let near = Likeness.slips(for: key, among: labels)
    if !near.isEmpty { throw .looksKnown(field, name, near: near) }
  }
}
