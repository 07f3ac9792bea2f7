internal import Foundation

/// The language that utsusu speaks to a person in.
package enum Language: String, CaseIterable {
  case ja, en

  /// Of the task: a server speaks to each person in theirs, by `Language.$current.withValue`. Where nobody says, it is the
  /// process's: `--lang`, else `UTSUSU_LANG`, else the locale that the environment names.
  ///
  /// Read from the arguments themselves, since help and parsing errors are worded before anything is parsed.
  @TaskLocal package static var current = Language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  package init(arguments: [String], environment: [String: String]) {
    let asked = Self.split(arguments).asked.last.flatMap(Language.init(rawValue:))
    let locale = ["UTSUSU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
      !$0.isEmpty
    }
    self = asked ?? (locale?.hasPrefix("ja") == true ? .ja : .en)
  }

  /// The values of `--lang` among the arguments, and the other arguments. It is no option of any command but of the
  /// program: behind `--help` it must not name another page.
  package static func split(_ arguments: [String]) -> (asked: [String], others: [String]) {
    var asked: [String] = []
    var others: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        others += [argument] + rest
        break
      } else if argument == "--lang" {
        asked.append(rest.popFirst() ?? "")
      } else if argument.hasPrefix("--lang=") {
        asked.append(String(argument.dropFirst(7)))
      } else {
        others.append(argument)
      }
    }
    return (asked, others)
  }
}

/// One sentence in both languages; the one that the person reads.
package func tr(_ english: @autoclosure () -> String, _ japanese: @autoclosure () -> String) -> String {
  Language.current == .ja ? japanese() : english()
}
