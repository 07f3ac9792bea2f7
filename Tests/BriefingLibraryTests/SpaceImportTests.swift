import BriefingDomain
import ForgedFiles
import Foundation
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// Tables of floor areas as offices keep them.
struct SpaceImportTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func take(
    _ text: String, columns: [String] = [], on day: String? = nil, isTrial: Bool = false
  ) async throws -> SpaceImportReceipt {
    try await visit.importSpace(
      fixture.file("面積.csv", text),
      SpaceImportOptions(columns: columns, day: try day.map(visit.clock.day), isTrial: isTrial))
  }

  private func faults(
    _ text: String, columns: [String] = [], on day: String? = nil
  ) async throws -> [TableFault.Expected] {
    do {
      _ = try await take(text, columns: columns, on: day)
      return []
    } catch LibraryError.badTable(_, _, let faults) { return faults.map(\.expected) }
  }

  /// Plus-alpha area and all area of each floor, in square metres.
  private func floors() async throws -> [String: [Int]] {
    Dictionary(
      uniqueKeysWithValues: try await visit.space().take.rows.map { row in
        (row.floor, row.now.map { [$0.areas.plusAlpha / 100, $0.areas.total / 100] } ?? [])
      })
  }

  private static let wide = """
    フロア別面積（令和7年度）,,,,,,,
    階,調査日,執務スペース(㎡),会議,プラスアルファ面積㎡,書架,その他,合計
    3階,令和7年3月10日,420,60,45,80,35,640
    4F,〃,"1,300.5",－,50㎡,100,,"1,500.5"
    B1,2025-03-11,,,0,,,200
    計,,1720.5,60,95,180,35,2340.5
    ※ 廊下は含まない,,,,,,,
    """

  @Test func aRowAFloor() async throws {
    let trial = try await take(Self.wide, isTrial: true)
    #expect(trial.dryRun && trial.measures == 3 && trial.newFloors == ["3階", "4F", "B1"])
    #expect(try await visit.space().take.rows.isEmpty)
    let receipt = try await take(Self.wide)
    #expect(receipt.measures == 3 && receipt.leftOut.map(\.why) == [.total, .note] && receipt.repeated == 1)
    #expect(receipt.from == "2025-03-10" && receipt.to == "2025-03-11")
    #expect(
      receipt.columns.map(\.column)
        == ["floor", "day", "desk", "meeting", "plusAlpha", "shelf", "other", "total"])
    #expect(try await floors() == ["B1": [0, 200], "3階": [45, 640], "4F": [50, 1500]])
    // What the table does not say is part of other, and no 0.
    let rows = try await visit.space().take.rows
    #expect(rows[0].now?.areas[.desk] == nil && rows[0].now?.areas.other == 20_000)
    #expect(rows[2].now?.areas[.meeting] == 0 && rows[2].now?.areas.other == 5000)
    #expect(try await take(Self.wide).known == 3)
    #expect(try await visit.undo().act.kind == .space)
    #expect(try await floors().isEmpty)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  @Test func aRowAUse() async throws {
    let long = """
      棟,階,用途,室名,面積
      本庁舎,3階,執務スペース,事務室,400
      ,,会議,第1会議室,30.25
      ,,〃,第2会議室,29.75
      ,,プラスα,リフレッシュ,45
      ,,書架,,80
      ,,その他,,35
      本庁舎,4階,プラスα,,20
      本庁舎,4階,合計,,300
      """
    let receipt = try await take(long, on: "2025-03-10")
    #expect(receipt.measures == 2 && receipt.ignoredColumns == ["室名"])
    #expect(try await floors() == ["本庁舎 3階": [45, 620], "本庁舎 4階": [20, 300]])
    #expect(try await visit.space().take.rows[0].now?.areas[.meeting] == 6000)
    #expect(try await take(long, on: "2025-03-10").known == 2)
    #expect(
      try await faults("階,用途,面積\n3階,プラスα,5\n3階,合計,9\n3階,合計,10\n", on: "2025-03-10")
        == [.placeTwice(line: 2)])
    #expect(try await faults("階,用途,面積\n3階,廊下,5\n", on: "2025-03-10") == [.areaUse])
    // A comma between thousands makes one cell more.
    #expect(try await faults("階,プラスα,合計\n3階,1,2,000\n", on: "2025-03-10") == [.cells(3)])
    #expect(
      try await faults("階,用途,面積\n3階,書架,\n", on: "2025-03-10") == [.area])
    #expect(
      try await faults("階,用途,面積\n3階,プラスα,5\n3階,執務,5\n", on: "2025-03-10")
        == [.areas(.missing([.meeting, .shelf, .other]))])
  }

  /// All rows, or none.
  @Test func whatIsRefused() async throws {
    let heading = "階,執務,会議,プラスα,書架,その他,合計\n"
    func faults(_ rows: String) async throws -> [TableFault.Expected] {
      try await self.faults(heading + "9階,1,1,1,1,1,5\n" + rows, on: "2025-03-10")
    }
    #expect(try await faults("3階,1,1,,1,1,5\n") == [.areas(.missing([.plusAlpha]))])
    #expect(try await faults("3階,1,,1,1,1,\n") == [.areas(.missing([.meeting]))])
    #expect(try await faults("3階,1,,1,1,1,5\n") == [.areas(.restBesideOther([.meeting]))])
    #expect(try await faults("3階,1,1,1,1,1,6\n") == [.areas(.unlike(sum: 500, total: 600))])
    #expect(try await faults("3階,5,5,5,,,6\n") == [.areas(.unlike(sum: 1500, total: 600))])
    #expect(try await faults("3階,-,-,-,-,-,\n") == [.areas(.nothing)])
    #expect(try await faults("3階,1,1,広い,1,1,5\n") == [.area])
    #expect(try await faults("3階,1,1,1,1,1,5\n３Ｆ,1,1,1,1,1,5\n") == [.placeTwice(line: 3)])
    #expect(try await floors().isEmpty)
    #expect(try await self.faults("階,プラスα,合計\n3階,1,5\n") == [.header(missing: ["day / 調査日"])])
    #expect(
      try await self.faults("階,執務,合計\n3階,1,5\n", on: "2025-03-10") == [.header(missing: ["plusAlpha / プラスα"])])
    #expect(try await self.faults("階,プラスα(坪),合計\n3階,1,5\n", on: "2025-03-10") == [.areaUnit])
    #expect(try await self.faults("階,調査日,プラスα,合計\n3階,2027-01-01,1,5\n") == [.dayToCome])
    #expect(
      try await take("階,リフレッシュ(席の分),合計\n3階,1,5\n", columns: ["プラスα=リフレッシュ"], on: "2025-03-10").measures == 1)
  }

  /// What is merged over two rows is one amount, of which nothing says how much is whose.
  @Test func amountsAsAbove() async throws {
    #expect(
      try await faults("階,調査日,プラスα,合計\n3階,2025-03-10,5,90\n4階,〃,〃,90\n") == [.ownAmount])
    #expect(try await faults("階,用途,面積\n3階,プラスα,5\n〃,合計,〃\n", on: "2025-03-10") == [.ownAmount])
  }

  /// In another building the floor is not the one above.
  @Test func anotherBuilding() async throws {
    _ = try await take(
      "棟,階,プラスα,合計\n本庁舎,3階,1,9\n別館,,2,8\n〃,2階,3,7\n本庁舎,2階,4,6\n", on: "2025-03-10")
    #expect(try await floors() == ["本庁舎 3階": [1, 9], "別館": [2, 8], "別館 2階": [3, 7], "本庁舎 2階": [4, 6]])
  }

  /// A table with bad rows is the one that is meant: no other sheet comes in instead.
  @Test(arguments: ["3階,広い,5", "3階,9,5", "3階,1,"])
  func badRows(_ row: String) throws {
    let heading = "階,プラスα,合計\n"
    let sources = [row, "3階,1,5"].map { LedgerSource(file: "面積.xlsx", text: heading + $0 + "\n") }
    let day = try visit.clock.day("2025-03-10")
    let read = try LedgerSource.firstList(of: sources) { source throws(LibraryError) in
      try ReadSpace(source, SpaceImportOptions(day: day), [:], today: day)
    }
    #expect(read.list.list.faults.count == 1 && read.list.list.source.text == sources[0].text)
  }

  /// What was corrected or withdrawn does not come back with the table that had it.
  @Test func aTableAgain() async throws {
    let table = "階,プラスα,合計\n3階,45,640\n"
    _ = try await take(table, on: "2025-03-10")
    _ = try await visit.correctSpace(1, to: SaidAreas([.plusAlpha: "50"]), reason: "読み違い")
    #expect(try await take(table, on: "2025-03-10").known == 1)
    #expect(try await take(table.replacing("45", with: "50"), on: "2025-03-10").known == 1)
    let now = try #require(try await visit.space().take.rows.first?.now).areas
    #expect(
      try await faults(table.replacing("45", with: "51"), on: "2025-03-10") == [.floorMeasuredAlready(1, now)])
    _ = try await visit.withdrawSpace(1, reason: "別の階")
    #expect(try await take(table, on: "2025-03-10").known == 1)
    #expect(try await floors().isEmpty)
    #expect(try await take(table.replacing("45", with: "51"), on: "2025-03-10").measures == 1)
  }

  @Test(arguments: [
    ("執務室(㎡)", SpaceColumn.desk), ("会議・打合せ", nil), ("打合せスペース", .meeting), ("＋αスペース", .plusAlpha),
    ("プラスアルファスペース面積（㎡）", .plusAlpha), ("総面積", .total), ("延床面積", .total), ("面積（㎡）", .area), ("面積㎡", .area),
    ("床面積", .area), ("フロア", .floor), ("用途", .use), ("書庫", .shelf), ("その他", .other), ("備考", nil), ("", nil),
  ])
  func headings(_ heading: String, _ column: SpaceColumn?) { #expect(SpaceColumn.named(heading) == column) }

  @Test(arguments: [("執務(㎡)", false), ("執務（単位：m2）", false), ("執務", false), ("執務(坪)", true), ("会議(室)", true)])
  func units(_ heading: String, _ saysOther: Bool) { #expect(SpaceColumn.saysOtherUnit(heading) == saysOther) }

  /// What a spreadsheet would run is text, and a sum that was never calculated is asked about.
  @Test func hostileCells() async throws {
    _ = try await take("階,プラスα,合計\n\"'=HYPERLINK(\"\"x\"\")\",1,5\n", on: "2025-03-10")
    #expect(try await floors() == ["=HYPERLINK(\"x\")": [1, 5]])
    #expect(try await faults("階,プラスα,合計\n3階,#REF!,5\n", on: "2025-03-10") == [.calculated])
    #expect(try await faults("階,プラスα,合計\n\"3階,1,5\n", on: "2025-03-10") == [.closedQuote])
    #expect(try await faults("階,プラスα,合計\n3階,1,999999999\n", on: "2025-03-10") == [.area])
    let much = (0..<200).map { _ in "3階,プラスα,900000\n" }.joined()
    #expect(try await faults("階,用途,面積\n" + much + "3階,合計,1\n", on: "2025-03-10").count == 1)
  }
}
