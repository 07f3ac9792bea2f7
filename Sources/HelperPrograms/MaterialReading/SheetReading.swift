public import BriefingDomain
internal import HelperHost
import HelperProtocol

/// The sheets of a workbook, in the order of their tabs.
public struct WorkbookContent: Sendable {
  public struct Sheet: Sendable {
    public let name: String
    public let isHidden: Bool
    /// Comma-separated, with the row's number in the sheet as the first cell; blank rows are left out. `〃` stands where
    /// a merged cell reaches down.
    public fileprivate(set) var rows = ""
  }

  public fileprivate(set) var sheets: [Sheet] = []
  /// Why there is not all of it; the sheets are of no use then.
  public fileprivate(set) var reason: UnreadableReason?
  /// For a person: what exactly was wrong. English, one line.
  public fileprivate(set) var detail: String?
  fileprivate var bytes = 0
}

extension ReaderPool {
  /// The sheets of a workbook as tables.
  ///
  /// - Throws: ``HelperError`` when no helper can be started; `CancellationError`.
  public func sheets(of file: MaterialFile) async throws -> WorkbookContent { try await content(of: file, .sheets) }

  /// The cells of a workbook that have names, by sheet: the row's number, the name, the cell (nothing where the name stands
  /// for several), and `f` where the cell computes something.
  ///
  /// - Throws: ``HelperError`` when no helper can be started; `CancellationError`.
  public func names(of file: MaterialFile) async throws -> WorkbookContent { try await content(of: file, .names) }

  private func content(of file: MaterialFile, _ wish: ReaderRequest.Wish) async throws -> WorkbookContent {
    var content = WorkbookContent()
    let request = ReaderRequest(wish, path: file.path, name: file.name).encoded()
    try await HelperProcess.run(executable, limits: limits, readable: readable) { helper in
      do throws(HelperFailure) {
        (content, _) = try await helper.ask(request) { (frame) throws(ProtocolViolation) in
          try content.take(try ReaderResponse(frame), limits)
        }
      } catch {
        content.fail(error.reason, error.detail)
      }
    }
    return content
  }
}

extension WorkbookContent {
  fileprivate mutating func take(
    _ response: ReaderResponse, _ limits: ReadingLimits
  ) throws(ProtocolViolation) -> HelperProcess.Outcome<WorkbookContent> {
    switch response {
    case .sheet(let name, let isHidden):
      guard sheets.count < limits.pages else { throw ProtocolViolation("more than \(limits.pages) sheets") }
      sheets.append(Sheet(name: name, isHidden: isHidden))
    case .page(let page):
      guard !sheets.isEmpty else { throw ProtocolViolation("rows without a sheet") }
      bytes += page.text.utf8.count
      guard bytes <= limits.textBytes else { throw ProtocolViolation("more than \(limits.textBytes) bytes of text") }
      sheets[sheets.count - 1].rows += page.text
    case .end(let reason, let detail):
      fail(reason, detail)
      return .done(self)
    case .ready, .format, .notes, .paperPages, .piece: throw ProtocolViolation("an answer that belongs to no workbook")
    }
    return .more
  }

  fileprivate mutating func fail(_ reason: UnreadableReason?, _ detail: String?) {
    (self.reason, self.detail) = (reason, detail)
  }
}
