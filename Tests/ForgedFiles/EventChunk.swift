/// A chunk of a log of events. Names and templates stand where they are needed first; later they are named by that place.
struct EventChunk {
  enum Kind: UInt8 {
    case null = 0x00
    case text = 0x01
    case uint16 = 0x06
    case uint32 = 0x08
    case uint64 = 0x0A
    case fileTime = 0x11
    case xml = 0x21
  }

  /// What a template is made of.
  indirect enum Part {
    case text(String)
    /// The value of that place.
    case value(Int, Kind)
    case element(String, attributes: [(String, Part)] = [], [Part] = [])
  }

  /// A template with what is put into it.
  struct Instance {
    /// Tells it from other templates.
    let key: String
    let part: Part
    let values: [Value]
  }

  enum Value {
    case plain(Kind, [UInt8])
    case nested(Instance)

    var kind: Kind {
      switch self {
      case .plain(let kind, _): kind
      case .nested: .xml
      }
    }
  }

  private static let size = 65_536
  /// Bytes of the chunk's head: places of names and of templates are its second part.
  private static let head = 512
  private static let namePlaces = 128
  private static let templatePlaces = 384
  /// The beginning of binary XML.
  private static let fragment: [UInt8] = [0x0F, 1, 1, 0]

  private let first: UInt64
  private var bytes = [UInt8](repeating: 0, count: head)
  private var identifiers: [UInt64] = []
  private var lastRecord = 0
  private var names: [String: Int] = [:]
  private var templates: [String: Int] = [:]

  var records: Int { identifiers.count }

  /// - Parameter first: the place of its first event in the file, from 1.
  init(first: UInt64) { self.first = first }

  /// - Returns: whether there was room.
  mutating func add(_ instance: Instance, record: UInt64, time: UInt64) -> Bool {
    let before = self
    lastRecord = bytes.count
    bytes += [0x2A, 0x2A, 0, 0, 0, 0, 0, 0] + littleEndian(record) + littleEndian(time)
    write(instance)
    bytes += [UInt8](repeating: 0, count: (lastRecord - bytes.count + 65_536 + 4) % 8)
    bytes += littleEndian(UInt32(bytes.count - lastRecord + 4))
    put(UInt32(bytes.count - lastRecord), at: lastRecord + 4)
    guard bytes.count <= Self.size else {
      self = before
      return false
    }
    identifiers.append(record)
    return true
  }

  /// The whole chunk.
  var written: [UInt8] {
    var chunk = self
    // So Windows says that there is none.
    let last = records == 0 ? .max : first + UInt64(records) - 1
    var head = Array("ElfChnk\0".utf8) + littleEndian(first) + littleEndian(last)
    head += littleEndian(identifiers.min() ?? .max) + littleEndian(identifiers.max() ?? .max)
    head += littleEndian(UInt32(128))
    head += littleEndian(UInt32(lastRecord)) + littleEndian(UInt32(bytes.count))
    head += littleEndian(ForgedEventLog.checkSum(bytes[Self.head...]))
    chunk.bytes.replaceSubrange(..<head.count, with: head)
    chunk.put(
      ForgedEventLog.checkSum(Array(chunk.bytes[..<120] + chunk.bytes[Self.namePlaces..<Self.head])), at: 124)
    return chunk.bytes + [UInt8](repeating: 0, count: Self.size - bytes.count)
  }

  private mutating func write(_ instance: Instance) {
    bytes += Self.fragment
    write(template: instance.part, key: instance.key)
    bytes += littleEndian(UInt32(instance.values.count))
    let descriptors = bytes.count
    for value in instance.values { bytes += [0, 0, value.kind.rawValue, 0] }
    for (place, value) in instance.values.enumerated() {
      let start = bytes.count
      switch value {
      case .plain(_, let plain): bytes += plain
      case .nested(let inner): write(inner)
      }
      put(UInt16(bytes.count - start), at: descriptors + place * 4)
    }
    bytes.append(0)
  }

  private mutating func write(template part: Part, key: String) {
    let identifier = Array(key.utf8).reduce(UInt32(1)) { $0 &* 65_599 &+ UInt32($1) }
    bytes += [0x0C, 1] + littleEndian(identifier)
    let place = templates[key] ?? bytes.count + 4
    bytes += littleEndian(UInt32(place))
    guard templates[key] == nil else { return }
    templates[key] = place
    chain(from: Self.templatePlaces + Int(identifier % 32) * 4, to: place)
    bytes += littleEndian(identifier) + [UInt8](repeating: 0xA5, count: 12)
    sized {
      $0.bytes += Self.fragment
      $0.write(part)
      $0.bytes.append(0)
    }
  }

  private mutating func write(_ part: Part) {
    switch part {
    case .text(let text):
      bytes += [0x05, 1] + littleEndian(UInt16(text.utf16.count)) + text.utf16.flatMap(littleEndian)
    case .value(let place, let kind): bytes += [0x0E] + littleEndian(UInt16(place)) + [kind.rawValue]
    case .element(let name, let attributes, let content):
      bytes += [attributes.isEmpty ? 0x01 : 0x41, 0xFF, 0xFF]
      sized {
        $0.write(name: name)
        if !attributes.isEmpty {
          $0.sized {
            for (place, attribute) in attributes.enumerated() {
              $0.bytes.append(place + 1 == attributes.count ? 0x06 : 0x46)
              $0.write(name: attribute.0)
              $0.write(attribute.1)
            }
          }
        }
        guard !content.isEmpty else { return $0.bytes.append(0x03) }
        $0.bytes.append(0x02)
        for inner in content { $0.write(inner) }
        $0.bytes.append(0x04)
      }
    }
  }

  private mutating func write(name: String) {
    let place = names[name] ?? bytes.count + 4
    bytes += littleEndian(UInt32(place))
    guard names[name] == nil else { return }
    names[name] = place
    let hash = name.utf16.reduce(UInt32(0)) { $0 &* 65_599 &+ UInt32($1) } & 0xFFFF
    chain(from: Self.namePlaces + Int(hash % 64) * 4, to: place)
    bytes += littleEndian(UInt16(hash)) + littleEndian(UInt16(name.utf16.count))
    bytes += name.utf16.flatMap(littleEndian) + [0, 0]
  }

  /// Names and templates are found by the head of a chain in the chunk's own, in which each leads to the one before.
  private mutating func chain(from head: Int, to place: Int) {
    bytes += bytes[head..<(head + 4)]
    put(UInt32(place), at: head)
  }

  /// Writes what is preceded by its size.
  private mutating func sized(_ write: (inout EventChunk) -> Void) {
    let start = bytes.count
    bytes += [0, 0, 0, 0]
    write(&self)
    put(UInt32(bytes.count - start - 4), at: start)
  }

  private mutating func put(_ number: some FixedWidthInteger, at place: Int) {
    let piece = littleEndian(number)
    bytes.replaceSubrange(place..<(place + piece.count), with: piece)
  }
}
