import BriefingDomain
import Glibc
import HelperProtocol
import HelperService

/// Sets a text for the wall: pages in the shape of the screen, in large type.
enum Typesetting {
  /// Bytes of a text that are looked at; 1000 pages hold no more.
  private static let mostBytes = 8 << 20

  /// - Returns: a PDF.
  static func document(of source: PainterRequest.Source, path: [UInt8]) throws(SourceFailure) -> [UInt8] {
    let (text, isWhole) = try read(path)
    let table = source == .table ? Table(commaSeparated: text) : nil
    let paper = try Paper(scale: table.map(Paper.scale(for:)) ?? 1)
    if let table {
      paper.set(table)
    } else {
      for (number, page) in text.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { paper.turn() }
        if source == .markdown { paper.set(markdown: page) } else { paper.set(plain: page) }
      }
    }
    if !isWhole { paper.leaveOut() }
    return try paper.finish()
  }

  private static func read(_ path: [UInt8]) throws(SourceFailure) -> (text: String, isWhole: Bool) {
    let file = try SourceFile(path: path)
    let count = min(file.size, mostBytes)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      while got < count {
        let more = Glibc.read(file.descriptor, buffer.baseAddress.map { $0 + got }, count - got)
        if more <= 0 { break }
        got += more
      }
    }
    return (String(decoding: bytes, as: UTF8.self), count == file.size)
  }
}
