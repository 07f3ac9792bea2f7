import Foundation
import Testing

/// The demo's figures against `ledger.csv` summed by other means: `awk` over the lines, the last nine cells of each.
struct SampleLedgerTests {
  private func sums(_ months: String) throws -> [String: Double] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/awk")
    // Counted from the end of the line, since a title may hold a comma.
    process.arguments = [
      "-F", ",",
      """
      NR > 1 {
        sub(/\\r$/, ""); split($1, day, "/"); month = sprintf("%04d-%02d", day[1], day[2]);
        if (index(months, month)) {
          form = $(NF - 4); copies = $(NF - 3); pages = $(NF - 2); perSheet = $(NF - 1) == "両面" ? 2 : 1;
          documents += copies; sheets += int((pages + perSheet - 1) / perSheet) * copies;
          reports[form]++; all++
        }
      }
      END {
        print documents, sheets, all, reports["紙"] + 0, reports["電子及び紙"] + 0, reports["電子"] + 0, reports["投影"] + 0
      }
      """, "months=\(months)", Program.sampleDecks.appending(path: "ledger.csv").path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    try #require(numbers.count == 7)
    return Dictionary(
      uniqueKeysWithValues: zip(["documents", "sheets", "all", "paper", "both", "digital", "projected"], numbers))
  }

  @Test(arguments: ["2026-03", "2026-06", "2026-10"])
  func theReportSaysWhatASpreadsheetSays(_ month: String) throws {
    let program = try Program()
    let ledger = Program.sampleDecks.appending(path: "ledger.csv").path
    try #require(program.run("import", "ledger", ledger).status == 0)
    try program.run("base", "set", "2025-07..2026-02")
    let now = try sums(month)
    let base = try sums("2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02")

    for measure in ["documents", "sheets", "reports"] {
      let report = try program.run("report", month, "--measure", measure, "--format", "json").json
      let reports = try #require(report["reports"] as? [String: Any])
      for form in ["all", "paper", "both", "digital", "projected"] {
        #expect(reports[form] as? Double == now[form], "\(form)")
      }
      #expect(report["documents"] as? Double == now["documents"])
      #expect(report["sheets"] as? Double == now["sheets"])
      func amount(_ sums: [String: Double]) throws -> Double {
        measure == "reports"
          ? try #require(sums["paper"]) + #require(sums["both"]) : try #require(sums[measure])
      }
      let expected = try 1 - amount(now) / (amount(base) / 8)
      #expect(abs(try #require(report["reduction"] as? Double) - expected) < 1e-12)
      let effects = try #require(report["effects"] as? [String: Double])
      #expect(abs(effects.values.reduce(0, +) - (try amount(now) - amount(base) / 8)) < 1e-9)
      let rate = try #require(report["digitalRate"] as? [String: Double])
      let digital = try #require(now["digital"]) + #require(now["projected"])
      #expect(abs(try #require(rate["fully"]) - digital / #require(now["all"])) < 1e-12)
    }
  }

  @Test func exportAndImportGiveTheSameReport() throws {
    for encoding in ["utf-8", "cp932"] {
      for language in ["ja", "en"] {
        let first = try Program(language: language)
        try first.run("import", "ledger", Program.sampleDecks.appending(path: "ledger.csv").path)
        let table = first.folder.appending(path: "export.csv")
        let exported = try first.run(["export", "ledger", "--encoding", encoding], stdout: table.path)
        #expect(exported.status == 0)
        let second = try Program()
        let imported = try second.run("import", "ledger", table.path)
        #expect(imported.status == 0, "\(imported.stderr)")
        func report(_ program: Program) throws -> [String] {
          // All but the last lines, which name the ledger's head.
          try program.run("report", "2026-10", "--base", "2025-07..2026-02", "--lang", "en", "--by", "unit").stdout
            .split(separator: "\n").dropLast(2).map(String.init)
        }
        #expect(try report(first) == report(second))
        #expect(try second.run("import", "ledger", table.path).status == 65)
      }
    }
  }
}
