import Testing

/// A floor or a bureau written in several ways is one row of the report.
struct FloorTests {
  @Test func oneFloorIsOneRow() throws {
    let program = try Program(now: "2026-12-10T03:00:00Z", language: "ja")
    let floors = ["7階", "７階", "7F", "７", "4F", "４階", "地下1階", "Ｂ１Ｆ", "11階"]
    var table = "日付,件名,所属,報告先,提出形態,部数\n"
    for (number, floor) in floors.enumerated() {
      try program.run(
        "unit", "set", "課\(number)", "--floor", floor, "--bureau", number.isMultiple(of: 2) ? "第1局" : "第１局")
      table += "2026-11-05,件\(number),課\(number),局長,紙,1\n"
    }
    try program.run("import", "ledger", program.file("log.csv", table))
    func rows(by grouping: String) throws -> [String: Int] {
      let report = try program.run("report", "2026-11", "--by", grouping, "--json").json
      let rows = report["rows"] as? [[String: Any]] ?? []
      let counts = rows.map { ($0["name"] as? String ?? "", $0["documents"] as? Int ?? -1) }
      return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }
    #expect(try rows(by: "floor") == ["7階": 4, "4F": 2, "地下1階": 2, "11階": 1])
    #expect(try rows(by: "bureau") == ["第1局": 9])
  }
}
