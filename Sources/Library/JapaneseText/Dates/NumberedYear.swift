internal import BriefingDomain

/// A year as written: of an era, or of the calendar.
struct NumberedYear {
  let era: Era?
  let number: Int

  func day(_ month: Int, _ day: Int) -> Day? {
    if let era { era.day(number, month, day) } else { Day(number, month, day) }
  }

  func month(_ month: Int) -> Month? {
    if let era { era.month(number, month) } else { Month(number, month) }
  }

  var calendarYear: Int? {
    if let era { era.calendarYear(number) } else { number }
  }
}
