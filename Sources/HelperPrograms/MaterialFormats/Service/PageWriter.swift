public import BriefingDomain
public import HelperProtocol
public import HelperService

/// Where a format's reader puts its pages. Cleans every text, keeps to the bounds, and remembers the first thing that
/// was wrong.
public final class PageWriter {
  private let send: (ReaderResponse) -> Void
  private var pages = 0
  private var bytes = 0
  private var hasText = false
  private var problem: SourceFailure?

  /// - Parameter send: gets the format, the pages, what the file says of paper, and the end, in this order. It cannot fail: a helper whose answers are
  ///   not taken ends, so that no file seems to be read that is not.
  public init(send: @escaping (ReaderResponse) -> Void) {
    self.send = send
  }

  public func format(_ format: MaterialFormat) {
    send(.format(format))
  }

  /// Adds the next page, cleaned and without blank lines at its ends.
  ///
  /// - Parameter notes: what the presenter has written for himself, which `text` has too.
  /// - Throws: `tooLarge` where a bound is passed.
  public func page(_ text: String, notes: String = "") throws(SourceFailure) {
    guard pages < ReadingBounds.pages else {
      throw SourceFailure(.tooLarge, "more than \(ReadingBounds.pages) pages")
    }
    var clean = Self.trimmed(text)
    if clean.utf8.count > ReadingBounds.pageBytes {
      clean = PlainText.prefix(clean, bytes: ReadingBounds.pageBytes)
      note(.tooLarge, "page \(pages + 1) has more than \(ReadingBounds.pageBytes >> 20) MiB of text")
    }
    guard bytes + clean.utf8.count <= ReadingBounds.fileBytes else {
      throw SourceFailure(.tooLarge, "more than \(ReadingBounds.fileBytes >> 20) MiB of text")
    }
    pages += 1
    bytes += clean.utf8.count
    hasText = hasText || clean.utf8.contains { $0 > 0x20 }
    send(.page(Page(number: pages, text: clean)))
    let own = Self.trimmed(notes)
    // A page that was cut may have lost them.
    if !own.isEmpty, own.utf8.count <= clean.utf8.count { send(.notes(own)) }
  }

  /// Says how many pages of paper the file itself knows that it makes, once.
  public func paperPages(_ count: Int) {
    if (1...ReadingBounds.pages).contains(count) { send(.paperPages(count)) }
  }

  /// Something could not be read, but the rest can. The first such note becomes the file's reason.
  public func note(_ reason: UnreadableReason, _ detail: String) {
    if problem == nil { problem = SourceFailure(reason, detail) }
  }

  /// Ends the file. What stopped the reading weighs more than what was noted on the way.
  public func finish(_ failure: SourceFailure?) {
    if let worst = failure ?? problem {
      send(.end(worst.reason, detail: worst.detail))
    } else {
      send(.end(hasText ? nil : .noText, detail: nil))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var clean = PlainText.cleaned(text)
    trimLines(&clean)
    return clean
  }

  /// Removes empty lines at both ends and white space at the very end; indentation of the first line stays.
  static func trimLines(_ text: inout String) {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 != 0x0A }) else {
      text = ""
      return
    }
    guard let last = bytes.lastIndex(where: { $0 != 0x0A && $0 != 0x20 && $0 != 0x09 }) else {
      text = ""
      return
    }
    let end = bytes.index(after: last)
    if first == bytes.startIndex, end == bytes.endIndex { return }
    text = String(text[first..<end])
  }
}
