import Foundation

/// Windows' own log of events (.evtx), made as public descriptions have it: chunks of 64 KiB with their check sums, events in
/// binary XML by templates, names and templates once in each chunk. evtxexport and evtx of PyPI read what it makes.
public struct ForgedEventLog {
  /// An event: a number for what happened, and in its user data an element with values.
  public struct Event: Sendable {
    public var number: UInt16
    public var record: UInt64
    /// Since 1970, UTC.
    public var seconds: Int64
    public var element: String
    public var values: [(name: String, value: Value)]

    public init(
      _ number: UInt16, record: UInt64, seconds: Int64, element: String, _ values: [(name: String, value: Value)]
    ) {
      (self.number, self.record, self.seconds, self.element, self.values) = (number, record, seconds, element, values)
    }

    private static let namespace = "http://schemas.microsoft.com/win/2004/08/events/event"
    private static let system = EventChunk.Part.element(
      "Event", attributes: [("xmlns", .text(namespace))],
      [
        .element(
          "System",
          [
            .element("Provider", attributes: [("Name", .text("Microsoft-Windows-PrintService"))]),
            .element("EventID", [.value(0, .uint16)]),
            .element("TimeCreated", attributes: [("SystemTime", .value(1, .fileTime))]),
            .element("EventRecordID", [.value(2, .uint64)]), .element("Correlation"),
            .element("Channel", [.text("Microsoft-Windows-PrintService/Operational")]),
            .element("Computer", [.text("PRN01")]),
          ]),
        .value(3, .xml),
      ])

    /// A document that was printed.
    public static func printed(
      _ job: UInt32, record: UInt64, seconds: Int64, title: String, pages: UInt32, person: String = "yamada"
    ) -> Event {
      Event(
        307, record: record, seconds: seconds, element: "DocumentPrinted",
        [
          ("Param1", .number(job)), ("Param2", .text(title)), ("Param3", .text(person)), ("Param4", .text(#"\\PC-7"#)),
          ("Param5", .text("3F-複合機")), ("Param6", .text("IP_10.0.0.5")), ("Param7", .none), ("Param8", .number(pages)),
        ])
    }

    /// A job that was made: the only one to have its copies.
    public static func rendered(_ job: UInt32, record: UInt64, seconds: Int64, copies: UInt32) -> Event {
      Event(
        805, record: record, seconds: seconds, element: "RenderJobDiag",
        [("JobId", .number(job)), ("Color", .number(1)), ("Copies", .number(copies))])
    }

    /// As wevtutil writes it.
    public var xml: String {
      let values = values.map { "<\($0.name)>\($0.value.xml)</\($0.name)>" }.joined()
      let time = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601).dropLast()
      return """
        <Event xmlns='\(Self.namespace)'><System><Provider Name='Microsoft-Windows-PrintService'/><EventID>\(number)</EventID>\
        <TimeCreated SystemTime='\(time).1234567Z'/><EventRecordID>\(record)</EventRecordID></System><UserData>\
        <\(element) xmlns='urn:sample'>\(values)</\(element)></UserData></Event>
        """
    }

    /// In the intervals of 100 ns since 1601 that Windows counts.
    fileprivate var fileTime: UInt64 { UInt64(seconds + 11_644_473_600) * 10_000_000 + 1_234_567 }

    fileprivate var instance: EventChunk.Instance {
      let written = values.map(\.value.written)
      let data = EventChunk.Part.element(
        "UserData",
        [
          .element(
            element, attributes: [("xmlns", .text("urn:sample"))],
            zip(values, written).enumerated().map { place, pair in
              .element(pair.0.name, [.value(place, pair.1.kind == .null ? .text : pair.1.kind)])
            })
        ])
      let key = "\(element) \(written.map(\.kind.rawValue))"
      return EventChunk.Instance(
        key: "event", part: Self.system,
        values: [
          .plain(.uint16, littleEndian(number)), .plain(.fileTime, littleEndian(fileTime)),
          .plain(.uint64, littleEndian(record)),
          .nested(EventChunk.Instance(key: key, part: data, values: written)),
        ])
    }
  }

  public enum Value: Sendable {
    case text(String)
    case number(UInt32)
    /// Nothing, where something may stand.
    case none

    fileprivate var xml: String {
      switch self {
      case .text(let text):
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      case .number(let number): "\(number)"
      case .none: ""
      }
    }

    fileprivate var written: EventChunk.Value {
      switch self {
      case .text(let text): .plain(.text, text.utf16.flatMap(littleEndian))
      case .number(let number): .plain(.uint32, littleEndian(number))
      case .none: .plain(.null, [])
      }
    }
  }

  /// The file's bytes.
  ///
  /// - Parameter turned: by how many chunks: a full log goes on at its beginning.
  public static func bytes(of events: [Event], turned: Int = 0) -> [UInt8] {
    var chunks: [EventChunk] = []
    for event in events {
      func isAdded(to chunk: inout EventChunk) -> Bool {
        chunk.add(event.instance, record: event.record, time: event.fileTime)
      }
      if let last = chunks.indices.last, isAdded(to: &chunks[last]) { continue }
      var fresh = EventChunk(first: UInt64(chunks.reduce(1) { $0 + $1.records }))
      precondition(isAdded(to: &fresh), "no chunk holds this event")
      chunks.append(fresh)
    }
    if chunks.isEmpty { chunks = [EventChunk(first: 1)] }
    var head = Array("ElfFile\0".utf8) + littleEndian(UInt64(0)) + littleEndian(UInt64(chunks.count - 1))
    head += littleEndian((events.map(\.record).max() ?? 0) + 1) + littleEndian(UInt32(128))
    head += littleEndian(UInt16(1)) + littleEndian(UInt16(3)) + littleEndian(UInt16(4096))
    head += littleEndian(UInt16(chunks.count)) + [UInt8](repeating: 0, count: 76)
    let sum = checkSum(head)
    head += littleEndian(UInt32(0)) + littleEndian(sum)
    return head + [UInt8](repeating: 0, count: 4096 - head.count)
      + (chunks[turned...] + chunks[..<turned]).flatMap(\.written)
  }

  /// CRC-32 of ISO 3309.
  static func checkSum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
