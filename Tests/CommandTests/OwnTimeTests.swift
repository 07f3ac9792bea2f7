import Testing

/// A recipient with a time of their own is told of by it.
struct OwnTimeTests {
  @Test func theirOwnTimeIsTheOneThatHasNotCome() throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00", to: ["局長", "危機管理監"])
    _ = try program.run("amend", "1", "--for", "危機管理監", "--on", "12/2 9:00")
    let refused = try program.run("submit", "1", "--form", "paper")
    #expect(refused.status == 65)
    #expect(refused.stderr.contains("危機管理監 hears briefing 1 on 2026-12-02"), "\(refused.stderr)")
    #expect(refused.stderr.contains("utsusu amend 1 --for 危機管理監 --on …"), "\(refused.stderr)")
    #expect(try program.run("submit", "1", "--to", "局長", "--form", "paper").status == 0)
  }
}
