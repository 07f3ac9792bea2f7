import Foundation
import Testing

/// The documents: short at the entrance, and every link leads somewhere.
struct DocumentTests {
  /// From the package's folder on.
  static let documents: [String] = {
    let folder = SourceFile.package.appending(path: "docs").path
    let pages = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ["README.md", "README.ja.md", "CONTRIBUTING.md"]
      + pages.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
  }()

  @Test func theReadmeIsShort() throws {
    #expect(try Data(contentsOf: SourceFile.package.appending(path: "README.md")).count <= 9_000)
    #expect(FileManager.default.fileExists(atPath: SourceFile.package.appending(path: "README.ja.md").path))
  }

  @Test(arguments: documents)
  func everyLinkLeadsToAFile(_ document: String) throws {
    for target in try Self.targets(of: document) {
      #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(target.path)")
    }
  }

  @Test func everyPageIsLinked() throws {
    var linked: Set<String> = []
    for document in Self.documents {
      let itself = SourceFile.package.appending(path: document).standardizedFileURL.path
      linked.formUnion(try Self.targets(of: document).map(\.path).filter { $0 != itself })
    }
    let pages = Self.documents.filter { $0.hasPrefix("docs/") }
    #expect(!pages.isEmpty)
    for page in pages {
      #expect(linked.contains(SourceFile.package.appending(path: page).standardizedFileURL.path), "\(page)")
    }
  }

  /// The map of the targets shows the arrows that `Package.swift` has, all of them and no others.
  @Test func theMap() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: SourceFile.package.appending(path: path), encoding: .utf8)
    }
    // What comes from outside is no arrow of ours, and what lies under Tests is not on the map.
    let package = try text("Package.swift").replacing(/\.product\(name: "[^"]*", package: "[^"]*"\)/, with: "")
    var arrows: Set<String> = []
    for part in package.split(separator: /\n    \.(target|executableTarget)\(/).dropFirst() {
      let target = part.prefix { $0 != ")" }.contains("Tests/") ? "" : part.firstMatch(of: /name: "([^"]+)"/)?.1 ?? ""
      let dependencies = part.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      for name in dependencies.matches(of: /"([^"]+)"/) where !target.isEmpty {
        arrows.insert("\(target) --> \(name.1)")
      }
    }
    #expect(arrows.count > 50)
    let map = try text("docs/architecture.md").matches(of: /\n  (\S+ --> \S+)/).map { String($0.1) }
    #expect(Set(map) == arrows)
    #expect(map.count == arrows.count)
  }

  /// The files that a document links to: `](path)`, `](path#heading)`; addresses of the web and headings of its own are
  /// none.
  private static func targets(of document: String) throws -> [URL] {
    let file = SourceFile.package.appending(path: document)
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.matches(of: /\]\(([^)\s#]+)(#[^)\s]*)?\)/).compactMap { match in
      let path = String(match.1)
      guard !path.contains(":") else { return nil }
      return file.deletingLastPathComponent().appending(path: path.removingPercentEncoding ?? path).standardizedFileURL
    }
  }
}
