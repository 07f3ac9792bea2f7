import BriefingDomain
internal import HelperHost
import HelperProtocol

/// Puts a helper's answers about one file together and refuses what a sound helper would not say.
struct AnswerCollector {
  private let limits: ReadingLimits
  private var format: MaterialFormat?
  private var pages: [Page] = []
  private var paperPages: Int?
  private var bytes = 0

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  mutating func take(_ response: ReaderResponse) -> HelperProcess.Outcome<MaterialContent> {
    switch response {
    case .ready:
      return .broken(content(.crashed, "the helper started anew in the middle of a file"))
    case .sheet, .piece:
      return .broken(content(.crashed, "the helper gave a sheet unasked"))
    case .format(let value):
      guard format == nil, pages.isEmpty else { return .broken(content(.crashed, "the helper gave two formats")) }
      format = value
      return .more
    case .page(let page):
      guard format != nil, page.number == pages.count + 1 else {
        return .broken(content(.crashed, "the helper gave page \(page.number) after \(pages.count) pages"))
      }
      guard pages.count < limits.pages, bytes + page.text.utf8.count <= limits.textBytes else {
        return .broken(content(.tooLarge, "more than \(limits.pages) pages or \(limits.textBytes) bytes of text"))
      }
      bytes += page.text.utf8.count
      pages.append(page)
      return .more
    case .notes(let notes):
      guard let page = pages.last, page.notes == nil, notes.utf8.count <= page.text.utf8.count else {
        return .broken(content(.crashed, "the helper gave notes without a page"))
      }
      pages[pages.count - 1] = Page(number: page.number, text: page.text, notes: notes)
      return .more
    case .paperPages(let count):
      guard format != nil, paperPages == nil else {
        return .broken(content(.crashed, "the helper gave two counts of pages"))
      }
      paperPages = count
      return .more
    case .end(.timedOut, let detail):
      // Its processor time is over at any point of a file, and so is it itself.
      return .broken(content(.timedOut, detail))
    case .end(let reason, let detail):
      guard format != nil else { return .broken(content(.crashed, "the helper gave no format")) }
      // A helper that claims success without text is corrected, because everyone relies on this meaning of `nil`.
      let empty = !pages.contains { page in page.text.utf8.contains { $0 > 0x20 } }
      return .done(content(reason ?? (empty ? .noText : nil), detail))
    }
  }

  /// What there is of the file, with a reason.
  func content(_ reason: UnreadableReason?, _ detail: String?) -> MaterialContent {
    MaterialContent(format: format ?? .other, pages: pages, reason: reason, detail: detail, paperPages: paperPages)
  }
}
