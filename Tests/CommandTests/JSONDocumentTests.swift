import Testing

/// docs/json.md is what the commands print: its commands are typed in their order, in one home, and each JSON below one
/// has the keys, in their order, and the kinds of values of what that command prints.
struct JSONDocumentTests {
  private static let document = "docs/json.md"

  @Test func everyExample() throws {
    let terminal = try Terminal(language: "en")
    var examples = 0
    // What the commands above an example have printed.
    var printed: [(command: String, outline: JSONOutline)] = []
    for block in try FencedBlock.all(in: Self.document) {
      guard block.kind == "json" else {
        printed = try Typed.all(in: block.text).compactMap { typed in
          let result = try terminal.type(typed.command)
          guard typed.command.hasSuffix("--json") else {
            #expect(result.status == 0, "\(typed.command): \(result.stderr)")
            return nil
          }
          return (typed.command, try JSONOutline(result.stdout))
        }
        continue
      }
      #expect(!printed.isEmpty, "\(block.text) is no command's")
      for (command, outline) in printed {
        examples += 1
        let differences = try JSONOutline(block.text).differences(from: outline)
        #expect(differences.isEmpty, "\(command)")
      }
    }
    #expect(examples > 25)
  }

  @Test(arguments: Command.all.filter(\.takesJSON))
  func everyCommandHasAnExample(_ command: Command) throws {
    let blocks = try FencedBlock.all(in: Self.document)
    let examples = zip(blocks, blocks.dropFirst()).filter { $1.kind == "json" }.flatMap { Typed.all(in: $0.0.text) }
    let hasExample = examples.contains { $0.command.hasSuffix("--json") && command.isNamed(in: $0.command) }
    #expect(hasExample, "docs/json.md does not show utsusu \(command) --json")
  }
}
