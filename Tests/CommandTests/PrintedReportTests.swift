import Foundation
import Testing

/// The part of a report that print logs bring, in each of its formats; where there are no logs there is none of it.
struct PrintedReportTests {
  private let program: Program

  init() throws {
    program = try Program()
    let table = try program.file(
      "log.csv",
      """
      日付,所属,件名,報告先,提出形態,部数,ページ数
      2026-10-05,危機管理課,備蓄物資の点検,局長,投影,0,6
      2026-10-09,危機管理課,参集訓練の結果,局長,紙,2,4

      """)
    try program.run("import", "ledger", table)
  }

  private func report(_ format: String) throws -> String {
    try program.run("report", "2026-10", "--by", "unit", "--format", format).stdout
  }

  @Test func everyFormat() throws {
    let before = try ["text", "markdown", "html", "csv"].map(report)
    for text in before { #expect(!text.contains("logs of printers") && !text.contains("printed")) }
    let log = try program.file(
      "page_log",
      """
      3F<b> k.abe 102 [05/Oct/2026:16:20:00 +0900] total 18 - 10.1.2.3 備蓄物資の点検.pptx A4 two-sided-long-edge
      3F<b> k.abe 103 [09/Oct/2026:09:00:00 +0900] total 8 - 10.1.2.3 参集訓練の結果 A4 two-sided-long-edge

      """)
    try program.run("import", "prints", log, "--covers", "2026-10")
    try program.run("printer", "set", "3F<b>", "--unit", "危機管理課")
    let sentence = "Of the submissions the logs confirm 1 and contradict 1 (0 explained); of 0 nothing can be said."
    for format in ["markdown", "html"] { #expect(try report(format).contains(sentence), "\(format)") }
    #expect(try report("text").contains("危機管理課      1     1       4    13–26  100 %      1       1     0"))
    #expect(try report("html").contains("<section aria-labelledby=\"printed\">"))
    let rows = try report("csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(rows[0].firstIndex(of: "printed_fewest"))
    for row in rows.dropFirst() {
      #expect(row[place...].map(String.init) == ["13", "26", "0", "1.0", "1", "1", "0", "0"])
    }
  }
}
