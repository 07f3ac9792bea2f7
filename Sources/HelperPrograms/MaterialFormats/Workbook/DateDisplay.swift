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

  /// `nil` where the number is no date. Where dates begin in 1904, those before have a minus.
  func text(_ value: Double) -> String? {
    if value < 0, epoch == .year1904 { return text(-value).map { "-" + $0 } }
    let places = section.tokens.map { if case .secondFraction(let count) = $0 { count } else { 0 } }.max() ?? 0
    let isElapsed = section.tokens.contains { if case .elapsed = $0 { true } else { false } }
    guard let date = ExcelDate(value, epoch: isElapsed ? .year1900 : epoch, places: places) else { return nil }
    let halves = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    let seconds = ExcelDate.milliseconds(value, places: places) / 1000
    return section.tokens.map { display($0, date, halves: halves, seconds: seconds) }.joined()
  }

  private func display(_ token: FormatSection.Token, _ date: ExcelDate, halves: Bool, seconds: Int) -> String {
    switch token {
    case .literal(let text): return text
    case .point: return "."
    case .comma: return ","
    case .percent: return "%"
    case .digit(let character): return character == "0" ? "0" : ""
    case .year(let count): return count <= 2 ? number(date.year % 100, 2) : number(date.year, 4)
    case .month(let count) where count <= 2: return number(date.month, count)
    case .month(let count):
      // The names of the months are those of Windows, where the short ones are numbers alone.
      let (short, long) =
        section.locale == .japanese
        ? ("\(date.month)", "\(date.month)月")
        : (String(Self.months[date.month - 1].prefix(3)), Self.months[date.month - 1])
      return count == 3 ? short : count == 5 ? String(long.prefix(1)) : long
    case .day(let count) where count <= 2: return number(date.day, count)
    case .day(let count): return weekday(date, isShort: count == 3, inJapanese: section.locale == .japanese)
    case .weekday(let count): return weekday(date, isShort: count == 3, inJapanese: section.locale != .other)
    case .hour(let count): return number(halves ? (date.hour + 11) % 12 + 1 : date.hour, min(count, 2))
    case .minute(let count): return number(date.minute, min(count, 2))
    case .second(let count): return number(date.second, min(count, 2))
    case .secondFraction(let count): return "." + String(Self.padded(date.milliseconds % 1000, 3).prefix(count))
    case .era(let count):
      guard let era = wareki(date)?.era else { return "" }
      return count == 1 ? String(era.letter) : count == 2 ? String(era.rawValue.prefix(1)) : era.rawValue
    case .eraYear(let count):
      guard let wareki = wareki(date) else { return number(date.year, 4) }
      return wareki.year == 1 && section.writesFirstYear ? "元" : number(wareki.year, min(count, 2))
    case .halfDay(let form):
      if section.locale == .japanese, form.count > 3 { return date.hour < 12 ? "午前" : "午後" }
      return String(date.hour < 12 ? form.prefix { $0 != "/" } : form.suffix((form.count - 1) / 2))
    case .elapsed(let unit, let count):
      return number(unit == "h" ? seconds / 3600 : unit == "m" ? seconds / 60 : seconds, min(count, 4))
    case .text, .general, .fraction, .exponent: return ""
    }
  }

  private func wareki(_ date: ExcelDate) -> Wareki? {
    guard section.locale != .other else { return nil }
    // The two days that Excel alone knows, in January and February 1900.
    return (Day(date.year, date.month, date.day) ?? Day(1900, 1, 1)).flatMap { Wareki($0) }
  }

  private func weekday(_ date: ExcelDate, isShort: Bool, inJapanese: Bool) -> String {
    if inJapanese { return Self.japaneseWeekdays[date.weekday] + (isShort ? "" : "曜日") }
    return isShort ? String(Self.weekdays[date.weekday].prefix(3)) : Self.weekdays[date.weekday]
  }

  private func number(_ value: Int, _ width: Int) -> String {
    let text = Self.padded(value, width)
    return section.numerals?.dated(text) ?? text
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
