import BriefingDomain
import JapaneseText

/// Displays a date as a section of a format code asks for.
struct DateDisplay {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  private static let japaneseWeekdays = ["日", "月", "火", "水", "木", "金", "土"]

  private let section: FormatSection
  private let epoch: ExcelDate.Epoch

  init(_ section: FormatSection, epoch: ExcelDate.Epoch) {
    self.section = section
    self.epoch = epoch
  }

  /// `nil` where the number is no date.
  func text(_ value: Double) -> String? {
    let places = section.tokens.map { if case .secondFraction(let count) = $0 { count } else { 0 } }.max() ?? 0
    let isElapsed = section.tokens.contains { if case .elapsed = $0 { true } else { false } }
    guard let date = ExcelDate(value, epoch: isElapsed ? .year1900 : epoch, places: places) else { return nil }
    let halves = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    return section.tokens.map { display($0, date, halves: halves, seconds: (value * 86400).rounded()) }.joined()
  }

  private func display(_ token: FormatSection.Token, _ date: ExcelDate, halves: Bool, seconds: Double) -> String {
    switch token {
    case .literal(let text): return text
    case .point: return "."
    case .comma: return ","
    case .percent: return "%"
    case .digit(let character): return character == "0" ? "0" : ""
    case .year(let count): return count <= 2 ? Self.padded(date.year % 100, 2) : Self.padded(date.year, 4)
    case .month(let count): return Self.name(date.month, count, Self.months, offset: 1)
    case .day(let count) where count <= 2: return Self.padded(date.day, count)
    case .day(let count): return Self.name(date.weekday, count, Self.weekdays, offset: 0)
    case .hour(let count): return Self.padded(halves ? (date.hour + 11) % 12 + 1 : date.hour, min(count, 2))
    case .minute(let count): return Self.padded(date.minute, min(count, 2))
    case .second(let count): return Self.padded(date.second, min(count, 2))
    case .secondFraction(let count): return "." + String(Self.padded(date.milliseconds % 1000, 3).prefix(count))
    case .era(let count):
      guard let era = Self.wareki(date)?.era else { return "" }
      return count == 1 ? String(era.letter) : count == 2 ? String(era.rawValue.prefix(1)) : era.rawValue
    case .eraYear(let count):
      guard let wareki = Self.wareki(date) else { return Self.padded(date.year, 4) }
      return wareki.year == 1 && section.writesFirstYear ? "元" : Self.padded(wareki.year, min(count, 2))
    case .weekday(let count): return Self.japaneseWeekdays[date.weekday % 7] + (count >= 4 ? "曜日" : "")
    case .halfDay(let form):
      let halves = form == "A/P" ? ("A", "P") : ("AM", "PM")
      return date.hour < 12 ? halves.0 : halves.1
    case .elapsed(let unit, let count):
      let whole = unit == "h" ? (seconds / 3600) : unit == "m" ? (seconds / 60) : seconds
      return Self.padded(Int(whole.rounded(.down)), min(count, 4))
    case .text, .general, .fraction, .exponent: return ""
    }
  }

  private static func wareki(_ date: ExcelDate) -> Wareki? {
    Day(date.year, date.month, date.day).flatMap { Wareki($0) }
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// A number for one or two letters, a short name for three, a full one for four, an initial for five.
  private static func name(_ value: Int, _ count: Int, _ names: [String], offset: Int) -> String {
    let index = value - offset
    guard count > 2, names.indices.contains(index) else { return padded(value, min(count, 2)) }
    return count == 3 ? String(names[index].prefix(3)) : count == 5 ? String(names[index].prefix(1)) : names[index]
  }
}
