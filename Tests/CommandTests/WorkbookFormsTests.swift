import Foundation
import Testing

/// A workbook as a city keeps it brings the same ledger in each form that LibreOffice saves it in.
struct WorkbookFormsTests {
  /// A field separator and a character set by their numbers, the third sheet, cells as they are shown.
  private static func delimited(_ separator: Int, _ encoding: Int) -> String {
    "csv:Text - txt - csv (StarCalc):\(separator),34,\(encoding),1,,0,false,false,true,false,false,3"
  }

  private static let forms = [
    ("utf8", delimited(44, 76), "台帳-記録.csv"), ("cp932", delimited(44, 60), "台帳-記録.csv"),
    ("tsv", delimited(9, 76), "台帳-記録.csv"), ("unicode", delimited(9, 65535), "台帳-記録.csv"),
    ("xlsx", "xlsx", "台帳.xlsx"), ("ods", "ods", "台帳.ods"),
  ]

  /// - Parameter change: of what the workbook holds.
  private func save(_ forms: ArraySlice<(String, String, String)>, in program: Program, change: String = "") throws {
    let script = Program.repository.appending(path: "Tests/TableScripts/make_office_workbook.py").path
    let conversions = forms.map { form, filter, _ in
      "soffice -env:UserInstallation=file://$PWD/office --headless --convert-to '\(filter)' --outdir \(form) 台帳.fods"
    }
    let result = try program.shell(
      "set -e; export LC_ALL=C.UTF-8; python3 \(script) | sed '\(change)' > 台帳.fods\n"
        + conversions.joined(separator: "\n"))
    try #require(result.status == 0, "\(result.stderr)")
  }

  @Test func theSameLedgerFromEachForm() throws {
    let program = try Program(now: "2027-05-01T03:00:00Z", language: "ja")
    try save(Self.forms[...], in: program)
    for (form, _, name) in Self.forms {
      program.environment["UTSUSU_HOME"] = program.folder.appending(path: "home-\(form)").path
      let receipt = try program.run("import", "ledger", "\(form)/\(name)", "--json")
      try #require(receipt.status == 0, "\(form): \(receipt.stderr)")
      #expect(try receipt.json["sheet"] as? String == (name.hasSuffix("csv") ? nil : "記録"))
      let export = try program.run("export", "ledger").stdout
      #expect(
        export.replacing("\u{FEFF}", with: "").split(separator: "\r\n").map(String.init) == [
          "日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由,番号,時刻,会議室,枚数",
          "2026-04-01,避難所の収容計画（案）,危機管理課,局長,紙,3,12,両面,,1,10:00,,18",
          "2026-04-01,避難所の収容計画（案）,危機管理課,危機管理監,投影,0,,両面,,1,10:00,,0",
          "2026-04-01,\"'=河川の改修, \"\"第2期\"\"\",河川課,局長,電子及び紙,1000,8,両面,,2,10:00,,4000",
          "2026-04-01,\"'=河川の改修, \"\"第2期\"\"\",河川課,危機管理監,電子及び紙,1000,8,両面,,2,10:00,,4000",
          "2026-05-11,①　㈱髙﨑との協定,河川課,局長,投影,0,,両面,,3,13:30,,0", "2026-05-11,①　㈱髙﨑との協定,河川課,危機管理監,投影,0,,両面,,3,13:30,,0",
          "2027-03-31,年度末の点検,危機管理課,危機管理監,紙,2,20,両面,,4,,,20",
        ], "\(form)")
      let rows = try #require(try program.run("status", "--all", "--json").json["rows"] as? [[String: Any]])
      #expect(
        Set(rows.compactMap { $0["on"] as? String }) == [
          "2026-04-01T10:00+09:00", "2026-05-11T13:30+09:00", "2027-03-31",
        ], "\(form)")
    }
  }

  /// In the words of both languages.
  @Test func faultsNameTheirCell() throws {
    let program = try Program(now: "2027-05-01T03:00:00Z", language: "ja")
    try save(Self.forms[4...], in: program, change: "s/危機管理監/副市長/g; s/\"2027-03-31\"/\"2027-06-01\"/")
    for (form, _, name) in Self.forms[4...] {
      let japanese = try program.run("import", "ledger", "\(form)/\(name)")
      #expect(japanese.status == 65)
      #expect(japanese.stderr.hasPrefix("utsusu: 「\(name)」のシート「記録」 は取り込みませんでした。誤りが 5 か所あります。"))
      #expect(japanese.stderr.contains("\n  セル D6「報告 先」列: 「副市長」 – 登録のない報告先です。"))
      #expect(japanese.stderr.contains("\n  セル A11「日時」列: 「2027-06-01」 – まだ来ていない日です"))
      let english = try program.run("import", "ledger", "\(form)/\(name)", "--lang", "en")
      #expect(english.stderr.contains("\n  cell D7, column 報告 先: “局長・副市長” – names several recipients"))
    }
  }
}
