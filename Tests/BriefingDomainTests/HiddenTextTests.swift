import BriefingDomain
import Testing

struct HiddenTextTests {
  @Test(arguments: [
    ("一\t二\n三", "一\n二\n三\n"), ("［非表示：一］\n［非表示：二］", ""), ("一\t［非表示：二\t三］\t四", "一\n四\n"),
    ("［非表示：一\n行］\n二", "二\n"), ("一\t［印刷範囲外：二］\n［注］三］", "一\n［注］三］\n"),
  ]) func whatIsDrawn(_ text: String, _ drawn: String) {
    #expect(HiddenText.drawn(text) == drawn)
  }
}
