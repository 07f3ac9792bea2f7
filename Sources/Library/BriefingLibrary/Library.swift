internal import BlockingThreads
public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import HelperHost
internal import MaterialReading

/// One home, open: everything that utsusu does is done in a ``Visit`` to it.
///
/// Any number of libraries, in this process and in others, may be open on one home.
public struct Library: Sendable {
  public let home: Home
  let store: BriefingStore
  let vault: MaterialVault
  let policy: Policy
  let environment: [String: String]
  let monthSums = MonthSums()

  /// Opens the library of a home, making both on first use.
  ///
  /// - Parameter environment: for `UTSUSU_READER`, `UTSUSU_PAINTER` and `UTSUSU_CELL`, the helpers' paths where they are not
  ///   beside the executable; for drawing also `UTSUSU_SOFFICE` and `PATH`.
  /// - Parameter policy: who may do what; by their roles.
  /// - Parameter patience: seconds that others who keep the database are waited for; longer than the largest import takes
  ///   when `nil`.
  /// - Parameter isConcurrent: whether visits read while another one writes, as those to a server do. For one after the
  ///   other `false` opens faster.
  /// - Parameter indexing: called while the search index is made again by newer rules, which may take minutes.
  /// - Throws: `LibraryError`, `StoreError`.
  public init(
    home: Home, environment: [String: String], policy: Policy = .roles, patience: Double? = nil,
    isConcurrent: Bool = true, indexing: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws {
    self.home = home
    self.environment = environment
    self.policy = policy
    vault = MaterialVault(home)
    store = try await Self.threads.run {
      try home.prepare()
      return try BriefingStore(
        path: home.database, patience: patience ?? BriefingStore.patience, isConcurrent: isConcurrent,
        indexing: indexing)
    }
  }

  /// Opens the library of a home for a look: nothing is made, migrated or waited for, and every act fails.
  ///
  /// - Throws: `StoreError` where the home is missing, busy, damaged or of another version.
  public init(lookingInto home: Home, environment: [String: String], policy: Policy = .roles) throws {
    self.home = home
    self.environment = environment
    self.policy = policy
    vault = MaterialVault(home)
    store = try BriefingStore(lookingInto: home.database)
  }

  /// Where files are copied, flushed and hashed, and stores are opened. More threads would only share the disk and the
  /// cores among more files.
  static let threads = BlockingThreads(most: 4)

  /// A person begins to work, now and in the office's zone as it is set by now. A server that runs for weeks makes a visit
  /// for each request.
  ///
  /// - Parameter instant: what "today" and "passed" are measured against.
  /// - Parameter zone: in place of the office's, so that a zone that this machine lacks can be set anew.
  /// - Throws: `LibraryError.unknownZone` for `zone`; `StoreError`, also where it is the office's that is none.
  public func visit(by person: Person, at instant: Instant, zone given: String? = nil) async throws -> Visit {
    if let given { return Visit(self, person, try OfficeClock(now: instant, zone: given)) }
    return Visit(self, person, try await store.read { try OfficeClock(now: instant, $0) })
  }

  /// Helpers that read files of the vault.
  ///
  /// - Throws: `HelperError.missing`.
  func readers() throws(HelperError) -> ReaderPool { try readers(of: [Array(vault.folder.utf8)]) }

  /// Helpers that read these files, or the files of these folders.
  ///
  /// - Throws: `HelperError.missing`.
  func readers(of paths: [[UInt8]]) throws(HelperError) -> ReaderPool {
    ReaderPool(executable: try ReaderLocation.find(environment: environment), readable: paths)
  }
}
