import Testing

/// What `amend` refuses, and what it says.
struct AmendWordsTests {
  @Test func aRecipientIsNotAddedAndTakenAwayAtOnce() throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    let refused = try program.run("amend", "1", "--to", "危機管理監", "--not-to", "crisis-director")
    #expect(refused.status == 64 && refused.stderr.contains("危機管理監"), "\(refused.stdout)\(refused.stderr)")
    #expect(try program.run("show", "1", "--json").json["recipients"] as? [String] == ["局長"])
    #expect(try program.run("amend", "1", "--to", "局長", "--not-to", "局長").status == 64)
  }

  @Test func whatIsSaidAlreadyIsNoAct() throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    let amended = try program.run("amend", "1", "--title", "避難所の収容計画")
    #expect(amended.status == 0 && amended.stdout.hasSuffix("Nothing is changed.\n"), "\(amended.stdout)")
    #expect(!amended.stdout.contains("undo"))
    let changed = try program.run("amend", "1", "--room", "3A")
    #expect(changed.stdout.hasSuffix("Take it back: utsusu undo\n"), "\(changed.stdout)")
  }
}
