internal import Foundation
internal import GRDB
internal import Synchronization

/// Where SQLite inserts rows while the next ones are made. Before the database is used otherwise there must be a
/// ``finish()``, and before the transaction ends a ``wait()``.
final class InsertThread: Sendable {
  private let queue = DispatchQueue(label: "utsusu-bulk")
  private let failure = Mutex<DatabaseError?>(nil)

  /// Returns when all is written.
  func finish() throws {
    wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// Returns when nothing is being written.
  func wait() { queue.sync {} }

  func run(_ insert: @escaping @Sendable () throws(DatabaseError) -> Void) {
    queue.async {
      // What comes behind a failure would only hide it.
      if self.failure.withLock({ $0 }) != nil { return }
      do throws(DatabaseError) { try insert() } catch { self.failure.withLock { $0 = error } }
    }
  }
}
