import Glibc
public import ReaderProtocol

/// The main loop of a helper: one request after another from standard input, answers to standard output.
public enum HelperLoop {
  /// Serves until standard input ends. Never returns early but by the process's end: when the main program does not
  /// take an answer, SIGPIPE ends it, and a request that is none ends it with status 65.
  public static func run(serve: (Frame) throws(ProtocolViolation) -> Void) {
    HelperLimits.apply()
    write(ReaderResponse.ready.encoded())
    var decoder = FrameDecoder(largestPayload: Frame.largestRequest)
    var buffer = [UInt8](repeating: 0, count: Frame.largestRequest)
    while true {
      do {
        while let frame = try decoder.next() { try serve(frame) }
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
    frame.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if written < 0, errno != EINTR { exit(74) }
        done += max(0, written)
      }
    }
  }
}
