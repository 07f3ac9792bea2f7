import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Testing

/// What offices write in the cells of a ledger.
struct TableWordTests {
  private static let header = "日付,件名,所属,報告先,提出形態,部数,頁数,両面,理由\n"

  @Test(arguments: [
    "局長及び危機管理監", "局長並びに危機管理監", "局長ならびに危機管理監", "局長および危機管理監", "局長と危機管理監", "局長　危機管理監", "局長 危機管理監",
    "局長&危機管理監", "局長＆危機管理監", "局長＋危機管理監", "局長;危機管理監", "局 長、危機管理監", "局長・危機 管理監", "局　長及び危機管理監", "局長→危機管理監",
  ])
  func severalRecipients(_ cell: String) async throws {
    let entries = try await TableReading().entries(Self.header + "2026-10-01,件,課,\(cell),電子\n")
    #expect(entries.map { $0.prefix(while: { $0 != " " }) } == ["局長", "危機管理監"])
  }

  @Test(arguments: ["局 長", "局　長", "局長 ", "危機　管理監"])
  func aNameThatIsSpacedOut(_ cell: String) async throws {
    let entries = try await TableReading().entries(Self.header + "2026-10-01,件,課,\(cell),電子\n")
    #expect(entries.count == 1 && !entries[0].hasPrefix("2 "))
  }

  /// Only where the parts are known; what would add a cell of several as one recipient is not advised.
  @Test(arguments: [
    ("局長及び課長", "recipients(unknown: [\"課長\"])"), ("局長と課長", "recipients(unknown: [\"課長\"])"),
    ("局長ほか", "recipients(unknown: [\"ほか\"])"), ("局長他2名", "recipients(unknown: [\"他2名\"])"),
    ("局長等", "recipients(unknown: [\"等\"])"), ("局長 課長", "recipients(unknown: [\"課長\"])"),
    ("とりまとめ監", "recipient(near: [])"),
  ])
  func recipientsThatAreNotKnown(_ cell: String, _ fault: String) async throws {
    #expect(
      try await TableReading().faults(Self.header + "2026-10-01,件,課,\(cell),電子\n") == ["2 報告先 \(fault)"])
  }

  @Test func namesThatHoldSuchAWord() async throws {
    let options = ImportOptions(newRecipients: ["総務及び人事の長", "人と防災の長", "議 長"])
    let rows = ["総務及び人事の長", "人と防災の長", "局長及び人と防災の長", "議 長"].enumerated().map { "2026-10-0\($0 + 1),件,課,\($1),電子\n" }
    let receipt = try await TableReading().receipt(Self.header + rows.joined(), options)
    #expect(receipt.newRecipients == ["総務及び人事の長", "人と防災の長", "議 長"] && receipt.entries == 5)
  }

  private static let words: [(form: String, words: [String])] = [
    ("paper", ["紙", "紙のみ", "紙だけ", "紙媒体", "紙資料", "紙配布", "紙配付", "紙提出", "紙ベース", "紙（持参）", "書面"]),
    (
      "digital",
      ["電子", "電子のみ", "電子データ", "電子媒体", "電子ファイル", "データ", "データのみ", "データ送付", "PDF", "ＰＤＦ", "電子メール", "メール", "Eメール", "メール送付"]
    ),
    ("projected", ["投影", "投影のみ", "画面投影", "データ投影", "プロジェクター", "プロジェクタ", "モニター", "画面共有"]),
    (
      "both",
      [
        "紙と電子", "紙・電子", "紙及び電子", "電子及び紙", "電子＋紙", "紙+データ", "紙/PDF", "両方", "併用", "電子データと紙", "紙媒体及び電子データ", "投影+紙",
        "紙・投影", "電子、紙",
      ]
    ),
  ]

  @Test func forms() async throws {
    for (form, words) in Self.words {
      for word in words {
        let copies = ["paper", "both"].contains(form) ? 2 : 0
        let entries = try await TableReading().entries(Self.header + "2026-10-01,件,課,局長,\(word),\(copies)\n")
        #expect(entries == ["局長 \(form) \(copies)×0 duplex"], "\(word)")
      }
    }
  }

  @Test(arguments: ["投影・電子", "紙・手渡し", "と", "口頭", "紙から電子", "不明", "紙（電子）", "電子（予定）"])
  func formsThatAreNotGuessed(_ word: String) async throws {
    #expect(try await TableReading().faults(Self.header + "2026-10-01,件,課,局長,\(word),2\n") == ["2 提出形態 form"])
  }

  @Test func ticksOfPaperAndScreen() async throws {
    let table = "日付,件名,所属,報告先,投影,電子,紙\n2026-10-01,件,課,局長,"
    #expect(try await TableReading().entries(table + "○,,○\n") == ["局長 both 1×0 duplex"])
    #expect(try await TableReading().entries(table + "✕,✗,✔\n") == ["局長 paper 1×0 duplex"])
    #expect(try await TableReading().entries(table + "○,○,\n") == ["2 form formMarks"])
  }

  @Test(arguments: [
    ("◯", true), ("○", true), ("〇", true), ("✓", true), ("✔", true), ("レ", true), ("☑", true), ("●", true), ("両", true),
    ("有り", true), ("あり", true), ("両面印刷", true), ("✕", false), ("×", false), ("✖", false), ("片", false), ("なし", false),
    ("無し", false), ("片面印刷", false), ("☐", false),
  ])
  func duplex(_ cell: String, _ duplex: Bool) async throws {
    let entries = try await TableReading().entries(Self.header + "2026-10-01,件,課,局長,紙,2,4,\(cell),\n")
    #expect(entries == ["局長 paper 2×4 \(duplex ? "duplex" : "simplex")"])
  }

  /// In cells that may be empty; beside paper it is not said whether a dash stands for one side.
  @Test(arguments: ["－", "-", "―", "ー", "—", "–", "なし", "無し", "該当なし", "／"])
  func nothing(_ cell: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,頁数,両面,理由,時刻\n"
    let reading = try await TableReading()
    #expect(
      try await reading.entries(table + "2026-10-01,件,課,局長,電子,\(cell),\(cell),\(cell),\(cell),\(cell)\n").first?
        .hasPrefix("局長 digital 0×0") == true)
    #expect(try await reading.visit.details(of: 1).entries[0].content.reason == nil)
    if cell.count == 1 {
      #expect(
        try await TableReading().faults(table + "2026-10-01,件,課,局長,紙,1,4,\(cell)\n") == ["2 両面 duplex"])
    }
    #expect(
      try await TableReading().faults(table + "2026-10-01,件,課,局長,紙,\(cell)\n") == ["2 部数 copiesForPaper"])
  }

  /// Excel leaves out the last empty cells of a row.
  @Test func rowsThatEndEarly() async throws {
    #expect(
      try await TableReading().entries(Self.header + "2026-10-01,件,課,局長,紙,2,4,片面\n") == ["局長 paper 2×4 simplex"])
    #expect(try await TableReading().entries(Self.header + "2026-10-01,件,課,局長,電子\n") == ["局長 digital 0×0 duplex"])
    #expect(try await TableReading().faults(Self.header + "2026-10-01,件,課,局長\n") == ["2 - cells(9)"])
    #expect(try await TableReading().faults(Self.header + "2026-10-01,件,課,局長,紙\n") == ["2 部数 copiesForPaper"])
  }

  @Test func aLineBreakIsASpace() async throws {
    let reading = try await TableReading()
    let row = "2026-10-01,\"収容計画\r\n（案）\",\"危機\n管理課\",局長,紙,2,4,両面,\"図面\n\nが大判\n\"\n"
    #expect(try await reading.faults(Self.header + row).isEmpty)
    let content = try #require(try await reading.visit.details(of: 1).entries.first).content
    #expect(content.title == "収容計画 （案）" && content.reason == "図面 が大判" && content.unit.name == "危機 管理課")
  }

  /// What another system exports may be in UTC.
  @Test(arguments: [
    ("2026-10-01T01:00:00Z", "2026-10-01T10:00+09:00"), ("2026-10-01T22:30:00Z", "2026-10-02T07:30+09:00"),
    ("2026-10-01T10:00:00+09:00", "2026-10-01T10:00+09:00"),
  ])
  func timesOfAnotherZone(_ cell: String, _ moment: String) async throws {
    let reading = try await TableReading()
    #expect(try await reading.faults(Self.header + "\(cell),件,課,局長,紙,2,4,両面,\n").isEmpty)
    #expect(reading.visit.clock.iso(try await reading.visit.details(of: 1).briefing.moment) == moment)
  }

  /// 2026-11-25 is today, and it is noon.
  @Test(arguments: [
    ("2026-10-01", "01:00Z", "2026-10-01T10:00+09:00"), ("2026-10-01", "22:30:00Z", "2026-10-02T07:30+09:00"),
    ("2026-10-01", "10:00+09:00", "2026-10-01T10:00+09:00"), ("2026-10-01", "Ｔ10：00＋0900", "2026-10-01T10:00+09:00"),
    ("2026-10-01", "00:30+10:00", "2026-09-30T23:30+09:00"), ("2026-10-01", "01:00-05:00", "2026-10-01T01:00+09:00"),
    ("2026-11-25", "20:00Z", "2 occurred_on dayToCome"), ("2026-10-01", "10:00-05:00", "2 time time"),
    ("2026-10-01 10:00", "10:00", "2026-10-01T10:00+09:00"), ("2026-10-01 10:00", "", "2026-10-01T10:00+09:00"),
    ("2026-10-01 10:00", "14:00", "2 time oneTime"), ("2026-10-01T01:00Z", "01:00Z", "2 time oneTime"),
    ("2026-10-01T22:30Z", "7:30", "2026-10-02T07:30+09:00"), ("2026-10-01", "25:00Z", "2 time time"),
    ("2026-10-01", "2026-10-02T10:00Z", "2 time time"), ("2026-10-01", "2日10:00Z", "2 time time"),
  ])
  func timesOfAnotherZoneInTheirColumn(_ day: String, _ time: String, _ moment: String) async throws {
    let reading = try await TableReading()
    let faults = try await reading.faults("occurred_on,time,title,unit,recipient,form\n\(day),\(time),件,課,局長,投影\n")
    if moment.hasPrefix("2 ") {
      #expect(faults == [moment])
    } else {
      #expect(faults.isEmpty)
      #expect(reading.visit.clock.iso(try await reading.visit.details(of: 1).briefing.moment) == moment)
    }
  }
}
