internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: tr("Bring a table in.", "表を取り込む。"),
      discussion: tr("Example: utsusu import ledger log.csv", "例: utsusu import ledger 提出記録.csv"),
      subcommands: [Ledger.self, Prints.self, Stock.self, Space.self])
  }

  struct Ledger: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "ledger",
        abstract: tr("Import submissions into the ledger: all rows or none.", "提出の記録を台帳に取り込む（全行か、何もしないか）。"),
        discussion: tr(
          """
          Reads CSV, Excel's Unicode text, XLSX and ODS as an office keeps them: rows with a title, one or two heading rows, sums and \
          notes, 〃, several recipients in a cell, ○ in columns. Columns: 日付, 件名, 所属, 報告先, 提出形態, 部数, ページ数, 両面, \
          理由, 時刻, their other names (所管課, 日時, 形態 …), or those of the export.
          Example: utsusu import ledger log.xlsx --year 令和8年度 --dry-run
          """,
          """
          CSV、Excel の Unicode テキスト、XLSX、ODS を、台帳として使っているままの形で読みます（表題の行、1～2行の見出し、小計と注、〃、\
          1つの欄に並べた報告先、○の列）。列: 日付、件名、所属、報告先、提出形態、部数、ページ数、両面、理由、時刻と、その別名\
          （所管課、日時、形態など）、または書き出した表の列名。
          例: utsusu import ledger 提出記録.xlsx --year 令和8年度 --dry-run
          """))
    }
    @Argument(help: ArgumentHelp(tr("The table.", "表のファイル。"), valueName: "file"))
    var file: SourcePath
    @Option(
      help: ArgumentHelp(
        tr("What the table calls a column: 所属=所管課. May be repeated.", "表での列名（所属=所管課）。くり返し可。"),
        valueName: "column=heading"))
    var columns: [String] = []
    @Option(
      help: ArgumentHelp(
        tr("This column is of no use. May be repeated.", "この列は使わない。くり返し可。"), valueName: "heading"))
    var unusedColumn: [String] = []
    @Option(help: ArgumentHelp(tr("Add this recipient. May be repeated.", "この報告先を加える。くり返し可。"), valueName: "name"))
    var addRecipient: [String] = []
    @Flag(help: ArgumentHelp(tr("Pass over what the ledger says already.", "台帳に既にある同じ記録をとばす。")))
    var skipKnown = false
    @Flag(
      help: ArgumentHelp(
        tr(
          "--skip-known, also where the ledger says something else: it stays.",
          "--skip-known と同じ。内容が違う行も、台帳のままとする。")))
    var keepLedger = false
    @Flag(
      help: ArgumentHelp(
        tr(
          "--skip-known, and a row that says what no entry has said corrects the ledger.",
          "--skip-known と同じ。記録されたことのない内容の行は、表のとおりに台帳を訂正する。")))
    var correctLedger = false
    @OptionGroup var table: SheetOptions
    @OptionGroup var units: NewUnitOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if keepLedger && correctLedger {
        throw ValidationError(
          tr(
            "--keep-ledger and --correct-ledger exclude each other.", "--keep-ledger と --correct-ledger は一緒に使えません。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let line = ProgressLine()
      defer { line.end() }
      let options = ImportOptions(
        sheet: table.sheet, columns: columns, unusedColumns: unusedColumn, year: try table.period(visit.clock),
        newRecipients: addRecipient, newUnits: units.newUnit, takesAllUnits: units.new, skipsKnown: skipKnown,
        differing: keepLedger ? .keepLedger : correctLedger ? .correctLedger : .asked, isTrial: table.dryRun)
      let receipt = try await visit.importLedger(file, options) { rows in
        line.show(tr("\(rows) rows", "\(rows) 行"))
      }
      line.end()
      try table.put(json.json ? receipt.json : ImportWording.text(receipt) + visit.undoLine, rows: receipt.rows)
    }
  }
}
