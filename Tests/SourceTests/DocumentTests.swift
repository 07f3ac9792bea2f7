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
