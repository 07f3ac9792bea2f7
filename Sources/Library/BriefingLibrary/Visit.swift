public import BriefingDomain
internal import BriefingStore
import Synchronization

/// A person at work in a library: what utsusu does is done by its methods. Every act is one transaction: done when it
/// returns, or not at all.
public struct Visit: Sendable {
  public let library: Library
  public let person: Person
  /// The time of all that is done in this visit.
  public let clock: OfficeClock

  let done = DoneActs()
  /// What this person had seen when they decided what to do; see ``seeing(_:)``.
  private(set) var seen: Act.ID?

  init(_ library: Library, _ person: Person, _ clock: OfficeClock) {
    self.library = library
    self.person = person
    self.clock = clock
  }

  /// The same visit, by somebody who looks at how things were when an act was the last one. What others have changed since
  /// is not changed over their heads.
  public func seeing(_ act: Act.ID) -> Visit {
    var visit = self
    visit.seen = act
    return visit
  }

  /// Whether the policy of the library lets this person do it, be it in a part of the office alone.
  public func may(_ permission: Permission) -> Bool { reach(permission) != .nothing }

  /// How far the policy lets this person do it.
  func reach(_ permission: Permission) -> Reach { library.policy.reach(of: person, for: permission) }

  /// Whether something was done in this visit that `undo` takes back.
  public var hasActed: Bool { lastAct != nil }

  /// The last of them.
  var lastAct: Act.ID? { done.last }

  /// - Parameter isWhole: whether it is about the whole office, so that a part of it is not enough.
  /// - Throws: `LibraryError.notAllowed`.
  func require(_ permission: Permission, ofAll isWhole: Bool = false) throws(LibraryError) {
    guard isWhole ? reach(permission).isWhole : may(permission) else { throw .notAllowed(permission, person) }
  }

  /// Every question that a person asks goes this way. What it reads of briefings lies within the person's reach.
  func read<Value: Sendable>(
    as permission: Permission = .look, ofAll isWhole: Bool = false,
    _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value {
    try require(permission, ofAll: isWhole)
    let reach = reach(permission)
    return try await library.store.read { reader in
      try reader.limit(to: reach)
      return try body(reader)
    }
  }

  /// What one has done oneself one may look at, whatever one's roles are.
  func ownActs<Value: Sendable>(
    _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value { try await library.store.read(body) }

  /// Every change that a person makes goes this way. What it reads of briefings lies within the person's reach.
  ///
  /// - Parameter isLong: `body` may write for seconds. It is called again where others went before.
  func write<Value: Sendable>(
    as permission: Permission, ofAll isWhole: Bool = false, isLong: Bool = false,
    _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try require(permission, ofAll: isWhole)
    let reach = reach(permission)
    let limited = { @Sendable (writer: StoreWriter) in
      try writer.limit(to: reach)
      let value = try body(writer)
      // What many acts have left to do is done by one of them, so that no search has to; a server does it by itself.
      if !isLong, try writer.namesBehind(most: 256) == 256 { try writer.indexNames(most: 1_024) }
      return value
    }
    return isLong ? try await library.store.writeGivingWay(limited) : try await library.store.write(limited)
  }
}

/// What a visit has done that can be taken back.
final class DoneActs: Sendable {
  private let newest = Mutex<Act.ID?>(nil)

  var last: Act.ID? { newest.withLock { $0 } }
  func note(_ act: Act.ID) { newest.withLock { $0 = act } }
}
