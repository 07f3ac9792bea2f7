import Testing

/// What `undo` says where it takes nothing back.
struct UndoWordsTests {
  @Test(arguments: [("en", "utsusu index"), ("ja", "undo では取り消せません")])
  func undoNamesWhatItDoesNotTakeBack(_ language: String, _ words: String) throws {
    let program = try Program(language: language)
    _ = try program.run("goal", "set", "30%")
    _ = try program.run("index", try program.file("古い資料.txt", "本文"))
    let refused = try program.run("undo")
    #expect(refused.status == 65 && refused.stderr.contains(words), "\(refused.stdout)\(refused.stderr)")
    #expect(refused.stderr.contains("utsusu material remove --indexed 1 --reason …"))
    #expect(try program.run("goal", "--json").json["goal"] as? Double == 0.3)
    #expect(try program.run("undo", "--past").status == 0)
    #expect(try program.run("goal", "--json").json["goal"] as? Double == 0.55)
  }

  @Test func whatIsNotTakenBackIsNamed() throws {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-11-20 10:00")
    _ = try program.run("submit", "1", "--form", "paper")
    _ = try program.run("undo")
    // The briefing is evidence now, and stays.
    let refused = try program.run("undo")
    #expect(refused.status == 65)
    #expect(
      refused.stderr.contains("the registration, briefing 1  避難所の収容計画")
        && refused.stderr.contains("utsusu cancel 1 --reason …"), "\(refused.stderr)")
  }

  @Test(arguments: [("en", "There is nothing to take back"), ("ja", "取り消せる操作はありません")])
  func nothingPointsToNoEmptyList(_ language: String, _ words: String) throws {
    let refused = try Program(language: language).run("undo")
    #expect(refused.status == 65 && refused.stderr.contains(words) && !refused.stderr.contains("--list"))
  }
}
