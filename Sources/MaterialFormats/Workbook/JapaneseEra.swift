/// The eras that dates of workbooks can lie in.
struct JapaneseEra {
  /// 令和, 令, R.
  let name: String
  let letter: String
  /// 1 for its first year.
  let year: Int

  private static let eras: [(year: Int, month: Int, day: Int, name: String, letter: String)] = [
    (2019, 5, 1, "令和", "R"), (1989, 1, 8, "平成", "H"), (1926, 12, 25, "昭和", "S"), (1912, 7, 30, "大正", "T"),
    (1868, 1, 25, "明治", "M"),
  ]

  init?(_ date: ExcelDate) {
    guard let era = Self.eras.first(where: { (date.year, date.month, date.day) >= ($0.year, $0.month, $0.day) }) else {
      return nil
    }
    name = era.name
    letter = era.letter
    year = date.year - era.year + 1
  }
}
