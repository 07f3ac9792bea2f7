internal import Foundation

/// The language that utsusu speaks to a person in.
enum Language: String, CaseIterable {
  case ja, en

  /// Fixed once for the process: `--lang`, else the locale that the environment names.
  ///
  /// Read from the arguments themselves, since help and parsing errors are worded before anything is parsed.
  static let current = Language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  init(arguments: [String], environment: [String: String]) {
    if let option = arguments.lastIndex(of: "--lang"), option + 1 < arguments.count,
      let language = Language(rawValue: arguments[option + 1])
    {
      self = language
    } else if let option = arguments.last(where: { $0.hasPrefix("--lang=") }),
      let language = Language(rawValue: String(option.dropFirst(7)))
    {
      self = language
    } else {
      let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      self = locale?.hasPrefix("ja") == true ? .ja : .en
    }
  }
}

/// One sentence in both languages; the one that the person reads.
func tr(_ english: @autoclosure () -> String, _ japanese: @autoclosure () -> String) -> String {
  Language.current == .ja ? japanese() : english()
}
