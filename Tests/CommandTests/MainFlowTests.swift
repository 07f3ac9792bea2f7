import Foundation
import Testing

/// The main flow: a briefing is registered, submissions are recorded and checked, the month is reported.
struct MainFlowTests {
  @Test func aBriefingFromRegistrationToReport() throws {
    let program = try Program()
    let deck = Program.sampleDecks.appending(path: "01_洪水避難所.pptx").path
    let receipt = try program.run(
      "register", deck, "--title", "避難所の収容計画", "--to", "局長", "--to", "crisis-director", "--from", "危機管理課", "--by",
      "課長", "--on", "令和8年11月25日 10:00", "--room", "3A", "--json")
    #expect(receipt.status == 0 && receipt.stderr.isEmpty)
    let json = try receipt.json
    #expect(json["briefing"] as? Int == 1)
    #expect(json["on"] as? String == "2026-11-25T10:00+09:00")
    let materials = try #require(json["materials"] as? [[String: Any]])
    #expect(materials.count == 1)
    #expect(materials[0]["file"] as? String == "01_洪水避難所.pptx")
    #expect(materials[0]["version"] as? Int == 1)
    #expect(materials[0]["pages"] as? Int == 9)
    #expect((materials[0]["sha256"] as? String)?.count == 64)
    #expect(materials[0]["reason"] is NSNull)

    // The time has passed and nobody has recorded anything.
    var rows = try #require(try program.run("status", "--unrecorded", "--json").json["rows"] as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0["form"] is NSNull && $0["copies"] is NSNull })

    #expect(try program.run("submit", "1", "--to", "局長", "--form", "projected").status == 0)
    #expect(try program.run("submit", "1", "--to", "危機管理監", "--form", "both", "--copies", "2").status == 0)
    rows = try #require(try program.run("status", "--month", "2026-11", "--json").json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["form"] as? String } == ["projected", "both"])
    #expect(rows.map { $0["recipient"] as? String } == ["局長", "危機管理監"])
    #expect(rows.map { $0["evidence"] as? String } == ["declared", "declared"])
    #expect(rows[1]["copies"] as? Int == 2)
    #expect(try program.run("status", "--unrecorded").stdout == "No reports.\n")

    let report = try program.run("report", "2026-11", "--running", "--format", "json").json
    #expect(report["documents"] as? Int == 2)
    #expect(report["sheets"] as? Int == 10)  // 9 pages on both sides: 5 sheets, twice
    #expect(report["reduction"] is NSNull)
    let rate = try #require(report["digitalRate"] as? [String: Any])
    #expect(rate["fully"] as? Double == 0.5 && rate["any"] as? Double == 1)

    #expect(try program.run("verify").status == 0)
    #expect(try program.run("search", "避難所").stdout.contains("01_洪水避難所.pptx"))
  }

  @Test func aMaterialIsReplaced() throws {
    let program = try Program()
    let first = Program.sampleDecks.appending(path: "11_避難所要領_v1.docx").path
    let second = Program.sampleDecks.appending(path: "11_避難所要領_v2.docx").path
    try program.run("register", first, "--to", "局長", "--from", "防災企画課", "--on", "11/25")
    let replaced = try program.run("register", second, "--replaces", "1", "--json").json
    let material = try #require((replaced["materials"] as? [[String: Any]])?.first)
    #expect(material["version"] as? Int == 2 && material["id"] as? Int == 1)

    let again = try program.run("register", second, "--replaces", "1", "--json").json
    #expect((again["materials"] as? [[String: Any]])?.first?["unchanged"] as? Bool == true)

    let known = try program.run("register", first, "--to", "局長", "--from", "防災企画課", "--title", "別の報告", "--json").json
    let place = try #require((known["materials"] as? [[String: Any]])?.first?["known"] as? [String: Any])
    #expect(place["briefing"] as? Int == 1 && place["version"] as? Int == 1)
  }

  @Test func aSlipIsAmendedAndACancelledBriefingIsNotWaitedFor() throws {
    let program = try Program()
    let number = try program.registered("避難書の計画", on: "2026-11-20")
    #expect(try program.run("amend", "\(number)", "--title", "避難所の計画", "--to", "危機管理監").status == 0)
    let shown = try program.run("show", "\(number)", "--json").json
    #expect(shown["title"] as? String == "避難所の計画")
    #expect(shown["recipients"] as? [String] == ["局長", "危機管理監"])
    #expect(try program.run("cancel", "\(number)", "--reason", "日程変更").status == 0)
    #expect(try program.run("status", "--unrecorded").stdout == "No reports.\n")
    #expect(try program.run("submit", "\(number)", "--to", "局長", "--form", "digital").status == 65)
    #expect(try program.run("cancel", "\(number)", "--undo").status == 0)
    #expect(try program.run("show", "１", "--json").json["briefing"] as? Int == number)
    let again = try program.run("cancel", "\(number)", "--undo")
    #expect(again.status == 65 && again.stdout.isEmpty && again.stderr.contains("not cancelled"))
    #expect(try program.run("submit", "\(number)", "--to", "局長", "--form", "digital").status == 0)
  }

  @Test func aNearCopyOfATitleIsNamed() throws {
    let program = try Program()
    _ = try program.registered("洪水避難所の収容計画について", on: "2026-11-20")
    let path = try program.file("b.txt", "別の本文")
    let receipt = try program.run(
      "register", path, "--title", "洪水避難所の収容計画について（案）", "--to", "局長", "--from", "危機管理課", "--json"
    ).json
    #expect((receipt["nearCopy"] as? [String: Any])?["briefing"] as? Int == 1)
    let other = try program.run(
      "register", path, "--title", "来年度予算の見通し", "--to", "局長", "--from", "危機管理課", "--json"
    ).json
    #expect(other["nearCopy"] is NSNull)
  }

  @Test(arguments: [
    "--on 2026-11-25", "--on 今日", "--week 11/25", "--month 令和8年11月", "--month ２０２６年１１月", "--on R8.11.25",
  ])
  func daysInEveryWriting(_ filter: String) throws {
    let program = try Program()
    _ = try program.registered("その日", on: "2026-11-25 09:00")
    _ = try program.registered("よその月", on: "2026-10-01")
    let rows = try #require(
      try program.run(["status", "--json"] + filter.split(separator: " ").map(String.init)).json["rows"]
        as? [[String: Any]])
    #expect(rows.map { $0["title"] as? String } == ["その日"])
  }

  @Test func anArchiveIsIndexedOnceAndFilesWithoutTextAreNamed() throws {
    let program = try Program()
    let archive = program.folder.appending(path: "archive/下")
    try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
    try Data("避難所の一覧".utf8).write(to: archive.appending(path: "a.txt"))
    try Data([0, 1, 2, 3, 0xFF]).write(to: archive.appending(path: "b.bin"))
    try FileManager.default.createSymbolicLink(
      atPath: archive.appending(path: "link.txt").path, withDestinationPath: "/etc/passwd")
    let first = try program.run("index", program.folder.appending(path: "archive").path, "--json").json
    #expect(first["indexed"] as? Int == 2 && first["withoutText"] as? Int == 1)
    let second = try program.run("index", program.folder.appending(path: "archive").path, "--json").json
    #expect(second["indexed"] as? Int == 0 && second["known"] as? Int == 2)
    #expect(try program.run("search", "避難所").status == 0)
    #expect(try program.run("search", "存在しない語").status == 1)
  }

  @Test func derivedFiguresUseTheOfficesFactorsAndSayTheirSource() throws {
    let program = try Program()
    try program.run("import", "ledger", Program.sampleDecks.appending(path: "ledger.csv").path)
    try program.run("base", "set", "2025-07..2026-02")
    #expect(try !program.run("report", "2026-10").stdout.contains("CO2"))
    #expect(try program.run("factor", "set", "CO2", "4.6", "--unit", "g", "--source", "LCA 2024").status == 0)
    // 867.75 − 260 = 607.75 sheets, × 4.6 = 2795.65 g
    let report = try program.run("report", "2026-10").stdout
    #expect(report.contains("about 2,800 g saved (607.75 sheets × 4.6; source: LCA 2024)"), "\(report)")
    let derived = try #require(try program.run("report", "2026-10", "--json").json["derived"] as? [[String: Any]])
    #expect(abs(try #require(derived.first?["amount"] as? Double) - 2795.65) < 1e-6)
    // 607.75 × 1.86 = 1130.415, × 8.6 = 5226.65; × (0.6 + 2) = 1580.15, × (0.6 + 3) = 2187.9 yen.
    try program.run("factor", "set", "CO2", "1.86..8.6", "--kind", "co2", "--source", "LCAs", "--dated", "2023")
    try program.run("factor", "set", "paper", "0.6", "--kind", "paper", "--source", "contract")
    try program.run("factor", "set", "print", "2..3", "--kind", "print", "--source", "lease")
    let ranged = try program.run("report", "2026-10").stdout.replacing("\n", with: " ")
    #expect(ranged.contains("about 1,100–5,200 g saved (607.75 sheets × 1.86–8.6; source: LCAs, 2023)"), "\(ranged)")
    #expect(ranged.contains("paper, print together: about 1,600–2,200 円 saved"), "\(ranged)")
    let cost = try program.run("report", "2026-10", "--json").json["cost"] as? [String: Any]
    let range = try #require(cost?["amountRange"] as? [String: Double])
    #expect(abs(range["low"]! - 1580.15) < 1e-6 && abs(range["high"]! - 2187.9) < 1e-6)
    #expect(try program.run("factor", "set", "CO2", "0", "--unit", "g", "--source", "x").status == 64)
    #expect(try program.run("factor", "remove", "CO2").status == 0)
    #expect(try program.run("factor", "remove", "CO2").status == 65)
  }
}
