import BriefingDomain
import BriefingLibrary
import Foundation
import Testing

/// What goes wrong in tables is named by what stands there.
struct TableSlipTests {
  private static let header = "日付,件名,所属,報告先,提出形態,部数\n"

  private func receipt(_ table: String) async throws -> ImportReceipt {
    let fixture = try LibraryFixture()
    return try await fixture.visit().importLedger(
      fixture.file("t.csv", table), ImportOptions(takesAllUnits: true, isTrial: true), progress: { _ in })
  }

  private func faults(_ table: String) async throws -> [String] {
    do {
      _ = try await receipt(table)
      return []
    } catch LibraryError.badTable(_, _, let faults) {
      return faults.map { "\($0.line) \($0.column ?? "-") \($0.value) \($0.expected)" }
    }
  }

  /// A mark that repeats the cell above does it alone.
  @Test(arguments: ["〃会議", "〃（第２回）", "会議〃", "々会議", " 〃 会議"]) func marksGluedToWords(_ title: String) async throws {
    let row = "2026-10-01,防災会議,危機管理課,局長,紙,1\n"
    let next = row.replacing("10-01", with: "10-02")
    #expect(
      try await faults(Self.header + row + next.replacing("防災会議", with: title)) == ["3 件名 \(title) dittoAlone"])
    #expect(try await faults(Self.header + row + next.replacing("防災会議", with: "人々の会議、佐々木橋")).isEmpty)
  }

  @Test func theColumnOfAHeadingInTwoRows() async throws {
    let table = "日付,件名,所属,報告先,提出形態,部数\n,,,,,（部）\n2026-10-01,件,課,局長,紙,多い\n"
    #expect(try await faults(table) == ["3 部数（部） 多い number(upTo: 100000)"])
  }

  @Test func aHeadingInTwoRowsThatIsRepeated() async throws {
    let heading = "日付,件名,所属,報告先,提出,\n,,,,形態,部数\n"
    let row = "2026-10-01,件,課,局長,紙,1\n"
    let receipt = try await receipt(heading + row + heading + row.replacing("件", with: "別の件"))
    #expect(receipt.rows == 2)
    #expect(receipt.leftOut.map { "\($0.line) \($0.why)" } == ["4 heading", "5 heading"])
  }

  @Test func namesThatAreOnlyInTheTable() async throws {
    let row = "2026-10-01,件,危機管理課,局長,紙,1\n"
    let receipt = try await receipt(Self.header + row + row.replacing("危機管理課", with: "危機管理室"))
    #expect(
      receipt.newNames.map { "\($0.name) \($0.near) \($0.nearInTable)" }
        == ["危機管理課 [] []", "危機管理室 [] [\"危機管理課\"]"])
    // What they have in common is only that they are 課.
    let others = try await self.receipt(
      Self.header + row.replacing("危機管理課", with: "河川課") + row.replacing("危機管理課", with: "財政課"))
    #expect(others.newNames.map { "\($0.name) \($0.near) \($0.nearInTable)" } == ["河川課 [] []", "財政課 [] []"])
  }

  /// What is no table has no columns that it lacks.
  @Test(arguments: ["%PDF-1.7\n1 0 obj", "{\\rtf1 日付", "\u{89}PNG\r\n\0\0"]) func aFileThatIsNoTable(_ text: String)
    async throws
  {
    await #expect(throws: LibraryError.notATable("t.csv")) { try await receipt(text) }
  }
}
