import Glibc
import HelperProtocol

/// What the helper is started with: `utsusu-reader [--confinement] [--seconds N] [-- PATH…]`.
struct HelperOptions {
  /// Processor time for one file.
  private(set) var seconds = ReadingBounds.processorSeconds
  /// Whether it only says how it is confined.
  private(set) var saysConfinement = false
  /// The files, and the folders with all that is in them, that it may be asked for; as the system gave them, which need
  /// not be UTF-8. They live as long as the process.
  private(set) var readable: [UnsafePointer<CChar>?] = []

  init() {
    var rest = (1..<max(1, Int(CommandLine.argc))).map { CommandLine.unsafeArgv[$0] }[...]
    while let argument = rest.popFirst() {
      guard let argument else { continue }
      if strcmp(argument, "--confinement") == 0 {
        saysConfinement = true
      } else if strcmp(argument, "--seconds") == 0 {
        // Nonsense means the least, and so does saying it twice.
        let given = rest.popFirst().flatMap { $0 }.map { UInt32(clamping: atol($0)) } ?? 1
        seconds = max(1, min(seconds, given))
      } else {
        readable = rest.map { UnsafePointer($0) }
        rest = []
      }
    }
  }
}
