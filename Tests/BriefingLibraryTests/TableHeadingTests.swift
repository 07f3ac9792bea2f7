import BriefingLibrary
import Testing

/// What offices call the columns that a figure comes from, and what is asked rather than passed over.
struct TableHeadingTests {
  @Test(arguments: [
    "紙の部数", "配付部数", "配布部数", "交付部数", "コピー部数", "印刷部数", "資料部数", "紙資料部数", "冊数", "部 数（紙）", "部数\n（1人当たり）",
  ])
  func copies(_ heading: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,\"\(heading)\"\n2026-10-01,件,課,局長,紙,7\n"
    #expect(try await TableReading().entries(table) == ["局長 paper 7×0 duplex"])
  }

  @Test(arguments: ["両面", "片面・両面", "両面・片面", "両面or片面", "両面片面の別", "印刷面", "印刷方法", "印刷", "片・両"])
  func duplex(_ heading: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,頁数,\(heading)\n2026-10-01,件,課,局長,紙,1,4,片面\n"
    #expect(try await TableReading().entries(table) == ["局長 paper 1×4 simplex"])
  }

  @Test(arguments: ["P数", "ページ", "1部の頁数", "1部当たりページ数"])
  func pages(_ heading: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,\(heading)\n2026-10-01,件,課,局長,紙,1,4\n"
    #expect(try await TableReading().entries(table) == ["局長 paper 1×4 duplex"])
  }

  /// A column that would be passed over, and 1 copy be taken instead of what it says.
  @Test(arguments: [
    ("必要部数", "部数"), ("部数計", "部数"), ("合計部数", "部数"), ("部数（局長）", "部数"), ("部数（予備）", "部数"), ("予備部数", "部数"),
    ("紙（冊）数", "部数"), ("部", "部数"), ("総ページ数", "ページ数"), ("頁（計）", "ページ数"), ("ページ数（合計）", "ページ数"), ("片面枚数", nil),
    ("両面（枚）", "両面"), ("使用枚数", nil), ("枚数", nil), ("集約", nil), ("2in1", nil), ("２ｉｎ１", nil), ("面付け", nil),
    ("両面の有無と部数", "部数"), ("コピー", "部数"),
  ])
  func unclear(_ heading: String, _ near: String?) async throws {
    let table = "日付,件名,所属,報告先,提出形態,\(heading)\n2026-10-01,件,課,局長,紙,7\n"
    let expected = "1 \(heading) unclearColumn(near: \(near.map { "Optional(\"\($0)\")" } ?? "nil"))"
    #expect(try await TableReading().faults(table) == [expected])
  }

  /// Beside what is read, a second column of the kind, or one for a recipient, is not passed over either.
  @Test(arguments: ["紙部数", "うち紙の部数", "局長", "紙", "報告日", "提出先", "形態"])
  func aSecondOne(_ heading: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,\(heading)\n2026-10-01,件,課,局長,紙,7,3\n"
    #expect(try await TableReading().faults(table).first?.hasPrefix("1 \(heading) unclearColumn") == true)
  }

  @Test(arguments: ["備考", "局名", "担当部長", "面談者", "対面", "書面の番号", "番号", "会議室", "部局", "場面", "メール", "説明者", "No."])
  func ofNoUse(_ heading: String) async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,頁数,\(heading)\n2026-10-01,件,課,局長,紙,7,3,3\n"
    #expect(try await TableReading().receipt(table).ignoredColumns == [heading])
  }

  /// Sheets follow from the pages; where these are said, they are passed over, as in a table that was exported.
  @Test func sheetsBesidePages() async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,ページ数,枚数\n2026-10-01,件,課,局長,紙,7,3,14\n"
    #expect(try await TableReading().receipt(table).ignoredColumns == ["枚数"])
  }

  /// A column for each: what neither says is not taken for the one.
  @Test func ticksForTwoSidesAndForOne() async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数,頁数,両面,片面\n2026-10-01,件,課,局長,紙,7,3,"
    #expect(try await TableReading().entries(table + ",○\n") == ["局長 paper 7×3 simplex"])
    #expect(try await TableReading().entries(table + "○,\n") == ["局長 paper 7×3 duplex"])
    #expect(try await TableReading().entries(table + "○,○\n") == ["2 片面 duplex"])
    #expect(try await TableReading().entries(table + ",多分\n") == ["2 片面 mark"])
    let alone = table.replacing("両面,片面", with: "片面")
    #expect(try await TableReading().entries(alone + "○\n") == ["局長 paper 7×3 simplex"])
    #expect(try await TableReading().entries(alone + "\n") == ["局長 paper 7×3 duplex"])
  }

  /// What the table does not say is not passed over in silence.
  @Test func whatIsAssumed() async throws {
    let rows = "2026-10-01,件,課,局長,紙,4\n2026-10-02,件,課,局長,併用,\n2026-10-03,件,課,局長,電子,4\n"
    let receipt = try await TableReading().receipt("日付,件名,所属,報告先,提出形態,頁数\n" + rows)
    #expect(try receipt.assumptions() == ["copies 1: 2", "duplex true: 1"])
    let whole = "日付,件名,所属,報告先,提出形態,部数,頁数,両面\n2026-10-01,件,課,局長,紙,4,3,片面\n2026-10-02,件,課,局長,紙,4,3,\n"
    #expect(try await TableReading().receipt(whole).assumptions() == ["duplex true: 1"])
    #expect(
      try await TableReading().faults("日付,件名,所属,報告先,提出形態,部数\n2026-10-01,件,課,局長,紙,\n") == ["2 部数 copiesForPaper"])
  }

  /// Three copies for two recipients are six: the receipt says that they were counted so.
  @Test func copiesForEachOfSeveral() async throws {
    let rows = "2026-10-01,件,課,局長・危機管理監,紙,3\n2026-10-02,件,課,局長・危機管理監,電子,\n2026-10-03,件,課,局長,紙,3\n"
    let receipt = try await TableReading().receipt("日付,件名,所属,報告先,提出形態,部数\n" + rows)
    #expect(try receipt.json("copiesForEach") as? Int == 1)
    #expect(receipt.months.map(\.documents) == [9])
  }

  @Test(arguments: [
    ("木", nil), ("木曜", nil), ("木曜日", nil), ("（木）", nil), ("木・祝", nil), ("Thu", nil), ("", nil), ("2026-10-01", nil),
    ("金", "2 曜日 weekday(of: 2026-10-01)"), ("(水)", "2 曜日 weekday(of: 2026-10-01)"),
    ("2026-10-02", "2 曜日 weekday(of: 2026-10-01)"), ("祝", "2 曜日 weekday(of: 2026-10-01)"),
  ])
  func theWeekday(_ cell: String, _ fault: String?) async throws {
    let table = "日付,曜日,件名,所属,報告先,提出形態\n2026-10-01,\(cell),件,課,局長,電子\n"
    #expect(try await TableReading().faults(table) == (fault.map { [$0] } ?? []))
    let receipt = try? await TableReading().receipt(table)
    #expect(receipt.map(\.ignoredColumns) ?? [] == [])
  }

  @Test func aHeadingOfTwoRowsThatSayTheSame() async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数\n日付,件名,所属,報告先,提出形態,部数\n2026-10-01,件,課,局長,紙,2\n"
    #expect(try await TableReading().entries(table) == ["局長 paper 2×0 duplex"])
  }

  @Test func aRowThatIsNoHeading() async throws {
    let missing = ["occurred_on / 日付", "title / 件名", "unit / 所属", "recipient / 報告先", "form / 提出形態"]
    #expect(
      try await TableReading().faults("日付;件名;所属;報告先;提出形態;部数;枚数\n2026-10-01;件;課;局長;紙;2;2\n")
        == ["1 - header(missing: \(missing))"])
  }

  /// The ways out that the error names.
  @Test func whatIsSaidOfAColumn() async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数（局長）,予備部数\n2026-10-01,件,課,局長,紙,7,3\n"
    func read(_ columns: [String], _ unused: [String]) async throws -> [String] {
      try await TableReading().entries(table, ImportOptions(columns: columns, unusedColumns: unused))
    }
    #expect(try await read(["部数=部数（局長）"], []) == ["局長 paper 7×0 duplex"])
    #expect(try await read(["部数=予備部数"], []) == ["局長 paper 3×0 duplex"])
    #expect(try await read([], ["部数（局長）", "予備部数"]) == ["局長 paper 1×0 duplex"])
    #expect(
      try await read([], ["部数(局長)"]) == ["1 予備部数 unclearColumn(near: Optional(\"部数\"))"])
    #expect(try await read([], ["予備部数", "部数（局長）", "備考"]) == ["1 - header(missing: [\"備考\"])"])
    let two = table.replacing("予備部数", with: "部数（危機管理監）")
    let said = ImportOptions(columns: ["部数=部数（危機管理監）"])
    #expect(try await TableReading().entries(two, said) == ["局長 paper 3×0 duplex"])
  }
}
