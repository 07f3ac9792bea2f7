public import BriefingDomain
public import JapaneseText

// What people write for a time, and what they mean where they write nothing.

extension OfficeClock {
  /// Reads a time as people write it, in Japanese or English: `2026-11-25 10:00`, `11/5`, `令和8年11月25日`, `tomorrow`.
  ///
  /// - Throws: `DateExpressionError`.
  public func moment(_ text: String) throws(DateExpressionError) -> Moment {
    let said = try DateExpression.said(text, today: today)
    return moment(said.day ?? today, said.minutes, said.offset)
  }

  /// Reads when a briefing is, and until when: `12/1 10:00-10:30`, or its end by itself. Of an old one that this corrects,
  /// what is not said stays: a time alone keeps the day, a day alone the time, and the end moves with the beginning.
  ///
  /// - Parameter when: now, or as before, when `nil`.
  /// - Throws: `DateExpressionError`, `LibraryError.unfitEnd`.
  public func slot(_ when: String?, until end: String? = nil, correcting old: Slot? = nil) throws -> Slot {
    var slot = old ?? Slot(moment: Moment(instant: now, dayOnly: false))
    if let when {
      let (oldDay, oldMinute) = local(slot.moment.instant)
      let said = try DateExpression.said(when, today: today)
      let day = said.day ?? (old == nil ? today : oldDay)
      let keepsTime = old != nil && !slot.moment.dayOnly
      slot = slot.moved(to: moment(day, said.minutes ?? (keepsTime ? oldMinute : nil), said.offset))
      if let until = said.until { slot.end = moment(day, until, said.offset).instant }
    }
    if let end {
      let said = try DateExpression.said(end, today: today)
      guard let minutes = said.minutes else { throw DateExpressionError.noSuchTime(end) }
      slot.end = moment(said.day ?? local(slot.moment.instant).day, minutes, said.offset).instant
    }
    guard slot.isPossible else { throw LibraryError.unfitEnd }
    return slot
  }

  /// Whether a day is so many years away that it may be a slip: farther than two years.
  func isFar(_ moment: Moment) -> Bool { abs(local(moment.instant).day.number - today.number) > 731 }

  /// The same weekday and time of the day in a later week; `nil` beyond the calendar's end.
  func slot(_ slot: Slot, weeksLater weeks: Int) -> Slot? {
    if weeks == 0 { return slot }
    let (day, minute) = local(slot.moment.instant)
    guard let later = day.advanced(by: 7 * weeks) else { return nil }
    let moment = moment(later, minute: slot.moment.dayOnly ? nil : minute)
    let length = slot.end.map { $0.seconds - slot.moment.instant.seconds }
    return Slot(moment: moment, end: length.map(moment.instant.advanced))
  }

  /// At a minute of a day that may be another zone's.
  func moment(_ day: Day, _ minutes: Int?, _ offset: Int?) -> Moment {
    guard let minutes, let offset else { return moment(day, minute: minutes) }
    return Moment(instant: Instant(seconds: Int64(day.number) * 86_400 + Int64(minutes - offset) * 60), dayOnly: false)
  }

  /// Reads a month, a year, a fiscal year or a range of them as people write it: `2026-11`, `令和8年度`, `先月`.
  ///
  /// - Throws: `PeriodExpressionError`.
  public func period(_ text: String) throws(PeriodExpressionError) -> Period {
    do throws(PeriodExpressionError) {
      let (from, through) = try PeriodExpression.parse(text, today: today)
      guard let period = Period(from: from, through: through) else { throw .backwards(text) }
      return period
    } catch .notAPeriod { throw faultOfDays(text) }
  }

  /// Days are no period, which has whole months.
  private func faultOfDays(_ text: String) -> PeriodExpressionError {
    do throws(DateExpressionError) {
      let days = try DateExpression.days(text, today: today)
      if let months = Period(from: days.lowerBound.inMonth, through: days.upperBound.inMonth) {
        return .days(text, in: months)
      }
    } catch .backwards { return .backwards(text) } catch {}
    return .notAPeriod(text)
  }

  /// The months that a report is about unless somebody says other ones: the last one that is over.
  public var usualPeriod: Period {
    let month = today.inMonth
    return Period(month.advanced(by: -1) ?? month)
  }

  /// The day that somebody writes.
  ///
  /// - Throws: `DateExpressionError`.
  public func day(_ text: String) throws(DateExpressionError) -> Day {
    try DateExpression.parse(text, today: today).day
  }

  /// The day, or the days from one to another, that somebody writes.
  ///
  /// - Throws: `DateExpressionError`.
  public func instants(ofDay text: String) throws(DateExpressionError) -> Range<Instant> {
    let days = try DateExpression.days(text, today: today)
    return instants(from: days.lowerBound, through: days.upperBound)
  }

  /// The day, or the months, that somebody writes.
  ///
  /// - Throws: `DateExpressionError` where it is neither.
  public func instants(of text: String) throws(DateExpressionError) -> Range<Instant> {
    let days = try days(of: text)
    return instants(from: days.lowerBound, through: days.upperBound)
  }

  /// The days of the same.
  ///
  /// - Throws: `DateExpressionError`.
  public func days(of text: String) throws(DateExpressionError) -> ClosedRange<Day> {
    do { return try DateExpression.days(text, today: today) } catch {
      guard let period = try? period(text) else { throw error }
      return period.from.firstDay...period.through.lastDay
    }
  }

  /// The week that a day lies in, Monday to Sunday.
  ///
  /// - Throws: `DateExpressionError`.
  public func instants(ofWeek text: String) throws(DateExpressionError) -> Range<Instant> {
    let day = try DateExpression.parse(text, today: today).day
    let monday = day.advanced(by: -day.weekday) ?? day
    return instants(from: monday, through: monday.advanced(by: 6) ?? day)
  }
}

/// A share as people write it, such as a goal.
public enum ShareExpression {
  /// 55%, −55 %, 55 or 0.55 as a fraction; `nil` outside of 0 to 1.
  public static func fraction(_ text: String) -> Double? {
    var digits = Folding.key(text)[...]
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits = digits.dropLast() }
    // Offices write a reduction as -55%; a bare -5 may as well be a slip.
    if isPercent, digits.hasPrefix("-") { digits = digits.dropFirst() }
    digits = digits.filter { $0 != " " }[...]
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(digits), number > 0
    else { return nil }
    // Nobody aims at a reduction by a hundredfold: above 1 a bare number is a percentage.
    let fraction = isPercent || number > 1 ? number / 100 : number
    return fraction <= 1 ? fraction : nil
  }
}

/// An amount as people write it, or a range of two where they differ.
public enum AmountExpression {
  /// 4.6, 1.86..8.6 or ２〜３, as both ends; `nil` for anything else. Nothing is said of their order.
  public static func range(_ text: String) -> (low: Double, high: Double)? {
    guard text.utf8.count <= 100 else { return nil }
    // Folding makes a minus sign of the dash of a range.
    let key = Folding.key(text.replacing("–", with: "..")).replacing("~", with: "..")
    let ends = key.split(separator: "..", omittingEmptySubsequences: false)
      .map { end in
        // A space within a number may be a slip for a point.
        let digits = OneSpace.line(String(end))
        return digits.allSatisfy { "0123456789.e+-".contains($0) } ? Double(digits) : nil
      }
    guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1] else { return nil }
    return (low, high)
  }
}
