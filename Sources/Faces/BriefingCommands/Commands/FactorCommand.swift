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
        Published factors differ several times over, so none is built in; say where yours is from.
        Example: utsusu factor set CO2 4.6 --unit g --source "paper maker's LCA, 2024"
        """,
        """
        公表されている係数は数倍の開きがあるため、既定値はありません。出典を添えて設定してください。
        例: utsusu factor set 用紙代 0.6 --unit 円 --source "令和8年度 単価契約"
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
        .init(title: tr("Name", "名前")), .init(title: tr("per sheet", "1枚あたり"), alignment: .right),
        .init(title: tr("Unit", "単位")), .init(title: tr("Source", "出典"), isFlexible: true),
      ])
      table.rows = factors.map { [$0.name, "\($0.perSheet)", $0.unit, $0.source] }
      try Output.put(table.text)
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Set one.", "設定する。"),
        discussion: tr(
          "Example: utsusu factor set CO2 4.6 --unit g --source \"LCA 2024\"",
          "例: utsusu factor set CO2 4.6 --unit g --source \"LCA 2024\""))
    }
    @Argument(help: ArgumentHelp(tr("What it is called.", "名前。")))
    var name: String
    @Argument(help: ArgumentHelp(tr("Units per sheet.", "1枚あたりの量。"), valueName: "per-sheet"))
    var perSheet: String
    @Option(help: ArgumentHelp(tr("The unit.", "単位。")))
    var unit: String
    @Option(help: ArgumentHelp(tr("Where the factor is from.", "出典。")))
    var source: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws { _ = try amount() }

    private func amount() throws -> Double {
      if let amount = Double(perSheet) { return amount }
      throw ValidationError(
        tr(
          "\(perSheet.quoted) is no amount for one sheet. Write a number alone, and its unit behind --unit: "
            + "utsusu factor set CO2 4.6 --unit g --source \"LCA 2024\"",
          "\(perSheet.quoted) は1枚あたりの量として読めません。数だけを書き、単位は --unit で指定してください: "
            + "utsusu factor set CO2 4.6 --unit g --source \"LCA 2024\""))
    }

    func run() async throws {
      let visit = try await common.visit()
      let perSheet = try amount()
      try await visit.setFactor(name: name, perSheet: perSheet, unit: unit, source: source)
      if json.json {
        return try Output.put(
          SheetFactor(name: name, perSheet: perSheet, unit: unit, source: source).map(FactorPayload.init).json)
      }
      try Output.put("\(name.safe): \(perSheet) \(unit.safe)\n" + visit.undoLine)
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
      try await visit.removeFactor(name)
      if json.json { return try Output.put(RemovedPayload(name).json) }
      try Output.put(tr("Removed: \(name.safe)\n", "外しました: \(name.safe)\n") + visit.undoLine)
    }
  }
}
