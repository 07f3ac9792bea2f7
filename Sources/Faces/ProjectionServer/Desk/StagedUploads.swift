internal import BriefingDomain
internal import BriefingLibrary
internal import Foundation
internal import ServiceLifecycle

/// What people have brought and not registered yet, until they do or forget it: nothing of it outlives the server.
actor StagedUploads: Service {
  struct Limits {
    /// Bytes of a file, and of a batch.
    var largestFile = 512 << 20
    var largestBatch = 1 << 30
    var mostFiles = 50
    /// Batches of one person; the oldest gives way.
    var mostBatches = 4
    /// A batch that nobody has touched for so long goes, in milliseconds.
    var idle: Int64 = 60 * 60_000
    /// Bytes of what was typed beside a batch.
  }

  private struct Batch {
    let owner: Account.ID
    var files: [StagedFile] = []
    /// What was typed beside them.
    var form: [String: String] = [:]
    /// Numbers that files had: each has a folder of its own.
    var last = 0
    var touchedAt: Int64
  }

  private struct Used {
    let owner: Account.ID
    let place: Task<String, any Error>
    let at: Int64
  }

  nonisolated let limits: Limits
  private let library: Library
  private let uptime: @Sendable () -> Int64
  private var batches: [String: Batch] = [:]
  private var used: [String: Used] = [:]

  init(_ library: Library, limits: Limits = Limits(), uptime: @escaping @Sendable () -> Int64) {
    (self.library, self.limits, self.uptime) = (library, limits, uptime)
  }

  /// Looks every minute for what nobody has touched for long, also where nobody brings anything more.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(60))) != nil { await self.tidy() }
    }
  }

  /// What another server was brought, and is gone with it.
  func clear() async { await library.dropStaged() }

  /// - Parameter name: of a batch that goes on; a new one where it is none of theirs.
  func open(_ name: String, of owner: Account.ID) async -> String {
    await tidy()
    if files(of: name, owner) != nil { return name }
    // One without files, such as a receipt, goes before somebody's files.
    func rank(_ batch: Batch) -> (Int, Int64) { (batch.files.isEmpty ? 0 : 1, batch.touchedAt) }
    let own = batches.filter { $0.value.owner == owner }.sorted { rank($0.value) < rank($1.value) }
    for batch in own.dropLast(max(0, limits.mostBatches - 1)) { await drop(batch.key, of: owner) }
    let name = (0..<2).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined()
    batches[name] = Batch(owner: owner, touchedAt: uptime())
    return name
  }

  /// The files of a batch; `nil` for one that is none of theirs, or is gone.
  func files(of name: String, _ owner: Account.ID) -> [StagedFile]? {
    guard let batch = batches[name], batch.owner == owner else { return nil }
    batches[name]?.touchedAt = uptime()
    return batch.files
  }

  /// Keeps what was typed beside a batch, so that a page can show it however often a browser comes back to it.
  func keep(_ form: [String: String], beside name: String, _ owner: Account.ID) {
    let form = form.filter { $0.key != "token" && !$0.value.isEmpty }
    if files(of: name, owner) != nil { batches[name]?.form = form }
  }

  /// `nil` for a batch that is none of theirs, or is gone.
  func form(beside name: String, _ owner: Account.ID) -> [String: String]? {
    files(of: name, owner).flatMap { _ in batches[name]?.form }
  }

  /// Where a batch has led that was used, be it a moment from now.
  func place(of name: String, _ owner: Account.ID) async -> String? {
    guard let used = used[name], used.owner == owner else { return nil }
    return try? await used.place.value
  }

  /// A number for a file that is to arrive; `nil` where no more may.
  func nextNumber(in name: String) -> Int? {
    guard let batch = batches[name], batch.files.count < limits.mostFiles else { return nil }
    batches[name]?.last += 1
    return batch.last + 1
  }

  func byteCount(of name: String) -> Int { batches[name]?.files.map(\.byteCount).reduce(0, +) ?? 0 }

  /// A file is complete. Of two with one name and content there is one; what has no place is not kept.
  func add(_ file: StagedFile, to name: String) async {
    guard let batch = batches[name], batch.files.count < limits.mostFiles,
      !batch.files.contains(where: { $0.sha256 == file.sha256 && $0.name == file.name })
    else { return await library.drop(file) }
    batches[name]?.files.append(file)
  }

  /// Leaves one of the files out, which a form names by its place and its content: a second click leaves out no other.
  func remove(_ mark: String, from name: String, _ owner: Account.ID) async {
    let parts = mark.split(separator: "-")
    guard parts.count == 2, let place = Int(parts[0]), let files = files(of: name, owner),
      files.indices.contains(place),
      files[place].sha256.description == parts[1]
    else { return }
    if let file = batches[name]?.files.remove(at: place) { await library.drop(file) }
  }

  /// Does with a batch what it was brought for, and lets go of it. Who sends the same form again, be it while that is being
  /// done, comes to the same place, and nothing is done twice.
  ///
  /// - Returns: where it leads.
  func once(
    _ name: String, of owner: Account.ID, _ use: @escaping @Sendable ([StagedFile]?) async throws -> String
  ) async throws -> String {
    await tidy()
    if let used = used[name], used.owner == owner { return try await used.place.value }
    // Without a batch there is nothing to know it by.
    guard let files = files(of: name, owner) else { return try await use(nil) }
    let place = Task { try await use(files) }
    used[name] = Used(owner: owner, place: place, at: uptime())
    do {
      let led = try await place.value
      await drop(name, of: owner)
      return led
    } catch {
      used[name] = nil
      throw error
    }
  }

  /// It is registered, or not to be.
  func drop(_ name: String, of owner: Account.ID) async {
    guard batches[name]?.owner == owner else { return }
    batches[name] = nil
    await library.dropStaged(name)
  }

  private func tidy() async {
    let now = uptime()
    used = used.filter { now - $0.value.at <= limits.idle }
    for (name, batch) in batches where now - batch.touchedAt > limits.idle { await drop(name, of: batch.owner) }
  }
}
