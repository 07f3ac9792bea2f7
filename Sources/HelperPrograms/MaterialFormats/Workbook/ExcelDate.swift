/// A day and a time of day, from the number that a workbook stores: days since its epoch.
struct ExcelDate {
  enum Epoch: Sendable {
    /// Day 1 is 1 January 1900, and 1900 has a 29 February, as in Lotus 1-2-3.
    case year1900
    /// Day 0 is 1 January 1904.
    case year1904
  }

  let year: Int
  let month: Int
  let day: Int
  /// 0 for Sunday.
  let weekday: Int
  /// Milliseconds since midnight.
  let milliseconds: Int

  /// `nil` where no date is displayed for the number: before the epoch or after the year 9999.
  ///
  /// - Parameter places: decimal places of seconds that are displayed, 0 to 3; the time is rounded to them.
  init?(_ serial: Double, epoch: Epoch, places: Int) {
    let serial = epoch == .year1904 ? serial + 1462 : serial
    guard serial >= 0, serial < 2_958_466 else { return nil }
    let unit = [1000.0, 100, 10, 1][max(0, min(places, 3))]
    let time = (serial * 86_400_000 / unit).rounded() * unit
    let days = Int(time) / 86_400_000
    milliseconds = Int(time) % 86_400_000
    weekday = (days + 6) % 7
    if days == 60, epoch == .year1900 {
      (year, month, day) = (1900, 2, 29)
    } else if days == 0 {
      (year, month, day) = (1900, 1, 0)
    } else {
      (year, month, day) = Self.civil(daysSince1899: days < 60 ? days + 1 : days)
    }
  }

  var hour: Int { milliseconds / 3_600_000 }
  var minute: Int { milliseconds / 60_000 % 60 }
  var second: Int { milliseconds / 1000 % 60 }

  /// The Gregorian date so many days after 30 December 1899, by counting whole eras of 400 years from a 1 March.
  private static func civil(daysSince1899 days: Int) -> (Int, Int, Int) {
    // 693,899 days lie between 1 March 0000 and 30 December 1899.
    let sinceMarch = days + 693_899
    let era = sinceMarch / 146_097
    let dayOfEra = sinceMarch % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
