import Foundation
import JapaneseText
import Testing

/// Every command that there is explains itself, is documented, and is tested.
struct HelpTests {
  /// In both languages, with an example, within 80 columns, as the golden says.
  @Test(arguments: ["en", "ja"])
  func everyCommandExplainsItself(_ language: String) throws {
    let program = try Program(language: language)
    let pages = try ([Command.utsusu] + Command.all).map { command in
      let help = try program.run(command.words + ["--help"])
      #expect(help.status == 0 && help.stderr.isEmpty)
      #expect(help.stdout.contains(language == "ja" ? "例: utsusu " : "Example: utsusu "), "\(command)")
      #expect(help.stdout.contains(language == "ja" ? "使い方: " : "USAGE: "), "\(command)")
      for line in help.stdout.split(separator: "\n") { #expect(displayWidth(String(line)) <= 80, "\(line)") }
      return "$ utsusu \((command.words + ["--help"]).joined(separator: " "))\n\(help.stdout)"
    }
    try Golden.expect(pages.joined(separator: "\n"), "help.\(language).txt")
  }

  @Test(arguments: Command.all)
  func everyCommandIsDocumentedAndTested(_ command: Command) throws {
    let page = try String(contentsOf: Program.repository.appending(path: "docs/commands.md"), encoding: .utf8)
    let isDocumented = command.isNamed(in: page)
    #expect(isDocumented, "docs/commands.md does not show utsusu \(command)")
    for language in ["en", "ja"] {
      let typed = try ["demo", "story"].flatMap { Typed.all(in: try Golden.text("\($0).\(language).txt")) }
      let isTested = typed.contains { command.isNamed(in: $0.command) }
      #expect(isTested, "no golden has utsusu \(command)")
    }
  }

  /// The language may also be asked for behind the command.
  @Test(arguments: ["en", "ja"])
  func theLanguageOfHelp(_ language: String) throws {
    let asked = try Program(language: language == "ja" ? "en" : "ja").run("base", "set", "--help", "--lang", language)
    #expect(try asked.stdout == Program(language: language).run("base", "set", "--help").stdout)
  }

  @Test func theLanguageIsTheLocalesUnlessAskedOtherwise() throws {
    let program = try Program(language: "ja")
    #expect(try program.run("status").stdout == "該当する報告はありません。\n")
    #expect(try program.run("status", "--lang", "en").stdout == "No reports.\n")
    #expect(try program.run("status", "--lang=en").stdout == "No reports.\n")
    #expect(try program.run("status", "--lang", "fr").status == 64)
    #expect(try program.run(["status"], environment: ["UTSUSU_LANG": "en"]).stdout == "No reports.\n")
    #expect(try program.run(["status", "--lang", "ja"], environment: ["UTSUSU_LANG": "en"]).stdout.contains("報告"))
    #expect(try program.run("show").stderr.contains("<briefing> を指定してください。"))
  }
}
