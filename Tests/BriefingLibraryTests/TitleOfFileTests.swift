import Testing

@testable import BriefingLibrary

struct TitleOfFileTests {
  @Test(arguments: [
    ("計画.pdf", "計画"), ("計画（最終版）（修正２）.pdf", "計画"), ("計画_v2.pptx", "計画"), ("計画 ver.1.2 最終.docx", "計画"),
    ("計画_FINAL.md", "計画"), ("計画【確定版】.pdf", "計画"), ("計画(第3版).pdf", "計画"), ("計画 - コピー.xlsx", "計画"),
    // What a paper says of itself stays, and so does what only looks like a version.
    ("計画（案）.pdf", "計画（案）"), ("計画（案）_修正版.pdf", "計画（案）"), ("マップの改訂.pdf", "マップの改訂"), ("計画2.pdf", "計画2"),
    ("第2版の準備.pdf", "第2版の準備"), ("01_計画.pdf", "01_計画"), ("計画_2026-11.pdf", "計画_2026-11"),
    // Something is better than nothing.
    ("最終版（修正２）.pdf", "最終版"), ("（最終版）.pdf", "（最終版）"), (".計画", ".計画"), ("計画", "計画"),
  ])
  func theTitle(_ name: String, _ title: String) { #expect(titleOfFile(name) == title) }
}
