import BriefingDomain
import BriefingWording
import Testing

@testable import BriefingCommands

/// Numbers of briefings as people type them, with an input method too.
struct BriefingNumbersTests {
  @Test(arguments: [
    ("7", [7]), ("７", [7]), ("4-8", [4, 5, 6, 7, 8]), ("４〜６", [4, 5, 6]), ("４～６", [4, 5, 6]), ("４ー６", [4, 5, 6]),
    ("４－６", [4, 5, 6]), ("4..6", [4, 5, 6]), ("8-8", [8]), ("1 〜 3", [1, 2, 3]), ("1　－　3 5", [1, 2, 3, 5]),
    ("1,3", [1, 3]), ("１　３、５-６", [1, 3, 5, 6]),
  ])
  func areRead(_ text: String, _ numbers: [Int64]) throws {
    #expect(try BriefingNumbers(argument: text)?.numbers.map(\.rawValue) == numbers)
  }

  @Test(arguments: [
    "", "x", "0", "-1", "4-", "4-6-8", "99999999999999999999", "4-8x", "、", "0-4",
  ])
  func areNone(_ text: String) {
    #expect(BriefingNumbers(argument: text) == nil)
  }

  @Test(arguments: [
    ("3-1", ["3-1", tr("Swap", "入れ替え")]), ("5 8-4", ["8-4", tr("Swap", "入れ替え")]),
    ("1-1001", ["1,001", "1,000", "utsusu status --all"]), ("1-100000000", ["100,000,000"]),
    ("1-9223372036854775807", ["9,223,372,036,854,775,807"]),
  ])
  func areRefusedWithWhy(_ text: String, _ mentions: [String]) throws {
    let numbers = try #require(BriefingNumbers(argument: text))
    let failure = #expect(throws: Failure.self) { try numbers.numbers }
    for mention in mentions { #expect(failure?.sentence.contains(mention) == true, "\(failure?.sentence ?? "")") }
  }

  @Test func aThousandAreTaken() throws {
    #expect(try BriefingNumbers(argument: "1-1000")?.numbers.count == 1000)
  }
}
