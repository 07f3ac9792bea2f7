internal import BriefingStore
internal import Foundation

/// The one folder that holds everything: `utsusu.sqlite`, `materials/`, the secrets in `keys` and
/// `signing/`, and what can be made again:
/// `pictures/`, `serve.lock`.
public struct Home: Sendable {
  public let path: String

  /// - Parameter given: the folder that the person named on the command line, if any.
  /// - Parameter environment: for `UTSUSU_HOME`, else `XDG_DATA_HOME`, else `HOME`.
  public init(given: String?, environment: [String: String]) {
    func filled(_ key: String) -> String? { environment[key].flatMap { $0.isEmpty ? nil : $0 } }
    if let folder = given ?? filled("UTSUSU_HOME") {
      path = Self.absolute(folder)
    } else {
      let data = filled("XDG_DATA_HOME") ?? (filled("HOME") ?? NSHomeDirectory()) + "/.local/share"
      path = data + "/utsusu"
    }
  }

  public var database: String { path + "/utsusu.sqlite" }
  /// Where pictures of pages are kept, which can be made again at any time.
  public var pictures: String { path + "/pictures" }
  /// Locked while a server runs.
  var serverLock: String { path + "/serve.lock" }
  public var materials: String { path + "/materials" }
  /// What was brought to a server and is not registered; in no backup.
  var staged: String { path + "/staged" }

  /// Where the secret lies that keys of rooms are sealed with; in no backup.
  var keys: String { path + "/keys" }

  /// Where the private parts of the keys lie that reports are signed with; in no backup.
  var signing: String { path + "/signing" }

  /// Everything in it that is for its owner alone.
  var privateParts: [String] {
    [database, database + "-wal", database + "-shm", keys, signing, serverLock, materials, pictures, staged]
  }

  /// Makes the folders that are missing, readable for their owner alone: briefings are not for everybody. What an older
  /// utsusu, or a copy, has left open to others is closed.
  ///
  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`.
  func prepare() throws(LibraryError) {
    try Self.makeFolders(to: materials)
    guard access(materials, W_OK | X_OK) == 0 else { throw SystemFailure.writing(materials) }
    guard access(path, W_OK | X_OK) == 0 else { throw SystemFailure.writing(path) }
    // The store sees to its own files.
    for part in [signing, serverLock, materials, pictures, staged] {
      guard PrivateFile.close(part) else { throw SystemFailure.writing(part) }
    }
  }

  static func makeFolders(to path: String) throws(LibraryError) {
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/" + part
      if access(folder, F_OK) != 0 { try DurableFile.makeFolder(folder) }
    }
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
