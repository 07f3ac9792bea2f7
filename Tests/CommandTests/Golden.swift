import Foundation
import Testing

/// What the programs print, word for word, in `Tests/Goldens`. A file that is missing or says something else fails its
/// test; `UTSUSU_RECORD=1` writes it.
enum Golden {
  static func expect(_ text: String, _ name: String) throws {
    let file = Program.repository.appending(path: "Tests/Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UTSUSU_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard text != golden else { return }
    let (lines, expected) = (text.components(separatedBy: "\n"), golden.components(separatedBy: "\n"))
    let line = zip(lines, expected).prefix { $0 == $1 }.count
    Issue.record(
      """
      Tests/Goldens/\(name), line \(line + 1)
      golden: \(line < expected.count ? expected[line] : "the end")
      now:    \(line < lines.count ? lines[line] : "the end")
      """)
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: Program.repository.appending(path: "Tests/Goldens/\(name)"), encoding: .utf8)
  }
}
