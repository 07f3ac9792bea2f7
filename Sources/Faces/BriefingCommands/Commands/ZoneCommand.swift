internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct ZoneCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "zone", abstract: tr("The office's time zone, whose days and months count.", "日付と月の基準になる時間帯。"),
      discussion: tr("Example: utsusu zone set Asia/Tokyo", "例: utsusu zone set Asia/Tokyo"),
      subcommands: [Show.self, Set.self], defaultSubcommand: Show.self)
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("Show it.", "表示する。"),
        discussion: tr("Example: utsusu zone show", "例: utsusu zone show"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let zone = try await common.visit().clock.zoneName
      try Output.put(json.json ? ["zone": zone].json : zone + "\n")
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Set it.", "設定する。"),
        discussion: tr("Example: utsusu zone set Asia/Tokyo", "例: utsusu zone set Asia/Tokyo"))
    }
    @Argument(help: ArgumentHelp(tr("An IANA name.", "IANA の名前。")))
    var zone: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit(zone: zone)
      try await visit.setZone(zone)
      try Output.put(json.json ? ["zone": zone].json : zone + "\n" + visit.undoLine)
    }
  }
}
