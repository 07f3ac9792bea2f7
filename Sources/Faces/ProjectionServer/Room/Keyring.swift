internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import Synchronization

/// What a key opens.
struct Door: Sendable {
  let kind: Kind
  let room: LiveRoom
  /// The room's number.
  var number: Room.ID { room.number }
  /// Of which projection it is, and over with it; `nil` for the screen, which stays. A request that began before the end
  /// of one must not come out in the next, where seats have the same numbers.
  var projection: ProjectionRun.ID?
  /// Of the followers' key, which renewal of it; a request that came by the one before does not come in.
  var edition = 0

  enum Kind: Hashable, Sendable {
    case screen
    case follow
    case drive(seat: Int)
  }
}

/// The keys that open something now, by their hashes.
final class Keyring: Sendable {
  private let doors = Mutex<[ContentHash: Door]>([:])
  private let hasAll = Atomic(false)

  /// Whether what was open when the server began is among them. Before that a key that opens nothing may be one that
  /// will: pages take "not found" for the end.
  var isComplete: Bool { hasAll.load(ordering: .acquiring) }

  func complete() { hasAll.store(true, ordering: .releasing) }

  func door(for key: AccessKey) -> Door? { doors.withLock { $0[key.hash] } }

  func add(_ door: Door, for key: ContentHash) { doors.withLock { $0[key] = door } }

  /// What one key opened, another does from now on.
  func move(from old: String, to new: String) {
    guard let old = AccessKey(old)?.hash, let new = AccessKey(new)?.hash else { return }
    doors.withLock { $0[new] = $0.removeValue(forKey: old) }
  }

  func remove(_ keys: some Sequence<ContentHash>) {
    doors.withLock { doors in for key in keys { doors[key] = nil } }
  }
}
