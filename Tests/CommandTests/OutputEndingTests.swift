import Foundation
import Testing

/// The ending of `--output` says what is written.
struct OutputEndingTests {
  private static func recorded() throws -> Program {
    let program = try Program()
    _ = try program.registered("避難所の収容計画", on: "2026-10-20 10:00")
    try #require(try program.run("submit", "1", "--form", "paper").status == 0)
    return program
  }

  @Test(arguments: [
    ["export", "ledger"], ["status", "--all"], ["report", "2026-10"], ["search", "避難所"],
    ["week", "--on", "2026-10-20"],
  ])
  func aFileCalledCSVIsOne(_ command: [String]) throws {
    let program = try Self.recorded()
    let written = try program.run(command + ["--output", "list.csv"])
    #expect(written.status == 0 && written.stdout.isEmpty, "\(written.stderr)")
    let bytes = try Data(contentsOf: program.folder.appending(path: "list.csv"))
    let printed = try program.run(command + ["--format", "csv"])
    #expect(bytes == Data(printed.stdout.utf8))
    #expect(try program.run(command + ["--output", "list.csv"]).status == 73)
    _ = try program.run(command + ["--output", "LIST.XLSX"])
    #expect(try Data(contentsOf: program.folder.appending(path: "LIST.XLSX")).starts(with: Data("PK".utf8)))
  }

  @Test(arguments: [
    (["--output", "list"], ".csv or .xlsx"), (["--output", "list.doc"], ".csv or .xlsx"),
    (["--format", "xlsx", "--output", "list.csv"], "--format says xlsx"),
    (["--format", "csv", "--output", "list.xlsx"], "--format says csv"),
    (["--json", "--output", "list.csv"], "standard output"),
  ])
  func whatDoesNotFitIsAnError(_ options: [String], _ words: String) throws {
    let program = try Self.recorded()
    let refused = try program.run(["export", "ledger"] + options)
    #expect(refused.status == 64 && refused.stderr.contains(words), "\(refused.stderr)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: options.last ?? "").path))
  }

  /// A report is also a page, and a page is printed: `.csv or .xlsx` would be no help.
  @Test(arguments: [
    ("page.html", "html"), ("page.HTM", "html"), ("report.md", "markdown"), ("report.txt", "text"), ("r.json", "json"),
  ])
  func whatGoesToStandardOutputIsNamed(_ file: String, _ format: String) throws {
    let program = try Self.recorded()
    let refused = try program.run("report", "2026-10", "--output", file)
    #expect(refused.status == 64 && refused.stderr.contains("--format \(format) > FILE"), "\(refused.stderr)")
    #expect(try program.run("report", "2026-10", "--format", format).status == 0)
    let table = try program.run("export", "ledger", "--output", "list.html")
    #expect(table.stderr.contains("Name it .csv or .xlsx"), "\(table.stderr)")
  }

  @Test func theEncodingIsThatOfTheFile() throws {
    let program = try Self.recorded()
    #expect(try program.run("export", "ledger", "--encoding", "cp932", "--output", "list.csv").status == 0)
    let bytes = try Data(contentsOf: program.folder.appending(path: "list.csv"))
    #expect(bytes.range(of: Data([0x94, 0xF0, 0x93, 0xEF])) != nil)
  }
}
