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

  init(_ library: Library, _ person: Person, _ clock: OfficeClock) {
    self.library = library
    self.person = person
    self.clock = clock
  }

  /// Whether the policy of the library lets this person do it.
  public func may(_ permission: Permission) -> Bool { library.policy.allows(person, permission) }

  /// Whether something was done in this visit that `undo` takes back.
  public var hasActed: Bool { done.isFilled }

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
  ///
  /// - Parameter isLong: `body` may write for seconds. It is called again where others went before.
  func write<Value: Sendable>(
    as permission: Permission, isLong: Bool = false, _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try require(permission)
    return isLong ? try await library.store.writeGivingWay(body) : try await library.store.write(body)
  }
}

/// Whether a visit has done something that can be taken back.
final class DoneActs: Sendable {
  private let filled = Mutex(false)

  var isFilled: Bool { filled.withLock { $0 } }
  func note() { filled.withLock { $0 = true } }
}
