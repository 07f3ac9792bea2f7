internal import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import HelperHost
internal import MaterialReading

/// What utsusu does, on one home. Every act is one transaction: done when it returns, or not at all.
///
/// Any number of libraries, in this process and in others, may be open on one home.
public struct Library: Sendable {
  public let home: Home
  public private(set) var clock: OfficeClock
  /// Who acts, for the records.
  public let actor: String
  let store: BriefingStore
  private let environment: [String: String]
  let vault: MaterialVault

  /// Opens the library of a home, making both on first use.
  ///
  /// - Parameter now: seconds since 1970; what "today" and "passed" are measured against.
  /// - Parameter actor: the name recorded where an act does not name anybody else.
  /// - Parameter environment: for `UTSUSU_READER`, the helper's path where it is not beside the executable.
  /// - Parameter zone: in place of the office's, so that a zone this machine lacks can be set anew.
  /// - Parameter indexing: called while the search index is made again by newer rules, which may take minutes.
  /// - Throws: `LibraryError`, `StoreError`.
  public init(
    home: Home, now: Int64, actor: String, environment: [String: String], zone given: String? = nil,
    indexing: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws {
    try home.prepare()
    self.home = home
    self.actor = actor
    self.environment = environment
    store = try BriefingStore(path: home.database, indexing: indexing)
    vault = MaterialVault(home)
    let zone = try await store.read { try $0.setting(.zone) }
    clock = try OfficeClock(now: now, zone: given ?? zone ?? OfficeClock.usualZone)
  }

  /// The same library at another time, for programs that run on.
  ///
  /// - Parameter now: seconds since 1970.
  public func at(_ now: Int64) -> Library {
    var library = self
    library.clock = clock.at(now)
    return library
  }

  /// The same library at another time and in the office's zone as it is set by then, for what a person asks of a program
  /// that runs for weeks.
  ///
  /// - Parameter now: seconds since 1970.
  /// - Throws: `LibraryError`, `StoreError`.
  public func asOf(_ now: Int64) async throws -> Library {
    var library = self
    library.clock = try OfficeClock(now: now, zone: await store.read { try $0.setting(.zone) } ?? OfficeClock.usualZone)
    return library
  }

  /// Helpers that read files of the vault.
  ///
  /// - Throws: `HelperError.missing`.
  func readers() throws(HelperError) -> ReaderPool {
    ReaderPool(
      executable: try ReaderLocation.find(environment: environment), readable: [Array(vault.folder.utf8)])
  }

  /// The recipient of that name or alias.
  ///
  /// - Throws: `LibraryError.unknownRecipient` with the nearest names.
  func recipient(_ name: String, _ reader: StoreReader) throws -> Party {
    if let party = try reader.party(name, .recipient) { return party }
    throw LibraryError.unknownRecipient(name, near: try nearest(to: name, .recipient, reader))
  }

  /// - Throws: `LibraryError.unknownUnit` with the nearest names.
  func unit(_ name: String, _ reader: StoreReader) throws -> Party {
    if let party = try reader.party(name, .unit) { return party }
    throw LibraryError.unknownUnit(name, near: try nearest(to: name, .unit, reader))
  }

  /// - Throws: `LibraryError.noSuchBriefing`.
  func briefing(_ number: Int64, _ reader: StoreReader) throws -> Briefing {
    if let briefing = try reader.briefing(number) { return briefing }
    throw LibraryError.noSuchBriefing(number, last: try reader.lastBriefing())
  }

  private func nearest(to name: String, _ kind: PartyKind, _ reader: StoreReader) throws -> [String] {
    let known = try reader.parties(kind)
    let labels = known.flatMap { entry in ([entry.party.name] + entry.aliases).map { ($0, entry.party.name) } }
    let ranked = labels.map { (name: $0.1, likeness: Likeness.of(name, $0.0)) }
      .filter { $0.likeness > 0.2 }.sorted { $0.likeness > $1.likeness }
    var names: [String] = []
    for candidate in ranked where !names.contains(candidate.name) { names.append(candidate.name) }
    // With a handful in all, the whole list is the better answer.
    return names.isEmpty && known.count <= 8 ? known.map(\.party.name) : Array(names.prefix(3))
  }
}
