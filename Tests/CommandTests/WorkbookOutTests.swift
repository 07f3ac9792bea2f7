import Foundation
import Testing

/// `--format xlsx`: what other programs find in the workbooks, and what is refused.
struct WorkbookOutTests {
  private let program: Program

  init() throws {
    program = try Program(language: "ja")
    try program.file(
      "log.csv",
      """
      日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由
      2026-02-03,予算の見通し,財政課,局長,紙,10,5,両面,図面が大判
      2026-10-05,避難所の収容計画,危機管理課,局長,電子,0,12,両面,
      2026-10-20,'=訓練の計画,危機管理課,危機管理監,電子及び紙,2,,片面,

      """)
    for arguments in [["import", "ledger", "log.csv"], ["base", "set", "2026-02"]] {
      let result = try program.run(arguments)
      try #require(result.status == 0, "\(result.stderr)")
    }
    try program.file("案.txt", "避難所の本文")
    let register = [
      "register", "案.txt", "--title", "避難所の案", "--to", "局長", "--from", "危機管理課", "--on", "2026-11-24 10:05",
    ]
    try #require(try program.run(register).status == 0)
  }

  /// The lines of a workbook as LibreOffice shows its cells.
  private func lines(_ file: String) throws -> [String] {
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true"
    let result = try program.shell(
      """
      LC_ALL=C.UTF-8 soffice -env:UserInstallation=file://$PWD/office --headless --convert-to '\(filter)' \(file).xlsx >&2
      cat \(file).csv
      """)
    try #require(result.status == 0, "\(result.stderr)")
    return result.stdout.split(separator: "\n").map(String.init)
  }

  private func written(_ arguments: String...) throws -> [String] {
    let result = try program.run(arguments + ["--format", "xlsx", "--output", "out.xlsx"])
    #expect(result.status == 0 && result.stdout.isEmpty, "\(result.stderr)")
    #expect(result.stderr.hasPrefix("「out.xlsx」 に "))
    return try lines("out")
  }

  /// CSV as the same command prints it.
  private func csv(_ arguments: String...) throws -> [String] { try csv(arguments) }

  private func csv(_ arguments: [String]) throws -> [String] {
    try program.run(arguments + ["--format", "csv"]).stdout.replacing("\u{FEFF}", with: "").split(separator: "\r\n")
      .map(String.init)
  }

  @Test func theLedger() throws {
    let lines = try written("export", "ledger")
    #expect(
      lines == [
        "日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由,番号,時刻,会議室,枚数",
        "2026/02/03,予算の見通し,財政課,局長,紙,10,5,両面,図面が大判,1,,,30",
        "2026/10/05,避難所の収容計画,危機管理課,局長,電子,0,12,両面,,2,,,0",
        "2026/10/20,=訓練の計画,危機管理課,危機管理監,電子及び紙,2,,片面,,3,,,",
      ])
    // And utsusu reads it back.
    let before = try program.run("export", "ledger").stdout
    program.environment["UTSUSU_HOME"] = program.folder.appending(path: "other").path
    #expect(try program.run("import", "ledger", "out.xlsx").status == 0)
    #expect(try program.run("export", "ledger").stdout == before)
  }

  /// What `export ledger` has of a period, a unit and a recipient, and what an import of it says again.
  @Test func aPartOfTheLedger() throws {
    try program.run("amend", "4", "--room", "3A", "--to", "危機管理監")
    try program.run("amend", "4", "--for", "危機管理監", "--on", "2026-11-24 13:30", "--room", "4B")
    try program.run("submit", "4", "--form", "紙", "--copies", "2", "--pages", "5")
    try program.run("unit", "merge", "財政課", "--into", "危機管理課")
    let whole = try csv("export", "ledger")
    #expect(
      Array(whole.suffix(2)) == [
        "2026-11-24,避難所の案,危機管理課,局長,紙,2,5,両面,,4,10:05,3A,6", "2026-11-24,避難所の案,危機管理課,危機管理監,紙,2,5,両面,,4,13:30,4B,6",
      ])
    func rows(_ arguments: String...) throws -> [Int] {
      let lines = try program.run(["export", "ledger"] + arguments).stdout.split(separator: "\r\n").dropFirst()
      return lines.compactMap { line in whole.firstIndex(of: String(line)) }
    }
    #expect(try rows("--month", "10月") == [2, 3] && rows("--month", "2026-02..2026-10") == [1, 2, 3])
    #expect(try rows("--to", "危機管理監") == [3, 5] && rows("--from", "危機管理課", "--to", "局長") == [1, 2, 4])
    #expect(try rows("--month", "2026年度", "--to", "bureau-chief") == [2, 4])
    let entries = try program.run("export", "ledger", "--json", "--month", "11月").json["entries"] as? [[String: Any]]
    #expect(entries?.compactMap { $0["briefing"] as? Int } == [4, 4])
    #expect(try program.run("export", "ledger", "--to", "曲長").status == 65)
    #expect(try program.run("export", "ledger", "--month", "11/1〜11/15").status == 64)
    for format in ["csv", "xlsx"] {
      let export = ["export", "ledger", "--format", format] + (format == "xlsx" ? ["--output", "part.xlsx"] : [])
      let written = try program.run(export, stdout: format == "csv" ? program.folder.path + "/part.csv" : nil)
      try #require(written.status == 0, "\(written.stderr)")
      let there = ["--home", program.folder.appending(path: "other-\(format)").path]
      let imported = try program.run(["import", "ledger", "part.\(format)"] + there)
      #expect(imported.status == 0 && imported.stdout.contains("使わなかった列: 番号、会議室、枚数"), "\(imported.stdout)")
      // Rooms are not the ledger's; who heard it at a time of their own heard another briefing.
      let again = try program.run(["export", "ledger"] + there).stdout.replacing("\u{FEFF}", with: "")
      let expected = whole.map {
        $0.replacing("4,10:05,3A", with: "4,10:05,").replacing("4,13:30,4B", with: "5,13:30,")
      }
      #expect(again.split(separator: "\r\n").map(String.init) == expected)
    }
  }

  @Test(arguments: [["--format", "xlsx", "--output", "x.xlsx"], ["--json"]])
  func anEncodingThatWouldBeLeftOut(_ form: [String]) throws {
    let refused = try program.run(["export", "ledger", "--encoding", "cp932"] + form)
    #expect(refused.status == 64 && refused.stdout.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "x.xlsx").path))
  }

  @Test func theStatus() throws {
    let lines = try written("status", "--all")
    #expect(lines[0] == "番号,日付,開始,終了,会議室,件名,所属,説明者,報告先,予定,状態,提出形態,部数,根拠,理由")
    #expect(lines.contains("1,2026/02/03,,,,予算の見通し,財政課,,局長,,記録済,紙,10,取込,図面が大判"))
    #expect(lines.contains("3,2026/10/20,,,,=訓練の計画,危機管理課,,危機管理監,,記録済,電子及び紙,2,取込,"))
    #expect(lines.contains("4,2026/11/24,10:05,,,避難所の案,危機管理課,,局長,,未確認,,,,"))
    let plain = try csv("status", "--all")
    #expect(plain == lines.map { $0.replacing("/", with: "-").replacing(",=", with: ",'=") })
  }

  @Test func aFileSaysThatItIsAWorkbook() throws {
    #expect(try program.run("status", "--all", "--output", "out.xlsx").status == 0)
    #expect(try lines("out").count == 5)
  }

  @Test func theWeek() throws {
    let lines = try written("week", "--on", "2026-11-24")
    #expect(lines.count == 2 && lines[1].hasPrefix("4,2026/11/24,10:05,,,避難所の案,危機管理課,,局長,,1,"))
  }

  @Test func aSearch() throws {
    let lines = try written("search", "避難所")
    #expect(
      lines == [
        "番号,日時,件名,ファイル名,版,ページ,シート・節,一致,本文", "4,2026/11/24 10:05,避難所の案,案.txt,1,,,件名,",
        "2,2026/10/05,避難所の収容計画,,,,,件名,", "4,2026/11/24 10:05,避難所の案,案.txt,1,,1,本文,避難所の本文",
      ])
    #expect(try csv("search", "避難所").count == 4)
    #expect(try program.run("search", "無い語", "--format", "csv").status == 1)
    #expect(try program.run("search", "避難所", "--count", "--format", "csv").status == 64)
  }

  @Test func theReport() throws {
    let lines = try written("report", "2026-10")
    let plain = try csv("report", "2026-10")
    #expect(lines.count == plain.count && lines[0] == plain[0])
    let headings = lines[0].split(separator: ",").map(String.init)
    let total = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let cells = Dictionary(zip(headings, total)) { first, _ in first }
    #expect(cells["書類量"] == "2" && cells["基準の月平均"] == "10.00" && cells["削減率"] == "80.0%" && cells["目標"] == "55.0%")
  }

  /// Behind the columns of every report, where the period has several months that count.
  @Test(arguments: [("documents", "書類量", [12, 5]), ("sheets", "枚数", [36, 10]), ("reports", "紙を含む", [2, 1])])
  func unitsByMonths(_ measure: String, _ name: String, _ counted: [Int]) throws {
    try program.file(
      "more.csv",
      """
      日付,件名,所属,報告先,提出形態,部数,ページ数,両面
      2026-05-03,河川,河川課,局長,紙,7,5,両面
      2026-05-20,備蓄,危機管理課,局長,電子及び紙,5,5,両面
      2026-06-05,訓練,危機管理課,局長,紙,5,3,両面

      """)
    try program.run("import", "ledger", "more.csv")
    func lastColumns(_ arguments: String..., count: Int) throws -> [String: [Int]] {
      let lines = try csv(["report", "--by", "unit", "--measure", measure] + arguments)
      #expect(lines[0].hasSuffix((5..<5 + count).map { ",\(name)_2026_0\($0)" }.joined() + ",前期比,前年同期比"), "\(lines[0])")
      let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let counts = rows.map { (String($0[1]), $0.dropLast(2).suffix(count).compactMap { Int($0) }) }
      return Dictionary(uniqueKeysWithValues: counts)
    }
    let found = try lastColumns("2026-05..2026-06", count: 2)
    #expect(found[""] == counted)
    #expect(found.count == 4 && found["財政課"] == [0, 0])
    #expect(zip(found["危機管理課"] ?? [], found["河川課"] ?? []).map { $0 + $1 } == counted)
    #expect(found["河川課"]?[1] == 0)
    // April has no entry and no column; a month alone is in the columns of old.
    #expect(try lastColumns("2026-04..2026-06", count: 2) == found)
    #expect(try csv(["report", "2026-05", "--measure", measure])[0].hasSuffix(",基準期間の記録のない月,前期比,前年同期比"))
  }

  @Test(arguments: [
    (["status", "--format", "xlsx"], 64, "--output 一覧.xlsx"),
    (["status", "--format", "csv", "--output", "a.xlsx"], 64, "--format は csv です"),
    (["report", "--json", "--format", "xlsx", "--output", "a.xlsx"], 64, "一緒に使えません"),
    (["export", "ledger", "--output", "log.csv"], 73, "既にあります（上書きしていません）"),
    (["search", "避難所", "--format", "xlsx", "--output", "無い/a.xlsx"], 73, "フォルダ、権限"),
  ])
  func whatIsRefused(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let result = try program.run(arguments)
    #expect(result.status == status && result.stdout.isEmpty && result.stderr.contains(words), "\(result)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "a.xlsx").path))
  }
}
