internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension ImportCommand {
  struct Prints: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "prints", abstract: tr("Take print logs in: all files or none.", "印刷ログを取り込む（全ファイルか、何もしないか）。"),
        discussion: tr(
          """
          Reads files that were copied out: page_log of CUPS, PaperCut Print Logger, Windows PrintService (.evtx, XML, CSV), tables of \
          multi-function printers. A folder stands for its files. The same file again adds nothing, and the same job counts once.
          Example: utsusu import prints page_log --dry-run
          Example: utsusu import prints 3F.csv --printer 3F-複合機 --covers 2026-10
          """,
          """
          書き出したファイルを読みます: CUPS の page_log、PaperCut Print Logger、Windows PrintService（.evtx・XML・CSV）、複合機の表。フォルダを\
          指定すると中のファイルを読みます。同じファイルは何も加えず、同じジョブは1回と数えます。
          例: utsusu import prints page_log --dry-run
          例: utsusu import prints 3F.csv --printer 3F-複合機 --covers 令和8年10月
          """))
    }
    @Argument(help: ArgumentHelp(tr("Logs, or folders of them.", "ログのファイルかフォルダ。"), valueName: "file"))
    var files: [SourcePath]
    @Option(
      help: ArgumentHelp(
        tr("How a machine's table is read: a profile that comes with utsusu, or a file.", "複合機の表の読み方（付属の設定の名前かファイル）。"),
        valueName: "name|file"))
    var profile: String?
    @Option(
      help: ArgumentHelp(
        tr("The PageLogFormat of CUPS, where it is the office's own.", "CUPS の PageLogFormat（既定と違う場合）。")))
    var format: String?
    @Option(help: ArgumentHelp(tr("What the printer is called.", "機器の名前。"), valueName: "name"))
    var printer: String?
    @Option(
      help: ArgumentHelp(
        tr(
          "The days or months of which the logs have all (else from the first job to the last).",
          "ログがすべてそろっている期間（省略時は最初から最後のジョブまで）。"),
        valueName: "period"))
    var covers: String?
    @Flag(help: ArgumentHelp(tr("Say what would come in, and write nothing.", "取り込まれる内容だけを示し、書き込まない。")))
    var dryRun = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let line = ProgressLine()
      defer { line.end() }
      let options = PrintImportOptions(
        printer: printer, covers: covers, profile: profile, format: format, isTrial: dryRun)
      let receipt = try await visit.importPrints(files, options) { jobs in
        line.show(tr("\(jobs) jobs", "ジョブ \(jobs) 件"))
      }
      line.end()
      let text = try json.json ? receipt.json : PrintImportWording.text(receipt) + visit.undoLine
      if dryRun { return try Output.put(text) }
      try Output.put(
        text, afterDoing: tr("Taking in \(receipt.files.count) print logs", "印刷ログ \(receipt.files.count) 件の取込み"))
    }
  }
}
