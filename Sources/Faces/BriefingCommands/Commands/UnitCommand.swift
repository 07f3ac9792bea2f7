internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct UnitCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "unit",
      abstract: tr("Who reports: bureau, department, floor, and since when without paper.", "所属（局・部・階・紙を減らす取組の開始月）。"),
      discussion: tr(
        "Example: utsusu unit set 危機管理課 --bureau 危機管理局 --floor 7 --adopted 2026-03",
        "例: utsusu unit set 危機管理課 --bureau 危機管理局 --floor 7階 --adopted 令和8年3月"),
      subcommands: [List.self, Set.self, Rename.self, Alias.self, Merge.self], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu unit list", "例: utsusu unit list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let units = try await common.visit().parties(OfficeUnit.self)
      if json.json { return try Output.put(["units": units.map(UnitPayload.init)].json) }
      var table = TextTable(columns: [
        .init(title: tr("Unit", "所属"), isFlexible: true), .init(title: tr("Bureau", "局"), isFlexible: true),
        .init(title: tr("Department", "部")), .init(title: tr("Floor", "階")), .init(title: tr("Adopted", "紙削減の開始")),
        .init(title: tr("Aliases", "別名"), isFlexible: true),
      ])
      table.rows = units.map {
        [
          $0.party.name, $0.place?.bureau ?? "", $0.place?.department ?? "", $0.place?.floor ?? "",
          $0.place?.adoptedFrom?.description ?? "", $0.aliases.joined(separator: ", "),
        ]
      }
      try Output.put(table.text)
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Say where it stands; adds it if it is new.", "所属の属性を設定する（なければ加える）。"),
        discussion: tr(
          "Example: utsusu unit set 危機管理課 --bureau 危機管理局 --floor 7階 --adopted 2026-03",
          "例: utsusu unit set 危機管理課 --bureau 危機管理局 --floor 7階 --adopted 2026-03"),
        aliases: ["add"])
    }
    @Argument(help: ArgumentHelp(tr("The unit.", "所属。")), completion: HomeCompletion.units)
    var name: String
    @Option(help: ArgumentHelp(tr("Its bureau.", "局。")))
    var bureau: String?
    @Option(help: ArgumentHelp(tr("Its department.", "部。")))
    var department: String?
    @Option(help: ArgumentHelp(tr("Its floor.", "階。")))
    var floor: String?
    @Option(
      help: ArgumentHelp(tr("The month from which it projects instead of printing.", "投影に切り替えた月。"), valueName: "month"))
    var adopted: String?
    @Flag(help: ArgumentHelp(tr("It is new, though it looks like a known one.", "よく似た所属とは別の、新しい所属とする。")))
    var new = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let isNew = try await visit.setUnit(
        name, bureau: bureau, department: department, floor: floor,
        adoptedFrom: try adopted.map { try visit.clock.period($0).from }, takesNewName: new)
      if json.json { return try await visit.putJSON(name, OfficeUnit.self) }
      try Output.put(
        (isNew
          ? tr("Unit added: \(name.safe)\n", "所属を加えました: \(name.safe)\n")
          : tr("Unit set: \(name.safe)\n", "所属を設定しました: \(name.safe)\n")) + visit.undoLine)
    }
  }

  struct Rename: AsyncParsableCommand {
    static var configuration: CommandConfiguration { renaming("utsusu unit rename 防災課 防災企画課") }
    @OptionGroup var names: RenameArguments
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions
    func run() async throws { try await names.rename(OfficeUnit.self, with: common.visit(), json) }
  }

  struct Alias: AsyncParsableCommand {
    static var configuration: CommandConfiguration { aliasing("utsusu unit alias 防災企画課 防災課") }
    @OptionGroup var names: AliasArguments
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions
    func run() async throws { try await names.change(OfficeUnit.self, with: common.visit(), json) }
  }

  struct Merge: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge", abstract: tr("Count a unit as part of another one.", "所属を別の所属に統合する。"),
        discussion: tr(
          """
          Example: utsusu unit merge 危機菅理課 --into 危機管理課

          Its names find the other one from now on. The ledger keeps what it says; reports count it there.
          """,
          """
          例: utsusu unit merge 危機菅理課 --into 危機管理課

          統合した名前は統合先を指すようになります。台帳の記録は変わらず、レポートは統合先に数えます。
          """))
    }
    @Argument(help: ArgumentHelp(tr("The unit that goes.", "統合される所属。")), completion: HomeCompletion.units)
    var name: String
    @Option(
      help: ArgumentHelp(tr("The unit that stays.", "統合先の所属。"), valueName: "unit"), completion: HomeCompletion.units)
    var into: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let (merged, target) = try await visit.mergeUnit(name, into: into)
      if json.json { return try await visit.putJSON(target.name, OfficeUnit.self) }
      try Output.put(
        tr(
          "\(merged.name.safe) is counted as \(target.name.safe) from now on.\n",
          "\(merged.name.safe) を \(target.name.safe) に統合しました。\n") + visit.undoLine)
    }
  }
}
