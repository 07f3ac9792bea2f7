/// A PageLogFormat of CUPS, read backwards: from a line to what was put into it.
///
/// The values stand in a line as they are, without quotes, so that a title or a user may hold what parts the fields. What
/// is certain is the date in its brackets; from there, and from both ends of the line, fields without white space are taken,
/// and what is left between them is the title, or before the date the user.
public struct PageLogFormat: Hashable, Sendable {
  public enum Fault: Error, Hashable, Sendable {
    /// `%T`, or a number of sides (`%C`).
    case missing(String)
    /// A `%` that CUPS does not know.
    case unknown(String)
    /// Two fields with nothing between them.
    case adjacent
  }

  enum Field: Hashable {
    case printer, person, number, page, count, title, computer, sides, state, copies, other
  }

  enum Piece: Hashable {
    case literal([UInt8])
    case field(Field)
  }

  /// The pieces on one side of the date.
  struct Segment: Hashable {
    let pieces: [Piece]
    /// The field that takes what the others leave.
    let greedy: Int?

    init(_ pieces: [Piece]) {
      self.pieces = pieces
      greedy = pieces.firstIndex(of: .field(.title)) ?? pieces.firstIndex(of: .field(.person))
    }
  }

  let head: Segment
  let tail: Segment

  /// What CUPS' manual gives, and what versions before 1.4 and before 1.2 wrote.
  static let usual = [
    "%p %u %j %T %P %C %{job-billing} %{job-originating-host-name} %{job-name} %{media} %{sides}",
    "%p %u %j %T %P %C %{job-billing} %{job-originating-host-name}", "%p %u %j %T %P %C %{job-billing}",
  ].compactMap { try? PageLogFormat($0) }

  /// As it stands in cupsd.conf, with or without the directive's name and quotes.
  public init(_ text: String) throws(Fault) {
    var bytes = Array(text.utf8)[...].trimmed
    if bytes.starts(with: "PageLogFormat ".utf8) { bytes = bytes.dropFirst(14).trimmed }
    if bytes.count > 1, let first = bytes.first, first == bytes.last, first == 0x22 || first == 0x27 {
      bytes = bytes.dropFirst().dropLast()
    }
    var pieces: [Piece?] = []
    var literal: [UInt8] = []
    func close() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
    }
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%"), let kind = bytes.popFirst() else {
        literal.append(byte)
        continue
      }
      if kind == UInt8(ascii: "%") {
        literal.append(kind)
        continue
      }
      close()
      switch kind {
      case UInt8(ascii: "p"): pieces.append(.field(.printer))
      case UInt8(ascii: "u"): pieces.append(.field(.person))
      case UInt8(ascii: "j"): pieces.append(.field(.number))
      case UInt8(ascii: "P"): pieces.append(.field(.page))
      case UInt8(ascii: "C"): pieces.append(.field(.count))
      case UInt8(ascii: "T"): pieces.append(nil)
      case UInt8(ascii: "{"):
        guard let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { throw .unknown("%{") }
        pieces.append(.field(Self.attribute(String(decoding: bytes[..<end], as: UTF8.self))))
        bytes = bytes[(end + 1)...]
      default: throw .unknown("%" + String(decoding: [kind], as: UTF8.self))
      }
    }
    close()
    guard let date = pieces.firstIndex(of: nil) else { throw .missing("%T") }
    guard pieces.contains(.field(.count)) else { throw .missing("%C") }
    head = Segment(pieces[..<date].compactMap(\.self))
    tail = Segment(pieces[(date + 1)...].compactMap(\.self))
    for segment in [head, tail] {
      for (one, next) in zip(segment.pieces, segment.pieces.dropFirst()) {
        if case .field = one, case .field = next { throw .adjacent }
      }
    }
  }

  private static func attribute(_ name: String) -> Field {
    switch name {
    case "job-name": .title
    case "job-originating-user-name": .person
    case "job-originating-host-name": .computer
    case "sides": .sides
    case "job-state": .state
    case "copies": .copies
    // job-media-sheets-completed is half the sides, rounded down, and no number of sheets.
    default: .other
    }
  }
}
