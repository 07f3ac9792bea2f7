internal import Foundation

/// stdout is data, stderr is talk.
enum Output {
  /// - Throws: `Failure` when stdout cannot take it, such as a full disk.
  static func put(_ text: String) throws { try put(Array(text.utf8)) }

  static func put(_ bytes: [UInt8]) throws {
    guard fwrite(bytes, 1, bytes.count, stdout) == bytes.count else { throw cannotWrite() }
  }

  static func flush() throws { if fflush(stdout) != 0 { throw cannotWrite() } }

  static func say(_ line: String) { fputs(line + "\n", stderr) }

  static let isTerminal = isatty(STDOUT_FILENO) == 1
  static let talksToTerminal = isatty(STDERR_FILENO) == 1

  /// Columns of the terminal; 80 where there is none.
  static let columns: Int = {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return min(200, Int(size.ws_col)) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).map { min(200, max(40, $0)) } ?? 80
  }()

  private static func cannotWrite() -> Failure {
    let why = String(cString: strerror(errno))
    return Failure(.cannotWrite, tr("The output cannot be written (\(why)).", "出力を書き込めません（\(why)）。"))
  }
}
