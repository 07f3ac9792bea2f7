internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording

/// A slip in the arguments, in the language of the person: what is wrong, and where the right way is described.
struct ArgumentSlip {
  let sentence: String
  let hint: String

  /// - Parameter error: the argument parser's, or one of a command's `validate()`.
  init(_ error: any Error, _ arguments: [String]) {
    let place = Place(arguments)
    hint = place.hint
    // The parser looks last at what it does not know, and complains before of what is missing for that reason.
    sentence = place.unknown?.sentence ?? Self.translated(Self.inOneLine(Utsusu.message(for: error)))
  }

  /// - Throws: `Failure` where the words name no command.
  static func refuseUnknownCommand(_ words: ArraySlice<String>) throws {
    if let unknown = Place(Array(words)).unknown, case .command = unknown { throw Failure(.usage, unknown.sentence) }
  }

  /// How far the words of a command line make sense.
  private struct Place {
    enum Unknown {
      case command(String, near: [String])
      case option(String, near: [String])

      var sentence: String {
        switch self {
        case .command(let name, let near):
          tr("There is no command \(name.quoted).\(near.suggestion)", "\(name.quoted) というコマンドはありません。\(near.suggestion)")
        case .option(let name, let near):
          tr("There is no option \(name.quoted).\(near.suggestion)", "\(name.quoted) というオプションはありません。\(near.suggestion)")
        }
      }
    }

    var path: [String] = []
    var unknown: Unknown?

    init(_ arguments: [String]) {
      guard var command = try? KnownCommand.utsusu() else { return }
      var rest = arguments[...]
      while let word = rest.first, let next = command.subcommand(word) {
        command = next
        path.append(next.commandName)
        rest.removeFirst()
      }
      if let word = rest.first, !word.hasPrefix("-"), let known = command.subcommands {
        let before = path.map { $0 + " " }.joined()
        let near = Likeness.nearest(to: word, among: known.map(\.commandName))
        unknown = .command(before + word, near: near.map { before + $0 })
      } else if let option = command.unknownOption(rest) {
        // The hyphens that all have make none alike.
        let near = Likeness.nearest(
          to: String(option.dropFirst(2)), among: command.options.map { String($0.dropFirst(2)) })
        unknown = .option(option, near: near.map { "--" + $0 })
      }
    }

    var hint: String {
      let help = (["utsusu help"] + path).joined(separator: " ")
      return tr("See: \(help)", "使い方: \(help)")
    }
  }

  /// Of six values or more the parser makes a list, one a line.
  private static func inOneLine(_ message: String) -> String {
    let parts = message.split(separator: "\n  - ").map(String.init)
    guard parts.count > 1, parts[0].hasSuffix("one of the following:") else { return message }
    let values = parts.dropFirst().map { "'\($0)'" }
    return parts[0].dropLast("the following:".count) + values.dropLast().joined(separator: ", ")
      + " or \(values.last ?? "")."
  }

  /// The parser's sentences, which are English, with what they quote.
  private static func translated(_ message: String) -> String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).safe }
    let sentence = lines.joined(separator: "\n")
    guard Language.current == .ja else { return sentence }
    return patterns.reduce(sentence) { $1($0) }
  }

  /// One for each message of swift-argument-parser 1.8 (`UsageGenerator.swift`).
  private static var patterns: [(String) -> String] {
    [
      { $0.replacing(#/The value '(.+)' is invalid for '(.+?)'\.?/#) { "\($0.2) の値として \($0.1) は使えません。" } },
      {
        $0.replacing(#/The option '(.+?)' does not take any value, but '(.+)' was specified\./#) {
          "\($0.1) に値は付けられません（\($0.2)）。"
        }
      },
      {
        $0.replacing(#/Value to be set with flag (.+) had already been set with flag (.+)/#) {
          "\($0.2) と \($0.1) は一緒に使えません。"
        }
      },
      { $0.replacing(#/Missing (?:expected argument|one of:) '(.+)'/#) { "\(list($0.1)) を指定してください。" } },
      { $0.replacing(#/Missing value for '(.+?)'/#) { "\($0.1) の値がありません。" } },
      { $0.replacing(#/Unknown option '(.+?)'/#) { "\($0.1) というオプションはありません。" } },
      { $0.replacing(#/Invalid option: (.+)/#) { "\($0.1) というオプションはありません。" } },
      { $0.replacing(#/(?:Unexpected argument|\d+ unexpected arguments:) '(.+)'/#) { "余分な引数があります: \(list($0.1))" } },
      { $0.replacing(#/ ?Please provide one of (.+)\./#) { "次のいずれかを指定してください: \(list($0.1))" } },
      {
        $0.replacing(#/Can't generate completion scripts for '(.+)'\./#) { "\($0.1) の補完スクリプトはありません。" }
      },
      { $0.replacing("Can't autodetect a supported shell.", with: "シェルの種類が分かりません。") },
      { $0.replacing(#/Please use (\S+)<shell> with one of:/#) { "\($0.1) に続けて次のいずれかを指定してください:" } },
    ]
  }

  /// `'a', 'b' or 'c'` without the English.
  private static func list(_ quoted: Substring) -> String {
    String(quoted.replacing(#/'(?:, | or | and )'/#, with: "、").replacing("'", with: "").replacing(" ...", with: ""))
  }
}
