import Foundation
import Testing

/// `make demo`, and the documents that show what it prints.
struct DemoTests {
  @Test(arguments: [("en", ["README.md", "docs/commands.md"]), ("ja", ["README.ja.md"])])
  func theDemoAndTheDocuments(_ language: String, _ documents: [String]) throws {
    let program = try Program(now: "2026-11-24T03:00:00Z", language: language)
    try FileManager.default.copyItem(at: Program.sampleDecks, to: program.folder.appending(path: "SampleDecks"))
    let demo = try program.shell("SampleDecks/demo.sh")
    try #require(demo.status == 0 && demo.stderr.isEmpty, "\(demo.stderr)")
    let shown = program.withoutChance(demo.stdout)
    let plain = shown.replacing(#/\u{1B}\[\d*m/#, with: "")
    try Golden.expect(plain, "demo.\(language).txt")
    if language == "ja" { try expectWhole(plain, program) }

    // What the demo says between the commands is bold.
    let parts = shown.replacing(#/\n\u{1B}\[1m.*/#, with: "\n$ ")
    let printed = Dictionary(Typed.all(in: parts).map { ($0.command, $0.output) }) { $1 }
    for document in documents {
      // What is not of the demo is typed after it, on a copy of its home.
      program.environment["UTSUSU_HOME"] = "\(program.folder.path)/\(document)/home"
      try #require(try program.shell("mkdir -p \(document) && cp -r demo/home \(document)").status == 0)
      let examples = try FencedBlock.all(in: document).filter { $0.kind.isEmpty }.flatMap { Typed.all(in: $0.text) }
        .filter { !$0.output.isEmpty && !$0.command.contains(#/ (serve|doctor)/#) }
      #expect(examples.count > 5)
      for example in examples {
        let output = try printed[example.command] ?? typed(example.command, program)
        let expected = program.withoutChance(example.output)
        // README leaves out the end of a long report, and says so.
        let cut = expected.range(of: "\n   … ")?.lowerBound
        let agrees = cut.map { output.hasPrefix(expected[..<$0] + "\n") } ?? (output == expected)
        #expect(agrees, "\(document): \(example.command)\n\(output)")
      }
    }
  }

  private func typed(_ command: String, _ program: Program) throws -> String {
    let result = try program.shell("cd SampleDecks && \(command) 2>&1")
    return program.withoutChance(result.stdout).trimmingCharacters(in: .newlines)
  }

  /// docs/commands.md has the whole of it in Japanese.
  private func expectWhole(_ demo: String, _ program: Program) throws {
    let blocks = try FencedBlock.all(in: "docs/commands.md").filter { $0.kind == "text" }
    #expect(
      blocks.map { program.withoutChance($0.text).trimmingCharacters(in: .newlines) }
        == [demo.trimmingCharacters(in: .newlines)])
  }
}
