internal import BriefingDomain

struct DayTime: Hashable {
  let day: Day
  let minute: Int?
}

/// What rows name a briefing by.
struct BriefingKey: Hashable {
  let time: DayTime
  let unit: OfficeUnit.ID
  let title: ByteKey

  /// The same at no time in particular.
  var ofDay: BriefingKey { BriefingKey(time: DayTime(day: time.day, minute: nil), unit: unit, title: title) }
}
