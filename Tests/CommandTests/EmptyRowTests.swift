import Testing

/// Of whom nothing is recorded in the period, no saving is known either.
struct EmptyRowTests {
  private static func office(_ language: String) throws -> Program {
    let program = try Program(language: language)
    let table = """
      日付,件名,所属,報告先,提出形態,部数
      2026-02-03,予算,危機管理課,局長,紙,10
      2026-02-04,訓練,広報課,局長,紙,4
      2026-10-05,予算,危機管理課,局長,紙,6

      """
    let imported = try program.run("import", "ledger", try program.file("log.csv", table))
    try #require(imported.status == 0, "\(imported.stderr)")
    try #require(try program.run("base", "set", "2026-02").status == 0)
    return program
  }

  @Test func aUnitWithoutARecordHasNoReduction() throws {
    let program = try Self.office("ja")
    let text = try program.run("report", "2026-10", "--by", "unit").stdout
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("広報課") })
    #expect(!line.contains("100") && line.contains("–"), "\(line)")
    let csv = try program.run("report", "2026-10", "--by", "unit", "--format", "csv").stdout
    let rows = csv.split(whereSeparator: \.isNewline).map {
      $0.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false)
    }
    func cell(_ name: String, of row: String) throws -> String {
      let column = try #require(rows[0].firstIndex { $0 == name })
      return String(try #require(rows.first { $0[1] == row })[column])
    }
    for column in ["削減率", "下限", "上限", "活動の効果", "形態の効果", "部数の効果"] {
      #expect(try cell(column, of: "広報課").isEmpty, "\(column)")
    }
    #expect(try cell("判定", of: "広報課") == "算出不可")
    #expect(try cell("削減率", of: "危機管理課") == "0.4")
    let json = try program.run("report", "2026-10", "--by", "unit", "--json").json
    let row = try #require((json["rows"] as? [[String: Any]])?.first { $0["name"] as? String == "広報課" })
    #expect(row["reduction"] is Double == false && row["verdict"] is String == false)
    let page = try program.run("report", "2026-10", "--by", "unit", "--format", "html").stdout
    #expect(!page.contains("<b>100.0"))
  }

  @Test func aMonthOfWhichNothingWasReportedIsNoReduction() throws {
    let program = try Self.office("en")
    try #require(try program.run("log", "none", "2026-09").status == 0)
    let report = try program.run("report", "2026-09").stdout
    #expect(report.contains("Nothing is recorded of the period") && !report.contains("100.0"), "\(report)")
    #expect(try program.run("report", "2026-09", "--json").json["verdict"] is String == false)
  }

  @Test func aBaseSaysWhichOfItsMonthsCount() throws {
    let program = try Self.office("en")
    for command in [["base", "set", "2026-01..2026-04", "--json"], ["base", "--json"]] {
      let base = try #require(try program.run(command).json["base"] as? [String: Any])
      #expect(base["months"] as? Int == 4 && base["countedMonths"] as? [String] == ["2026-02"])
    }
  }

  @Test func oneIsNotAll() throws {
    let program = try Self.office("en")
    _ = try program.registered("防災", on: "2026-10-06")
    #expect(try program.run("report", "2026-10").stdout.contains("the one unrecorded on paper, 7 – none"))
    _ = try program.registered("防災", on: "2026-10-07")
    #expect(try program.run("report", "2026-10").stdout.contains("all 2 unrecorded on paper, 7 each – none"))
  }
}
