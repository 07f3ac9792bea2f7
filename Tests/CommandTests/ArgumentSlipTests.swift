import Foundation
import Testing

/// A slip in the arguments: what is wrong, what was meant, and where the right way is described, in one language.
struct ArgumentSlipTests {
  /// Every complaint that swift-argument-parser can make of our commands, and our own.
  private static let slips = [
    (["show"], "<briefing>"), (["submit", "--form", "紙"], "--on"), (["submit", "1", "--to", "局長"], "--form <form>"),
    (["status", "--form"], "--form <form>"),
    (["status", "-q"], "-q"), (["show", "x"], "x"), (["show", "1", "2"], "2"), (["show", "1", "2", "3"], "3"),
    (["status", "--unrecorded=yes"], "yes"), (["report", "--format", "docx"], "markdown"),
    (["export", "ledger", "--encoding", "euc"], "cp932"), (["export", "ledger", "--format", "tsv"], "json"),
    (["serve", "--listen", "?"], "--listen"), (["goal", "set"], "<share>"), (["goal", "set", "5%", "6%"], "55%"),
    (["--generate-completion-script", "ksh"], "fish"), (["--generate-completion-script"], "fish"),
    (["import"], "ledger"),
  ]

  @Test(arguments: ["en", "ja"], slips)
  func oneLanguageAndWhereToRead(_ language: String, _ slip: (arguments: [String], mentions: String)) throws {
    let result = try Program(language: language).run(slip.arguments, environment: ["SHELL": "/bin/csh"])
    let text = result.stdout + result.stderr
    #expect(text.contains(slip.mentions), "\(text)")
    if slip.arguments == ["import"] { return }
    let lines = result.stderr.split(separator: "\n")
    #expect(result.status == 64 && result.stdout.isEmpty)
    let hint = try #require(lines.last)
    let help = slip.arguments[0].hasPrefix("-") ? "utsusu help" : "utsusu help \(slip.arguments[0])"
    #expect(hint.hasPrefix(language == "ja" ? "使い方: \(help)" : "See: \(help)"), "\(result.stderr)")
    #expect(lines[0].hasPrefix("utsusu: "))
    #expect(slip.arguments[0].hasPrefix("-") || lines.count == 2, "\(result.stderr)")
    if language == "ja" {
      for line in lines.dropLast() where !line.hasPrefix("    ") {
        #expect(line.firstMatch(of: #/[A-Za-z]{2,} [A-Za-z]{2,}/#) == nil, "\(line)")
        #expect(!line.contains("'"), "\(line)")
      }
    }
  }

  @Test(arguments: [
    (["reprot"], "reprot", "report"), (["reprot", "2026-11", "--json=x"], "reprot", "report"),
    (["unit", "remove", "x"], "unit remove", "unit rename"), (["help", "statsu"], "statsu", "status"),
    (["help", "unit", "lst"], "unit lst", "unit list"), (["amend", "6", "--too", "x"], "--too", "--to"),
    (["status", "--mont", "2026-11"], "--mont", "--month"), (["goal", "set", "5%", "--hoem", "x"], "--hoem", "--home"),
    (["register", "a.txt", "--titel", "x"], "--titel", "--title"),
  ])
  func whatWasMeant(_ arguments: [String], _ typed: String, _ meant: String) throws {
    for (language, question) in [("en", "Did you mean"), ("ja", "もしかして")] {
      let result = try Program(language: language).run(arguments)
      #expect(result.status == 64 && result.stdout.isEmpty)
      let sentence = try #require(result.stderr.split(separator: "\n").first)
      #expect(sentence.contains(typed) && sentence.contains(question), "\(sentence)")
      #expect(sentence.split(separator: question).last?.contains(meant) == true, "\(sentence)")
    }
  }

  /// What stands behind an option, or behind --, is no option.
  @Test func valuesThatLookLikeOptions() throws {
    let program = try Program()
    let number = try program.registered("件", on: "2026-11-20")
    #expect(try program.run("cancel", "\(number)", "--reason=--not-an-option").status == 0)
    #expect(try program.run("goal", "set", "--", "-55%").stdout.contains("55.0"))
    #expect(try program.run("search", "--", "--not-an-option").status == 1)
  }

  @Test(arguments: [("併用", "both"), ("データ", "digital"), ("メール", "digital"), ("デジタル", "digital"), ("ﾃﾞｼﾞﾀﾙ", "digital")])
  func wordsForForms(_ word: String, _ form: String) throws {
    let program = try Program()
    let number = try program.registered("件", on: "2026-11-20")
    let result = try program.run("submit", "\(number)", "--to", "局長", "--form", word, "--json")
    #expect(result.stdout.contains("\"form\": \"\(form)\""), "\(result.stderr)")
  }

  @Test func formsAreNamedInTheLanguage() throws {
    for (language, words) in [("ja", "投影、電子、電子及び紙、紙"), ("en", "'projected', 'digital', 'both' or 'paper'")] {
      let program = try Program(language: language)
      #expect(try program.run("submit", "1", "--to", "局長", "--form", "fax").stderr.contains(words))
    }
  }

  /// With `--json` an error is an object too, with the code that it has without.
  @Test(arguments: [
    (["show", "9"], "notFound"), (["status", "--month", "2026-13"], "usage"), (["reprot"], "usage"),
    (["text", "無い.pdf"], "noInput"), (["amend", "1"], "usage"),
  ])
  func anErrorAsJSON(_ arguments: [String], _ kind: String) throws {
    let program = try Program(language: "ja")
    let plain = try program.run(arguments)
    let result = try program.run(arguments + ["--json"])
    #expect(result.status == plain.status && result.stdout.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(result.stderr.utf8)) as? [String: [String: String]]
    let fault = try #require(object?["error"])
    #expect(fault["kind"] == kind)
    #expect(plain.stderr.hasPrefix("utsusu: " + (fault["message"] ?? "?")), "\(plain.stderr)")
  }

  /// The names of several files stand below one another.
  @Test func namesOfFilesAreOneALine() throws {
    let program = try Program(language: "ja")
    let files = try (1...4).map { try program.file("資料\($0).txt", "本文\($0)") }
    try program.run(["register"] + files + ["--title", "件", "--to", "局長", "--from", "危機管理課"])
    let lines = try program.run("register", program.file("別.txt", "別"), "--replaces", "1").stderr.split(separator: "\n")
    #expect(lines.count == 5 && lines.dropFirst().allSatisfy { $0.hasPrefix("  ") && $0.contains("資料") }, "\(lines)")
  }
}
