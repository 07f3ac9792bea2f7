internal import BriefingDomain

/// One line of a page_log, as places in its bytes.
struct PageLogRecord {
  let time: WrittenTime
  var printer = 0..<0
  var person = 0..<0
  var title = 0..<0
  var computer = 0..<0
  var sides = 0..<0
  var number: Int?
  /// `nil` for `total`.
  var isTotal = true
  var count = 0
  var copies: Int?
  var state: Int?
  /// Whether the line ends as a line of its format does. A title with a line end in it leaves a half that does not.
  var isWhole = true
}

extension PageLogFormat {
  /// What a line says.
  ///
  /// - Parameter isCut: whether it may end in its title, and what would follow is not known.
  func read(_ line: Range<Int>, of bytes: [UInt8], isCut: Bool = false) -> PageLogRecord? {
    // CUPS writes 2,047 bytes at most. A name may hold a bracket, but hardly many dates.
    guard line.count <= 4096 else { return nil }
    var (from, dates) = (line.lowerBound, 0)
    while dates < 8, let bracket = bytes[from..<line.upperBound].firstIndex(of: UInt8(ascii: "[")) {
      if let (time, end) = Self.date(bytes, bracket, line.upperBound) {
        dates += 1
        var record = PageLogRecord(time: time)
        if take(head, line.lowerBound..<bracket, bytes, &record),
          take(tail, end..<line.upperBound, bytes, &record, isCut: isCut)
        {
          record.isWhole = isWhole(record, bytes)
          return record
        }
      }
      from = bracket + 1
    }
    return nil
  }

  /// Whether the line has a date in brackets, so that it may be the first half of a record.
  static func hasDate(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    var from = line.lowerBound
    while let bracket = bytes[from..<line.upperBound].firstIndex(of: UInt8(ascii: "[")) {
      if date(bytes, bracket, line.upperBound) != nil { return true }
      from = bracket + 1
    }
    return false
  }

  /// Whether the field of the sides, which nobody can choose as they choose a title, is what it must be.
  private func isWhole(_ record: PageLogRecord, _ bytes: [UInt8]) -> Bool {
    guard tail.pieces.contains(.field(.sides)) else { return true }
    let said = bytes[record.sides]
    return said.elementsEqual("-".utf8) || said.elementsEqual("one-sided".utf8) || said.starts(with: "two-sided".utf8)
  }

  private func take(
    _ segment: Segment, _ range: Range<Int>, _ bytes: [UInt8], _ record: inout PageLogRecord, isCut: Bool = false
  ) -> Bool {
    var (low, high) = (range.lowerBound, range.upperBound)
    var (next, end) = (0, segment.pieces.count)
    while next < end, next != segment.greedy {
      switch segment.pieces[next] {
      case .literal(let text):
        guard bytes[low..<high].starts(with: text) else { return false }
        low += text.count
      case .field(let field):
        var stop = high
        if next + 1 < end, case .literal(let text) = segment.pieces[next + 1] {
          guard let found = bytes[low..<high].firstIndex(of: text[0]) else { return false }
          stop = found
        }
        guard store(field, low..<stop, bytes, &record) else { return false }
        low = stop
      }
      next += 1
    }
    guard next < end else { return low == high }
    if isCut, case .field(let field) = segment.pieces[next] { return store(field, low..<high, bytes, &record) }
    while end - 1 > next {
      end -= 1
      switch segment.pieces[end] {
      case .literal(let text):
        guard high - low >= text.count, bytes[(high - text.count)..<high].elementsEqual(text) else { return false }
        high -= text.count
      case .field(let field):
        var start = low
        if case .literal(let text) = segment.pieces[end - 1], let sign = text.last {
          guard let found = bytes[low..<high].lastIndex(of: sign) else { return false }
          start = found + 1
        }
        guard store(field, start..<high, bytes, &record) else { return false }
        high = start
      }
    }
    guard case .field(let field) = segment.pieces[next] else { return false }
    return store(field, low..<high, bytes, &record)
  }

  private func store(
    _ field: Field, _ range: Range<Int>, _ bytes: [UInt8], _ record: inout PageLogRecord
  ) -> Bool {
    switch field {
    case .printer:
      record.printer = range
      return !range.isEmpty
    case .person: record.person = range
    case .title: record.title = range
    case .computer: record.computer = range
    case .sides: record.sides = range
    case .other: break
    case .number:
      record.number = bytes.number(range)
      return record.number != nil
    case .page:
      record.isTotal = bytes[range].elementsEqual("total".utf8)
      return record.isTotal || bytes.number(range) != nil
    case .count:
      guard let count = bytes.number(range), count <= Self.greatestCount else { return false }
      record.count = count
    case .copies: record.copies = bytes.number(range)
    case .state: record.state = bytes.number(range)
    }
    return true
  }

  /// More sides than a printer prints in its life.
  private static let greatestCount = 100_000_000

  /// `[25/Nov/2026:10:05:09 +0900]`, or with `.123456` behind the seconds, and the place behind it.
  private static func date(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (WrittenTime, Int)? {
    guard end - start >= 28, bytes[start + 3] == slash, bytes[start + 7] == slash else { return nil }
    func two(_ place: Int) -> Int? { bytes.number((start + place)..<(start + place + 2)) }
    guard let month = months.firstIndex(where: { bytes[(start + 4)..<(start + 7)].elementsEqual($0.utf8) }),
      let number = two(1), let year = bytes.number((start + 8)..<(start + 12)), let hour = two(13),
      let minute = two(16),
      let second = two(19), hour < 24, minute < 60, second <= 60, let day = Day(year, month + 1, number),
      bytes[start + 12] == colon, bytes[start + 15] == colon, bytes[start + 18] == colon
    else { return nil }
    var at = start + 21
    if bytes[at] == UInt8(ascii: ".") {
      at += 1
      while at < end, (0x30...0x39).contains(bytes[at]) { at += 1 }
    }
    guard end - at >= 7, bytes[at] == space, bytes[at + 6] == UInt8(ascii: "]"),
      let offset = bytes.number((at + 2)..<(at + 6)), offset <= 1500
    else { return nil }
    let sign = bytes[at + 1] == UInt8(ascii: "-") ? -1 : bytes[at + 1] == UInt8(ascii: "+") ? 1 : 0
    guard sign != 0 else { return nil }
    let time = WrittenTime(
      day: day, minute: hour * 60 + minute, second: min(second, 59), offset: sign * (offset / 100 * 60 + offset % 100))
    return (time, at + 7)
  }
}

private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
private let slash = UInt8(ascii: "/")
private let colon = UInt8(ascii: ":")
