internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct ImportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: tr("Bring a table in.", "表を取り込む。"),
      discussion: tr("Example: utsusu import ledger log.csv", "例: utsusu import ledger 提出記録.csv"),
      subcommands: [Ledger.self])
  }

  struct Ledger: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "ledger",
        abstract: tr("Import submissions into the ledger: all rows or none.", "提出の記録を台帳に取り込む（全行か、何もしないか）。"),
        discussion: tr(
          """
          Columns: occurred_on,title,unit,recipient,form,copies,pages,duplex,reason, or in Japanese \
          日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由; in UTF-8 or CP932, with 西暦 or 和暦 dates.
          Example: utsusu import ledger log.csv
          """,
          """
          列: 日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由（英語は occurred_on,title,unit,recipient,form,copies,pages,\
          duplex,reason）。UTF-8 と CP932、西暦と和暦を読みます。
          例: utsusu import ledger 提出記録.csv
          """))
    }
    @Argument(help: ArgumentHelp(tr("The table.", "表のファイル。"), valueName: "file.csv"))
    var file: SourcePath
    @Flag(help: ArgumentHelp(tr("Add recipients that are not known.", "登録のない報告先を加える。")))
    var addRecipients = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let line = ProgressLine()
      defer { line.end() }
      let receipt = try await visit.importLedger(file, addingRecipients: addRecipients) { rows in
        line.show(tr("\(rows) rows", "\(rows) 行"))
      }
      line.end()
      try Output.put(
        json.json ? receipt.json : receipt.text,
        afterDoing: tr("Importing \(receipt.rows) rows", "\(receipt.rows) 行の取り込み"))
    }
  }
}

extension ImportReceipt {
  fileprivate var text: String {
    func list(_ names: [String]) -> String { names.map(\.safe).joined(separator: tr(", ", "、")) }
    var lines = [
      tr(
        "\(counted(rows, "row")) imported, \(counted(briefings, "briefing")) made for them.",
        "\(rows) 行を取り込み、報告 \(briefings) 件を作りました。")
    ]
    if !newUnits.isEmpty { lines.append(tr("New units: ", "新しい所属: ") + list(newUnits)) }
    if !newRecipients.isEmpty { lines.append(tr("New recipients: ", "新しい報告先: ") + list(newRecipients)) }
    if !ignoredColumns.isEmpty { lines.append(tr("Columns not used: ", "使わなかった列: ") + list(ignoredColumns)) }
    return lines.map { $0 + "\n" }.joined()
  }
}
