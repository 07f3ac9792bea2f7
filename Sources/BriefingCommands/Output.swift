internal import Foundation

/// stdout is data, stderr is talk.
enum Output {
  /// - Throws: `Failure` when stdout cannot take it, such as a full disk.
  static func put(_ text: String) throws { try put(Array(text.utf8)) }

  static func put(_ bytes: [UInt8]) throws {
    guard write(bytes, to: STDOUT_FILENO) else {
      let code = errno
      let why = String(cString: strerror(code))
      throw Failure(
        code == EIO ? .deviceError : .cannotWrite,
        tr("The output cannot be written (\(why)).", "出力を書き込めません（\(why)）。"))
    }
  }

  /// The receipt of an act that is done and stays done, whether the receipt can be written or not; so that nobody does
  /// it twice.
  ///
  /// - Throws: `Failure`, which says so.
  static func put(receipt text: String) throws {
    do { try put(text) } catch let failure as Failure {
      throw Failure(
        failure.code,
        tr("It is done; only the receipt is missing. ", "処理は完了しています。控えだけを出力できませんでした。") + failure.sentence)
    }
  }

  static func say(_ line: String) { whisper(line + "\n") }

  /// Talk that is not a line of its own.
  static func whisper(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static let isTerminal = isatty(STDOUT_FILENO) == 1
  static let talksToTerminal = isatty(STDERR_FILENO) == 1

  /// Columns of the terminal; 80 where there is none.
  static let columns: Int = {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return min(200, Int(size.ws_col)) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).map { min(200, max(40, $0)) } ?? 80
  }()

  /// - Returns: `false`, with `errno` set, when not everything could be written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno != EINTR { return false }
        rest = rest.dropFirst(max(0, count))
      }
      return true
    }
  }
}
