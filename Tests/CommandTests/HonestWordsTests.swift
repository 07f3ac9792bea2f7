import Testing

/// Sentences that say what is, and ways that lead on.
struct HonestWordsTests {
  @Test func runningIsNotAdvisedWhereItCountsNothing() throws {
    let program = try Program()
    let report = try program.run("report", "2026-11", "--running").stdout
    #expect(report.contains("2026-11 still runs, and nothing is recorded of it yet"), "\(report)")
    #expect(!report.contains("--running"))
    #expect(!(try program.run("report", "2026-11").stdout.contains("--running")))
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    _ = try program.run("submit", "1", "--form", "paper")
    #expect(try program.run("report", "2026-11").stdout.contains("--running counts it"))
  }

  @Test func whatIsWithdrawnDoesNotCountOn() throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    _ = try program.run("submit", "1", "--form", "paper")
    #expect(try program.run("cancel", "1", "--reason", "日程変更").stderr.contains("goes on counting"))
    _ = try program.run("cancel", "1", "--undo")
    _ = try program.run("withdraw", "1", "--reason", "誤登録")
    #expect(try program.run("cancel", "1", "--reason", "日程変更").stderr.isEmpty)
  }

  @Test(arguments: [("en", "withdrawal", "(superseded)"), ("ja", "取下げ", "（訂正済）")])
  func aWithdrawalIsCalledOne(_ language: String, _ word: String, _ other: String) throws {
    let program = try Program(language: language)
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    _ = try program.run("submit", "1", "--form", "paper")
    _ = try program.run("withdraw", "1", "--reason", "誤登録")
    let lines = try program.run("show", "1").stdout.split(separator: "\n").filter { $0.contains("誤登録") }
    #expect(lines.count == 1 && lines.allSatisfy { $0.contains(word) && !$0.contains(other) }, "\(lines)")
  }
}
