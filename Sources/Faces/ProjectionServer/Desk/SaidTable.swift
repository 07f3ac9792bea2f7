internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording

/// What a form says of a table that is brought.
struct SaidTable {
  /// Bytes.
  static let largest = 16 << 20

  let file: SourcePath
  let sheet: String?
  let columns: [String]
  let day: Day?
  let year: Period?

  /// - Throws: `Failure` for more than one; what a day or a year that cannot be read throws.
  init(_ files: [StagedFile], _ form: FormBody, _ clock: OfficeClock) throws {
    guard files.count == 1, let file = files.first else { throw Failure.oneFile }
    self.file = file.source
    sheet = form.said("sheet")
    columns = form["columns"].split(whereSeparator: \.isNewline).map(String.init)
    day = try form.said("rows-day").map(clock.day)
    year = try form.said("year").map(clock.period)
  }
}
