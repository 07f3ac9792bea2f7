internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText
internal import Spreadsheet
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
        abstract: tr(
          "The submissions in force as CSV or XLSX, or every entry as JSON.", "有効な提出を CSV か XLSX で、または全記録を JSON で書き出す。"),
        discussion: tr(
          """
          CSV and XLSX are what `import ledger` reads. The JSON has corrected entries and hashes too.
          Example: utsusu export ledger --format xlsx --output ledger.xlsx
          Example: utsusu export ledger --month 2026年度 --from 危機管理課 --output ledger.csv
          """,
          """
          CSV と XLSX は import ledger で読み戻せます。JSON には訂正前の記録とハッシュも含まれます。
          例: utsusu export ledger --format xlsx --output 提出台帳.xlsx
          例: utsusu export ledger --month 2026年度 --from 危機管理課 --output 提出台帳.csv
          """))
    }

    enum Format: String, OutputFormat {
      case csv, json, xlsx
      static let usual = csv
    }
    enum Encoding: String, ExpressibleByArgument, CaseIterable {
      case utf8 = "utf-8"
      case cp932
    }

    @OptionGroup var parties: PartyOptions
    @Option(
      help: ArgumentHelp(tr("A month, or another period (else all).", "月（期間も可、省略時は初めからのすべて）。"), valueName: "period"))
    var month: String?
    @OptionGroup var form: FormatOptions<Format>
    @Option(
      help: ArgumentHelp(
        tr(
          "cp932 or utf-8 (with a byte order mark; the usual one); for CSV.", "cp932 または utf-8（BOM 付き、省略時）。CSV のとき。")))
    var encoding: Encoding?
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if encoding != nil, form.chosen != .csv {
        throw ValidationError(
          tr(
            "--encoding goes with CSV; \(form.chosen.rawValue) has an encoding of its own.",
            "--encoding は CSV のときだけ使えます。\(form.chosen.rawValue) の文字コードは決まっています。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let clock = visit.clock
      let request = LedgerRequest(
        instants: try month.map { clock.instants(of: try clock.period($0)) }, recipient: parties.recipient,
        unit: parties.unit)
      switch form.chosen {
      case .json:
        let entries = Mutex<[EntryPayload]>([])
        try await visit.forEachEntry(request) { entry, inForce in
          let entry = EntryPayload(entry, inForce: inForce, clock)
          entries.withLock { $0.append(entry) }
        }
        try Output.put(["entries": entries.withLock { $0 }].json)
      case .xlsx:
        let table = Mutex(try TableOutput(LedgerSheet.empty, into: form.output))
        try await visit.forEachSubmission(request, japanese: Language.current == .ja) { submission in
          try table.withLock { try $0.add(LedgerSheet.row(submission)) }
        }
        try table.withLock { try $0.finish() }
      case .csv:
        let file = try form.output.map { try NewFile($0) }
        let table = try await visit.exportLedger(
          request, encoding: encoding == .cp932 ? .cp932 : .utf8, japanese: Language.current == .ja)
        guard let file, let output = form.output else { return try Output.put(table) }
        try file.write(table)
        Output.say(tr("\(output.quoted) is written.", "\(output.quoted) に書き出しました。"))
      }
    }
  }
}
