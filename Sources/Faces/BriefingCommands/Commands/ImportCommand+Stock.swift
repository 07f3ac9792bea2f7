internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension ImportCommand {
  struct Stock: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "stock", abstract: tr("Take a shelf list in: all rows or none.", "文書量の調査表を取り込む（全行か、何もしないか）。"),
        discussion: tr(
          """
          Reads CSV, XLSX and ODS. Columns: 所属, 場所 (and 階, 書架, キャビネット …), 調査日, 文書量(fm), 段数 with 幅(cm) and 台数, 廃棄, 移管, \
          電子化. A length has its unit in the heading: fm, m, cm, mm. Without an amount a place is not measured. The same again adds nothing.
          Example: utsusu import stock shelves.xlsx --on 2026-10-01 --dry-run
          """,
          """
          CSV、XLSX、ODS を読みます。列: 所属、場所（階・書架・キャビネットなども）、調査日、文書量(fm)、段数と幅(cm)・台数、廃棄、移管、電子化。\
          長さの単位は見出しに書きます（fm、m、cm、mm）。量のない場所は未測定とします。同じ内容は二重に取り込みません。
          例: utsusu import stock 文書量調査.xlsx --on 2026-10-01 --dry-run
          """))
    }
    @Argument(help: ArgumentHelp(tr("The list.", "表のファイル。"), valueName: "file"))
    var file: SourcePath
    @Option(
      help: ArgumentHelp(
        tr("What the list calls a column: 場所=置き場. May be repeated.", "表での列名（場所=置き場）。くり返し可。"),
        valueName: "column=heading"))
    var columns: [String] = []
    @Option(help: ArgumentHelp(tr("The day of rows without one.", "日付のない行の調査日。"), valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp(tr("Of lengths whose heading has none.", "見出しに単位のない長さの単位。"), valueName: "fm|m|cm|mm"))
    var lengthUnit: LengthUnit?
    @Option(
      help: ArgumentHelp(tr("Of a board, where boards are counted: 90cm.", "棚板1段の幅（90cm など）。"), valueName: "length"))
    var width: String?
    @OptionGroup var table: SheetOptions
    @OptionGroup var units: NewUnitOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let receipt = try await visit.importStock(
        file,
        StockImportOptions(
          sheet: table.sheet, columns: columns, day: try on.map(visit.clock.day),
          year: try table.period(visit.clock), lengthUnit: lengthUnit, boardWidth: width, newUnits: units.newUnit,
          takesAllUnits: units.new, isTrial: table.dryRun))
      try table.put(
        json.json ? receipt.json : StockImportWording.text(receipt) + visit.undoLine, rows: receipt.rows)
    }
  }
}
