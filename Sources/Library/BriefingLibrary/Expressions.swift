public import BriefingDomain
public import JapaneseText

// What people write for a time, and what they mean where they write nothing.

extension OfficeClock {
  /// Reads a time as people write it, in Japanese or English: `2026-11-25 10:00`, `11/5`, `令和8年11月25日`, `tomorrow`.
  ///
  /// - Throws: `DateExpressionError`.
  public func moment(_ text: String) throws(DateExpressionError) -> Moment {
    moment(try DateExpression.said(text, today: today), else: today, minute: nil)
  }

  /// Reads a correction of a moment: a time alone keeps its day, a day alone its time.
  ///
  /// - Throws: `DateExpressionError`.
  public func moment(_ text: String, correcting old: Moment) throws(DateExpressionError) -> Moment {
    let (day, minute) = local(old.instant)
    return moment(try DateExpression.said(text, today: today), else: day, minute: old.dayOnly ? nil : minute)
  }

  private func moment(_ said: SaidTime, else day: Day, minute: Int?) -> Moment {
    let day = said.day ?? day
    guard let minutes = said.minutes, let offset = said.offset else {
      return moment(day, minute: said.minutes ?? minute)
    }
    return Moment(instant: Instant(seconds: Int64(day.number) * 86_400 + Int64(minutes - offset) * 60), dayOnly: false)
  }

  /// Reads a month, a year, a fiscal year or a range of them as people write it: `2026-11`, `令和8年度`, `先月`.
  ///
  /// - Throws: `PeriodExpressionError`.
  public func period(_ text: String) throws(PeriodExpressionError) -> Period {
    let (from, through) = try PeriodExpression.parse(text, today: today)
    guard let period = Period(from: from, through: through) else { throw .backwards(text) }
    return period
  }

  /// The months that a report is about unless somebody says other ones: the last one that is over.
  public var usualPeriod: Period {
    let month = today.inMonth
    return Period(month.advanced(by: -1) ?? month)
  }

  /// The day that somebody writes.
  ///
  /// - Throws: `DateExpressionError`.
  public func instants(ofDay text: String) throws(DateExpressionError) -> Range<Instant> {
    let day = try DateExpression.parse(text, today: today).day
    return instants(from: day, through: day)
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
