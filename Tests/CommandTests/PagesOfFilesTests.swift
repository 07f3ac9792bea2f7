import Foundation
import Testing

/// What is known of the sheets of a submission on paper by the kind of its file.
struct PagesOfFilesTests {
  @Test(arguments: [
    ("03_図上訓練.docx", nil), ("02_予算見通し.xlsx", nil), ("05_報道発表.pdf", 1), ("01_洪水避難所.pptx", 9),
  ])
  func atSubmit(_ file: String, _ pages: Int?) throws {
    let program = try Program(language: "ja")
    let path = Program.sampleDecks.appending(path: file).path
    let registered = try program.run(
      "register", path, "--title", "件", "--to", "局長", "--from", "危機管理課", "--on", "2026-11-20")
    // A Word paper of one section and a workbook of one sheet are not one page.
    let label = pages.map { "\($0)ページ" } ?? "ページ数不明"
    #expect(registered.stdout.contains("  \(file)  \(label)\n"), "\(registered.stdout)")
    #expect(try program.run("show", "1").stdout.contains("  1. \(file)  第1版  \(label)\n"))
    let receipt = try program.run("submit", "1", "--form", "紙", "--copies", "3")
    let said = pages.map { "紙 ×3、\(($0 + 1) / 2 * 3)枚  件" } ?? "紙 ×3、枚数不明（--pages で指定できます）  件"
    #expect(receipt.stdout.contains(said), "\(receipt.stdout)")
    let report = try program.run("report", "2026-11", "--running", "--json").json
    #expect(report["sheets"] as? Int == pages.map { ($0 + 1) / 2 * 3 } ?? 0)
    // With the number said, the sheets are known.
    #expect(try program.run("submit", "1", "--form", "紙", "--copies", "3", "--pages", "7").stdout.contains("紙 ×3、12枚"))
  }

  /// One file whose pages are not known makes those of all unknown.
  @Test func amongOthers() throws {
    let program = try Program(language: "ja")
    let paths = ["05_報道発表.pdf", "03_図上訓練.docx"].map { Program.sampleDecks.appending(path: $0).path }
    try #require(
      try program.run(["register"] + paths + ["--title", "件", "--to", "局長", "--from", "危機管理課", "--on", "2026-11-20"])
        .status == 0)
    #expect(try program.run("submit", "1", "--form", "紙").stdout.contains("枚数不明"))
  }
}
