public import BriefingDomain
internal import BriefingStore

/// A person at work in a library: what utsusu does is done by its methods. Every act is one transaction: done when it
/// returns, or not at all.
public struct Visit: Sendable {
  public let library: Library
  public let person: Person
  /// The time of all that is done in this visit.
  public let clock: OfficeClock

  init(_ library: Library, _ person: Person, _ clock: OfficeClock) {
    self.library = library
    self.person = person
    self.clock = clock
  }

  /// Whether the policy of the library lets this person do it.
  public func may(_ permission: Permission) -> Bool { library.policy.allows(person, permission) }

  /// - Throws: `LibraryError.notAllowed`.
  func require(_ permission: Permission) throws(LibraryError) {
    guard may(permission) else { throw .notAllowed(permission, person) }
  }

  /// Every question that a person asks goes this way.
  func read<Value: Sendable>(
    as permission: Permission = .look, _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value {
    try require(permission)
    return try await library.store.read(body)
  }

  /// Every change that a person makes goes this way.
  func write<Value: Sendable>(
    as permission: Permission, _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try require(permission)
    return try await library.store.write(body)
  }
}

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
