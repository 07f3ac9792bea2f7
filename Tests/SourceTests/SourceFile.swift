import Foundation

/// A Swift file of this package, as text.
struct SourceFile: Sendable, CustomStringConvertible {
  /// From the package's folder on.
  let path: String
  let text: String

  var description: String { path }

  /// The target that it belongs to: `Sources/GROUP/TARGET/…`, `Tests/TARGET/…`.
  var target: String {
    let folders = path.split(separator: "/")
    let depth = path.hasPrefix("Sources/") ? 2 : 1
    return folders.count > depth ? String(folders[depth]) : ""
  }

  /// Modules that it imports.
  var imports: [String] {
    text.split(separator: "\n").compactMap { line in
      guard
        let range = line.range(
          of: #"^(@\w+ )?(public |internal |package |private |fileprivate )?import \w+"#, options: .regularExpression)
      else { return nil }
      return line[range].split(separator: " ").last.map(String.init)
    }
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file under a folder of the package.
  static func all(under folder: String) throws -> [SourceFile] {
    let root = package.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      SourceFile(path: "\(folder)/\($0)", text: try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }
}
