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
  func everyLinkLeadsSomewhere(_ document: String) throws {
    for (file, heading) in try Self.targets(of: document) {
      #expect(FileManager.default.fileExists(atPath: file.path), "\(document): \(file.path)")
      guard let heading else { continue }
      #expect(try Self.anchors(of: file).contains(heading), "\(document): \(file.lastPathComponent)#\(heading)")
    }
  }

  @Test func everyPageIsLinked() throws {
    var linked: Set<String> = []
    for document in Self.documents {
      let itself = SourceFile.package.appending(path: document).standardizedFileURL.path
      linked.formUnion(try Self.targets(of: document).map(\.file.path).filter { $0 != itself })
    }
    let pages = Self.documents.filter { $0.hasPrefix("docs/") }
    #expect(!pages.isEmpty)
    for page in pages {
      #expect(linked.contains(SourceFile.package.appending(path: page).standardizedFileURL.path), "\(page)")
    }
  }

  /// What a document names as the test that holds something is there: `SomeTests`, `SomeTests.name`, `.name` of the suite
  /// before, `test_name`, `test_file.py`.
  @Test(arguments: ["docs/asvs.md", "docs/room-cases.md", "docs/security.md"])
  func testsThatAreNamedExist(_ document: String) throws {
    let tests = SourceFile.package.appending(path: "Tests")
    var code: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: tests.path) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard name.hasSuffix("Tests.swift") || name.hasPrefix("test_") && name.hasSuffix(".py") else { continue }
      // Two suites of a name in two targets are one here.
      code[name, default: ""] += try String(contentsOf: tests.appending(path: path), encoding: .utf8)
    }
    let python = code.filter { $0.key.hasSuffix(".py") }.values.joined()
    let text = try String(contentsOf: SourceFile.package.appending(path: document), encoding: .utf8)
    let named =
      /`(?:[A-Za-z]+Tests\.)?([A-Z][A-Za-z]*Tests)?(?:\.([a-z][A-Za-z0-9]*))?`|`(test_[a-z_0-9]+(?:\.py)?)`/
    var (suite, count) = ("", 0)
    for match in text.matches(of: named) {
      count += 1
      if let name = match.3.map(String.init) {
        #expect(name.hasSuffix(".py") ? code[name] != nil : python.contains("def \(name)("), "\(document): \(name)")
        continue
      }
      if let name = match.1 { suite = String(name) }
      let swift = code["\(suite).swift"]
      #expect(swift != nil, "\(document): \(suite)")
      if let function = match.2 {
        #expect(swift?.contains("func \(function)(") ?? false, "\(document): \(suite).\(function)")
      }
    }
    #expect(count > 20)
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

  /// The files that a document links to, and the headings in them: `](path)`, `](path#heading)`, `](#heading)`;
  /// addresses of the web are none.
  private static func targets(of document: String) throws -> [(file: URL, heading: String?)] {
    func plain(_ text: Substring) -> String { text.removingPercentEncoding ?? String(text) }
    let itself = SourceFile.package.appending(path: document).standardizedFileURL
    let text = try String(contentsOf: itself, encoding: .utf8)
    return text.matches(of: /\]\(([^)\s#]*)(?:#([^)\s]+))?\)/).compactMap { match in
      guard !match.1.contains(":") else { return nil }
      let file =
        match.1.isEmpty
        ? itself : itself.deletingLastPathComponent().appending(path: plain(match.1)).standardizedFileURL
      return (file, match.2.map(plain))
    }
  }

  /// What a link behind `#` can name: the headings as GitHub writes them, in small letters with a hyphen for a space.
  private static func anchors(of file: URL) throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8).replacing(/(?ms)^```.*?^```/, with: "")
    return Set(
      text.matches(of: /(?m)^#+ (.+)$/).map { heading in
        heading.1.lowercased().replacing(/[^\p{L}\p{N} _-]/, with: "").replacing(" ", with: "-")
      })
  }
}
