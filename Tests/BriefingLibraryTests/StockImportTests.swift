import BriefingDomain
import ForgedFiles
import Foundation
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// Shelf lists as offices keep them.
struct StockImportTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func take(_ text: String, _ options: StockImportOptions = StockImportOptions()) async throws
    -> StockImportReceipt
  {
    try await visit.importStock(fixture.file("調査.csv", text), options)
  }

  private func faults(
    _ text: String, _ options: StockImportOptions = StockImportOptions()
  ) async throws -> [TableFault.Expected] {
    do {
      _ = try await take(text, options)
      return []
    } catch LibraryError.badTable(_, _, let faults) { return faults.map(\.expected) }
  }

  private func sums() async throws -> [String: Int] {
    let rows = try await visit.stock().take.rows
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.place.name, $0.now?.amount ?? -1) })
  }

  @Test func aSurvey() async throws {
    let list = """
      文書量調査（令和8年度）,,,,,,,
      所属,階,キャビネット,調査日,文書量（fm）,廃棄(cm),移管（fm）,備考
      危機管理課,3階,A-1,令和8年10月1日,12.4,250,,旧ファイル
      〃,,A-2,,3.05,,1.5,
      河川課,3階,B-1,2026-10-02,未測定,,,
      ,,B-2,,,30,,
      合計,,,,15.45,280,1.5,
      ※ 机の中は含まない,,,,,,,
      """
    let trial = try await take(list, StockImportOptions(isTrial: true))
    #expect(trial.dryRun && trial.rows == 4)
    #expect(try await visit.stock().take.rows.isEmpty)
    let receipt = try await take(list)
    #expect(receipt.newUnits == ["危機管理課", "河川課"] && receipt.ignoredColumns == ["備考"])
    #expect(receipt.leftOut.map(\.why) == [.total, .note])
    #expect(receipt.entries.map(\.kind) == [.measured, .notMeasured, .discarded, .archived])
    #expect(receipt.entries.map(\.fm) == [15.45, 0, 2.8, 1.5] && receipt.known == 0)
    #expect(try await sums() == ["3階 A-1": 1240, "3階 A-2": 305, "3階 B-1": -1, "3階 B-2": -1])
    // An empty unit is the one above.
    #expect(Set(try await visit.stock().units.map(\.name)) == ["危機管理課", "河川課"])
    // The same again adds nothing, and what is new of it comes in.
    #expect(try await take(list).known == 6)
    let more = try await take(list.replacing("合計", with: "河川課,3階,B-3,2026-10-02,1,,,\n合計"))
    #expect(more.known == 6 && more.entries.map(\.fm) == [1])
    _ = try await visit.undo()
    _ = try await visit.undo()
    #expect(try await visit.stock().take.rows.isEmpty)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  /// Sums are no places, and neither is a unit in a list that has places.
  @Test func sumsAreNoPlaces() async throws {
    let heading = "No,所属,場所,調査日,文書量(fm)\n"
    let row = "1,河川課,書庫,2026-10-01,3\n"
    let receipt = try await take(
      heading + row + "合計,,,,15.45\n,河川課 計,,2026-10-01,3\n,全体,,2026-10-01,3\n,総数,,2026-10-01,3\n")
    #expect(receipt.leftOut.map(\.why) == [.total, .total, .total, .total] && receipt.rows == 1)
    #expect(try await sums() == ["書庫": 300])
    #expect(try await faults(heading + row + ",,,,15\n") == [.text(.empty)])
    #expect(try await faults(heading + row + ",河川課,,2026-10-01,3\n") == [.text(.empty)])
    // A list without places is of units, and a sum beside a place is a remark.
    _ = try await take("所属,調査日,文書量(fm)\n河川課,2026-10-01,4\n河川課 計,,4\n")
    _ = try await take("場所,調査日,文書量(fm),備考\n机,2026-10-01,5,合計\n")
    #expect(try await sums() == ["書庫": 300, "河川課": 400, "机": 500])
  }

  /// A long name alone in its row is a place that nobody has measured; elsewhere it is a note.
  @Test func aPlaceAlone() async throws {
    let day = try visit.clock.day("2026-10-01")
    let receipt = try await take(
      "所属,場所,文書量(fm)\n,三階西側階段前の共用キャビネット,\n三階西側の机の中は含まない,,\n", StockImportOptions(day: day))
    #expect(receipt.leftOut.map(\.why) == [.note])
    #expect(try await sums() == ["三階西側階段前の共用キャビネット": -1])
  }

  /// What was corrected or withdrawn by its number is not counted again.
  @Test func aListAgain() async throws {
    let list = "場所,調査日,文書量(fm),廃棄(fm)\n東,2026-10-01,10,2.5\n"
    _ = try await take(list)
    _ = try await visit.correctStock(2, to: "3", reason: "読み違い")
    #expect(try await take(list).known == 2)
    #expect(try await take(list.replacing("2.5", with: "3")).known == 2)
    #expect(try await faults(list.replacing("2.5", with: "4")) == [.measuredAlready(2, centimetres: 300)])
    _ = try await visit.withdrawStock(2, reason: "二重")
    #expect(try await take(list).known == 2)
    #expect(try await visit.stock().take.total.later.sum == 0)
    // One entry is one row.
    let twice = "場所,調査日,廃棄(fm)\n西,2026-10-01,1\n西,2026-10-01,1\n"
    #expect(try await take(twice).entries.map(\.fm) == [2])
    #expect(try await take(twice).known == 2)
    #expect(try await faults(twice + "西,2026-10-01,1\n") == [.measuredAlready(3, centimetres: 100)])
    // Nor does a measure come back; another one is new.
    _ = try await visit.withdrawStock(1, reason: "別の棚")
    #expect(try await take(list).known == 2)
    #expect(try await take(list.replacing(",10,", with: ",11,")).known == 1)
    #expect(try await sums()["東"] == 1100)
  }

  @Test func notMeasuredBesideAMeasure() async throws {
    let day = try visit.clock.day("2026-10-01")
    func list(_ cells: String...) -> String { "場所,文書量(fm)\n" + cells.map { "東,\($0)\n" }.joined() }
    for cells in [("5", "未測定"), ("未測定", "5"), ("－", "")] {
      #expect(try await faults(list(cells.0, cells.1), StockImportOptions(day: day)) == [.placeTwice(line: 2)])
    }
    #expect(try await take(list("未測定"), StockImportOptions(day: day)).known == 0)
    #expect(try await take(list("5"), StockImportOptions(day: day)).known == 0)
    #expect(try await take(list("未測定"), StockImportOptions(day: day)).known == 1)
    #expect(try await sums() == ["東": 500])
    _ = try await take(list("5").replacing("東", with: "西"), StockImportOptions(day: day))
    #expect(try await take(list("未測定").replacing("東", with: "西"), StockImportOptions(day: day)).known == 1)
  }

  @Test func aRowWithoutUnit() async throws {
    let day = try visit.clock.day("2026-10-01")
    _ = try await take("所属,場所,文書量(fm)\n河川課,東,5\n河川課,西,1\n防災課,西,2\n", StockImportOptions(day: day))
    let receipt = try await take("場所,文書量(fm)\n東,5\n", StockImportOptions(day: day))
    #expect(receipt.known == 1 && receipt.newPlaces.isEmpty)
    #expect(
      try await faults("場所,文書量(fm)\n西,1\n", StockImportOptions(day: day))
        == [.severalPlaces(units: ["河川課", "防災課"].sorted())])
    // A unit that has become another is still said in old lists.
    _ = try await visit.mergeUnit("防災課", into: "河川課")
    let again = try await take("所属,場所,文書量(fm)\n防災課,西,2\n河川課,西,1\n", StockImportOptions(day: day))
    #expect(again.known == 2)
  }

  @Test func days() async throws {
    let receipt = try await take("場所,調査日,文書量(fm)\n東,2026-10-02,5\n西,2026-10-01,5\n")
    #expect(receipt.from == "2026-10-01" && receipt.to == "2026-10-02")
    #expect(try await faults("場所,調査日,文書量(fm)\n東,1026-10-02,5\n") == [.date])
    let early = try visit.clock.day("1026-10-02")
    #expect(try await faults("場所,文書量(fm)\n東,5\n", StockImportOptions(day: early)) == [.date])
  }

  @Test func boards() async throws {
    let list = "場所,段数,台数,幅(mm)\n東,5段,2台,900\n西,4,,450\n"
    let day = try visit.clock.day("2026-10-01")
    _ = try await take(list, StockImportOptions(day: day))
    #expect(try await sums() == ["東": 900, "西": 180])
    // Rounded behind the product.
    _ = try await take("場所,段数,幅(mm)\n書庫,240,895\n棚,1000,4\n", StockImportOptions(day: day))
    #expect(try await sums()["書庫"] == 21_480)
    #expect(try await sums()["棚"] == 400)
    _ = try await take("場所,段数\n倉庫,240\n", StockImportOptions(day: day, boardWidth: "895mm"))
    #expect(try await sums()["倉庫"] == 21_480)
    // A width is never assumed.
    let bare = "場所,段数\n北,5\n"
    #expect(try await faults(bare, StockImportOptions(day: day)) == [.boardWidth])
    _ = try await take(bare, StockImportOptions(day: day, boardWidth: "85"))
    #expect(try await sums()["北"] == 425)
    #expect(try await faults("場所,段数,幅(cm)\n南,5,\n", StockImportOptions(day: day)) == [.boardWidth])
  }

  @Test func lengthsNeedAUnit() async throws {
    let day = try visit.clock.day("2026-10-01")
    let bare = "場所,文書量\n北,5\n"
    #expect(try await faults(bare, StockImportOptions(day: day)) == [.lengthUnit])
    // The m of a word is no unit.
    let named = StockImportOptions(columns: ["文書量=sum"], day: day)
    #expect(try await faults("場所,sum\n北,5\n", named) == [.lengthUnit])
    // Boxes are no metres, whatever the option says.
    for heading in ["文書量(箱)", "文書量（単位：箱）"] {
      let boxes = StockImportOptions(day: day, lengthUnit: .fm)
      #expect(try await faults("場所,\(heading)\n北,5\n", boxes) == [.lengthUnit])
    }
    _ = try await take(bare, StockImportOptions(day: day, lengthUnit: .m))
    #expect(try await sums() == ["北": 500])
    for heading in ["ファイルメーター", "文書量fm", "文書量(単位：fm)", "書架延長（ｍ）", "fm"] {
      _ = try await take("場所,\(heading)\n北,5\n", StockImportOptions(day: day))
    }
    #expect(try await visit.stockHistory(of: "北").count == 1)
  }

  @Test func whatIsWrong() async throws {
    let day = try visit.clock.day("2026-10-01")
    #expect(
      try await faults("件名,部数\nA,1\n")
        == [.header(missing: ["place / 場所", "amount / 文書量", "day / 調査日"])])
    #expect(try await faults("場所,文書量(fm),文書量(fm)\nA,1,2\n", StockImportOptions(day: day)) == [.columnTwice])
    #expect(try await faults("場所,文書量(fm)\nA,1\nA,2\n", StockImportOptions(day: day)) == [.placeTwice(line: 2)])
    #expect(try await faults("場所,文書量(fm)\nA,=1+1\n", StockImportOptions(day: day)) == [.length])
    #expect(try await faults("場所,文書量(fm)\nA,-1\n", StockImportOptions(day: day)) == [.length])
    #expect(try await faults("場所,文書量(fm)\nA,#REF!\n", StockImportOptions(day: day)) == [.calculated])
    #expect(try await faults("場所,文書量(fm)\n〃,1\n", StockImportOptions(day: day)) == [.cellAbove])
    #expect(try await faults("場所,調査日,文書量(fm)\nA,2026-13-01,1\nB,2027-01-01,1\nC,,1\n").count == 3)
    #expect(
      try await faults("場所,文書量(fm)\nA\u{202E}B,1\n", StockImportOptions(day: day)) == [.text(.controlCharacter(0x202E))]
    )
    _ = try await take("場所,文書量(fm)\nA,1\n", StockImportOptions(day: day))
    #expect(
      try await faults("場所,文書量(fm)\nA,2\n", StockImportOptions(day: day)) == [.measuredAlready(1, centimetres: 100)])
    #expect(try await sums() == ["A": 100])
    await #expect(throws: LibraryError.unfitColumns("場=x", known: StockColumn.allCases.map(\.japanese))) {
      try await take("", StockImportOptions(columns: ["場=x"]))
    }
  }

  /// A workbook's numbers are numbers, its merged cells those above, and its hidden sheets are not read.
  @Test func aWorkbook() async throws {
    func rows(_ rows: [[String]]) -> String {
      rows.map { row in
        let cells = row.map { cell in
          cell.isEmpty
            ? "<c/>"
            : Double(cell) == nil ? "<c t=\"inlineStr\"><is><t>\(cell)</t></is></c>" : "<c><v>\(cell)</v></c>"
        }
        return "<row>\(cells.joined())</row>"
      }.joined()
    }
    let heading = ["所属", "書架", "調査日", "文書量（fm）"]
    let sheets = [
      ("旧", "hidden", rows([heading, ["旧課", "Z", "2026-10-01", "99"]]), ""),
      ("表紙", "visible", rows([["令和8年度 文書量調査"]]), ""),
      (
        "調査", "visible",
        rows([
          ["調査票"], heading, ["危機管理課", "A-1", "2026-10-01", "12.4"], ["", "A-2", "", "3.0549999999999997"],
          ["計", "", "", "15.45"],
        ]), "<mergeCells><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"C3:C4\"/></mergeCells>"
      ),
    ]
    let list = sheets.enumerated().map { "<sheet name=\"\($1.0)\" state=\"\($1.1)\" r:id=\"s\($0)\"/>" }
    var book = OfficeFixture(
      .sheets, main: "<workbook \(OfficeFixture.sheetNamespace)><sheets>\(list.joined())</sheets></workbook>")
    for (number, sheet) in sheets.enumerated() {
      book.add(
        "\(number).xml",
        "<worksheet \(OfficeFixture.sheetNamespace)><sheetData>\(sheet.2)</sheetData>\(sheet.3)</worksheet>",
        id: "s\(number)", kind: "worksheet")
    }
    let path = fixture.folder.appending(path: "調査.xlsx")
    try Data(try book.bytes()).write(to: path)
    let receipt = try await visit.importStock(SourcePath(path.path))
    #expect(receipt.sheet == "調査" && receipt.otherSheets.isEmpty && receipt.newUnits == ["危機管理課"])
    #expect(try await sums() == ["A-1": 1240, "A-2": 306])
  }

  /// What a spreadsheet would run is text, and comes back as it was.
  @Test func hostileCells() async throws {
    let day = try visit.clock.day("2026-10-01")
    _ = try await take(
      "置き場,文書量(fm)\n\"'=HYPERLINK(\"\"x\"\")\",1\n<b>,2\n", StockImportOptions(columns: ["場所=置き場"], day: day))
    #expect(try await sums() == ["=HYPERLINK(\"x\")": 100, "<b>": 200])
    #expect(try await faults("場所,文書量(fm)\n\"A,1\n", StockImportOptions(day: day)) == [.closedQuote])
  }

  /// What is merged over two rows is one amount; a width is no amount.
  @Test func amountsAsAbove() async throws {
    let day = try visit.clock.day("2026-10-01")
    #expect(try await faults("場所,文書量(fm)\nA,1\nB,〃\n", StockImportOptions(day: day)) == [.ownAmount])
    #expect(try await faults("場所,段数,幅(cm)\nA,2,90\nB,〃,〃\n", StockImportOptions(day: day)) == [.ownAmount])
    _ = try await take("場所,段数,幅(cm)\nA,2,90\nB,3,〃\n", StockImportOptions(day: day))
    #expect(try await sums() == ["A": 180, "B": 270])
  }

  /// What a place is called stands in several columns, those too that are said.
  @Test func columnsOfPlaces() async throws {
    let day = try visit.clock.day("2026-10-01")
    let list = "階,置き場,列,文書量(fm)\n3階,東,2,1\n"
    _ = try await take(list, StockImportOptions(columns: ["場所=置き場"], day: day))
    _ = try await take(list, StockImportOptions(columns: ["場所=置き場", "場所=列"], day: day))
    #expect(try await sums() == ["3階 東": 100, "3階 東 2": 100])
    #expect(
      try await faults(list, StockImportOptions(columns: ["場所=置き場", "場所=別"], day: day))
        == [.header(missing: ["別"])])
    await #expect(throws: LibraryError.unfitColumns("文書量=列", known: StockColumn.allCases.map(\.japanese))) {
      try await take(list, StockImportOptions(columns: ["文書量=文書量", "文書量=列"], day: day))
    }
  }
}
