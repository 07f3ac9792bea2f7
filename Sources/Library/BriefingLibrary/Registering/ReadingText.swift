public import BriefingDomain
internal import MaterialReading
import Synchronization

extension Library {
  /// What the readers get from files, without keeping anything.
  ///
  /// - Throws: `LibraryError` for a path that is no readable file; `HelperError` where no helper can be started.
  public static func text(
    of sources: [SourcePath], environment: [String: String]
  ) async throws -> [(file: String, content: MaterialContent)] {
    for source in sources { try OpenFile(reading: source).close() }
    let pool = ReaderPool(
      executable: try ReaderLocation.find(environment: environment), readable: sources.map(\.bytes))
    let contents = try await pool.contents(of: sources.map { MaterialFile(path: $0.bytes, name: $0.name) })
    return zip(sources, contents).map { ($0.name, $1) }
  }
}

extension ReaderPool {
  /// The contents of a few files, in their order.
  func contents(of files: [MaterialFile]) async throws -> [MaterialContent] {
    let contents = Mutex([Int: MaterialContent]())
    try await readAll(files) { index, content in contents.withLock { $0[index] = content } }
    return contents.withLock { contents in files.indices.compactMap { contents[$0] } }
  }
}
