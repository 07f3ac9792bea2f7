public import Foundation

/// A folder for a test, with a place apart for what programs say. Both are gone with it.
public final class TestFolder: Sendable {
  private let root = FileManager.default.temporaryDirectory.path + "/utsusu-test-\(UUID().uuidString)"

  public var path: String { root + "/own" }
  public var url: URL { URL(filePath: path) }
  /// Outside the folder, which a test may compare with what it was.
  var newOutput: String { root + "/output-\(UUID().uuidString)" }

  public init(copyOf other: TestFolder? = nil) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: root, withIntermediateDirectories: true)
    if let other {
      try files.copyItem(atPath: other.path, toPath: path)
    } else {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// What a program gets that works here.
  public func environment(home: String, _ more: [String: String] = [:]) -> [String: String] {
    [
      "UTSUSU_HOME": home, "PATH": "/usr/bin:/bin", "HOME": path, "LANG": "C.UTF-8", "COLUMNS": "80",
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ].merging(more) { $1 }
  }
}
