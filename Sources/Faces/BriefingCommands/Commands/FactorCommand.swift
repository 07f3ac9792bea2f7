internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct FactorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "factor",
      abstract: tr("What a sheet stands for: CO₂, yen, shelf metres.", "1枚あたりの換算（CO₂・円・書架延長など）。"),
      discussion: tr(
        """
        Published factors differ several times over, so none is built in; say where yours is from. Where sources differ, give \
        a range. Factors of the kinds paper, print and disposal are what a sheet costs, and the report adds them up.
        Example: utsusu factor set CO2 4.6 --unit g --source "paper maker's LCA, 2024"
        Example: utsusu factor set CO2 1.86..8.6 --kind co2 --source "six LCAs" --dated 2023
        """,
        """
        公表されている係数は数倍の開きがあるため、既定値はありません。出典を添えて設定してください。出典によって異なるときは範囲で書けます。\
        種類が paper（用紙）・print（印刷）・disposal（廃棄）の係数は1枚あたりの費用で、レポートで合計します。
        例: utsusu factor set 用紙代 0.6 --kind paper --source 単価契約 --dated 令和8年度
        例: utsusu factor set CO2 1.86..8.6 --kind co2 --source "LCA 6件" --dated 2023
        """),
      subcommands: [List.self, Set.self, Remove.self], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu factor list", "例: utsusu factor list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let factors = try await common.visit().factors()
      if json.json { return try Output.put(["factors": factors.map(FactorPayload.init)].json) }
      var table = TextTable(columns: [
        .init(title: tr("Name", "名前")), .init(title: tr("Kind", "種類")),
        .init(title: tr("per sheet", "1枚あたり"), alignment: .right), .init(title: tr("Unit", "単位")),
        .init(title: tr("Source", "出典"), isFlexible: true), .init(title: tr("Of", "年月日")),
      ])
      table.rows = factors.map {
        [$0.name, $0.kind?.label ?? "", $0.perSheetText, $0.unit, $0.source, $0.datedText ?? ""]
      }
      try Output.put(table.text)
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Set one.", "設定する。"),
        discussion: tr(
          """
          Example: utsusu factor set CO2 4.6 --unit g --source "LCA 2024"
          Example: utsusu factor set CO2 1.86..8.6 --kind co2 --source "six LCAs" --dated 2023
          """,
          """
          例: utsusu factor set CO2 4.6 --unit g --source "LCA 2024"
          例: utsusu factor set CO2 1.86..8.6 --kind co2 --source "LCA 6件" --dated 2023
          """))
    }
    @Argument(help: ArgumentHelp(tr("What it is called.", "名前。")))
    var name: String
    @Argument(
      help: ArgumentHelp(
        tr("Units per sheet: 4.6, or a range, 1.86..8.6.", "1枚あたりの量。4.6、または範囲 1.86..8.6。"), valueName: "per-sheet"))
    var perSheet: String
    @Option(help: ArgumentHelp(tr("The unit (else that of the kind).", "単位（省略時は種類の単位）。")))
    var unit: String?
    @Option(help: ArgumentHelp(tr("Where the factor is from.", "出典。")))
    var source: String
    @Option(
      help: ArgumentHelp(
        tr("Of when the source is: a year, a month or a day.", "出典の年・月・日。"), valueName: "date"))
    var dated: String?
    @Option(
      help: ArgumentHelp(
        tr(
          "paper, print or disposal (yen, added up), co2, hours or shelf (else as before).",
          "paper 用紙、print 印刷、disposal 廃棄（円、合計する）、co2 CO₂、hours 時間、shelf 書架延長（省略時は前のまま）。")))
    var kind: SheetFactor.Kind?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let receipt = try await visit.setFactor(
        FactorDraft(
          name: name, perSheet: perSheet, unit: unit ?? "", source: source, dated: dated ?? "", kind: kind))
      if json.json { return try Output.put(FactorPayload(receipt.factor).json) }
      try Output.put(receipt.text + visit.undoLine)
    }
  }

  struct Remove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove", abstract: tr("Remove one.", "外す。"),
        discussion: tr("Example: utsusu factor remove CO2", "例: utsusu factor remove CO2"))
    }
    @Argument(help: ArgumentHelp(tr("What it is called.", "名前。")))
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let name = try await visit.removeFactor(name)
      if json.json { return try Output.put(RemovedPayload(name).json) }
      try Output.put(tr("Removed: \(name.safe)\n", "外しました: \(name.safe)\n") + visit.undoLine)
    }
  }
}
