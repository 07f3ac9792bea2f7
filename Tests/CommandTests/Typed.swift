import Foundation

/// A command as somebody types it, and what it prints.
struct Typed {
  let command: String
  /// Without the line breaks at its end.
  let output: String

  /// The commands of a text: what stands behind `$ `, each with the lines up to the next.
  static func all(in text: String) -> [Typed] {
    ("\n" + text).components(separatedBy: "\n$ ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let output = lines.count > 1 ? String(lines[1]) : ""
      return Typed(command: String(lines[0]), output: output.trimmingCharacters(in: .newlines))
    }
  }
}

/// A block of a Markdown page between lines of three backticks.
struct FencedBlock {
  /// What stands behind the first backticks, such as `json`.
  let kind: String
  let text: String

  static func all(in document: String) throws -> [FencedBlock] {
    let page = try String(contentsOf: Program.repository.appending(path: document), encoding: .utf8)
    return ("\n" + page).components(separatedBy: "\n```").enumerated().compactMap { position, part in
      guard position % 2 == 1 else { return nil }
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return FencedBlock(kind: String(lines[0]), text: lines.count > 1 ? String(lines[1]) : "")
    }
  }
}
