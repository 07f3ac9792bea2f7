internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText
import Synchronization

struct ExportCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: tr("Write the ledger out.", "台帳を書き出す。"),
      discussion: tr(
        "Example: utsusu export ledger --encoding cp932 > ledger.csv",
        "例: utsusu export ledger --encoding cp932 > 提出台帳.csv"),
      subcommands: [Ledger.self])
  }

  struct Ledger: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "ledger",
        abstract: tr("The submissions in force as CSV, or every entry as JSON.", "有効な提出を CSV で、または全記録を JSON で書き出す。"),
        discussion: tr(
          "The CSV is what `import ledger` reads. The JSON has corrected entries and hashes too.\nExample: utsusu export ledger > ledger.csv",
          "CSV は import ledger で読み戻せます。JSON には訂正前の記録とハッシュも含まれます。\n例: utsusu export ledger > 提出台帳.csv"))
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }
    enum Encoding: String, ExpressibleByArgument, CaseIterable {
      case utf8 = "utf-8"
      case cp932
    }

    @Option(help: ArgumentHelp(tr("csv or json.", "csv または json。")))
    var format: Format?
    @Option(
      help: ArgumentHelp(tr("utf-8 (with a byte order mark) or cp932; for CSV.", "utf-8（BOM 付き）または cp932。CSV のとき。")))
    var encoding = Encoding.utf8
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if json.json, format == .csv {
        throw ValidationError(tr("--json and --format csv exclude each other.", "--json と --format csv は一緒に使えません。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      if format == .json || json.json {
        let clock = visit.clock
        let entries = Mutex<[EntryPayload]>([])
        try await visit.forEachEntry { entry, inForce in
          let entry = EntryPayload(entry, inForce: inForce, clock)
          entries.withLock { $0.append(entry) }
        }
        try Output.put(["entries": entries.withLock { $0 }].json)
      } else {
        try Output.put(
          try await visit.exportLedger(
            encoding: encoding == .cp932 ? .cp932 : .utf8, japanese: Language.current == .ja))
      }
    }
  }
}
