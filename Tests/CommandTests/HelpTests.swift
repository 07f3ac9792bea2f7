import Foundation
import JapaneseText
import Testing

/// Help is there for every command, in both languages, with an example, and fits 80 columns.
struct HelpTests {
  static let commands = [
    "register", "index", "submit", "status", "show", "amend", "cancel", "search", "text", "report", "base", "base set",
    "base clear", "goal", "goal set", "factor", "factor set", "factor remove", "zone", "zone set", "recipient",
    "recipient list", "recipient add", "recipient rename", "recipient alias", "unit", "unit list", "unit set",
    "unit rename", "unit alias", "serve", "project", "rooms", "rooms list", "rooms add", "rooms rename",
    "import ledger", "export ledger", "verify", "backup", "restore", "doctor",
  ]

  @Test(arguments: commands, ["ja", "en"])
  func everyCommandExplainsItself(_ command: String, _ language: String) throws {
    let help = try Program(language: language).run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.status == 0 && help.stderr.isEmpty)
    #expect(help.stdout.contains(language == "ja" ? "例: utsusu " : "Example: utsusu "))
    #expect(help.stdout.contains(language == "ja" ? "使い方: " : "USAGE: "))
    // The language may also be asked for behind the command.
    let asked = try Program(language: language == "ja" ? "en" : "ja").run(
      command.split(separator: " ").map(String.init) + ["--help", "--lang", language])
    #expect(asked.stdout == help.stdout)
    for line in help.stdout.split(separator: "\n") { #expect(displayWidth(String(line)) <= 80, "\(line)") }
  }

  @Test func everyCommandIsTested() throws {
    let help = try Program().run("--help").stdout
    let listed = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst().compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.contains("See '")
        ? line.split(separator: " ").first.map(String.init) : nil
    }
    let known = Set(Self.commands.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(Set(listed) == known)
  }

  @Test func theLanguageIsTheLocalesUnlessAskedOtherwise() throws {
    let program = try Program(language: "ja")
    #expect(try program.run("status").stdout == "該当する報告はありません。\n")
    #expect(try program.run("status", "--lang", "en").stdout == "No reports.\n")
    #expect(try program.run("status", "--lang=en").stdout == "No reports.\n")
    #expect(try program.run("status", "--lang", "fr").status == 64)
    #expect(try program.run("submit").stderr.contains("引数 <briefing> がありません。"))
  }
}
