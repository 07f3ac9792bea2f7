import Testing

@testable import BriefingLibrary

struct SheetAlignmentTests {
  @Test(
    arguments: [
      (["甲の一覧", "乙の川の表"], ["甲の一覧", "乙の川の表"], [0, 1]),
      // A section on several pages, one that is not drawn, a page that says nothing.
      (["甲の一覧", "甲の続き", "", "丙の予算"], ["甲の一覧 甲の続き", "", "丙の予算"], [0, 0, 0, 2]),
      (["甲の一覧", "丁の結び"], ["甲の一覧", "乙の川の表", "丙の予算", "丁の結び"], [0, 3]),
      // The same words before and behind: the order tells.
      (["月別の表 四月", "月別の表 五月", "月別の表 四月"], ["月別の表 四月", "月別の表 五月", "月別の表 四月"], [0, 1, 2]),
      // Sheets alike take turns.
      (["様式一", "様式一", "様式一"], ["様式一", "様式一", "様式一"], [0, 1, 2]),
      // Widths and white space do not count.
      (["Ａ 棟 ２ 階", "B 棟"], ["Ｂ棟の前", "A棟2階", "Ｂ棟"], [1, 2]),
      (["甲"], [], []), ([], ["甲"], []),
    ] as [([String], [String], [Int])])
  func aligned(_ drawn: [String], _ sections: [String], _ expected: [Int]) {
    #expect(SheetAlignment.sections(of: drawn, among: sections) == expected)
  }
}
