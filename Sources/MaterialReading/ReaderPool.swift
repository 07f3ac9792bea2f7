public import BriefingDomain
import Synchronization

/// Reads files in helper processes, so that a file that breaks a reader takes down a helper and nothing else.
///
/// Helpers live as long as one call of ``read(_:)`` or ``readAll(_:deliver:)``: they serve file after file, are replaced
/// when they die, and are ended when the call returns, throws or is cancelled. They end by themselves when this
/// process dies.
public struct ReaderPool: Sendable {
  public let executable: String
  public let limits: ReadingLimits

  /// - Parameter executable: the helper's path, as ``ReaderLocation/find(environment:)`` gives it.
  public init(executable: String, limits: ReadingLimits = ReadingLimits()) {
    self.executable = executable
    self.limits = limits
  }

  /// The pages of one file, or the reason why there are none. A file that is missing or no file gives a reason too.
  ///
  /// - Throws: ``ReaderError`` when no helper can be started; `CancellationError`.
  public func read(_ file: MaterialFile) async throws -> MaterialContent {
    let result = Mutex<MaterialContent?>(nil)
    try await readAll([file]) { _, content in result.withLock { $0 = content } }
    guard let content = result.withLock({ $0 }) else { throw CancellationError() }
    return content
  }

  /// Reads many files with up to `limits.helpers` helpers and hands each over as soon as it is done.
  ///
  /// `deliver` gets the file's index and its content, exactly once for every file unless the call throws. It is called
  /// in the order in which files are done, by up to `limits.helpers` callers at a time; a helper waits with its next
  /// file until `deliver` has returned, so that never more than that many files' texts are held.
  ///
  /// - Throws: ``ReaderError`` when no helper can be started; what `deliver` throws; `CancellationError`.
  public func readAll(
    _ files: [MaterialFile], deliver: @escaping @Sendable (Int, MaterialContent) async throws -> Void
  ) async throws {
    let nextIndex = Mutex(0)
    let take: @Sendable () -> Int? = {
      nextIndex.withLock { index in
        guard index < files.count else { return nil }
        defer { index += 1 }
        return index
      }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(limits.helpers, files.count) {
        group.addTask { try await work(on: files, take: take, deliver: deliver) }
      }
      try await group.waitForAll()
    }
  }

  /// One helper after another until no file is left.
  private func work(
    on files: [MaterialFile], take: @Sendable () -> Int?, deliver: @Sendable (Int, MaterialContent) async throws -> Void
  ) async throws {
    var index = take()
    while index != nil {
      try await HelperProcess.run(executable, limits: limits) { helper in
        while let current = index {
          let (content, alive) = await helper.read(files[current])
          try Task.checkCancellation()
          try await deliver(current, content)
          index = take()
          guard alive else { return }
        }
      }
    }
  }
}
