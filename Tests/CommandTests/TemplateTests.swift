import Foundation
import Testing

/// `report --template`: an office's own workbook, made by LibreOffice, and what LibreOffice shows of the filled one.
struct TemplateTests {
  private let program: Program

  init() throws {
    program = try Program(language: "ja")
    try program.file(
      "log.csv",
      """
      日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由
      2026-02-03,予算の見通し,財政課,局長,紙,10,5,両面,図面が大判
      2026-10-05,避難所の収容計画,危機管理課,局長,電子,0,12,両面,
      2026-10-20,訓練の計画,危機管理課,危機管理監,電子及び紙,2,,片面,

      """)
    for arguments in [
      ["import", "ledger", "log.csv"], ["base", "set", "2026-02"], ["unit", "alias", "危機管理課", "防災課"],
    ] {
      let result = try program.run(arguments)
      try #require(result.status == 0, "\(result.stderr)")
    }
  }

  /// A workbook with cells of these names in column B from the first row on, and a formula over the second in C1.
  private func workbook(_ names: [String], range: String = "$B$1", ending: String = "xlsx") throws {
    let cells = names.map { name in
      """
      <table:table-row><table:table-cell office:value-type="string"><text:p>\(name)</text:p></table:table-cell>\
      <table:table-cell office:value-type="float" office:value="9"/>\
      <table:table-cell table:formula="of:=[.B2]*2" office:value-type="float" office:value="18"/></table:table-row>
      """
    }
    let defined = names.enumerated().map { place, name in
      """
      <table:named-range table:name="\(name)" table:base-cell-address="$'月次 報告'.$A$1" table:cell-range-address="$'月次 報告'.\
      \(place == 0 ? range : "$B$\(place + 1)")"/>
      """
    }
    try program.file(
      "own.fods",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet" \
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>\
      <table:table table:name="月次 報告">\(cells.joined())</table:table>\
      <table:named-expressions>\(defined.joined())</table:named-expressions>\
      </office:spreadsheet></office:body></office:document>
      """)
    try convert("own.fods", to: ending)
  }

  private func convert(_ file: String, to filter: String) throws {
    let result = try program.shell(
      "LC_ALL=C.UTF-8 soffice -env:UserInstallation=file://$PWD/office --headless --convert-to '\(filter)' \(file) >&2")
    try #require(result.status == 0, "\(result.stderr)")
  }

  @Test func figuresInTheirCells() throws {
    try workbook(["削減率", "書類量", "documents_局長", "書類量_防災課", "書類量_財政課", "書類量_2026_02", "書類量_2027_01", "判定", "担当者"])
    let result = try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "out.xlsx")
    #expect(result.status == 0 && result.stdout.isEmpty)
    #expect(
      result.stderr == """
        「out.xlsx」 の 7 セルに書き込みました。
        数値がないため空にしたセル: 書類量_2027_01
        何も入らない名前: 担当者

        """)
    try convert("out.xlsx", to: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true")
    let rows = try String(contentsOf: program.folder.appending(path: "out.csv"), encoding: .utf8).split(separator: "\n")
    #expect(
      rows == [
        // B2 is 2 documents, so that the formula comes to 4, and not to the 18 that was saved with it.
        "削減率,0.8,4", "書類量,2,4", "documents_局長,0,4", "書類量_防災課,2,4", "書類量_財政課,0,4", "書類量_2026_02,10,4",
        "書類量_2027_01,,4", "判定,達成,4", "担当者,9,4",
      ])
    // The office's own is as it was, and what was written is not written over.
    let own = program.folder.appending(path: "own.xlsx")
    let before = try Data(contentsOf: own)
    #expect(try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "own.xlsx").status == 73)
    #expect(try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "out.xlsx").status == 73)
    #expect(try Data(contentsOf: own) == before)
    let parts = try program.shell("ls *.part")
    #expect(parts.stdout.isEmpty)
  }

  @Test func aTemplateOfExcel() throws {
    try workbook(["reduction"], ending: "xltx")
    #expect(try program.run("report", "2026-10", "--template", "own.xltx", "--output", "out.xlsx").status == 0)
    try convert("out.xlsx", to: "csv")
    #expect(
      try String(contentsOf: program.folder.appending(path: "out.csv"), encoding: .utf8).hasPrefix("reduction,0.8,"))
  }

  @Test func namesThatCannotBeFilled() throws {
    try workbook(["削減率", "書類量_局張", "報告"], range: "$B$1:$C$1")
    let result = try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "out.xlsx")
    #expect(result.status == 65 && result.stdout.isEmpty)
    #expect(
      result.stderr == """
        utsusu: 「own.xlsx」 に書き込めない名前が 2 件あります。何も書き出していません。
          「削減率」（月次 報告）: 複数のセルを指しています。1つのセルにしてください
          「書類量_局張」（月次 報告!B2）: その名前の行がありません
        このレポートの行: 危機管理監、局長、危機管理課、財政課

        """)
    try workbook(["削減率"], range: "$C$1")
    let formula = try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "out.xlsx")
    #expect(formula.status == 65 && formula.stderr.contains("「削減率」（月次 報告!C1）: 数式のあるセルです"))
    try workbook(["担当者"])
    let none = try program.run("report", "2026-10", "--template", "own.xlsx", "--output", "out.xlsx")
    #expect(none.status == 65 && none.stderr.contains("レポートの項目名を付けたセルがありません"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.xlsx").path))
  }

  @Test(arguments: [
    (["--template", "log.csv", "--output", "a.xlsx"], 65, "Excel のブック（.xlsx"),
    (["--template", "無い.xlsx", "--output", "a.xlsx"], 66, "というファイルはありません"),
    (["--template", "log.csv"], 64, "--output で新しいファイル名"),
    (["--template", "log.csv", "--format", "csv"], 64, "--output で新しいファイル名"),
    (["--template", "a.xltm", "--output", "a.xlsx"], 64, "拡張子を直して"),
  ])
  func whatIsRefused(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let result = try program.run(["report", "2026-10"] + arguments)
    #expect(result.status == status && result.stdout.isEmpty && result.stderr.contains(words), "\(result)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "a.xlsx").path))
  }
}
