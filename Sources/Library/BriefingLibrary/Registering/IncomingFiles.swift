internal import BlockingThreads
internal import BriefingStore
internal import Foundation

/// Files on their way into a home: from the first byte written to the transaction that refers to them.
///
/// A file that lies in its place before any version refers to it must not be swept while its process is alive, and must
/// be swept when it is not. So an arrival holds a shared lock on `materials/`, and who sweeps holds it alone: then
/// nobody is between a rename and a transaction, however slow, and no age limit has to be guessed; the kernel lets go of
/// a dead process's lock, so that no process number has to be asked about. The arrival's folder holds its temporary
/// files and, being the first thing made and the last thing taken away, tells the next run that there is something to
/// sweep; looking for it costs one listing of at most 257 names.
final class IncomingFiles: Sendable {
  private let folder: String
  private let lock: FolderLock

  private static let prefix = ".incoming-"

  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`; `CancellationError`.
  init(in vault: MaterialVault) async throws {
    // Waits only while another process sweeps.
    lock = try await FolderLock(vault.folder, .shared)
    folder = "\(vault.folder)/\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    guard PrivateFile.makeFolder(folder) else { throw SystemFailure.writing(folder) }
  }

  /// A free path for a temporary file.
  func newPath() -> String { "\(folder)/\(UInt64.random(in: 0 ... .max))" }

  /// Everything that arrived is referred to. Without this the folder stays, and the next run sweeps.
  func end() { rmdir(folder) }

  /// What arrivals have left or are using now.
  static func traces(in vault: MaterialVault) throws(LibraryError) -> [String] {
    try FolderListing.names(in: vault.folder).filter { $0.hasPrefix(prefix) }.map { "\(vault.folder)/\($0)" }
  }
}

extension Library {
  /// Runs `body` with an arrival that is done when it returns. What an earlier run was cut off at is swept before, and
  /// what this one leaves when it throws, after. `body` may copy and hash: it has threads for that.
  func receiving<Value>(_ body: (IncomingFiles) async throws -> Value) async throws -> Value {
    try await Self.threads.run {
      if try !IncomingFiles.traces(in: vault).isEmpty { _ = try await sweep() }
      do {
        let arrival = try await IncomingFiles(in: vault)
        let value = try await body(arrival)
        arrival.end()
        return value
      } catch {
        // On a full disk this is what gives the space back. Where it fails, the next run does it.
        _ = try? await sweep()
        throw error
      }
    }
  }

  /// Takes away temporary files of runs that were cut off, and files that no version refers to.
  ///
  /// - Parameter waiting: for other runs that are under way, and with an error for what cannot be taken away.
  /// - Returns: how many files that nothing referred to; `nil` where another run is under way, which sweeps in its turn.
  func sweep(waiting: Bool = false) async throws -> Int? {
    let free = try FolderLock(exclusiveIfFree: vault.folder)
    guard let lock = waiting && free == nil ? try await FolderLock(vault.folder, .exclusive) : free else { return nil }
    defer { withExtendedLifetime(lock) {} }
    let kept = try vault.hashes()
    // A commit whose flush failed was reported as failed, and yet it comes back when the write-ahead log is recovered,
    // unless another commit has been written over it. Only after that is a file that nothing refers to an orphan for good.
    let orphans = try await store.write { writer in
      try writer.commitSomething()
      return try kept.filter { try !writer.refers(to: $0) }
    }
    for orphan in orphans {
      do { try vault.remove(orphan) } catch { if waiting { throw error } }
    }
    // The traces go last: a sweep that is cut off is begun again.
    for trace in try IncomingFiles.traces(in: vault) { FolderListing.remove(trace) }
    return orphans.count
  }
}
