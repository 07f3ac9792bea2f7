import BriefingDomain
import HelperProtocol
import HelperService

/// The helper that reads: for each request the format, the pages, the end.
public enum ReaderService {
  public static func run() {
    HelperLoop.run(
      overtime: { ReaderResponse.end(.timedOut, detail: $0).encoded() },
      serve: { (frame) throws(ProtocolViolation) in serve(try ReaderRequest(frame)) })
  }

  private static func serve(_ request: ReaderRequest) {
    let pages = PageWriter { response in HelperLoop.write(response.encoded()) }
    var failure: SourceFailure?
    do {
      try MaterialReader.read(path: request.path, name: request.name, into: pages)
    } catch {
      failure = error
    }
    pages.finish(failure)
  }
}
