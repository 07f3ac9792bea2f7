import Foundation
import JapaneseText
import Testing

/// The manual pages in `docs/man` say what the help says, and are good roff.
struct ManPageTests {
  @Test(arguments: ["en", "ja"])
  func theManualIsTheHelpOfToday(_ language: String) throws {
    let program = try Program(language: language)
    let version = try program.run("--version").stdout.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    let dump = try program.run("--experimental-dump-help").stdout
    let page = try ManPage(dump: dump, version: version, isJapanese: language == "ja")
    let path = language == "ja" ? "docs/man/ja/man1/utsusu.1" : "docs/man/man1/utsusu.1"
    try Golden.expect(page.text, "../../\(path)")

    let file = Program.repository.appending(path: path).path
    let manual = try program.start(
      ["--warnings", "-l", file], of: "/usr/bin/man", environment: ["LANG": "C.UTF-8"]
    ).result()
    #expect(manual.status == 0 && manual.stderr.isEmpty, "\(manual.stderr)")
    for line in manual.stdout.split(separator: "\n") { #expect(displayWidth(String(line)) <= 80, "\(line)") }
    let words = manual.stdout.replacing(#/\s+/#, with: "")
    for word in language == "ja" ? ["報告を登録する", "--pages-per-side"] : ["Registerabriefing", "--pages-per-side"] {
      #expect(words.contains(word), "\(word)")
    }
    let lint = try program.start(["-T", "lint", "-W", "warning", file], of: "/usr/bin/mandoc").result()
    #expect(lint.status == 0 && lint.stdout.isEmpty, "\(lint.stdout)")
  }
}
