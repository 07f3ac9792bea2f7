import BriefingDomain
import Testing

struct HandoutTests {
  /// ceil(pages ÷ (2 if duplex) ÷ pages-per-side) × copies.
  @Test(arguments: [
    (1, 1, true, 1, 1), (2, 1, true, 1, 1), (3, 1, true, 1, 2), (3, 1, false, 1, 3), (5, 4, true, 1, 12),
    (5, 4, false, 2, 12), (9, 3, true, 4, 6), (8, 3, true, 4, 3), (0, 7, true, 1, 0),
  ])
  func sheets(_ pages: Int, _ copies: Int, _ duplex: Bool, _ perSide: Int, _ sheets: Int) throws {
    let handout = try Handout(form: .paper, copies: copies, pages: pages, duplex: duplex, pagesPerSide: perSide)
    #expect(handout.sheets == sheets)
  }

  @Test(arguments: [
    (SubmissionForm.projected, 1, 0, Handout.Fault.copiesWithoutPaper), (.digital, 3, 0, .copiesWithoutPaper),
    (.paper, 0, 0, .paperWithoutCopies), (.both, 0, 5, .paperWithoutCopies), (.paper, -1, 0, .outOfRange),
    (.paper, 1, -1, .outOfRange), (.paper, 100_001, 1, .outOfRange), (.paper, 1, .max, .outOfRange),
  ])
  func whatNobodyHandsOver(_ form: SubmissionForm, _ copies: Int, _ pages: Int, _ fault: Handout.Fault) {
    #expect(throws: fault) { try Handout(form: form, copies: copies, pages: pages) }
  }
}
