import BriefingDomain
import Confinement
import Glibc
import ReaderProtocol

/// The helper's main loop: one request after another from standard input, answers to standard output.
public enum ReaderService {
  /// Serves until standard input ends. Never returns early but by the process's end: when the main program does not
  /// take an answer, SIGPIPE ends it, and a request that is none ends it with status 65.
  public static func run() {
    let options = HelperOptions()
    let limits = HelperLimits(options)
    if options.saysConfinement { return write(Array(limits.confinement.encoded.utf8)) }
    write(ReaderResponse.ready.encoded())
    var decoder = FrameDecoder(largestPayload: Frame.largestRequest)
    var buffer = [UInt8](repeating: 0, count: Frame.largestRequest)
    while true {
      do {
        while let frame = try decoder.next() { serve(try ReaderRequest(frame), limits) }
      } catch {
        exit(65)
      }
      let got = read(STDIN_FILENO, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return }
      buffer.withUnsafeBytes { decoder.append(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
    }
  }

  private static func serve(_ request: ReaderRequest, _ limits: HelperLimits) {
    limits.beginFile()
    let pages = PageWriter { response in write(response.encoded()) }
    var failure: ReadingFailure?
    do {
      try MaterialReader.read(path: request.path, name: request.name, into: pages)
    } catch {
      failure = error
    }
    try? pages.finish(failure)
  }

  private static func write(_ bytes: [UInt8]) {
    if utsusu_say(bytes, bytes.count) != 0 { exit(74) }
  }
}
