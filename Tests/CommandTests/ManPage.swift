import Foundation

/// The manual page of `utsusu`, made from what the argument parser knows of its commands (`--experimental-dump-help`).
struct ManPage {
  /// A command as it is dumped.
  struct Command: Decodable {
    let commandName: String
    let abstract, discussion, defaultSubcommand: String?
    let aliases, superCommands: [String]?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: Kind
    let abstract, valueName, defaultValue: String?
    let allValues: [String]?
    let names: [Name]?
    let isOptional, isRepeating, shouldDisplay: Bool

    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      let kind, name: String
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  private struct Dump: Decodable { let command: Command }

  /// In roff, with the macros of man(7).
  private(set) var text: String
  private let isJapanese: Bool
  /// man(7) wants a day: that of the version.
  private static let day = "2026-11-28"
  /// What every command takes is said once.
  private static let common = ["--json", "--home", "--lang", "--version", "--help"]

  init(dump: String, version: String, isJapanese: Bool) throws {
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    self.isJapanese = isJapanese
    text = ".TH UTSUSU 1 \(Self.day) \"utsusu \(version)\"\n"
    // Where Japanese may break, groff alone has to be told, which has a major version.
    if isJapanese { line(".if \\n[.x] .mso ja.tmac") }
    line(".ad l")
    section("NAME", "名前")
    line("utsusu \\- \(Self.escaped(root.abstract ?? ""))")
    section("SYNOPSIS", "書式")
    line("\\fButsusu\\fR \\fI\(say("command", "コマンド"))\\fR [\\fI\(say("options", "オプション"))\\fR]")
    section("DESCRIPTION", "説明")
    for (number, paragraph) in Self.paragraphs(root).enumerated() {
      if number > 0 { line(".PP") }
      line(paragraph)
    }
    section("COMMANDS", "コマンド")
    let commands = (root.subcommands ?? []).filter { $0.commandName != "help" }
    for command in commands { describe(command) }
    section("OPTIONS OF EVERY COMMAND", "どのコマンドにもあるオプション")
    for argument in commands.flatMap({ $0.arguments ?? [] }).reduce(into: [Argument](), Self.addCommon) {
      describe(argument)
    }
    section("SEE ALSO", "関連項目")
    line(say("The documents that come with the source: docs/commands.md first.", "ソースに付属する文書。まず docs/commands.md。"))
  }

  private func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }

  private mutating func section(_ english: String, _ japanese: String) { line(".SH " + say(english, japanese)) }

  private mutating func line(_ line: String) { text += line + "\n" }

  private static func paragraphs(_ command: Command) -> [String] {
    (command.discussion ?? "").split(separator: "\n").map { escaped(String($0)) }
  }

  private mutating func describe(_ command: Command) {
    let path = ((command.superCommands ?? []) + [command.commandName]).joined(separator: " ")
    let own = (command.arguments ?? []).filter { $0.shouldDisplay && !Self.isCommon($0) }
    line(".SS \"\(Self.escaped(path))\"")
    line(Self.escaped(command.abstract ?? ""))
    if let aliases = command.aliases, !aliases.isEmpty {
      line(".PP")
      line(say("Also called: ", "別名: ") + aliases.joined(separator: ", "))
    }
    for paragraph in Self.paragraphs(command) {
      line(".PP")
      line(paragraph)
    }
    for argument in own { describe(argument) }
    for command in command.subcommands ?? [] { describe(command) }
  }

  private mutating func describe(_ argument: Argument) {
    let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
    let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.typed))\\fR" }.joined(separator: ", ")
    line(".TP")
    switch argument.kind {
    case .positional: line(value + (argument.isRepeating ? " ..." : ""))
    case .option: line("\(names) \(value)")
    case .flag: line(names)
    }
    let values = argument.allValues.map { say("Values: ", "値: ") + $0.joined(separator: ", ") + say(".", "。") }
    let usual = argument.defaultValue.map { say("Default: \($0).", "既定: \($0)。") }
    line(Self.escaped([argument.abstract, values, usual].compactMap(\.self).joined(separator: say(" ", ""))))
  }

  private static func isCommon(_ argument: Argument) -> Bool {
    (argument.names ?? []).contains { common.contains($0.typed) }
  }

  private static func addCommon(_ found: inout [Argument], _ argument: Argument) {
    let isKnown = found.contains { $0.valueName == argument.valueName }
    if isCommon(argument), !isKnown { found.append(argument) }
  }

  /// A hyphen that is typed is a minus sign to roff, and neither a dot nor an apostrophe begins a line of text.
  private static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}
