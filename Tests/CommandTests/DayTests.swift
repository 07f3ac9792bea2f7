import Foundation
import JapaneseText
import Testing

/// A morning at the bureau chief's office: what lies ahead, what is missing, and whom to ask.
struct DayTests {
  private let program: Program

  /// Twelve briefings on 25 November, one of October that nobody has recorded, and one tomorrow. It is 12:00.
  init() throws {
    program = try Program(language: "ja")
    for number in 1...12 {
      _ = try program.registered(
        "第\(number)回 避難所の収容計画と備蓄物資の配置に関する打合せの結果について", on: "2026-11-25 \(8 + number):00-\(8 + number):30",
        to: number.isMultiple(of: 3) ? ["局長", "危機管理監"] : ["局長"])
      try program.run("amend", "\(number)", "--room", "第\(number % 3 + 1)会議室", "--by", "係長 佐藤", "--plan", "電子及び紙")
    }
    _ = try program.registered("先月", on: "2026-10-30")
    _ = try program.registered("翌日", on: "2026-11-26 9:00")
  }

  /// On a terminal of 80 columns; `script` gives it one.
  private func onTerminal(_ command: String) throws -> [String] {
    let result = try program.shell("script -qec 'stty cols 80; \(command)' /dev/null")
    return result.stdout.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
  }

  @Test(arguments: ["utsusu today", "utsusu today --to 局長", "utsusu week", "utsusu status --on 今日"])
  func aListFitsATerminalAndIsWholeInAPipe(_ command: String) throws {
    // Typed on one line, and shorter than in a spreadsheet.
    #expect(command.count <= 60)
    let shown = try onTerminal(command)
    #expect(shown.count >= 14)
    for line in shown where !line.hasPrefix("!") { #expect(displayWidth(line) <= 80, "\(line)") }
    #expect(shown.contains { $0.contains("…") })
    let whole = try program.shell("\(command) | cat").stdout
    #expect(!whole.contains("…") && whole.contains("打合せの結果について") && whole.contains("係長 佐藤"))
    #expect(try program.shell("COLUMNS=80 \(command)").stdout == whole)
  }

  @Test func whatElseIsAsked() throws {
    #expect(try program.run("next").stdout.contains("  報告 4  第4回"))
    #expect(try program.run("tomorrow").stdout.split(separator: "\n").count == 3)
    #expect(try program.run("week", "--on", "10/30").stdout.contains("先月"))
    #expect(try program.run("today", "--room", "第１会議室", "--to", "危機管理監").stdout.split(separator: "\n").count == 6)
    let rows = try #require(try program.run("today", "--json").json["briefings"] as? [[String: Any]])
    #expect(rows.count == 12 && rows.allSatisfy { ($0["collisions"] as? [Any])?.isEmpty == true })
  }

  @Test func statusIsOfTheMonthUnlessAsked() throws {
    func titles(_ arguments: String...) throws -> Int {
      try #require(try program.run(["status", "--json"] + arguments).json["rows"] as? [Any]).count
    }
    #expect(try titles() == 17)
    #expect(try titles("--all") == 18)
    #expect(try titles("--month", "2026-10") == 1)
    // As `report` reads them.
    #expect(try titles("--month", "10月") == 1)
    #expect(try program.run("report", "10月", "--json").json["period"] as? String == "2026-10")
    #expect(try titles("--month", "10月〜11月") == 18)
    #expect(try titles("--room", "第２会議室") == 4)
    #expect(try titles("--from", "危機管理課", "--to", "危機管理監") == 4)
    // What nobody has recorded of other months is not out of sight.
    #expect(try titles("--unrecorded") == 6)
    #expect(try program.run("status", "--unrecorded", "--month", "2026-10").stdout.hasSuffix("\n1件: 未確認 1\n"))
    #expect(try program.run("status").stdout.hasSuffix("\n2026-11  17件: 未確認 5、予定 12\n"))
    #expect(try program.run("status", "--all", "--month", "2026-10").status == 64)
    let empty = try program.run(["status"], environment: ["UTSUSU_NOW": "2026-12-24T03:00:00Z"])
    #expect(empty.stdout == "該当する報告はありません。\n" && empty.stderr.contains("--all"))
    #expect(try onTerminal("utsusu status --wide").contains { $0.contains("打合せの結果について  危機管理課") })
  }

  /// It counts, and did not take place.
  @Test func whatIsRecordedAndCancelled() throws {
    try program.run("submit", "1", "--form", "紙")
    try program.run("cancel", "1", "--reason", "延期")
    let row = try #require(try program.run("status").stdout.split(separator: "\n").first { $0.contains("第1回") })
    #expect(row.hasSuffix("紙 ×1（中止）"), "\(row)")
    #expect(try program.run("status", "--lang", "en").stdout.contains("paper ×1 (cancelled)\n"))
    let csv = try program.run("status", "--format", "csv").stdout
    #expect(csv.contains(",記録済（中止）,紙,1,"), "\(csv)")
    // A script goes by the state alone.
    let first = try #require((try program.run("status", "--json").json["rows"] as? [[String: Any]])?.first)
    #expect(first["state"] as? String == "recorded" && first["form"] as? String == "paper")
  }

  @Test(arguments: [("ja", "番号,日付,開始,終了,会議室,件名", "投影"), ("en", "briefing,day,from,until,room,title", "projected")])
  func spreadsheetsSpeakTheLanguageAskedFor(_ language: String, _ head: String, _ form: String) throws {
    try program.run("submit", "1", "--to", "局長", "--form", "projected")
    let csv = try program.run("status", "--format", "csv", "--lang", language).stdout
    #expect(csv.hasPrefix("\u{FEFF}\(head)") && csv.contains("\r\n1,2026-11-25,09:00,09:30,第2会議室,"))
    #expect(csv.contains(",\(form),0,"))
    #expect(try program.run("week", "--format", "csv", "--lang", language).stdout.hasPrefix("\u{FEFF}\(head)"))
    #expect(try program.run("status", "--format", "csv", "--json").status == 64)
  }

  /// What it asks to be typed can be typed.
  @Test(arguments: ["ja", "en"])
  func aMailToEachUnit(_ language: String) throws {
    let path = try program.file("水位.txt", "水位")
    try program.run("recipient", "add", "副 市長")
    try program.run(
      "register", path, "--to", "副 市長", "--to", "局長", "--from", "河川課", "--on", "11/24", "--plan", "紙")
    try program.run("submit", "15", "--to", "局長", "--form", "paper")
    let text = try program.run("status", "--mail", "--lang", language).stdout
    let mails = text.components(separatedBy: "\n----------------------------------------\n\n")
    #expect(mails.count == 2)
    #expect(mails.map { $0.contains("危機管理課") } == [true, false])
    #expect(mails[0].contains(language == "ja" ? "件名: 報告の提出形態の記録のお願い（5件）" : "record how 5 briefings"))
    let commands = text.matches(of: #/utsusu submit .*/#).map { String($0.0) }
    #expect(commands.count == 6)
    for command in commands {
      let result = try program.shell(command)
      #expect(result.status == 0, "\(command) \(result.stderr)")
    }
    #expect(commands.last == "utsusu submit 15 --to '副 市長' --form \(language == "ja" ? "紙" : "paper")")
    #expect(try program.run("status", "--mail").stdout == "該当する報告はありません。\n")
    #expect(try program.run("status", "--mail", "--json").status == 64)
  }
}
