import Confinement
import Glibc
public import HelperProtocol

/// The main loop of a helper: one request after another from standard input, answers to standard output.
public enum HelperLoop {
  /// Serves until standard input ends. Never returns early but by the process's end: when the main program does not
  /// take an answer, SIGPIPE ends it, and a request that is none ends it with status 65.
  ///
  /// - Parameters:
  ///   - threads: whether a library that the helper uses starts threads.
  ///   - overtime: the frame that answers a request whose processor time is over, with what it is to say.
  public static func run(
    threads: Bool = false, overtime: (String) -> [UInt8], serve: (Frame) throws(ProtocolViolation) -> Void
  ) {
    let options = HelperOptions()
    let limits = HelperLimits(
      options, threads: threads, farewell: overtime("more than \(options.seconds) s of processor time"))
    if options.saysConfinement { return write(Array(limits.confinement.encoded.utf8)) }
    write(ReaderResponse.ready.encoded())
    var decoder = FrameDecoder(largestPayload: Frame.largestRequest)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      do {
        while let frame = try decoder.next() {
          limits.beginRequest()
          try serve(frame)
        }
      } catch {
        exit(65)
      }
      let got = read(STDIN_FILENO, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return }
      buffer.withUnsafeBytes { decoder.append(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
    }
  }

  /// One encoded frame to standard output.
  public static func write(_ frame: [UInt8]) {
    if utsusu_say(frame, frame.count) != 0 { exit(74) }
  }
}
