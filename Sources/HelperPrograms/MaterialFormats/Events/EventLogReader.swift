import BriefingDomain
public import HelperService

/// Gives events of Windows' own log as XML.
public enum EventLogReader {
  /// Bytes of XML of a log.
  private static let most = 128 << 20
  /// Bytes that are given at once, unless an event has more.
  private static let pieceBytes = 1 << 20

  /// - Parameters:
  ///   - numbers: of what has happened; other events are left out.
  ///   - give: gets the events, a line each, the oldest first. One that cannot be read says nothing but a number of these, and so
  ///     does what stands where a damaged log lacks events.
  /// - Throws: ``SourceFailure`` where there is no such log, or more than may be given.
  public static func read(path: [UInt8], _ numbers: [UInt32], _ give: ([UInt8]) -> Void) throws(SourceFailure) {
    let source = try SourceFile(path: path)
    let log = try EventLog(source)
    let silence = Array("<Event><System><EventID>\(numbers.first ?? 0)</EventID></System></Event>\n".utf8)
    var events: [(identifier: UInt64, place: Int?)] = []
    var last: UInt64 = 0
    for place in 0..<log.count {
      let event = log.event(at: place)
      last = event?.identifier ?? last &+ 1
      events.append((last, event.map { numbers.contains($0.number) } == false ? nil : place))
    }
    events.sort { $0.identifier < $1.identifier }

    let isDamaged = log.isDamaged
    // What is gone from the end leaves no gap.
    var lacks = isDamaged && !log.wasOpen
    if lacks, events.isEmpty { throw SourceFailure(.damaged, "log of events without any") }
    var piece: [UInt8] = []
    var given = 0
    last = events.first?.identifier ?? 0
    for (identifier, place) in events {
      if isDamaged, identifier > last &+ 1 {
        piece += silence
        lacks = false
      }
      last = identifier
      if let place { piece += log.xml(at: place).map(line) ?? silence }
      guard given + piece.count <= most else { throw SourceFailure(.tooLarge, "more than \(most >> 20) MiB of events") }
      if piece.count >= pieceBytes {
        give(piece)
        given += piece.count
        piece.removeAll(keepingCapacity: true)
      }
    }
    if lacks { piece += silence }
    if !piece.isEmpty { give(piece) }
  }

  /// An event on one line: without the white space that libevtx puts between tags, and with line ends of texts as references.
  static func line(_ xml: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(xml.count + 1)
    var isBehindTag = true
    for byte in xml {
      switch byte {
      case 0x09 where isBehindTag, 0x0A where isBehindTag, 0x0D where isBehindTag, 0x20 where isBehindTag: break
      case 0x0A, 0x0D: line += "&#\(byte);".utf8
      default:
        line.append(byte)
        isBehindTag = byte == UInt8(ascii: ">")
      }
    }
    line.append(0x0A)
    return line
  }
}
