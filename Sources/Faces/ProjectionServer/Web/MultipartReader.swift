internal import Foundation

/// Reads the body of a form with files, `multipart/form-data` (RFC 7578), piece by piece as it comes: what a browser sends, and
/// nothing looser. It holds no more of a file than a piece.
struct MultipartReader {
  enum Event: Equatable {
    /// A field, or a file under the name that its owner's machine has for it.
    case begin(name: String, file: String?)
    case bytes([UInt8])
    case end
  }

  enum Fault: Error { case malformed }

  private enum State { case start, afterBoundary, head, body, over }

  static let largestHead = 8 * 1024

  private var state = State.start
  private var rest: [UInt8] = []
  private let boundary: [UInt8]
  /// The end of a part: a line of its own.
  private let delimiter: [UInt8]

  /// `nil` for what is no such form.
  init?(contentType: String) {
    guard
      let match = contentType.wholeMatch(
        of:
          #/(?i:multipart/form-data) *; *(?i:boundary)=(?:"([0-9A-Za-z'()+_,.\/:=?-]{1,70})"|([0-9A-Za-z'+_.-]{1,70}))/#
      ),
      let text = match.1 ?? match.2
    else { return nil }
    boundary = Array("--\(text)".utf8)
    delimiter = [0x0D, 0x0A] + boundary
  }

  /// What has become known by another piece.
  ///
  /// - Throws: `Fault`; nothing is read after it.
  mutating func read(_ piece: some Sequence<UInt8>) throws(Fault) -> [Event] {
    if state == .over { return [] }
    rest += piece
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Whether the form has come to its end.
  var isComplete: Bool { state == .over }

  /// - Returns: whether there is more to do with what is at hand.
  private mutating func step(_ events: inout [Event]) throws(Fault) -> Bool {
    switch state {
    case .start:
      guard rest.count >= boundary.count else {
        guard boundary.starts(with: rest) else { throw .malformed }
        return false
      }
      guard rest.starts(with: boundary) else { throw .malformed }
      rest.removeFirst(boundary.count)
      state = .afterBoundary
    case .afterBoundary:
      guard rest.count >= 2 else { return false }
      switch (rest[0], rest[1]) {
      case (0x0D, 0x0A): state = .head
      case (0x2D, 0x2D):
        (state, rest) = (.over, [])
        return false
      default: throw .malformed
      }
      rest.removeFirst(2)
    case .head:
      guard let end = rest.place(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
        guard rest.count <= Self.largestHead else { throw .malformed }
        return false
      }
      guard end <= Self.largestHead, let begin = Self.begin(rest[..<end]) else { throw .malformed }
      events.append(begin)
      rest.removeFirst(end + 4)
      state = .body
    case .body:
      guard let end = rest.place(of: delimiter) else {
        // The last bytes may be the beginning of the end.
        let sure = rest.count - delimiter.count + 1
        if sure > 0 {
          events.append(.bytes(Array(rest[..<sure])))
          rest.removeFirst(sure)
        }
        return false
      }
      if end > 0 { events.append(.bytes(Array(rest[..<end]))) }
      events.append(.end)
      rest.removeFirst(end + delimiter.count)
      state = .afterBoundary
    case .over: return false
    }
    return true
  }

  /// What the lines before a part say of it.
  private static func begin(_ head: ArraySlice<UInt8>) -> Event? {
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let dispositions = lines.filter { $0.lowercased().hasPrefix("content-disposition:") }
    guard dispositions.count == 1,
      let match = dispositions[0].wholeMatch(
        of: #/(?i:content-disposition): *(?i:form-data) *; *name="([^"]*)"(?: *; *filename="([^"]*)")? */#)
    else { return nil }
    return .begin(name: unescaped(match.1), file: match.2.map(unescaped))
  }

  /// Browsers write these three in this way, and nothing else (WHATWG HTML, 4.10.21.8).
  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}

extension [UInt8] {
  /// Where another row of bytes begins in it.
  fileprivate func place(of other: [UInt8]) -> Int? {
    withUnsafeBytes { all in
      other.withUnsafeBytes { wanted in
        var start = 0
        while start + wanted.count <= all.count,
          let found = memchr(all.baseAddress! + start, Int32(wanted[0]), all.count - wanted.count + 1 - start)
        {
          let place = UnsafeRawPointer(found) - all.baseAddress!
          if memcmp(all.baseAddress! + place, wanted.baseAddress!, wanted.count) == 0 { return place }
          start = place + 1
        }
        return nil
      }
    }
  }
}
