internal import Foundation

/// The one folder that holds everything: `utsusu.sqlite` and `materials/`.
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
  var materials: String { path + "/materials" }

  /// Makes the folders that are missing, readable for their owner alone: briefings are not for everybody.
  ///
  /// - Throws: `LibraryError.cannotWrite`.
  func prepare() throws(LibraryError) {
    var folder = ""
    for part in materials.split(separator: "/") {
      folder += "/" + part
      guard mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      // Asking whether the folder is there sets `errno` anew.
      let why = SystemFailure.last
      guard access(folder, F_OK) == 0 else { throw .cannotWrite(folder, why: why) }
    }
    guard access(materials, W_OK | X_OK) == 0 else { throw .cannotWrite(materials, why: SystemFailure.last) }
    guard access(path, W_OK | X_OK) == 0 else { throw .cannotWrite(path, why: SystemFailure.last) }
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}

enum SystemFailure {
  /// What the system says of the call that failed last, such as "Permission denied".
  static var last: String { String(cString: strerror(errno)) }
}
