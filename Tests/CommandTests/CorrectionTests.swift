import Foundation
import Testing

/// What a correction of a record does not name stays as it was, as long as it can.
struct CorrectionTests {
  private static func recorded() throws -> Program {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    let first = try program.run(
      "submit", "1", "--form", "paper", "--copies", "5", "--pages", "12", "--simplex", "--pages-per-side", "2",
      "--reason", "図面が大判")
    try #require(first.status == 0, "\(first.stderr)")
    return program
  }

  private static func inForce(_ program: Program) throws -> [String: Any] {
    let entries = try #require(try program.run("export", "ledger", "--json").json["entries"] as? [[String: Any]])
    return try #require(entries.last { $0["inForce"] as? Bool == true })
  }

  @Test func whatACorrectionDoesNotNameStaysWhileThereIsPaper() throws {
    let program = try Self.recorded()
    let receipt = try program.run("submit", "1", "--form", "both", "--copies", "3")
    #expect(
      receipt.stdout.contains("As before: printed on one side, 2 pages a side, 12 pages, reason “図面が大判”."),
      "\(receipt.stdout)")
    var entry = try Self.inForce(program)
    #expect(entry["form"] as? String == "both" && entry["copies"] as? Int == 3 && entry["pages"] as? Int == 12)
    #expect(entry["duplex"] as? Bool == false && entry["pagesPerSide"] as? Int == 2)
    #expect(entry["reason"] as? String == "図面が大判" && entry["sheets"] as? Int == 18)

    // What is named is changed, back to the usual too.
    let changed = try program.run(
      "submit", "1", "--form", "both", "--duplex", "--pages-per-side", "1", "--pages", "0", "--no-reason")
    #expect(changed.stdout.contains("As before: 3 copies."), "\(changed.stdout)\(changed.stderr)")
    entry = try Self.inForce(program)
    #expect(entry["copies"] as? Int == 3 && entry["pages"] as? Int == 0 && entry["reason"] is String == false)
    #expect(entry["duplex"] as? Bool == true && entry["pagesPerSide"] as? Int == 1)
  }

  @Test func recordingTheSameFormAgainSaysTheSame() throws {
    let program = try Self.recorded()
    let receipt = try program.run("submit", "1", "--form", "paper")
    #expect(receipt.stdout.contains("paper ×5") && receipt.stdout.contains("recorded already"), "\(receipt.stdout)")
    #expect(try Self.inForce(program)["entry"] as? Int == 1)
  }

  @Test func whatGoesWithThePaperIsNamed() throws {
    let program = try Self.recorded()
    let receipt = try program.run("submit", "1", "--form", "projected")
    #expect(
      receipt.stdout.contains("Not any more: 5 copies, printed on one side, 2 pages a side, 12 pages, reason “図面が大判”."),
      "\(receipt.stdout)")
    let entry = try Self.inForce(program)
    #expect(entry["copies"] as? Int == 0 && entry["reason"] is String == false && entry["duplex"] as? Bool == true)
    // And what is on paper again begins anew.
    let again = try program.run("submit", "1", "--form", "paper")
    #expect(again.stdout.contains("paper ×1") && !again.stdout.contains("As before"), "\(again.stdout)")
  }

  @Test func programsAreToldWhatStaysAndWhatGoes() throws {
    let program = try Self.recorded()
    func entry(_ options: String...) throws -> [String: Any] {
      let result = try program.run(["submit", "1", "--json", "--form"] + options)
      return try #require((result.json["entries"] as? [[String: Any]])?.first)
    }
    let kept = try entry("both", "--copies", "3")
    #expect(kept["kept"] as? [String] == ["duplex", "pagesPerSide", "pages", "reason"])
    #expect(kept["dropped"] as? [String] == [] && kept["duplex"] as? Bool == false && kept["pagesPerSide"] as? Int == 2)
    let before = try #require(kept["before"] as? [String: Any])
    #expect(before["form"] as? String == "paper" && before["copies"] as? Int == 5 && before["pages"] as? Int == 12)
    #expect(before["evidence"] as? String == "declared" && before["reason"] as? String == "図面が大判")
    let dropped = try entry("projected")
    #expect(dropped["dropped"] as? [String] == ["copies", "duplex", "pagesPerSide", "pages", "reason"])
    #expect(dropped["kept"] as? [String] == [])
    let same = try entry("projected")
    #expect(same["unchanged"] as? Bool == true && same["before"] is NSNull)
  }

  /// Who corrects what came with a table is told, and that the table goes on saying it.
  @Test(arguments: [
    ("en", "Corrects entry 1 (paper ×5), which came with an imported table"), ("ja", "表から取り込んだ記録 1（紙 ×5）を訂正しました"),
  ])
  func aCorrectionOfWhatWasImported(_ language: String, _ words: String) throws {
    let program = try Program(language: language)
    let table = "日付,件名,所属,報告先,提出形態,部数\n2026-11-20,収容計画,危機管理課,局長,紙,5\n"
    let file = try program.file("log.csv", table)
    try program.run("import", "ledger", file)
    let receipt = try program.run("submit", "1", "--form", "projected").stdout
    let text = receipt.split(separator: "\n").map { $0.trimmingPrefix("  ") }.joined(
      separator: language == "en" ? " " : "")
    #expect(text.contains(words) && text.contains("--skip-known") && text.contains("utsusu undo"), "\(receipt)")
    #expect(try program.run("import", "ledger", file, "--skip-known").stdout.contains("投影") == (language == "ja"))
    let again = try program.run("submit", "1", "--form", "paper", "--json").json["entries"] as? [[String: Any]]
    #expect((again?.first?["before"] as? [String: Any])?["evidence"] as? String == "declared")
  }

  @Test func whatExcludesEachOtherIsAnError() throws {
    let program = try Self.recorded()
    for options in [["--simplex", "--duplex"], ["--reason", "x", "--no-reason"]] {
      #expect(try program.run(["submit", "1", "--form", "paper"] + options).status == 64)
    }
  }

  @Test(arguments: [("en", "Nothing was recorded before"), ("ja", "訂正する記録がない")])
  func aCorrectionOfNothingIsAnError(_ language: String, _ words: String) throws {
    let program = try Program(language: language)
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    let refused = try program.run("submit", "1", "--form", "paper", "--correction", "部数の誤り")
    #expect(refused.status == 65 && refused.stderr.contains(words), "\(refused.stdout)\(refused.stderr)")
    #expect(refused.stderr.contains("--reason"))
    #expect(try program.run("export", "ledger", "--json").json["entries"] as? [[String: Any]] != nil)
    #expect(try (program.run("export", "ledger", "--json").json["entries"] as? [Any])?.isEmpty == true)
  }
}
