import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import JapaneseText
import Testing

/// Offices write in a recipient's own column how many copies they got, and in that of the paper how many there were.
struct CopiesInColumnsTests {
  private static let director = "危機管理監"

  @Test(arguments: [
    ("紙,2,1", ["局長 paper 2×0 duplex", "危機管理監 paper 1×0 duplex"]), ("紙,２部,", ["局長 paper 2×0 duplex"]),
    ("紙,0,3", ["危機管理監 paper 3×0 duplex"]), ("電子及び紙,2,1", ["局長 both 2×0 duplex", "危機管理監 both 1×0 duplex"]),
    ("投影,○,○", ["局長 projected 0×0 duplex", "危機管理監 projected 0×0 duplex"]),
    ("紙,○,○", ["局長 paper 1×0 duplex", "危機管理監 paper 1×0 duplex"]),
    ("紙,0,0", ["2 recipient text(BriefingLibrary.TextFault.empty)"]),
    ("紙,2,○", ["2 危機管理監 copiesBesideOthers"]), ("投影,1,", ["2 局長 markWithoutPaper"]),
    ("電子及び紙,2,0", ["2 危機管理監 markForNoCopies"]), ("投影,0,○", ["2 局長 markForNoCopies"]),
    ("紙,済,", ["2 局長 markOrCopies"]), ("紙,-1,", ["2 局長 markOrCopies"]),
  ])
  func numbersOfRecipients(_ row: String, _ expected: [String]) async throws {
    let table = "日付,件名,所属,提出形態,局長,危機管理監\n2026-10-01,件,課,\(row)\n"
    #expect(try await TableReading().entries(table) == expected)
  }

  /// A column of copies says the same as the numbers, or their sum.
  @Test(arguments: [
    ("2,2,2", ["局長 paper 2×0 duplex", "危機管理監 paper 2×0 duplex"]),
    ("3,2,1", ["局長 paper 2×0 duplex", "危機管理監 paper 1×0 duplex"]),
    (",2,1", ["局長 paper 2×0 duplex", "危機管理監 paper 1×0 duplex"]),
    ("2,2,○", ["局長 paper 2×0 duplex", "危機管理監 paper 2×0 duplex"]), ("5,2,1", ["2 部数 copiesAsInColumns([2, 1])"]),
    // 1 may be a tick.
    ("2,1,1", ["2 部数 copiesAsInColumns([1, 1])"]), ("3,2,○", ["2 部数 copiesAsInColumns([2])"]),
  ])
  func numbersBesideTheColumnOfCopies(_ row: String, _ expected: [String]) async throws {
    let table = "日付,件名,所属,提出形態,部数,局長,危機管理監\n2026-10-01,件,課,紙,\(row)\n"
    #expect(try await TableReading().entries(table) == expected)
  }

  @Test(arguments: [
    (",,3", ["局長 paper 3×0 duplex"]), ("○,,2", ["局長 both 2×0 duplex"]), ("○,,0", ["局長 projected 0×0 duplex"]),
    ("2,,", ["2 投影 mark"]), (",,0", ["2 form formMarks"]),
  ])
  func aNumberInTheColumnOfPaper(_ row: String, _ expected: [String]) async throws {
    let table = "日付,件名,所属,報告先,投影,電子,紙\n2026-10-01,件,課,局長,\(row)\n"
    #expect(try await TableReading().entries(table) == expected)
  }

  @Test func aNumberInTheColumnOfPaperBesideOthers() async throws {
    let header = "日付,件名,所属,投影,紙,部数,局長,危機管理監\n2026-10-01,件,課,"
    #expect(try await TableReading().entries(header + ",3,4,○,\n") == ["2 部数 copiesAsInColumns([3])"])
    #expect(
      try await TableReading().entries(header + ",3,,2,1\n")
        == ["局長 paper 2×0 duplex", "危機管理監 paper 1×0 duplex"])
    #expect(try await TableReading().entries(header + ",3,3,○,\n") == ["局長 paper 3×0 duplex"])
  }

  /// What was taken from numbers is told, and known again.
  @Test func theReceiptAndTheSecondImport() async throws {
    let reading = try await TableReading()
    let table = "日付,件名,所属,提出形態,局長,危機管理監\n2026-10-01,件,課,紙,2,1\n2026-10-02,件,課,紙,○,\n"
    let receipt = try await reading.receipt(table)
    #expect(try receipt.json("copiesByRecipient") as? Int == 1 && receipt.json("copiesForEach") as? Int == 0)
    #expect(try receipt.assumptions() == ["copies 1: 1"])
    #expect(receipt.months.map(\.documents) == [4])
    #expect(try await reading.receipt(table, ImportOptions(skipsKnown: true)).known == 3)
    let more = table.replacing("紙,2,1", with: "紙,2,3")
    #expect(try await reading.faults(more, ImportOptions(skipsKnown: true)).count == 1)
    let corrected = try await reading.receipt(more, ImportOptions(differing: .correctLedger))
    #expect(corrected.differing.map(\.row.copies) == [3])
  }
}
