internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct BaseCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "base", abstract: tr("The base period that reductions are measured against.", "削減率の基準期間。"),
      discussion: tr(
        "Example: utsusu base set 2026-02..2026-04", "例: utsusu base set 令和8年2月〜令和8年4月"),
      subcommands: [Show.self, Set.self, Clear.self], defaultSubcommand: Show.self)
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("Show it.", "表示する。"),
        discussion: tr("Example: utsusu base show", "例: utsusu base show"), aliases: ["list"])
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let base = try await visit.settings().base
      if let base {
        let coverage = try await visit.baseCoverage(of: base)
        return try Output.put(
          json.json
            ? ["base": BasePayload(base, coverage)].json : coverage.text(of: base, width: Output.columns))
      }
      if json.json { return try Output.put(["base": BasePayload?.none].json) }
      try Output.put(
        tr(
          "No base period is set. Set one: utsusu base set 2026-02..2026-04\n",
          "基準期間は設定されていません。utsusu base set 2026-02..2026-04 のように設定してください。\n"))
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Set it.", "設定する。"),
        discussion: tr("Example: utsusu base set 2026-02..2026-04", "例: utsusu base set 令和8年2月〜令和8年4月"))
    }
    @Argument(help: ArgumentHelp(tr("Months, such as 2026-02..2026-04.", "期間（例: 2026-02..2026-04）。")))
    var period: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let period = try visit.clock.period(period)
      try await visit.setBase(period)
      let coverage = try await visit.baseCoverage(of: period)
      try Output.put(
        json.json
          ? ["base": BasePayload(period, coverage)].json
          : coverage.text(of: period, width: Output.columns) + visit.undoLine)
    }
  }

  struct Clear: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "clear", abstract: tr("Have none.", "設定を消す。"),
        discussion: tr("Example: utsusu base clear", "例: utsusu base clear"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.setBase(nil)
      if json.json { return try Output.put(["base": BasePayload?.none].json) }
      try Output.put(tr("No base period is set now.\n", "基準期間の設定を消しました。\n") + visit.undoLine)
    }
  }
}
