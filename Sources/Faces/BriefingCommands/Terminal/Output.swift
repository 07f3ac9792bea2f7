internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation

/// stdout is data, stderr is talk.
enum Output {
  /// - Throws: `Failure` when stdout cannot take it, such as a full disk.
  static func put(_ text: String) throws { try put(Array(text.utf8)) }

  static func put(_ bytes: [UInt8]) throws {
    guard write(bytes, to: STDOUT_FILENO) else {
      let code = errno
      let why = systemWords(String(cString: strerror(code)))
      throw Failure(
        code == EIO ? .deviceError : .cannotWrite,
        tr("The output cannot be written (\(why)).", "出力を書き込めません（\(why)）。"))
    }
  }

  /// The receipt of an act that is done: where it cannot be written, the complaint says so, so that nobody does it again.
  static func put(_ receipt: String, afterDoing done: @autoclosure () -> String) throws {
    do { try put(receipt) } catch let failure as Failure {
      throw Failure(failure.kind, tr("\(done()) is done. ", "\(done()) は完了しています。") + failure.sentence)
    }
  }

  static func say(_ line: String) { whisper(line + "\n") }

  /// Talk that is not a line of its own.
  static func whisper(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static let isTerminal = isatty(STDOUT_FILENO) == 1
  static let talksToTerminal = isatty(STDERR_FILENO) == 1

  /// What stands out on a terminal, unless the person wants no colours (https://no-color.org).
  static func emphasised(_ text: String) -> String { emphasises ? "\u{1B}[1;7m\(text)\u{1B}[0m" : text }

  private static let emphasises = isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

  /// Columns of the terminal; 80 where there is none.
  static let columns: Int = {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return min(200, Int(size.ws_col)) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).map { min(200, max(40, $0)) } ?? 80
  }()

  /// Those that a table may take.
  static let tableColumns = isTerminal ? columns : 10_000

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

extension Visit {
  /// Behind the receipt of an act: how it is taken back.
  var undoLine: String { hasActed ? tr("Take it back: utsusu undo\n", "取り消すには: utsusu undo\n") : "" }
}
