public import BriefingDomain
public import HelperHost
import Synchronization

/// Reads files in helper processes, so that a file that breaks a reader takes down a helper and nothing else.
///
/// Helpers live as long as one call of ``read(_:)`` or ``readAll(_:deliver:)``: they serve file after file, are replaced
/// when they die, and are ended when the call returns, throws or is cancelled. They end by themselves when this
/// process dies.
public struct ReaderPool: Sendable {
  public let executable: String
  public let limits: ReadingLimits
  let readable: [[UInt8]]

  /// - Parameter executable: the helper's path, as ``ReaderLocation/find(environment:)`` gives it.
  /// - Parameter readable: the files, and the folders with all that is in them, that will be read; where the kernel can
  ///   hold it to that, the helper cannot open any other.
  public init(executable: String, limits: ReadingLimits = ReadingLimits(), readable: [[UInt8]]) {
    self.executable = executable
    self.readable = readable
    self.limits = limits
  }

  /// The pages of one file, or the reason why there are none. A file that is missing or no file gives a reason too.
  ///
  /// - Parameter aloud: as one reads it aloud, of a PDF: sentences are whole, however many lines they are drawn on.
  /// - Throws: ``HelperError`` when no helper can be started; `CancellationError`.
  public func read(_ file: MaterialFile, aloud: Bool = false) async throws -> MaterialContent {
    var result: MaterialContent?
    try await HelperProcess.run(executable, limits: limits, readable: readable) { helper in
      (result, _) = await helper.read(file, aloud: aloud, limits)
    }
    // A helper that was ended has not read the file, whatever came of it.
    try Task.checkCancellation()
    guard let result else { throw CancellationError() }
    return result
  }

  /// Reads files of a list; otherwise as ``readAll(next:deliver:)``. `deliver` gets the file's place in the list.
  public func readAll(
    _ files: [MaterialFile], deliver: @escaping @Sendable (Int, MaterialContent) async throws -> Void
  ) async throws {
    let place = Mutex(0)
    try await readAll(
      atMost: files.count,
      next: {
        place.withLock { place in
          guard place < files.count else { return nil }
          defer { place += 1 }
          return (place, files[place])
        }
      }, deliver: deliver)
  }

  /// Reads many files with up to `limits.helpers` helpers and hands each over as soon as it is done.
  ///
  /// Each helper has a caller of its own that asks `next` for a file, has it read, and calls `deliver` with what it gave,
  /// exactly once for every file unless something throws. What `next` and `deliver` do for one file goes on while
  /// others are read, and never more than two files' texts a helper are held.
  ///
  /// - Parameter next: the next file with what `deliver` needs to know of it; `nil` when there is none left.
  /// - Throws: ``HelperError`` when no helper can be started; what `next` and `deliver` throw; `CancellationError`.
  public func readAll<Item: Sendable>(
    atMost count: Int = .max, next: @escaping @Sendable () async throws -> (item: Item, file: MaterialFile)?,
    deliver: @escaping @Sendable (Item, MaterialContent) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(limits.helpers, count) {
        group.addTask {
          // What was read last and is not delivered yet.
          var read: (Item, MaterialContent)?
          // One helper after another until no file is left.
          var current = try await next()
          while current != nil {
            try await HelperProcess.run(executable, limits: limits, readable: readable) { helper in
              var alive = true
              while alive, let (item, file) = current {
                // The helper is kept at work: the last file is delivered and the next one fetched while it reads.
                let last = read
                async let upcoming = Self.hand(over: last, to: deliver, then: next)
                let content: MaterialContent
                (content, alive) = await helper.read(file, limits)
                current = try await upcoming
                try Task.checkCancellation()
                read = (item, content)
              }
            }
          }
          if let (item, content) = read { try await deliver(item, content) }
        }
      }
      try await group.waitForAll()
    }
  }

  private static func hand<Item: Sendable, Next: Sendable>(
    over read: (Item, MaterialContent)?, to deliver: @Sendable (Item, MaterialContent) async throws -> Void,
    then next: @Sendable () async throws -> Next
  ) async throws -> Next {
    if let (item, content) = read { try await deliver(item, content) }
    return try await next()
  }
}
