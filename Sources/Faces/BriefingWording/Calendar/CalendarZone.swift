internal import BriefingDomain
internal import BriefingLibrary

/// The office's zone in a calendar: its name, and how its clocks go through the time of the calendar. Programs that do not
/// know the name, or have other rules for it, go by that.
struct CalendarZone {
  private let name: String
  private let stretches: [ClockStretch]

  /// - Parameter instants: all that are told in it.
  init(_ clock: OfficeClock, _ instants: ClosedRange<Instant>) {
    name = clock.zoneName
    // A day more at both ends: whether the first or the last time of day comes twice is known then.
    stretches = clock.stretches(
      within: instants.lowerBound.advanced(by: -86_400)..<instants.upperBound.advanced(by: 86_400))
  }

  func add(to lines: inout CalendarLines) {
    lines.add("VTIMEZONE") { lines in
      lines.add("TZID", text: name)
      for stretch in stretches {
        lines.add(stretch.isSummer ? "DAYLIGHT" : "STANDARD") { lines in
          lines.add("DTSTART", Self.stamp(stretch.from, offset: stretch.before))
          lines.add("TZOFFSETFROM", Self.text(of: stretch.before))
          lines.add("TZOFFSETTO", Self.text(of: stretch.offset))
        }
      }
    }
  }

  /// A property that tells an instant in the zone. In an hour that the clocks show twice it is told in UTC: the time of day
  /// means the first of the two, and some programs take it for the second (`findings/the-hour-that-comes-twice.sh`).
  func add(_ property: String, _ instant: Instant, to lines: inout CalendarLines) {
    let comesTwice = stretches.contains { stretch in
      let length = stretch.before - stretch.offset
      return length > 0 && instant >= stretch.from.advanced(by: -length) && instant < stretch.from.advanced(by: length)
    }
    if comesTwice { return lines.add(property, Self.stamp(instant, offset: 0) + "Z") }
    let stretch = stretches.last { $0.from <= instant } ?? stretches[0]
    lines.add("\(property);TZID=\(parameter)", Self.stamp(instant, offset: stretch.offset))
  }

  /// The name as a parameter, which some signs end.
  private var parameter: String { name.contains { ":;,".contains($0) } ? "\"\(name)\"" : name }

  /// `20261125T103000`.
  static func stamp(_ instant: Instant, offset: Int64) -> String {
    let (day, second) = instant.advanced(by: offset).seconds.quotientAndRemainder(dividingBy: 86_400)
    let (minute, rest) = Int(second).quotientAndRemainder(dividingBy: 60)
    return "\(date(Day(number: Int(day)) ?? Month.first.firstDay))T\(clockTime(minute).replacing(":", with: ""))"
      + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// `20261125`.
  static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

  /// `+0900`.
  private static func text(of offset: Int64) -> String {
    (offset < 0 ? "-" : "+") + clockTime(Int(abs(offset) / 60)).replacing(":", with: "")
  }
}
