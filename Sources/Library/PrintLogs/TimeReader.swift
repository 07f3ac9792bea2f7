internal import BriefingDomain
internal import JapaneseText

/// What stands first in a day that is written in figures.
enum DateOrder: String {
  case ymd, mdy, dmy
}

/// Reads a day and a time as tables have them: 2026-11-25 10:05:09, 2026/11/25 10:05, 20261125100509,
/// 2026-11-25T10:05:09.12+09:00, 11/25/2026 10:05:09 AM, 2026年11月25日 午後1時5分.
struct TimeReader {
  enum Outcome: Equatable {
    case time(WrittenTime)
    case none
    /// Nothing says which number is the month.
    case unclear

    var time: WrittenTime? { if case .time(let time) = self { time } else { nil } }
  }

  static func read(_ text: ArraySlice<UInt8>, order: DateOrder?) -> Outcome {
    var reader = TimeReader(bytes: text)
    return reader.read(order)
  }

  /// What no reader of bytes knows: wide figures, 年, 月, 午後.
  static func readJapanese(_ text: String, order: DateOrder?) -> Outcome {
    var plain = Folding.key(text)
    for (word, sign) in [
      ("年", "/"), ("月", "/"), ("日", " "), ("時", ":"), ("分", ":"), ("秒", " "), ("午前", " am "), ("午後", " pm "),
    ] { plain = plain.split(separator: word, omittingEmptySubsequences: false).joined(separator: sign) }
    return read(Array(plain.utf8)[...], order: order)
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  private init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes.trimmed
    at = self.bytes.startIndex
  }

  private mutating func read(_ order: DateOrder?) -> Outcome {
    guard let first = number() else { return .none }
    if first.digits == 14 || first.digits == 8 { return compact(first) }
    let separator = peek()
    guard [0x2D, 0x2F, 0x2E].contains(separator), let second = numberBehind(separator),
      let third = numberBehind(separator)
    else { return .none }
    skipWeekday()
    guard let clock = clock() else { return .none }
    let day: Day?
    if first.digits == 4 {
      day = Day(first.value, second.value, third.value)
    } else {
      // Where people say AM and PM, the month comes first.
      guard let order = order ?? (clock.hasHalf && third.digits == 4 ? .mdy : nil) else {
        return third.digits == 4 ? .unclear : .none
      }
      day =
        switch order {
        case .ymd: first.digits == 2 ? Day(2000 + first.value, second.value, third.value) : nil
        case .mdy: third.digits == 4 ? Day(third.value, first.value, second.value) : nil
        case .dmy: third.digits == 4 ? Day(third.value, second.value, first.value) : nil
        }
    }
    guard let day else { return .none }
    return .time(WrittenTime(day: day, minute: clock.minute, second: clock.second, offset: clock.offset))
  }

  /// 20261125 and 20261125100509.
  private mutating func compact(_ number: (value: Int, digits: Int)) -> Outcome {
    let isWhole = number.digits == 14
    let (date, time) = isWhole ? (number.value / 1_000_000, number.value % 1_000_000) : (number.value, -1)
    guard let day = Day(date / 10_000, date / 100 % 100, date % 100) else { return .none }
    if time < 0 {
      guard let clock = clock() else { return .none }
      return .time(WrittenTime(day: day, minute: clock.minute, second: clock.second, offset: clock.offset))
    }
    let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100)
    guard hour < 24, minute < 60, second < 60, at == bytes.endIndex else { return .none }
    return .time(WrittenTime(day: day, minute: hour * 60 + minute, second: second))
  }

  private struct Clock {
    var minute: Int?
    var second = 0
    var offset: Int?
    var hasHalf = false
  }

  /// What is behind the day; `nil` where that is no time and yet something.
  private mutating func clock() -> Clock? {
    var clock = Clock()
    if peek() | 0x20 == UInt8(ascii: "t") { at += 1 }
    skipSpaces()
    guard at < bytes.endIndex else { return clock }
    var isAfternoon = half()
    guard let hour = number(), hour.digits <= 2, let minute = numberBehind(colon), minute.digits == 2 else {
      return nil
    }
    if peek() == colon {
      // 10時05分 has its colon and no seconds.
      at += 1
      if let second = number() {
        guard second.digits == 2, second.value < 60 else { return nil }
        clock.second = second.value
      }
      if peek() == UInt8(ascii: ".") || peek() == UInt8(ascii: ",") {
        at += 1
        guard number() != nil else { return nil }
      }
    }
    skipSpaces()
    isAfternoon = isAfternoon ?? half()
    var hours = hour.value
    if let isAfternoon {
      guard hours <= 12 else { return nil }
      hours = hours % 12 + (isAfternoon ? 12 : 0)
      clock.hasHalf = true
    }
    guard hours < 24, minute.value < 60 else { return nil }
    clock.minute = hours * 60 + minute.value
    skipSpaces()
    guard readOffset(&clock) else { return nil }
    return at == bytes.endIndex ? clock : nil
  }

  private mutating func readOffset(_ clock: inout Clock) -> Bool {
    let sign = peek()
    if sign | 0x20 == UInt8(ascii: "z") {
      at += 1
      clock.offset = 0
    } else if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      at += 1
      guard let hours = number() else { return false }
      var minutes = 0
      if peek() == colon, let number = numberBehind(colon) { minutes = number.value }
      let total = hours.digits == 4 ? hours.value / 100 * 60 + hours.value % 100 : hours.value * 60 + minutes
      guard hours.digits == 4 || hours.digits == 2, total <= 15 * 60 else { return false }
      clock.offset = sign == UInt8(ascii: "-") ? -total : total
    }
    return true
  }

  /// Whether am or pm stands here, and which.
  private mutating func half() -> Bool? {
    let first = peek() | 0x20
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p"), peek(1) | 0x20 == UInt8(ascii: "m") else {
      return nil
    }
    at += 2
    skipSpaces()
    return first == UInt8(ascii: "p")
  }

  /// (水), (Wed).
  private mutating func skipWeekday() {
    skipSpaces()
    guard peek() == UInt8(ascii: "("), let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ")")) else {
      return
    }
    at = end + 1
  }

  private func peek(_ ahead: Int = 0) -> UInt8 { at + ahead < bytes.endIndex ? bytes[at + ahead] : 0 }

  private mutating func skipSpaces() { while peek() == space { at += 1 } }

  private mutating func numberBehind(_ sign: UInt8) -> (value: Int, digits: Int)? {
    guard peek() == sign else { return nil }
    at += 1
    return number()
  }

  private mutating func number() -> (value: Int, digits: Int)? {
    let start = at
    while (0x30...0x39).contains(peek()) { at += 1 }
    return bytes[start..<at].number.map { ($0, at - start) }
  }
}

private let colon = UInt8(ascii: ":")
