import ForgedFiles
import Foundation
import Testing

/// Slides that are hidden in their deck are counted where it is registered, and a deck that has no others is not projected.
struct HiddenSlidesTests {
  private let program: Program

  init() throws { program = try Program() }

  private func register(_ words: [String], hidden: Set<Int>, beside: [String] = []) throws -> Program.Result {
    let path = program.folder.path + "/計画.pptx"
    try Data(OfficeFixture.deck(words, hidden: hidden)).write(to: URL(filePath: path))
    return try program.run(["register", path] + beside + ["--title", "件", "--to", "局長", "--from", "危機管理課"])
  }

  @Test func countedInReceiptAndList() throws {
    let receipt = try register(["春", "夏", "秋", "冬", "年"], hidden: [1, 3])
    #expect(receipt.stdout.contains("\n  計画.pptx  5 pages, 2 of them hidden\n"), "\(receipt.stdout)")
    #expect(try program.run("show", "1").stdout.contains("  version 1  5 pages, 2 of them hidden\n"))
    #expect(try program.run("show", "1", "--lang", "ja").stdout.contains("  第1版  5ページ（うち非表示 2）\n"))
    let json = try #require(try program.run("show", "1", "--json").json["materials"] as? [[String: Any]])
    #expect((json[0]["versions"] as? [[String: Any]])?[0]["hidden"] as? Int == 2)
    #expect(try program.run("project", "1", "--room", "3A").stderr.contains("No server runs"))
  }

  /// Found, drawn and not projected: what is to be done is said.
  @Test func allOfThem() throws {
    #expect(try register(["春", "夏"], hidden: [0, 1]).stdout.contains("2 pages, 2 of them hidden"))
    #expect(try program.run("search", "夏").stdout.contains("［非表示：夏］"))
    let refused = try program.run("project", "1", "--room", "3A")
    #expect(refused.status == 65)
    #expect(
      refused.stderr == """
        utsusu: Nothing of briefing 1 can be shown:
          計画.pptx (all its slides are hidden; unhide one and replace it: utsusu register FILE --replaces 1 --material 1)

        """)
  }

  /// Who looks at the day learns it in time.
  @Test func toldOfTheDay() throws {
    _ = try register(["春", "夏"], hidden: [0, 1], beside: [try program.file("別表.txt", "別表")])
    try program.run("amend", "1", "--on", "2026-11-25 16:00")
    let next = try program.run("next").stdout
    #expect(next.contains("  Materials: 1/2\n"), "\(next)")
    #expect(next.contains("\n  Cannot be shown: 計画.pptx (all its slides are hidden)\n"))
    let today = try program.run("today", "--lang", "ja")
    #expect(today.stdout.contains("報告 1 表示できない資料: 計画.pptx（すべてのスライドが非表示です）"), "\(today)")
    let json = try program.run("next", "--json").json["briefings"] as? [[String: Any]]
    #expect(json?.first?["cannotBeShown"] as? [[String: String]] == [["file": "計画.pptx", "reason": "all-hidden"]])
  }

  @Test func allOfOneMaterial() throws {
    _ = try register(["春", "夏"], hidden: [0, 1], beside: [try program.file("別表.txt", "別表")])
    let projected = try program.run("project", "1", "--room", "3A")
    #expect(projected.stderr.hasPrefix("These cannot be shown:\n  計画.pptx (all its slides are hidden;"))
    #expect(projected.stderr.contains("No server runs"))
  }
}
