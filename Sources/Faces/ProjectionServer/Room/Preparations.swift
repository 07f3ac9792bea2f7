internal import BriefingDomain

/// What is being made ready for a briefing that is live. All of it ends with the briefing.
struct Preparations {
  /// Versions whose pages are being counted; until then they are not on.
  private var counting: [LiveBriefing.VersionAddress: Task<Void, Never>] = [:]
  /// Pages of other briefings that are being made, or are made and wait to be asked for again.
  private var borrowings: [BorrowWish: Task<BorrowedPicture, any Error>] = [:]

  /// Has the pages of a version counted, unless that is under way.
  mutating func beginCounting(_ version: LiveBriefing.VersionAddress, by work: () -> Task<Void, Never>) {
    if counting[version] == nil { counting[version] = work() }
  }

  mutating func endCounting(_ version: LiveBriefing.VersionAddress) { counting[version] = nil }

  /// The making of a page, which goes on when nobody waits for it any more; begun where it is not under way.
  mutating func borrowing(
    _ wish: BorrowWish, make: @escaping @Sendable () async throws -> BorrowedPicture
  ) -> Task<BorrowedPicture, any Error> {
    let making = borrowings[wish] ?? Task(operation: make)
    borrowings[wish] = making
    return making
  }

  mutating func forget(_ wish: BorrowWish) { borrowings[wish] = nil }

  mutating func cancel() {
    for task in counting.values { task.cancel() }
    for task in borrowings.values { task.cancel() }
    self = Preparations()
  }
}
