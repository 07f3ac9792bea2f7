import BriefingDomain
import JapaneseText
import PrintLogs
import Testing

/// PaperCut Print Logger, and tables of machines by profiles.
struct TableTests {
  static let papercut = """
    PaperCut Print Logger - http://www.papercut.com/
    Time,User,Pages,Copies,Printer,Document Name,Client,Paper Size,Language,Height,Width,Duplex,Grayscale,Size
    2026-11-25 10:05:09,yamada,3,2,3F-MFP,"予算, ""案"" - Word",PC-7,A4,PCL6,,,DUPLEX,GRAYSCALE,19kb,
    2026-11-25 10:06:09,sato,1,1,Microsoft Print to PDF,=cmd|x,PC-8,A4,PCL6,,,NOT DUPLEX,NOT GRAYSCALE,19kb,

    """

  @Test func papercutCountsPagesOfOneCopy() throws {
    let reading = try Reading(Self.papercut)
    #expect(reading.summary.kind == .papercut)
    #expect(
      reading.jobs.first
        == PrintJob(
          printer: "3F-MFP", person: "yamada", title: "予算, \"案\" - Word", computer: "PC-7",
          endedAt: at(2026, 11, 25, 10, 5, 9), sides: 6, copies: 2, pages: 3, isDuplex: true))
    #expect(reading.titles.last == "=cmd|x")
    #expect(reading.summary.virtualPrinters == ["Microsoft Print to PDF"])
    // Daily and monthly files put together.
    #expect(try Reading(Self.papercut + Self.papercut).summary.jobs == 2)
    #expect(try Reading(TextEncoding.cp932.encode(Self.papercut)).titles == reading.titles)
    #expect(try Reading(Self.papercut + "2026-11-25 10:07:09,su").findings == ["cutTail 5 1"])
    let open = Self.papercut + "2026-11-25 10:07:09,\"su\nx,y\n" + Self.papercut
    // Only the line with the quote is lost; what stands between the tables is no record either.
    #expect(try Reading(open).findings.first == "noRecord 5 4")
  }

  @Test func builtInProfilesCanBeRead() {
    #expect(
      PrintProfile.builtIn.map(\.name)
        == ["ricoh", "fujifilm", "canon", "sharp", "konica-minolta", "riso", "oki"])
    for profile in PrintProfile.builtIn { #expect(profile.text.contains("# Forged from"), "\(profile.name)") }
  }

  @Test func rowsOfOneJobStandTogether() throws {
    let table = """
      "Start Date/Time","End Date/Time","Log Type","Result","User Name","Log ID","Print File Name","Exit Pages","Exit Papers"
      "2026-11-25T10:05:00","2026-11-25T10:05:09","Printer: Printing","Completed","yamada","0x0000000000000001","","",""
      "","","","Completed","","0x0000000000000001","資料.docx","",""
      "","","","Completed","","0x0000000000000001","","6","4"
      "2026-11-25T10:06:00","2026-11-25T10:06:09","Scanner: Sending","Completed","yamada","0x0000000000000002","","",""
      "2026-11-25T10:07:00","2026-11-25T10:07:09","Copier: Copying","Failed","sato","0x0000000000000003","","2","1"
      "Download completed."

      """
    let reading = try Reading(table, name: "folder/3F-ricoh_log.csv")
    #expect(reading.summary.profile == "ricoh")
    #expect(
      reading.jobs == [
        PrintJob(
          printer: "3F-ricoh_log", number: "0x0000000000000001", person: "yamada", title: "資料.docx",
          endedAt: at(2026, 11, 25, 10, 5, 9), sides: 6, sheets: 4),
        PrintJob(
          printer: "3F-ricoh_log", number: "0x0000000000000003", person: "sato", endedAt: at(2026, 11, 25, 10, 7, 9),
          sides: 2, sheets: 1, isAtMost: true),
      ])
    #expect(reading.findings == ["leftOut 5 1"])
    let gone = table.replacing(
      "completed.\"", with: "completed. A part of the logs before Log ID 1 does not exist any more.\"")
    #expect(try Reading(gone).findings == ["fullRing 7 1", "leftOut 5 1"])
    let failed = table.replacing("\"Download completed.\"", with: "\"The download was canceled.\"")
    #expect(try Reading(failed).findings.contains("cutTail 7 1"))
    #expect(throws: PrintLogFault.profileDoesNotFit(profile: "ricoh", line: 17, missing: ["Exit Papers"])) {
      try Reading(table.replacing("Exit Papers", with: "Papers"))
    }
  }

  @Test func kindsOfRowsAreAddedUp() throws {
    let table = """
      プリンター,枝番号,ジョブID,サービス種別,ジョブオーナー名,文書名,印刷状態,印刷終了日,印刷終了時刻,印刷面数,用紙枚数
      3F,1 of 3,7,プリント,yamada,資料,完了,2026/11/25,10:05:09,4,
      3F,2 of 3,7,プリント,yamada,資料,完了,2026/11/25,10:05:09,2,
      3F,3 of 3,7,プリント,yamada,資料,完了,2026/11/25,10:05:09,,3
      3F,1 of 1,8,スキャン,sato,,完了,2026/11/25,10:06:09,,

      """
    let reading = try Reading(TextEncoding.cp932.encode(table))
    #expect(
      reading.jobs == [
        PrintJob(
          printer: "3F", number: "7", person: "yamada", title: "資料", endedAt: at(2026, 11, 25, 10, 5, 9), sides: 6,
          sheets: 3)
      ])
  }

  @Test func sumsByPersonConfirmNothing() {
    #expect(throws: PrintLogFault.totals(profile: "canon")) { try Reading("ユーザー名,合計,両面\nyamada,120,30\n") }
  }

  static let own = """
    # 3階の複合機
    名前：3階
    見出し: [ジョブ番号], [面数]
    番号: [ジョブ番号]
    プリンター: "3F-複合機"
    終了: [日付] + [時刻] | [日時]
    利用者: [利用者]
    面数: [面数]
    部数: [部数]
    対象: [種別] = 印刷、コピー
    上限: [結果] = 中止
    両面: [両面] = 両面
    片面: [両面] = 片面
    保存件数: 5
    """

  @Test func aProfileOfTheOffices() throws {
    let profile = try PrintProfile(Self.own)
    let table = """
      機械の履歴
      ジョブ番号,種別,日付,時刻,利用者,面数,部数,両面,結果
      10,印刷,2026/11/25,午後1:05,山田,"1,200",2,両面,完了
      9,コピー,２０２６年１１月２５日,１３時０４分,佐藤,3,,片面,中止
      8,印刷,2026/11/25(水),13:03:07,佐藤,0,1,片面,完了
      6,ＦＡＸ,2026/11/25,13:02,佐藤,3,1,片面,完了
      5,印刷,2026/11/25,13:01,佐藤,3,1,片面,完了

      """
    let reading = try Reading(table, profile: profile)
    #expect(
      reading.jobs == [
        PrintJob(
          printer: "3F-複合機", number: "10", person: "山田", endedAt: at(2026, 11, 25, 13, 5), sides: 1200, copies: 2,
          isDuplex: true),
        PrintJob(
          printer: "3F-複合機", number: "9", person: "佐藤", endedAt: at(2026, 11, 25, 13, 4), sides: 3, isAtMost: true,
          isDuplex: false),
        PrintJob(
          printer: "3F-複合機", number: "5", person: "佐藤", endedAt: at(2026, 11, 25, 13, 1), sides: 3, copies: 1,
          isDuplex: false),
      ])
    // As many jobs as the machine remembers, and 7 is not among them.
    #expect(reading.findings == ["gap 6 1", "fullRing 1 5", "leftOut 6 1"])
  }

  @Test func eachPrinterHasItsOwnNumbers() throws {
    let profile = try PrintProfile("profile: a\nheading: [n]\nended: [t]\nsides: [s]\nnumber: [n]\nprinter: [p]\n")
    let rows = [("b", 900), ("a", 1), ("b", 899), ("a", 2), ("a", 4), ("b", 898)]
    let table = rows.map { "\($0.0),\($0.1),2026-11-25 10:05,3\n" }.joined()
    #expect(try Reading("p,n,t,s\n" + table, profile: profile).findings == ["gap 6 1"])
  }

  @Test func faultsOfAProfileNameTheirLine() {
    let cases: [(String, PrintProfile.Fault)] = [
      ("profile: a\nsides [x]", .noKey(line: 2)), ("profile: a\nside: [x]", .unknownKey(line: 2, "side")),
      ("profile: a\n面数: x", .unreadable(line: 2, key: "面数", value: "x")),
      ("profile: a\nsides: total [x]", .unreadable(line: 2, key: "sides", value: "total [x]")),
      ("profile: a\nencoding: klingon", .unreadable(line: 2, key: "encoding", value: "klingon")),
      ("profile: a\nended: [a] +", .unreadable(line: 2, key: "ended", value: "[a] +")),
      ("profile: a\nsides: [x]\nsides: [y]", .twice(line: 3, "sides")), ("sides: [x]", .missing("profile")),
      ("profile: a\nsides: [x]", .missing("ended")), ("profile: a\nended: [x]", .missing("sides")),
    ]
    for (text, fault) in cases { #expect(throws: fault, "\(text)") { try PrintProfile(text) } }
  }

  @Test func daysThatAreUnclear() throws {
    let profile = "profile: a\nheading: [n]\nended: [t]\nsides: [n]\n"
    let table = "t,n\n03/04/2026 10:00,3\n"
    #expect(throws: PrintLogFault.unclearDates(line: 2)) { try Reading(table, profile: PrintProfile(profile)) }
    let reading = try Reading(table, profile: PrintProfile(profile + "date order: dmy\n"))
    #expect(reading.jobs.map(\.endedAt) == [at(2026, 4, 3, 10, 0)])
  }

  @Test func aTableWithoutHeading() throws {
    let profile = try PrintProfile("profile: a\nseparator: tab\nended: [1]\nsides: [3]\nsheets: [4]\n")
    let reading = try Reading("20261125100509\tx\t6\t3\n", name: "b.txt", profile: profile)
    #expect(reading.jobs == [PrintJob(printer: "b", endedAt: at(2026, 11, 25, 10, 5, 9), sides: 6, sheets: 3)])
  }

  /// A quote in a heading does not swallow the jobs.
  @Test func aQuoteThatIsNotClosed() throws {
    let reading = try Reading(Self.papercut.replacing("Time,User", with: "\"Time,User"))
    #expect(reading.jobs.count == 2 && reading.findings.contains { $0.hasPrefix("noRecord 2 ") })
    // Nor is it looked for to the end, from each line anew.
    let many = Self.papercut + String(repeating: "a\",\"\n", count: 50_000)
    #expect(try Reading(many).jobs.count == 2)
  }
}
