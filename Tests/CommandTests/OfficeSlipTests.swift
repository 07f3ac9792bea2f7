import Foundation
import JapaneseText
import Testing

/// Slips and half-known months that a person should hear of, and lines that fit the terminal.
struct OfficeSlipTests {
  private static func log(_ program: Program) throws {
    let table = """
      日付,件名,所属,報告先,提出形態,部数
      2025-10-03,避難所の収容計画の見直しについて,危機管理課,局長,紙,10
      2026-02-03,予算,危機管理課,局長,紙,10
      2026-05-04,訓練,広報課,局長,紙,4
      2026-10-05,予算,危機管理課,局長,紙,6

      """
    let imported = try program.run("import", "ledger", try program.file("log.csv", table))
    try #require(imported.status == 0, "\(imported.stderr)")
  }

  @Test func theChangeOnEarlierMonthsIsInTheTable() throws {
    let program = try Program(language: "ja")
    try Self.log(program)
    let csv = try program.run("report", "2026-10", "--format", "csv").stdout
    let rows = csv.split(whereSeparator: \.isNewline).map {
      $0.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false)
    }
    let before = try #require(rows[0].firstIndex { $0 == "前期比" })
    let year = try #require(rows[0].firstIndex { $0 == "前年同期比" })
    // 6 ÷ 10 − 1; of the month before nothing is known.
    #expect(rows.last?[year] == "-0.4" && rows.last?[before] == "")
    #expect(rows.dropFirst().dropLast().allSatisfy { $0[year].isEmpty })
    let english = try program.run("report", "2026-10", "--format", "csv", "--lang", "en").stdout
    #expect(english.contains("change_on_previous,change_on_year_before"))
  }

  @Test(arguments: [
    ("en", "4 of 14 months count", "2026-11 still runs", "no entry"),
    ("ja", "14か月のうち4か月を数える", "令和8年11月 はまだ終わっていない", "記録がない"),
  ])
  func theBasePeriodSaysWhatCounts(_ language: String, _ count: String, _ running: String, _ empty: String) throws {
    let program = try Program(language: language)
    try Self.log(program)
    for command in [["base", "set", "2025-10..2026-11"], ["base"]] {
      var text = try program.run(command).stdout
      text = text.replacing("\n", with: language == "en" ? " " : "")
      #expect(text.contains(count), "\(text)")
      #expect(text.contains(running) && text.contains(empty), "\(text)")
    }
    #expect(
      try program.run("base", "set", "2026-02").stdout.hasPrefix(
        language == "en" ? "Base period: 2026-02, 1 month\n" : "基準期間: 2026-02（1か月）\n"))
  }

  @Test(arguments: ["1926-11-25", "2126/11/25", "令和18年11月25日 10:00"])
  func aDayYearsAwayIsAskedAbout(_ day: String) throws {
    let program = try Program()
    let register = ["register", "--title", "報告", "--to", "局長", "--from", "危機管理課", "--on"]
    let refused = try program.run(register + [day])
    #expect(refused.status == 64 && refused.stderr.contains("--far"), "\(refused.stdout)\(refused.stderr)")
    #expect(refused.stderr.contains("26-11-25") || refused.stderr.contains("2036-11-25"))
    #expect(try program.run(register + ["2028-11-20"]).status == 0)
    #expect(try program.run("amend", "1", "--on", day).status == 64)
    #expect(try program.run("amend", "1", "--for", "局長", "--on", day).status == 64)
    #expect(try program.run("amend", "1", "--on", day, "--far").status == 0)
    // What is far already is amended in other ways, and another one like it is asked about.
    #expect(try program.run("amend", "1", "--title", "別の件名").status == 0)
    #expect(try program.run(register + [day, "--far"]).status == 0)
  }

  @Test func aRoomHasOneSpelling() throws {
    let program = try Program()
    for (title, room) in [("一", "3A"), ("二", "３Ａ"), ("三", "3a")] {
      let receipt = try program.run(
        "register", "--title", title, "--to", "局長", "--from", "危機管理課", "--on", "11/25", "--room", room, "--json")
      #expect(try receipt.json["room"] as? String == "3A", "\(receipt.stderr)")
    }
    _ = try program.run("amend", "1", "--room", "4Ｂ", "--new")
    _ = try program.run("amend", "2", "--room", "4b")
    #expect(try program.run("show", "2", "--json").json["room"] as? String == "4Ｂ")
    // The list of rooms has the say.
    _ = try program.run("room", "add", "4B", "--new")
    _ = try program.run("amend", "3", "--room", "４ｂ")
    #expect(try program.run("show", "3", "--json").json["room"] as? String == "4B")
  }

  @Test func aRecipientThatLooksKnownIsAskedAbout() throws {
    let program = try Program()
    let refused = try program.run("recipient", "add", "危機菅理監")
    #expect(refused.status == 65)
    #expect(refused.stderr.contains("Did you mean 危機管理監?") && refused.stderr.contains("--new"), "\(refused.stderr)")
    #expect(try program.run("recipient", "add", "危機菅理監", "--new").status == 0)
    #expect(try program.run("recipient", "add", "副市長").status == 0)
  }

  @Test(arguments: ["en", "ja"])
  func nothingIsWiderThanTheTerminal(_ language: String) throws {
    let program = try Program(language: language)
    try Self.log(program)
    _ = try program.run("base", "set", "2025-10..2026-02")
    _ = try program.registered("洪水避難所の収容計画の見直しと来年度の予算要求について", on: "2026-11-20 10:00")
    for command in [
      "report 2026年度", "report 2026年度 --running", "report 2026-06..2026-10", "report 2026-10 --measure sheets",
      "submit 1 --form paper", "submit 1 --form both --copies 3 --reason 図面が大判で投影では読めないため",
      "submit 1 --form projected", "base", "recipient",
    ] {
      let typed = "script -qec 'stty cols 80; \(Program.executable) \(command)' /dev/null"
      let text = try program.shell(typed).stdout
      #expect(text.count > 20)
      for line in text.split(whereSeparator: \.isNewline) {
        #expect(displayWidth(String(line)) <= 80, "\(command): \(line)")
      }
    }
  }
}
