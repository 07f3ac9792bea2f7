internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct EffectsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "effects", abstract: tr("The four figures of the reform, each from its own data.", "効果測定：改革の四つの数値。"),
      discussion: tr(
        """
        Example: utsusu effects 2026-10
        Example: utsusu effects 2026-10 --format html > effects.html
        Example: utsusu effects 2026-10 --format markdown > effects.md
        Example: utsusu register effects.md --title 効果測定 --to 局長

        Satisfaction (overall and with ICT) of closed survey waves, plus-alpha space of floor areas, documents of the ledger: with formula, \
        interval, source and caveat. As \
        Markdown it is a material for the wall of a room.
        """,
        """
        例: utsusu effects 令和8年10月
        例: utsusu effects 2026-10 --format html > 効果測定.html
        例: utsusu effects 2026-10 --format markdown > 効果測定.md
        例: utsusu register 効果測定.md --title 効果測定 --to 局長

        満足度（全体・ICT）は終了した調査、プラスαスペースは階の面積、書類量は提出台帳から算出し、式・区間・出典・注意を添えます。\
        Markdown は、そのまま登録して会議室に投影できます。
        """))
  }

  enum Format: String, OutputFormat {
    case text, markdown, html, csv, json, xlsx
    static let usual = text
  }

  @Argument(
    help: ArgumentHelp(
      tr("The period of the ledger (else the last month that is over).", "台帳の対象期間（省略時は先月）。その末日までの調査と測定を使う。")))
  var period: String?
  @OptionGroup var form: FormatOptions<Format>
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let board = try await visit.effects(period.map(visit.clock.period))
    switch form.chosen {
    case .text: try Output.put(EffectText(board, width: Output.columns).text)
    case .markdown: try Output.put(EffectMarkdown(board).text)
    case .html: try Output.put(EffectPage(board).html)
    case .csv, .xlsx:
      let sheet = EffectSheet(board)
      try TableOutput.put(sheet.table, and: sheet.more, into: form.output)
    case .json: try Output.put(EffectPayload(board).json)
    }
  }
}
