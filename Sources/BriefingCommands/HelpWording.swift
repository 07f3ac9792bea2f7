/// The argument parser's own words, which it has in English only, for those who read Japanese.
enum HelpWording {
  static func translated(_ message: String) -> String {
    guard Language.current == .ja else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (english, japanese) in beginnings where line.hasPrefix(english) {
        return (japanese + line.dropFirst(english.count)).replacing("' for detailed help.", with: "'")
      }
      return headings[String(line)] ?? String(line)
    }.joined(separator: "\n")
  }

  private static let headings = [
    "ARGUMENTS:": "引数:", "OPTIONS:": "オプション:", "SUBCOMMANDS:": "コマンド:",
  ]

  private static let beginnings = [
    ("OVERVIEW: ", "概要: "), ("USAGE: ", "使い方: "), ("Usage: ", "使い方: "), ("Error: ", "誤り: "), ("Help: ", "説明: "),
    ("  See '", "  詳しくは '"),
    ("  -h, --help              Show help information.", "  -h, --help              この説明を表示する。"),
    ("  --version               Show the version.", "  --version               版を表示する。"),
  ]
}
