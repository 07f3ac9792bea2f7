import BriefingDomain
import Testing

@testable import BriefingCommands

/// Numbers of briefings as people type them, with an input method too.
struct BriefingNumbersTests {
  @Test(arguments: [
    ("7", [7]), ("７", [7]), ("4-8", [4, 5, 6, 7, 8]), ("４〜６", [4, 5, 6]), ("４～６", [4, 5, 6]), ("４ー６", [4, 5, 6]),
    ("４－６", [4, 5, 6]), ("4..6", [4, 5, 6]), ("8-8", [8]), ("1 〜 3", [1, 2, 3]), ("1　－　3 5", [1, 2, 3, 5]),
    ("1,3", [1, 3]), ("１　３、５-６", [1, 3, 5, 6]),
  ])
  func areRead(_ text: String, _ numbers: [Int64]) {
    #expect(BriefingNumbers(argument: text)?.numbers.map(\.rawValue) == numbers)
  }

  @Test(arguments: [
    "", "x", "0", "-1", "8-4", "4-", "4-6-8", "1-1001000", "1-9223372036854775807", "99999999999999999999", "4-8x", "、",
  ])
  func areNone(_ text: String) {
    #expect(BriefingNumbers(argument: text) == nil)
  }
}
