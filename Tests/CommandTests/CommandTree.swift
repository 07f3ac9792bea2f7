import ArgumentParser
import Foundation

@testable import BriefingCommands

/// A command that `utsusu` has, nested ones too, as the program itself knows them.
struct Command: CustomStringConvertible, Sendable {
  /// Such as `base set`; empty for `utsusu` itself.
  let description: String
  /// `base` for `base show`, which it does when nothing else is asked for.
  let short: String?
  let takesJSON: Bool

  var words: [String] { description.split(separator: " ").map(String.init) }

  static let utsusu = Command(description: "", short: nil, takesJSON: false)
  static let all = below(Utsusu.self, "")

  private static func below(_ parent: any ParsableCommand.Type, _ path: String) -> [Command] {
    parent.configuration.subcommands.flatMap { type in
      let name = path + (type.configuration.commandName ?? "")
      let isDefault = parent.configuration.defaultSubcommand.map { $0 == type } ?? false
      let command = Command(
        description: name, short: isDefault ? String(path.dropLast()) : nil,
        takesJSON: type.configuration.subcommands.isEmpty && Utsusu.helpMessage(for: type).contains("  --json "))
      return [command] + below(type, name + " ")
    }
  }

  /// Whether a text says how it is called: `utsusu base show`, or `utsusu base` without a word behind it.
  func isNamed(in text: String) -> Bool {
    let forms = ["\(description)(?![\\w-])"] + (short.map { ["\($0)(?![\\w-]| [a-z])"] } ?? [])
    return forms.contains { text.range(of: "utsusu " + $0, options: .regularExpression) != nil }
  }
}
