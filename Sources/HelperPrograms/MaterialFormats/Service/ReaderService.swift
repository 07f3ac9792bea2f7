import BriefingDomain
import HelperProtocol
import HelperService

/// The helper that reads: for each request the format, the pages, the end; or the sheets and the end; or
/// the pieces of a workbook and the end.
public enum ReaderService {
  public static func run() {
    HelperLoop.run(
      overtime: { ReaderResponse.end(.timedOut, detail: $0).encoded() },
      serve: { (frame) throws(ProtocolViolation) in serve(try ReaderRequest(frame)) })
  }

  private static func serve(_ request: ReaderRequest) {
    func send(_ response: ReaderResponse) { HelperLoop.write(response.encoded()) }
    switch request.wish {
    case .pages, .aloud:
      let pages = PageWriter(send: send)
      pages.finish(
        failure { () throws(SourceFailure) in
          try MaterialReader.read(path: request.path, name: request.name, aloud: request.wish == .aloud, into: pages)
        })
    case .sheets:
      let sheets = SheetWriter(send: send)
      sheets.finish(failure { () throws(SourceFailure) in try SheetReader.read(path: request.path, into: sheets) })
    case .names:
      let sheets = SheetWriter(send: send)
      sheets.finish(failure { () throws(SourceFailure) in try NamedCells.read(path: request.path, into: sheets) })
    case .filled(let cells):
      let flaw = failure { () throws(SourceFailure) in
        try WorkbookFilling.fill(path: request.path, cells) { send(.piece($0)) }
      }
      send(.end(flaw?.reason, detail: flaw?.detail))
    case .knownFormats:
      let flaw = failure { () throws(SourceFailure) in
        try KnownFormats.rewrite(path: request.path) { send(.piece($0)) }
      }
      send(.end(flaw?.reason, detail: flaw?.detail))
    case .events(let numbers):
      let flaw = failure { () throws(SourceFailure) in
        try EventLogReader.read(path: request.path, numbers) { send(.piece($0)) }
      }
      send(.end(flaw?.reason, detail: flaw?.detail))
    }
  }

  private static func failure(_ body: () throws(SourceFailure) -> Void) -> SourceFailure? {
    do { try body() } catch { return error }
    return nil
  }
}
