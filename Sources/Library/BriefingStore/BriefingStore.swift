internal import BriefingDomain
internal import Foundation
internal import GRDB
internal import SQLiteDefence

/// The one SQLite file of a home: schema, migrations, and one named query per question.
///
/// Reading closures see one consistent state; writing closures are one immediate transaction each, all or nothing.
/// Any number of processes may use one file: readers never wait, writers queue for up to `patience`.
public final class BriefingStore: Sendable {
  private let database: any DatabaseWriter
  /// `nil` in a copy, whose secret is elsewhere.
  private let safe: KeySafe?
  /// `nil` for a copy that nobody else uses.
  private let log: WriteAheadLog?
  private let queue: WriteQueue

  /// How long a writer waits for other writers before `StoreError.busy`: longer than the largest import takes, since
  /// giving up would lose what a person was about to record.
  public static let patience: Double = 600

  /// Opens the database, making or migrating it first. Where other rules of folding made the search index, or the database
  /// comes from elsewhere, that is made again, which may take minutes.
  ///
  /// - Parameter patience: how long this store waits for others, in seconds.
  /// - Parameter isConcurrent: whether tasks of this process read while one of them writes. One connection for all opens
  ///   in half the time.
  /// - Parameter indexing: called while the search index is made again, with the pages done and their number.
  /// - Throws: `StoreError`.
  public init(
    path: String, patience: Double = BriefingStore.patience, isConcurrent: Bool = true,
    indexing: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    let log = WriteAheadLog(of: path)
    let folder = (path as NSString).deletingLastPathComponent
    // Who knows nothing of its secret has not made it here: a backup's, or somebody else's.
    let isForeign = !KeySafe.isThere(in: folder) && PrivateFile.isFilled(path)
    self.log = log
    queue = WriteQueue(of: path)
    (database, safe) = try translating {
      try Self.keepPrivate(path)
      let database = try Self.patiently(patience) { try Self.connect(path, patience, isConcurrent) }
      if try Self.atOnce(database, Schema.migrator.hasBeenSuperseded) { throw StoreError.newerDatabase }
      if isForeign { try Self.atOnce(database, Schema.refuseStrangers) }
      if try !Self.atOnce(database, Schema.migrator.hasCompletedMigrations) {
        try Self.alone(inFolderOf: path) { try Schema.migrator.migrate(database) }
      }
      if isForeign { try database.write(SearchIndex.outdate) }
      try Self.completeIndex(of: database, log, indexing)
      let safe = try KeySafe(in: folder)
      if try Self.atOnce(database, { try StoreReader($0, safe).hasKeysToSeal() }) {
        try database.write { try StoreWriter($0, safe).sealKeys() }
      }
      return (database, safe)
    }
  }

  private static func connect(_ path: String, _ patience: Double, _ isConcurrent: Bool) throws -> any DatabaseWriter {
    let configuration = configuration(patience: patience, isConcurrent: isConcurrent)
    let database: any DatabaseWriter =
      isConcurrent
      ? try DatabasePool(path: path, configuration: configuration)
      : try DatabaseQueue(path: path, configuration: configuration)
    // The pool has the log already; GRDB gives it to a queue only with a commit that begins it, to be flushed each time.
    // FULL: what a receipt confirmed survives a power cut. Set here and not in `prepareDatabase`: the pool sets NORMAL,
    // which does not flush at a commit, after that has run.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL") }
    return database
  }

  /// Asks about one moment. The transaction that GRDB begins has none before the first reading, and a question that SQLite
  /// refuses, since a table is not there, has read nothing: another process may make the tables between two looks.
  private static func atOnce<Value>(
    _ database: any DatabaseWriter, _ ask: (Database) throws -> Value
  ) throws -> Value {
    try database.read { database in
      _ = try Int.fetchOne(database, sql: "SELECT 1 FROM sqlite_master LIMIT 1")
      return try ask(database)
    }
  }

  /// SQLite gives its write-ahead log and shared memory the rights of the database.
  private static func keepPrivate(_ path: String) throws(StoreError) {
    let isPrivate = PrivateFile.make(path) && [path, path + "-wal", path + "-shm"].allSatisfy { PrivateFile.close($0) }
    guard isPrivate else { throw StoreError.cannotWrite("\(path): \(String(cString: strerror(errno)))") }
  }

  private static var configuration: Configuration { configuration(patience: patience) }

  private static func configuration(patience: Double, isConcurrent: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // A schema that somebody else has written is not trusted, and no SQL writes beneath the search index.
      guard let connection = database.sqliteConnection, sqlite_defend(UnsafeMutableRawPointer(connection)) == 0 else {
        throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "SQLite takes no defence")
      }
      // In KiB, taken only as needed: what a search over a large library, or a large transaction, touches again and again.
      // The readers of a server are several, and each would keep as much.
      let cache = isConcurrent && database.configuration.readonly ? 8192 : 32_768
      try database.execute(sql: WriteAheadLog.settings + "PRAGMA cache_size = -\(cache)")
      SearchIndex.addTokenizers(database)
    }
    return configuration
  }

  private static func completeIndex(
    of database: any DatabaseWriter, _ log: WriteAheadLog?, _ progress: (_ done: Int, _ of: Int) -> Void
  ) throws {
    if try atOnce(database, SearchIndex.isCurrent) { return }
    while let rebuild = try database.write({ try SearchIndex.rebuildNext($0) }) {
      try log?.shorten(by: database, configuration)
      progress(Int(rebuild.done), Int(rebuild.last))
    }
  }

  /// Makes what is outdated of the search index again, part by part, so that others can write in between.
  public func completeIndex(_ progress: (_ done: Int, _ of: Int) -> Void) throws {
    try translating { try Self.completeIndex(of: database, log, progress) }
  }

  /// Opens a copy that nobody else uses, such as a backup's, without a write-ahead log beside it, so that it stays one
  /// file. A copy that an older utsusu made is migrated.
  ///
  /// - Throws: `StoreError`.
  public init(copy path: String) throws {
    (safe, log, queue) = (nil, nil, WriteQueue(of: path))
    database = try translating {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      if try queue.read(Schema.migrator.hasBeenSuperseded) { throw StoreError.newerDatabase }
      try queue.read(Schema.refuseStrangers)
      if try !queue.read(Schema.migrator.hasCompletedMigrations) {
        // A file without any of our tables is no older copy but another file.
        guard try queue.read({ try $0.tableExists("grdb_migrations") }) else {
          throw StoreError.damagedDatabase("no utsusu database")
        }
        try Schema.migrator.migrate(queue)
      }
      try Self.completeIndex(of: queue, nil) { _, _ in }
      return queue
    }
  }

  /// Opens what is there for a look, without making, migrating or waiting for anything, and leaves the folder as it is.
  ///
  /// - Throws: `StoreError` where it is missing, damaged, busy or of another version.
  public init(lookingInto path: String) throws {
    (safe, log, queue) = (nil, nil, WriteQueue(of: path))
    database = try translating {
      guard PrivateFile.isFilled(path) else { throw StoreError.cannotWrite(path) }
      var configuration = Self.configuration
      configuration.readonly = true
      configuration.busyMode = .immediateError
      // Where no log lies beside it, nobody writes at this moment, and SQLite would make one for reading.
      let isQuiet = access(path + "-wal", F_OK) != 0
      let place = isQuiet ? URL(filePath: path).absoluteString + "?immutable=1" : path
      let queue = try DatabaseQueue(path: place, configuration: configuration)
      let isCurrent = try queue.read {
        try Schema.migrator.hasCompletedMigrations($0) && !Schema.migrator.hasBeenSuperseded($0)
      }
      guard isCurrent else { throw StoreError.newerDatabase }
      if !KeySafe.isThere(in: (path as NSString).deletingLastPathComponent) { try queue.read(Schema.refuseStrangers) }
      return queue
    }
  }

  /// Tries again where SQLite answers "busy" at once instead of asking the busy handler: while others switch to the
  /// write-ahead log or recover it, and where two would deadlock.
  private static func patiently<Value>(_ patience: Double, _ body: () throws -> Value) throws -> Value {
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      do { return try body() } catch let error as DatabaseError {
        guard StoreError(error) == .busy, ContinuousClock.now < end else { throw error }
        usleep(.random(in: 1_000...50_000))
      }
    }
  }

  /// Runs `body` while no other process does so for the same folder. The migrator looks what is to be done before its
  /// first transaction, so two that begin together would both do it.
  private static func alone(inFolderOf path: String, _ body: () throws -> Void) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw StoreError.cannotWrite("\(folder): \(String(cString: strerror(errno)))")
    }
    defer { Foundation.close(descriptor) }
    try body()
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value {
    try await translating { try await database.read { try body(StoreReader($0, safe)) } }
  }

  /// What SQLite itself finds wrong with its file; empty when nothing. Writers do not wait for it.
  ///
  /// - Throws: `StoreError`.
  public func integrityFaults() throws -> [String] {
    // On a connection that can only read, such as a pool's readers, SQLite leaves the CHECK constraints out.
    try translating {
      let connection = try DatabaseQueue(path: database.path, configuration: Self.configuration)
      let faults = try connection.read { try StoreReader($0).integrityFaults() }
      try connection.close()
      return faults
    }
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try await translating {
      let place = log == nil ? nil : queue.enter()
      // Before the transaction, not after it: whoever writes waits for the write lock anyway, and theirs is the commit that
      // can begin the log anew.
      try await log?.shorten(by: database, Self.configuration)
      return try await database.write {
        place?.leave()
        return try body(StoreWriter($0, safe))
      }
    }
  }

  /// Writes for long: where others wait, what `body` has written is taken back, they go before, and `body` is called again.
  ///
  /// - Parameter turns: so often at most: somebody may write all day.
  public func writeGivingWay<Value: Sendable>(
    turns: Int = 16, _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try await translating {
      for _ in 0..<turns {
        try await log?.shorten(by: database, Self.configuration)
        do {
          return try await database.write { database in
            try QueueWatch.run(database, queue) { try body(StoreWriter(database, safe)) }
          }
        } catch is GaveWay {
          try await queue.others()
        }
      }
      return try await database.write { try body(StoreWriter($0, safe)) }
    }
  }

  /// Leaves nothing in the database and its log of what was deleted. SQLite only gives up the place of what is deleted, and
  /// moving entries leaves copies of them behind; so everything is written anew, which takes as much room as there is.
  ///
  /// - Throws: `StoreError.busy` where others held on to an earlier state for too long.
  public func scrub() async throws {
    let isClear = try await translating {
      try await database.write { [safe] in try StoreWriter($0, safe).indexNames(most: .max) }
      try await database.writeWithoutTransaction { writer in
        try SearchIndex.forgetRemoved(writer)
        try writer.execute(sql: "VACUUM")
      }
      return try await log?.clear(by: database, Self.configuration)
    }
    if isClear == false { throw StoreError.busy }
  }

  /// Copies the database as it is at this moment into a new file, by SQLite's online backup: others read and write
  /// meanwhile. The copy is one file, without a write-ahead log.
  ///
  /// - Parameter progress: called with the number of pages copied, and of all.
  /// - Throws: `StoreError`.
  public func copy(to path: String, progress: @escaping (Int, Int) -> Void) throws {
    try translating {
      try Self.keepPrivate(path)
      let copy = try DatabaseQueue(path: path)
      try database.read { source in
        // Begins the transaction, so that every step sees the same state: a step of its own would start over at each
        // commit of another process.
        _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_master")
        try copy.writeWithoutTransaction { target in
          try source.backup(to: target, pagesPerStep: 1024) {
            progress($0.completedPageCount, $0.totalPageCount)
          }
        }
      }
      try copy.writeWithoutTransaction { target in
        _ = try String.fetchOne(target, sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
    }
  }

  /// Closes the database; waits for what is under way.
  public func close() throws {
    tidy()
    try translating { try database.close() }
  }

  deinit { tidy() }

  /// Leaves no long log behind, such as one large transaction makes, unless others are writing.
  private func tidy() {
    // A store that is closed already has nothing to tidy.
    try? log?.shorten(by: database, Self.configuration, patience: 0.25)
  }
}
