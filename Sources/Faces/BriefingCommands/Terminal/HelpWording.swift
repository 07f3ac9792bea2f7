internal import BriefingWording
internal import JapaneseText

/// The argument parser's help, set for the terminal's width, which it measures in characters, and for those who read
/// Japanese in their language, which it lacks.
enum HelpWording {
  static func set(_ message: String, columns: Int = Output.columns) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Language.current == .ja ? translated(String($0)) : String($0) }
      .flatMap { wrapped($0, columns: columns) }
      .joined(separator: "\n")
  }

  /// What does not fit goes on below where the text of its line begins: behind an option's name, or behind `USAGE: `.
  private static func wrapped(_ line: String, columns: Int) -> [String] {
    guard displayWidth(line) > columns else { return [line] }
    let isTable = line.hasPrefix("  ") && displayWidth(String(line.prefix(26))) == 26 && line.dropFirst(25).first == " "
    let label = ["USAGE: ", "使い方: "].first { line.hasPrefix($0) }
    let head = isTable ? String(line.prefix(26)) : label ?? String(line.prefix { $0 == " " })
    let indent = displayWidth(head)
    return lineWrapped(String(line.dropFirst(head.count)), columns: max(20, columns - indent)).enumerated().map {
      ($0.offset == 0 ? head : String(repeating: " ", count: indent)) + $0.element
    }
  }

  private static func translated(_ line: String) -> String {
    if let heading = headings[line] { return heading }
    if let found = line.wholeMatch(of: #/  See '(.+)' for detailed help\./#) { return "  詳しくは: \(found.1)" }
    for (english, japanese) in beginnings where line.hasPrefix(english) {
      return japanese + line.dropFirst(english.count)
    }
    return line.replacing(#/ ?\((?:values: (?<values>[^;()]+))?(?:; )?(?:default: (?<usual>[^()]+))?\)$/#) { found in
      let parts = [found.values.map { "値: \($0)" }, found.usual.map { "既定: \($0)" }].compactMap(\.self)
      return parts.isEmpty ? String(found.0) : "（" + parts.joined(separator: "。") + "）"
    }
  }

  private static let headings = ["ARGUMENTS:": "引数:", "OPTIONS:": "オプション:", "SUBCOMMANDS:": "コマンド:"]

  private static let beginnings = [
    ("OVERVIEW: ", "概要: "), ("USAGE: ", "使い方: "),
    ("  -h, --help              Show help information.", "  -h, --help              この説明を表示する。"),
    ("  --version               Show the version.", "  --version               版を表示する。"),
  ]
}
