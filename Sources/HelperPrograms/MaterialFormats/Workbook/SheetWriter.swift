import BriefingDomain
import DelimitedText
public import HelperProtocol
public import HelperService

/// Where a workbook's reader puts sheets and their rows. Cleans every text and keeps to the bounds.
public final class SheetWriter {
  private let send: (ReaderResponse) -> Void
  private var rows = ""
  private var pages = 0
  private var bytes = 0

  /// Bytes of rows that are sent at a time.
  private static let pageBytes = 1 << 20

  /// - Parameter send: gets the sheets, their rows and the end, in this order.
  public init(send: @escaping (ReaderResponse) -> Void) {
    self.send = send
  }

  /// A sheet begins.
  public func sheet(_ name: String, isHidden: Bool) {
    flush()
    send(.sheet(name: PlainText.cleaned(PlainText.prefix(name, bytes: 500), keepingLines: false), isHidden: isHidden))
  }

  /// - Parameter number: as the sheet counts its rows.
  /// - Throws: `tooLarge` where a bound is passed.
  public func row(_ number: Int, _ cells: [String]) throws(SourceFailure) {
    let before = rows.utf8.count
    rows += "\(number)"
    for cell in cells {
      rows += ","
      rows += DelimitedCell.quoted(PlainText.cleaned(cell))
    }
    rows += "\n"
    let length = rows.utf8.count - before
    bytes += length
    guard bytes <= ReadingBounds.fileBytes, length < ReadingBounds.pageBytes - Self.pageBytes else {
      throw SourceFailure(.tooLarge, "more than \(ReadingBounds.fileBytes >> 20) MiB of text")
    }
    if rows.utf8.count >= Self.pageBytes { flush() }
  }

  /// Ends the file.
  public func finish(_ failure: SourceFailure?) {
    flush()
    send(.end(failure?.reason, detail: failure?.detail))
  }

  private func flush() {
    guard !rows.isEmpty else { return }
    pages += 1
    send(.page(Page(number: pages, text: rows)))
    rows.removeAll(keepingCapacity: true)
  }
}
