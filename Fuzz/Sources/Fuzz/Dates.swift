import BriefingDomain
import JapaneseText

/// The input as a date, as a period, and as a text with dates in it.
func readDate(_ input: [UInt8]) {
  guard let today = Day(2026, 11, 24) else { return }
  let text = String(decoding: input, as: UTF8.self)
  if let (day, _) = try? DateExpression.parse(text, today: today) {
    for written in [day.description, Wareki(day)?.long, Wareki(day)?.short] {
      // The year of an era has two digits at most.
      guard let written, day.year < 2100 else { continue }
      check((try? DateExpression.parse(written, today: today))?.day == day, "\(day) is not \(written)")
    }
  }
  if let (from, through) = try? PeriodExpression.parse(text, today: today) {
    check(from <= through, "\(text) is backwards")
    let written = "\(from)..\(through)"
    check((try? PeriodExpression.parse(written, today: today)).map { $0 == (from, through) } == true, written)
  }
  // The scanner is given what folding makes of a text, which is UTF-8, and must not mind what is none.
  scan(input)
  scan(Folding.fold(text).bytes)
}

private func scan(_ bytes: [UInt8]) {
  var end = 0
  for match in DateScanner.matches(in: bytes) {
    check(match.range.lowerBound >= end && match.range.upperBound <= bytes.count, "\(match) overlaps")
    check(!match.range.isEmpty, "\(match) is empty")
    end = match.range.upperBound
  }
}
