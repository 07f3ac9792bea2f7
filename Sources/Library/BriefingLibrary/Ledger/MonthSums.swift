internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
import Synchronization

/// The sums of months that reports have computed, for the reports that come: the ledger only grows, so that a month stays
/// what it was until an entry of it is added or corrected.
final class MonthSums: Sendable {
  struct Key: Hashable {
    let from, to: Instant
    let seenOnly: Bool
  }

  struct Sums {
    let cells: [TallyCell]
    let reasons: [PaperReason]
  }

  /// Of which ledger and settings the sums are.
  struct Heads: Equatable {
    let ledger, settings: ChainHead
    /// What no screen has shown by then: a later projection may show it, and adds no entry.
    let unseen: Set<LedgerEntry.ID>

    /// Whether these say of all that `former` knows what that says, but for new entries.
    func goOn(from former: Heads) -> Bool {
      settings == former.settings && unseen.filter { $0.rawValue <= former.ledger.number } == former.unseen
    }
  }

  private struct State {
    var heads: Heads?
    var sums: [Key: Sums] = [:]
  }

  /// Some decades; a month has a sum for each recipient and unit.
  private static let most = 400
  /// After so many new entries everything is computed anew.
  private static let mostNews = 1_000

  private let state = Mutex(State())

  /// Forgets the months of which there is something new.
  ///
  /// - Returns: of which ledger and settings `reader` knows.
  func catchUp(_ reader: StoreReader, unseen: Set<LedgerEntry.ID>) throws -> Heads {
    let heads = Heads(ledger: try reader.ledgerHead(), settings: try reader.settingsHead(), unseen: unseen)
    let known = state.withLock { $0.heads }
    if known == heads { return heads }
    // Who began to read earlier than another one knows less, and leaves what that one knows.
    if let known, known.settings == heads.settings, known.ledger.number > heads.ledger.number { return heads }
    var changed: [Instant]?
    if let known, heads.goOn(from: known), try reader.isInLedger(known.ledger) {
      changed = try reader.instants(after: LedgerEntry.ID(known.ledger.number), most: Self.mostNews)
    }
    state.withLock { state in
      guard state.heads == known else { return }
      state.heads = heads
      state.sums =
        changed.map { changed in
          state.sums.filter { key, _ in !changed.contains { (key.from..<key.to).contains($0) } }
        } ?? [:]
    }
    return heads
  }

  /// - Parameter compute: asked where they are not known.
  func sums(_ key: Key, at heads: Heads, _ compute: () throws -> Sums) throws -> Sums {
    if let known = state.withLock({ $0.heads == heads ? $0.sums[key] : nil }) { return known }
    let sums = try compute()
    state.withLock { state in
      guard state.heads == heads else { return }
      if state.sums.count >= Self.most { state.sums = [:] }
      state.sums[key] = sums
    }
    return sums
  }
}
