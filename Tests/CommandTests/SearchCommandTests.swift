import Foundation
import JapaneseText
import Testing

struct SearchCommandTests {
  @Test func printsJSONAsDocumented() throws {
    let program = try Program()
    let briefing = try program.registered("避難所の収容", on: "2026-11-20 10:00", text: "令和８年３月の予　算。")
    let result = try program.run("search", "予算", "2026-03", "--json")
    #expect(result.status == 0 && result.stderr.isEmpty)
    let json = try result.json
    #expect(Set(json.keys) == ["query", "names", "namesFound", "moreNames", "hits", "more"])
    #expect(json["query"] as? String == "予算 2026-03" && json["more"] as? Bool == false)
    let hit = try #require((json["hits"] as? [[String: Any]])?.first)
    #expect(
      Set(hit.keys)
        == [
          "briefing", "material", "version", "file", "page", "title", "on", "snippet", "match", "section", "sheet",
        ])
    #expect(hit["briefing"] as? Int == briefing && hit["title"] as? String == "避難所の収容")
    #expect(hit["version"] as? Int == 1 && hit["page"] is NSNull && hit["section"] as? Int == 1)
    #expect(hit["on"] as? String == "2026-11-20T10:00+09:00")
    #expect(hit["snippet"] as? String == "令和８年３月の予　算。避難所の収容")
    #expect(hit["match"] as? [[Int]] == [[0, 6], [7, 10]])
  }

  @Test func anIndexedFileHasNoBriefing() throws {
    let program = try Program()
    try program.run("index", program.file("a.txt", "予算"))
    let hit = try #require((try program.run("search", "予", "--json").json["hits"] as? [[String: Any]])?.first)
    #expect(
      hit["briefing"] is NSNull && hit["title"] is NSNull && hit["on"] is NSNull && hit["file"] as? String == "a.txt")
  }

  @Test func nothingFoundIsStatus1() throws {
    let program = try Program()
    _ = try program.registered("件", on: "2026-11-20")
    for arguments in [["存在しない語"], ["存在しない語", "--json"], ["存在しない語", "--count"], ["on:2020", "--all"]] {
      #expect(try program.run(["search"] + arguments).status == 1, "\(arguments)")
    }
    #expect(try program.run("search", "存在しない語", "--json").json["hits"] as? [Int] == [])
    #expect(try program.run("search", "存在しない語", "--count").stdout == "0\n")
  }

  /// Words that look like options reach the search, before and behind real options.
  @Test(arguments: [
    (["予算", "-計画"], 1), (["-計画", "予算"], 1), (["--json", "-計画", "予算"], 1), (["予算", "-計画", "--limit", "5"], 1),
    (["予算", "-hello"], 2), (["-n", "予算"], 2), (["予算 -計画"], 1), (["--", "-計画", "予算"], 1), (["予算", "--", "--json"], 0),
    (["予算", "OR", "計画"], 2), (["(", "予算", "計画", ")"], 1), (["\""], 0), (["*"], 0), (["'"], 0), (["%"], 0),
  ])
  func wordsThatLookLikeOptions(_ arguments: [String], _ count: Int) throws {
    let program = try Program()
    _ = try program.registered("一", on: "2026-11-20", text: "予算")
    _ = try program.registered("二", on: "2026-11-20", text: "予算計画")
    let arguments = arguments.first == "--json" ? arguments.dropFirst() + [] : arguments
    let result = try program.run(["search", "--count"] + arguments)
    #expect(result.stdout == "\(count)\n" && result.stderr.isEmpty, "\(result)")
  }

  @Test func unknownOptionsAreNamed() throws {
    let result = try Program().run("search", "予算", "--jsno")
    #expect(result.status == 64 && result.stderr.contains("--jsno"))
    #expect(try Program().run("search").status == 64)
    #expect(try Program().run("search", "予算", "--limit", "0").status == 64)
    #expect(try Program().run("search", "予算", "--by", "size").status == 64)
  }

  @Test func filters() throws {
    let program = try Program()
    let first = try program.registered("一", on: "2026-02-10", to: ["局長"], text: "予算")
    let second = try program.registered("二", on: "2026-05-10", to: ["危機管理監"], text: "予算")
    let third = try program.registered("三", on: "2026-11-20 10:00", to: ["局長", "危機管理監"], text: "計画")
    try program.run("amend", "\(third)", "--room", "3A")
    try program.run("submit", "\(first)", "--to", "局長", "--form", "paper", "--copies", "3")
    try program.run("submit", "\(second)", "--to", "危機管理監", "--form", "projected")
    for (query, expected) in [
      ("to:局長", [first, third]), ("to:bureau-chief", [first, third]), ("to:危機管理監 予算", [second]), ("-to:局長", [second]),
      ("from:危機管理課", [first, second, third]), ("from:危機", [first, second, third]),
      ("on:2026-02", [first]),
      ("on:2026-02..2026-05", [first, second]), ("on:令和8年2月〜令和8年5月", [first, second]), ("on:2025年度", [first]),
      ("on:R8年度", [second, third]), ("on:2026-11-20", [third]), ("on:R8.11.20", [third]),
      ("on:2026-02-10..2026-05-09", [first]),
      ("on:今週", []), ("on:先週", [third]), ("on:\"last week\"", [third]), ("on:11月", [third]),
      ("on:2月〜5月", [first, second]),
      ("on：今月", [third]), ("form:紙", [first]), ("form:projected", [second]),
      ("form:paper OR form:投影", [first, second]),
      ("type:text", [first, second, third]), ("type:pdf", []), ("on:2026年 計画", [third]),
      ("(予算 OR 計画) to:局長", [first, third]),
      ("予算 -on:2026-02", [second]), ("room:３ａ", [third]), ("-room:3A", [first, second]),
    ] {
      let result = try program.run("search", "--json", query)
      let found = (try result.json["hits"] as? [[String: Any]] ?? []).compactMap { $0["briefing"] as? Int }
      #expect(found.sorted() == expected, "\(query)")
    }
  }

  @Test func limitAllAndOrder() throws {
    let program = try Program()
    for number in 1...4 { _ = try program.registered("件\(number)", on: "2026-11-20", text: "予算 ") }
    let limited = try program.run("search", "予算", "--limit", "3", "--json").json
    #expect((limited["hits"] as? [[String: Any]])?.compactMap { $0["briefing"] as? Int } == [4, 3, 2])
    #expect(limited["more"] as? Bool == true)
    let exact = try program.run("search", "予算", "--limit", "4", "--json").json
    #expect((exact["hits"] as? [Any])?.count == 4 && exact["more"] as? Bool == false)
    let all = try program.run("search", "予算", "--limit", "1", "--all", "--by", "relevance", "--json").json
    #expect((all["hits"] as? [Any])?.count == 4 && all["more"] as? Bool == false)
    #expect(try program.run("search", "予算", "--limit", "1").stderr.contains("--all"))
  }

  @Test func replacedVersions() throws {
    let program = try Program()
    let number = try program.registered("件", on: "2026-11-20", text: "旧い予算")
    try program.run("register", try program.file("新.txt", "新しい計画"), "--replaces", "\(number)", "--material", "1")
    #expect(try program.run("search", "予算").status == 1)
    #expect(try program.run("search", "計画").stdout.contains("version 2"))
    #expect(try program.run("search", "予算", "--versions", "--json").json["hits"] as? [[String: Any]] != nil)
    #expect(try program.run("search", "予算", "--versions").status == 0)
  }

  /// Nothing that a file holds reaches the terminal as a command, and a pipe gets no colours.
  @Test func printsOnlyText() throws {
    let program = try Program()
    _ = try program.registered("件", on: "2026-11-20", text: "予算\u{9B}31m\u{202E}の\u{1B}[2J")
    let result = try program.run("search", "予算")
    #expect(!result.stdout.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
  }

  /// A known filter whose value means nothing is a slip, and no search that finds nothing.
  @Test(arguments: [
    ("on:11/31", ""), ("on:いつか", ""), ("to:局長様", "to:局長"), ("from:危機管理か", "from:危機管理課"), ("type:ppt", "type:pptx"),
    ("room:3Z", ""), ("form:papr", "form:paper"), ("予算 -(to:曲長 OR 計画)", "to:局長"), ("from:財政課", ""),
  ])
  func aFilterThatMeansNothing(_ query: String, _ meant: String) throws {
    for (language, question) in [("en", "Did you mean"), ("ja", "もしかして")] {
      let program = try Program(language: language)
      _ = try program.registered("予算", on: "2026-11-20")
      let result = try program.run("search", query)
      #expect(result.status == 64 && result.stdout.isEmpty)
      #expect(meant.isEmpty || result.stderr.contains(question), "\(result.stderr)")
      #expect(meant.isEmpty || result.stderr.contains(meant), "\(result.stderr)")
    }
    // As text it is found.
    let program = try Program()
    _ = try program.registered("件", on: "2026-11-20", text: "記号は\(query)である")
    #expect(try program.run("search", "\"\(query)\"").status == 0)
  }

  /// A week is all of its days, beside a word too.
  @Test(arguments: [("on:来週", [4, 3, 2]), ("on:来週 避難", [4, 3, 2]), ("on:今週 避難", [1]), ("on:来月 避難", [5, 4, 3])])
  func daysFromToday(_ query: String, _ expected: [Int]) throws {
    let program = try Program()
    for day in ["2026-11-27", "2026-11-30", "2026-12-03", "2026-12-06", "2026-12-07"] {
      _ = try program.registered("計画", on: day, text: "避難\(day)")
    }
    let hits = try program.run("search", query, "--json").json["hits"] as? [[String: Any]]
    #expect(hits?.map { $0["briefing"] as? Int } == expected)
  }

  @Test(arguments: ["", " ", "　"])
  func nothingToFindSaysWhatToType(_ query: String) throws {
    let result = try Program().run("search", query)
    #expect(result.status == 64 && result.stderr.contains("utsusu search 避難所"))
  }

  /// What a secretary remembers: title, file name, presenter, unit.
  @Test func findsNames() throws {
    let program = try Program(language: "ja")
    try program.file("03_図上訓練.jtd", "\u{0}\u{1}")
    let arguments = ["--to", "局長", "--from", "危機管理課", "--by", "佐藤 係長"]
    try program.run(["register", "03_図上訓練.jtd", "--title", "令和８年度12月補正予算", "--on", "2026-11-20"] + arguments)
    try program.run("index", program.file("ｱｰｶｲﾌﾞ.txt", "本文"))
    for (query, fields) in [
      ("補正予算", ["title"]), ("令和8年度", ["title"]), ("03_図上", ["file"]), ("佐藤係長", ["presenter"]), ("危機管理課", ["unit"]),
      ("アーカイブ", ["file"]), ("補正 佐藤 to:局長", ["title", "presenter"]), ("補正 -河川", ["title"]), ("補正 on:2026-11", ["title"]),
    ] {
      let names = try program.run("search", query, "--json").json["names"] as? [[String: Any]]
      #expect(names?.count == 1 && names?.first?["found"] as? [String] == fields, "\(query): \(names ?? [])")
    }
    let printed = try program.run("search", "佐藤", "図上", "危機管理課", "補正").stdout
    #expect(printed.hasSuffix("  一致: 件名、ファイル名 03_図上訓練.jtd、説明者 佐藤 係長、所属 危機管理課\n"), "\(printed)")
    for query in ["補正 -佐藤", "補正 type:pdf", "補正 on:2025", "正予算案", "佐藤 避難所"] {
      #expect(try program.run("search", query).status == 1, "\(query)")
    }
    #expect(try program.run("search", "to:局長", "--json").json["namesFound"] as? Int == 0)
  }

  /// Briefings of an imported table have a title and a unit alone; however they are written, nothing is passed over.
  @Test(arguments: [
    ("予算", ["予　算 の説明"]), ("予算の説明", ["予　算 の説明"]), ("説明 -会議", ["予　算 の説明"]), ("2026-03-15", ["令和８年３月15日の会議"]),
    ("2026年3月 会議", ["令和８年３月15日の会議"]), ("サーバー", ["ｻｰﾊﾞｰの更新"]), ("bcp", ["ＢＣＰ改定"]), ("\"12 34\"", ["１２ 34号"]),
    ("1234", []), ("BCP OR 予算", ["ＢＣＰ改定", "予　算 の説明"]), ("(BCP OR 予算) 防災", ["予　算 の説明"]), ("防災 会議", ["令和８年３月15日の会議"]),
    ("算予", []), ("総務", ["ＢＣＰ改定", "ｻｰﾊﾞｰの更新", "１２ 34号"]), ("-予算 防災", ["令和８年３月15日の会議"]),
  ])
  func findsNamesOfATable(_ query: String, _ titles: [String]) throws {
    let program = try Program(language: "ja")
    try program.file(
      "table.csv",
      """
      日付,件名,所属,報告先,提出形態
      2026-04-01,予　算 の説明,防災課,局長,投影
      2026-04-01,令和８年３月15日の会議,防災課,局長,投影
      2026-04-01,ＢＣＰ改定,総務課,局長,投影
      2026-04-01,ｻｰﾊﾞｰの更新,総務課,局長,投影
      2026-04-01,１２ 34号,総務課,局長,投影
      """)
    try program.run("import", "ledger", "table.csv", "--new")
    let names = try program.run("search", query, "--json").json["names"] as? [[String: Any]]
    #expect(names?.compactMap { $0["title"] as? String }.sorted() == titles.sorted())
  }

  /// A few stand before the pages, with their number; the pages are as they were.
  @Test func namesStandBeforePages() throws {
    let program = try Program(language: "ja")
    for number in 1...7 { _ = try program.registered("予算 \(number)", on: "2026-11-20", text: "本文の予算") }
    let json = try program.run("search", "予算", "--json").json
    let names = try #require(json["names"] as? [[String: Any]])
    #expect(names.compactMap { $0["briefing"] as? Int } == [7, 6, 5, 4, 3] && json["namesFound"] as? Int == 7)
    #expect(names.allSatisfy { $0["found"] as? [String] == ["title"] })
    #expect((json["hits"] as? [[String: Any]])?.compactMap { $0["briefing"] as? Int } == [7, 6, 5, 4, 3, 2, 1])
    let lines = try program.run("search", "予算").stdout.split(separator: "\n")
    #expect(lines.count == 5 * 2 + 1 + 7 * 2 && lines[1] == "  一致: 件名" && lines[10].contains("ほか 2 件"))
    let all = try program.run("search", "予算", "--all", "--json").json["names"] as? [Any]
    #expect(all?.count == 7)
    #expect(try program.run("search", "予算", "--count").stdout == "7\n")
  }

  /// A thousand are counted; whether there are more is said. With --all all are.
  @Test func moreNamesThanAreCounted() throws {
    let program = try Program(language: "en")
    func rows(_ numbers: ClosedRange<Int>) -> String {
      "日付,件名,所属,報告先,提出形態\n" + numbers.map { "2026-04-01,予算 第\($0)号,防災課,局長,投影\n" }.joined()
    }
    func found() throws -> [String: Any] { try program.run("search", "予算", "--json").json }
    try program.run("import", "ledger", program.file("first.csv", rows(1...1000)), "--new")
    let exactly = try found()
    #expect(exactly["namesFound"] as? Int == 1000 && exactly["moreNames"] as? Bool == false)
    #expect(try program.run("search", "予算").stdout.contains("… and 995 more whose names fit"))
    try program.run("import", "ledger", program.file("second.csv", rows(1001...1001)), "--new")
    let more = try found()
    #expect(more["namesFound"] as? Int == 1000 && more["moreNames"] as? Bool == true)
    #expect(try program.run("search", "予算").stdout.contains("… and more than 995 more whose names fit"))
    let all = try program.run("search", "予算", "--all", "--json").json
    #expect(all["namesFound"] as? Int == 1001 && all["moreNames"] as? Bool == false)
  }

  /// On a terminal no line is longer than it; in a pipe no name is cut.
  @Test func longNamesOfFiles() throws {
    let program = try Program(language: "ja")
    let name = String(repeating: "長い名前の資料", count: 8) + "_最終版.txt"
    let title = String(repeating: "とても長い件名", count: 8)
    let text = "前の文がここに続いています。" + String(repeating: "予算の説明です。", count: 9)
    try program.run(
      "register", program.file(name, text), "--title", title, "--to", "局長", "--from", "危機管理課", "--by", "佐藤")
    let piped = try program.run("search", "予算").stdout
    #expect(piped.contains(name) && piped.contains(title))
    #expect(try program.run("search", "最終版").stdout.contains(name))
    for query in ["予算", "とても長い", "最終版", "佐藤"] {
      let command = "'\(Program.executable)' search \(query)"
      let typed = try program.start(
        ["-qec", command, "/dev/null"], of: "/usr/bin/script", environment: ["NO_COLOR": "1"])
      let lines = try typed.result().stdout.split(whereSeparator: \.isNewline)
      #expect(lines.count == 2, "\(lines)")
      for line in lines { #expect(displayWidth(String(line)) <= 80, "\(line)") }
    }
  }

  /// Only what is new or changed is read again.
  @Test func indexReadsOnlyWhatChanged() throws {
    let program = try Program()
    let folder = program.folder.appending(path: "archive")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
    func index() throws -> [Int?] {
      let json = try program.run("index", folder.path, "--json").json
      return ["indexed", "known"].map { json[$0] as? Int }
    }
    try write("a.txt", "予算 甲")
    try write("b.txt", "予算 乙")
    #expect(try index() == [2, 0])
    #expect(try index() == [0, 2])
    // Another time and the same content: looked at, and known.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -1000)], ofItemAtPath: folder.appending(path: "a.txt").path)
    #expect(try index() == [0, 2])
    try write("b.txt", "予算 丙丁")
    try write("c.txt", "予算 戊")
    #expect(try index() == [2, 1])
    #expect(try program.run("search", "予算", "--count").stdout == "3\n")
    #expect(try program.run("search", "乙").status == 1)
    #expect(try program.run("search", "乙", "--versions").status == 0)
  }
}
