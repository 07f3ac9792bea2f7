import Testing

@testable import BriefingWording

struct ReportMarkdownTests {
  /// Also with a combining mark behind each sign, which Swift takes for one character with it.
  @Test(arguments: ["", "\u{301}"])
  func titlesAreText(_ mark: String) {
    let report = ReportFixture.report(
      series: [160, 178, 73], onPaper: [ReportFixture.submission("甲|\(mark)<\(mark)乙")])
    let text = ReportMarkdown(report, ReportFixture.clock).text
    #expect(text.contains("甲\\|\(mark)&lt;\(mark)乙"))
  }
}
