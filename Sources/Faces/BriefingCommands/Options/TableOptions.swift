internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording

/// How any table is read, and whether it is taken in.
struct SheetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr(
        "The sheet of a workbook (else the first that is not hidden and has a heading).",
        "ブックのシート（省略時は見出しのある最初の表示シート）。"), valueName: "name"))
  var sheet: String?
  @Option(help: ArgumentHelp(tr("The year of days without one: 令和8年度, 2026.", "年のない日付の年（令和8年度、2026年）。")))
  var year: String?
  @Flag(help: ArgumentHelp(tr("Say what would happen and write nothing.", "取り込んだ場合の結果だけを示し、書き込まない。")))
  var dryRun = false

  func period(_ clock: OfficeClock) throws -> Period? { try year.map(clock.period) }

  /// - Parameter rows: how many were taken in.
  func put(_ text: String, rows: Int) throws {
    if dryRun { return try Output.put(text) }
    try Output.put(text, afterDoing: tr("Importing \(rows) rows", "\(rows) 行の取り込み"))
  }
}

/// What becomes of names of units that a table brings.
struct NewUnitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr("This unit is another than the one it looks like. May be repeated.", "よく似た所属とは別の、新しい所属とする。くり返し可。"),
      valueName: "name"))
  var newUnit: [String] = []
  @Flag(help: ArgumentHelp(tr("All new units are meant.", "似た名前の所属も、すべて新しい所属とする。")))
  var new = false
}
