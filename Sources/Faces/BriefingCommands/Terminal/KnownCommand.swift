internal import ArgumentParser
internal import Foundation

/// A command as the argument parser describes it to other programs.
struct KnownCommand: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind, name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let names: [Name]?
    let parsingStrategy: String?

    var takesValue: Bool { kind == "option" }
  }

  let commandName: String
  let aliases: [String]?
  let subcommands: [KnownCommand]?
  let arguments: [Argument]?

  /// `utsusu` with everything below it.
  ///
  /// - Throws: `DecodingError` where the argument parser describes it in another way than it did.
  static func utsusu() throws -> KnownCommand {
    struct Tool: Decodable { let command: KnownCommand }
    return try JSONDecoder().decode(Tool.self, from: Data(Utsusu._dumpHelp().utf8)).command
  }

  func subcommand(_ word: String) -> KnownCommand? {
    subcommands?.first { $0.commandName == word || $0.aliases?.contains(word) ?? false }
  }

  /// The long ones, with their hyphens.
  var options: [String] { arguments?.flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.text) ?? [] }

  /// Whether it takes any option as a word of its own.
  var takesAnything: Bool { arguments?.contains { $0.parsingStrategy == "allUnrecognized" } ?? false }

  /// The first of the words behind it that looks like an option and is none.
  func unknownOption(_ words: ArraySlice<String>) -> String? {
    var rest = words.prefix { $0 != "--" }
    while let word = rest.popFirst() {
      let name = word.prefix { $0 != "=" }
      if let argument = arguments?.first(where: { $0.names?.contains { $0.text == name } ?? false }) {
        if argument.takesValue, name.count == word.count { _ = rest.popFirst() }
      } else if name.hasPrefix("--"), name != "--generate-completion-script",
        !takesAnything || word.allSatisfy(\.isASCII)
      {
        return String(name)
      }
    }
    return nil
  }
}
