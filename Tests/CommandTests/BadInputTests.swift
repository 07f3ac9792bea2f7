import Foundation
import Testing

/// Each slip gets one clear sentence on stderr, its exit code, and leaves everything as it was.
struct BadInputTests {
  @Test(arguments: [
    (["register", "missing.pdf", "--to", "局長", "--from", "課"], 66, "missing.pdf"),
    (["register", "/tmp", "--to", "局長", "--from", "課"], 66, "index"),
    (["register", "/dev/null", "--to", "局長", "--from", "課"], 66, "regular file"),
    (["register", "a.txt", "--to", "曲長", "--from", "課"], 65, "局長"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--on", "2026-02-30"], 64, "2026-02-30"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--on", "いつか"], 64, "いつか"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--title", "a\u{1B}[31m"], 64, "U+001B"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--title", "a\nb"], 64, "U+000A"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--title", "a\u{202E}b"], 64, "U+202E"),
    (["register", "a.txt", "--to", "局長", "--from", "課", "--title", " "], 64, "empty"),
    (["register", "a.txt", "--from", "課"], 64, "--to"), (["register", "a.txt", "--to", "局長"], 64, "--from"),
    (["register", "a.txt", "--replaces", "42"], 65, "42"), (["show", "42"], 65, "newest is 1"),
    (["submit", "42", "--to", "局長", "--form", "digital"], 65, "42"),
    (["submit", "1", "--to", "局長", "--form", "digital", "--copies", "2"], 64, "paper"),
    (["submit", "1", "--to", "局長", "--form", "paper", "--copies", "0"], 64, "--copies"),
    (["submit", "1", "--to", "局長", "--form", "paper", "--copies", "-3"], 64, "--copies"),
    (["submit", "1", "--to", "危機管理監", "--form", "digital"], 65, "amend"),
    (["submit", "1", "--to", "局長", "--form", "fax"], 64, "fax"), (["status", "--month", "2026-13"], 64, "2026-13"),
    (["report", "11/1〜11/15"], 64, "Ask for 2026-11;"),
    (["base", "set", "2026-03-15〜4/2"], 64, "Ask for 2026-03..2026-04;"),
    (["report", "11/15〜11/1"], 64, "Swap"), (["submit", "3-1", "--form", "digital"], 64, "Swap the two"),
    (["submit", "1-100000000", "--form", "digital"], 64, "100,000,000 briefings"),
    (["submit", "1-30", "--form", "digital"], 65, "… and 9 more."), (["withdraw", "2-1", "--reason", "x"], 64, "Swap"),
    (["status", "--month", "2026-11", "--on", "今日"], 64, "one of"), (["report", "いつか"], 64, "いつか"),
    (["base", "set", "2026-04..2026-02"], 64, "ends before"), (["goal", "set", "250%"], 64, "250%"),
    (["goal", "set", "0"], 64, "above 0 % up to 100 %"), (["goal", "set", "--", "-5"], 64, "above 0 % up to 100 %"),
    (["goal", "set", "-0.55"], 64, "above 0 % up to 100 %"), (["log", "from", "2027-01"], 64, "2027-01"),
    (["zone", "set", "Asia/Edo"], 64, "Asia/Edo"),
    (["factor", "set", "CO2", "4.6g", "--unit", "g", "--source", "LCA"], 64, "“4.6g” is no amount for one sheet"),
    (["factor", "set", "CO2", "4,6", "--unit", "g", "--source", "LCA"], 64, "such as 1.86..8.6"),
    (["factor", "set", "CO2", "8.6..1.86", "--kind", "co2", "--source", "LCA"], 64, "Swap the two"),
    (["factor", "set", "CO2", "4600", "--kind", "co2", "--source", "LCA"], 64, "from a billionth to 1000 g. Check"),
    (["factor", "set", "CO2", "4.6", "--source", "LCA"], 64, "The factor has no unit"),
    (["factor", "set", "CO2", "4.6", "--kind", "co2", "--unit", "円", "--source", "LCA"], 64, "g, kg, mg"),
    (
      ["factor", "set", "CO2", "4.6", "--kind", "co2", "--source", "LCA", "--dated", "soon"], 64, "no date of a source"
    ),
    (["factor", "set", "CO2", "4.6", "--kind", "co2", "--source", "LCA", "--dated", "2999"], 64, "still to come"),
    (["status", "--on", "11/26(水)"], 64, "2026-11-26 is a Thursday"),
    (["recipient", "add", "局長"], 65, "there already"), (["recipient", "alias", "局長", "crisis-director"], 65, "危機管理監"),
    (["import", "ledger", "missing.csv"], 66, "missing.csv"), (["text", "missing.pdf"], 66, "missing.pdf"),
    // Where no server runs, too.
    (["project", "99"], 65, "newest is 1"), (["project", "1", "--minutes", "99999"], 64, "1440"),
    // Where somebody else than a proxy could say who they are.
    (["serve", "--sign-in-header", "X-User"], 64, "anybody could send it"),
    (["serve", "--sign-in-header", "X-User", "--listen", "0.0.0.0:8080"], 64, "anybody could send it"),
    (["serve", "--sign-in-header", "X-User", "--proxy", "0.0.0.0/0"], 64, "256 addresses"),
    (["serve", "--sign-in-header", "X-User", "--proxy", "127.0.0.1", "--proxy", "::/0"], 64, "256 addresses"),
    (
      [
        "serve", "--sign-in-header", "X", "--listen", "unix:/nowhere/s", "--public", "http://a", "--proxy",
        "10.0.0.0/8",
      ],
      64, "256 addresses"
    ),
    (["serve", "--sign-in-header", "X_User", "--proxy", "127.0.0.1"], 64, "X_User"),
    (["serve", "--certificate", "a.pem", "--public", "https://a"], 64, "--key"),
    (["serve", "--certificate", "a.pem", "--key", "a.key"], 64, "--public https"),
    (["serve", "--certificate", "a.pem", "--key", "a.key", "--public", "http://a"], 64, "--public https"),
    (["serve", "--certificate", "a", "--key", "a", "--public", "https://a", "--listen", "unix:/a/s"], 64, "proxy's"),
    (["serve", "--certificate", "none.pem", "--key", "a.key", "--public", "https://a"], 66, "none.pem"),
    (["serve", "--sign-in-header", "cookie", "--proxy", "127.0.0.1"], 64, "X-Remote-User"),
    (["serve", "--sign-in-header", "X-Forwarded-For", "--proxy", "127.0.0.1"], 64, "X-Remote-User"),
    (["serve", "--sign-in-realm", "CITY"], 64, "--sign-in-header"),
    (["serve", "--listen", "unix:/nowhere/s"], 64, "--public"), (["serve", "--listen", "unix:s"], 64, "unix:s"),
    (["index", "missing"], 66, "missing"), (["frobnicate"], 64, "frobnicate"),
  ])
  func oneSentenceAndACode(_ arguments: [String], _ status: Int, _ mentions: String) throws {
    let program = try Program()
    try program.file("a.txt", "本文")
    _ = try program.registered("ひとつ", on: "2026-11-20")
    let result = try program.run(arguments)
    #expect(Int(result.status) == status, "\(result.stderr)")
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains(mentions), "\(result.stderr)")
    #expect(!result.stderr.contains("\u{1B}"))
    let rows = try #require(try program.run("status", "--all", "--json").json["rows"] as? [[String: Any]])
    #expect(rows.count == 1 && rows[0]["form"] is NSNull)
    #expect(try program.run("verify").status == 0)
  }

  /// Where several columns are ticked no heading names the form.
  @Test(arguments: [("ja", "「提出形態」列"), ("en", "column form")])
  func aColumnWithoutAHeadingIsNamed(_ language: String, _ column: String) throws {
    let program = try Program(language: language)
    try program.file("t.csv", "日付,件名,所属,報告先,投影,電子,紙\n2026-10-01,件,課,局長,,,\n")
    let result = try program.run("import", "ledger", "t.csv")
    #expect(result.status == 65 && result.stderr.contains(column), "\(result.stderr)")
  }

  /// A cell with several names is no name to be added; a name alone is.
  @Test(arguments: [("局長、課長", false), ("局長／課長", false), ("\"局長\n課長\"", false), ("\"局長,課長\"", false), ("課長", true)])
  func aRecipientThatNobodyKnows(_ cell: String, _ mayBeAdded: Bool) throws {
    let program = try Program()
    try program.file("t.csv", "日付,件名,所属,報告先,提出形態\n2026-10-01,件,課,\(cell),電子\n")
    let result = try program.run("import", "ledger", "t.csv")
    #expect(result.status == 65 && result.stderr.contains("課長"))
    #expect(result.stderr.contains("--add-recipient") == mayBeAdded, "\(result.stderr)")
    #expect(result.stderr.contains("one recipient a row") == !mayBeAdded)
  }

  @Test func aTitleOfTenThousandCharacters() throws {
    let program = try Program()
    try program.file("a.txt", "本文")
    let title = String(repeating: "長", count: 10_000)
    let result = try program.run("register", "a.txt", "--to", "局長", "--from", "課", "--title", title)
    #expect(result.status == 64)
    #expect(result.stderr.utf8.count < 300)
  }

  /// The reason is that of the folder that cannot be made, not that it is not there.
  @Test func aHomeThatCannotBeMade() throws {
    let program = try Program()
    let result = try program.run("status", "--home", "/sys/utsusu")
    #expect(result.status == 73)
    #expect(result.stderr.contains("/sys/utsusu") && !result.stderr.contains("No such file"))
  }

  /// A long unit leaves the title its room.
  @Test func aTableSharesItsWidth() throws {
    let program = try Program()
    let unit = String(repeating: "危機管理局計画調整", count: 8)
    _ = try program.run(
      "register", try program.file("a.txt", "本文"), "--title", "来年度の予算見通し", "--to", "局長", "--from", unit)
    #expect(try program.run("status").stdout.contains("来年度の予算見通し"))
  }

  @Test func aFileThatMayNotBeRead() throws {
    let program = try Program()
    let path = try program.file("secret.txt", "本文")
    chmod(path, 0)
    // Root reads everything; then there is nothing to refuse.
    guard getuid() != 0 else { return }
    let result = try program.run("register", path, "--to", "局長", "--from", "課")
    #expect(result.status == 66)
  }

  @Test func aHomeThatCannotBeWritten() throws {
    let program = try Program()
    try program.file("a.txt", "本文")
    program.environment["UTSUSU_HOME"] = "/proc/utsusu"
    let result = try program.run("register", "a.txt", "--to", "局長", "--from", "課")
    #expect(result.status == 73)
    #expect(result.stderr.contains("/proc/utsusu"))
  }

  @Test func aHomeThatIsAFile() throws {
    let program = try Program()
    program.environment["UTSUSU_HOME"] = try program.file("a.txt", "本文")
    #expect(try program.run("status").status == 73)
  }

  @Test func aDatabaseThatIsNone() throws {
    let program = try Program()
    let home = program.folder.appending(path: "home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try Data(repeating: 65, count: 9000).write(to: home.appending(path: "utsusu.sqlite"))
    let result = try program.run("status")
    #expect(result.status == 65)
    #expect(result.stderr.contains("damaged"))
  }

  /// What files and people bring is text: no terminal obeys it and no page runs it.
  @Test func namesFromOutsideAreHarmless() throws {
    let program = try Program()
    let name = "a\u{1B}]0;x\u{7}\u{202E}<b>.txt"
    try program.file(name, "本文 \u{1B}[2J<script>alert(1)</script> 避難所")
    for arguments in [
      [
        "register", name, "--title", "<script>alert(1)</script>", "--to", "局長", "--from", "<i>課</i>", "--on",
        "2026-11-20",
      ],
      ["show", "1"], ["status"], ["search", "避難所"], ["register", name, "--replaces", "1"], ["text", name],
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 0)
      for text in [result.stdout, result.stderr] {
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" }, "\(arguments)")
      }
    }
    try program.run("submit", "1", "--to", "局長", "--form", "paper", "--copies", "1", "--reason", "<img src=x>")
    let html = try program.run("report", "2026-11", "--format", "html").stdout
    #expect(!html.contains("<script>alert") && !html.contains("<img") && !html.contains("<i>課"))
  }

  @Test func twoProcessesAtOnce() throws {
    let program = try Program()
    try program.file("a.txt", "本文")
    let running = try (0..<8).map {
      try program.start(["register", "a.txt", "--title", "同時 \($0)", "--to", "局長", "--from", "課", "--json"])
    }
    var numbers: Set<Int> = []
    for process in running {
      let result = try process.result()
      #expect(result.status == 0, "\(result.stderr)")
      numbers.insert(try #require(result.json["briefing"] as? Int))
    }
    #expect(numbers == Set(1...8))
    #expect(try program.run("verify").status == 0)
  }

  /// An act that is done is not done again because its receipt was lost.
  @Test func aReceiptThatCannotBeWrittenSaysWhatIsDone() throws {
    let program = try Program()
    try program.file("a.txt", "本文")
    let result = try program.shell("utsusu register a.txt --title 件 --to 局長 --from 課 > /dev/full")
    #expect(result.status == 73)
    #expect(result.stderr.contains("briefing 1 is done"))
    #expect(try program.run("show", "1").status == 0)
  }

  /// A file's name is bytes: CP932 from an old archive opens as it is and reads as what it says.
  @Test func aNameInCP932() throws {
    let program = try Program()
    let receipt = try program.shell(
      #"name=$(printf '\216\221\227\277.txt'); echo 本文 > "$name"; utsusu register "$name" --to 局長 --from 課 --json"#
    ).stdout
    #expect(receipt.contains("\"file\": \"資料.txt\""), "\(receipt)")
    #expect(receipt.contains("\"title\": \"資料\""))
  }
}
