internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct LogCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log",
      abstract: tr("From when the log is kept, and months without a report.", "記録を始めた月と、報告がなかった月。"),
      discussion: tr(
        """
        A month without an entry does not count: nobody knows what was handed over in it.
        Example: utsusu log from 2025-07
        Example: utsusu log none 2026-01
        """,
        """
        記録のない月は、何部渡したかわからないため数えません。
        例: utsusu log from 令和7年7月
        例: utsusu log none 令和8年1月
        """),
      subcommands: [Show.self, From.self, WithoutReport.self], defaultSubcommand: Show.self)
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("Show them.", "表示する。"),
        discussion: tr("Example: utsusu log show", "例: utsusu log show"), aliases: ["list"])
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let settings = try await common.visit().settings()
      if json.json { return try Output.put(LogPayload(settings).json) }
      let months = settings.monthsWithoutReport.sorted()
      let from = settings.logFrom.map { "\($0)" } ?? tr("not said", "未設定")
      let none = months.isEmpty ? tr("none", "なし") : months.map { "\($0)" }.joined(separator: tr(", ", "、"))
      try Output.put(
        tr(
          "The log is kept from: \(from)\nMonths without a report: \(none)\n",
          "記録を始めた月: \(from)\n報告がなかった月: \(none)\n"))
    }
  }

  struct From: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "from", abstract: tr("Say from which month on the log is kept.", "記録を始めた月を設定する。"),
        discussion: tr("Example: utsusu log from 2025-07", "例: utsusu log from 令和7年7月"))
    }
    @Argument(help: ArgumentHelp(tr("The month.", "月。")))
    var month: String?
    @Flag(help: ArgumentHelp(tr("Take it back.", "設定を消す。")))
    var clear = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if (month == nil) != clear {
        throw ValidationError(tr("Give a month, or --clear.", "月か --clear のどちらかを指定してください。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let first = try month.map { try visit.clock.period($0).from }
      try await visit.setLogStart(first)
      if json.json { return try Output.put(LogPayload(await visit.settings()).json) }
      try Output.put(
        (first.map { tr("The log is kept from \($0) on.\n", "記録は \($0) からです。\n") }
          ?? tr("From when the log is kept is not said now.\n", "記録を始めた月の設定を消しました。\n")) + visit.undoLine)
    }
  }

  struct WithoutReport: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "none", abstract: tr("Say that nothing was reported in a month.", "報告がなかった月を登録する。"),
        discussion: tr("Example: utsusu log none 2026-01", "例: utsusu log none 令和8年1月"))
    }
    @Argument(help: ArgumentHelp(tr("A month, or several: 2026-01..2026-02.", "月（期間も可）。"), valueName: "months"))
    var months: String
    @Flag(help: ArgumentHelp(tr("Take it back.", "登録を取り消す。")))
    var undo = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let period = try visit.clock.period(months)
      try await visit.setWithoutReport(period.months, !undo)
      if json.json { return try Output.put(LogPayload(await visit.settings()).json) }
      try Output.put(
        (undo
          ? tr("\(period): nothing is said any more.\n", "\(period): 報告なしの登録を取り消しました。\n")
          : tr("\(period): nothing was reported.\n", "\(period): 報告がなかった月として登録しました。\n")) + visit.undoLine)
    }
  }
}
