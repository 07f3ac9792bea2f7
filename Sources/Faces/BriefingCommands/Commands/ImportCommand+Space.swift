internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension ImportCommand {
  struct Space: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "space",
        abstract: tr("Take a table of floor areas in: all rows or none.", "階の面積表を取り込む（全行か、何もしないか）。"),
        discussion: tr(
          """
          Reads CSV, XLSX and ODS. Columns: 階, 調査日, 執務, 会議, プラスα, 書架, その他, 合計; or one row a use: 階, 用途, 面積. Square metres. Where \
          a use is not said, the total has to be, and what is left of it is その他. The same again adds nothing.
          Example: utsusu import space floors.xlsx --on 2026-10-01 --dry-run
          """,
          """
          CSV、XLSX、ODS を読みます。列: 階、調査日、執務、会議、プラスα、書架、その他、合計。または1行に1つの用途で、階、用途、面積。単位は平方\
          メートルです。用途の欄が空のときは合計が必要で、残りは「その他」とします。同じ内容は二重に取り込みません。
          例: utsusu import space 面積表.xlsx --on 2026-10-01 --dry-run
          """))
    }
    @Argument(help: ArgumentHelp(tr("The table.", "表のファイル。"), valueName: "file"))
    var file: SourcePath
    @Option(
      help: ArgumentHelp(
        tr("What the table calls a column: プラスα=リフレッシュ. May be repeated.", "表での列名（プラスα=リフレッシュ）。くり返し可。"),
        valueName: "column=heading"))
    var columns: [String] = []
    @Option(help: ArgumentHelp(tr("The day of rows without one.", "日付のない行の調査日。"), valueName: "day"))
    var on: String?
    @OptionGroup var table: SheetOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let receipt = try await visit.importSpace(
        file,
        SpaceImportOptions(
          sheet: table.sheet, columns: columns, day: try on.map(visit.clock.day), year: try table.period(visit.clock),
          isTrial: table.dryRun))
      try table.put(
        json.json ? receipt.json : SpaceImportWording.text(receipt) + visit.undoLine,
        rows: receipt.measures + receipt.known)
    }
  }
}
