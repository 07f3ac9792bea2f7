internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText

struct StockCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stock",
      abstract: tr("Paper on the shelves: the stock-take, its base and its goal.", "書架の文書量（文書量棚卸）とその基準・目標。"),
      discussion: tr(
        """
        Example: utsusu stock measure 3F書庫 12.4 --on 2026-10-01

        Metres of shelf (fm) by place and day, and what was thrown away, moved to the archive or scanned. A stock is never mixed with the \
        ledger's flow.
        """,
        """
        例: utsusu stock measure 3F書庫 12.4 --on 2026-10-01

        場所と日ごとのファイルメーター（fm）と、廃棄・移管・電子化の量を記録します。台帳の書類量（流れ）とは混ぜません。
        """),
      subcommands: [
        List.self, Show.self, Measure.self, NotMeasured.self, Discard.self, Move.self, Scan.self, Shelves.self,
        Correct.self, Withdraw.self, Base.self, Goal.self,
      ], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("Every place, and the reduction.", "場所の一覧と削減率を表示する。"),
        discussion: tr("Example: utsusu stock list --on 2026-09-30", "例: utsusu stock list --on 2026-09-30"))
    }
    @Option(help: ArgumentHelp(tr("As of the end of this day (else today).", "この日の終わりの時点（省略時は今日）。"), valueName: "day"))
    var on: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let report = try await visit.stock(on: on.map(visit.clock.day))
      try Output.put(
        json.json
          ? StockPayload(report, withPlaces: true).json : StockWording.list(report, width: Output.columns))
    }
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("All that was said of a place.", "場所の記録をすべて表示する。"),
        discussion: tr("Example: utsusu stock show 3F書庫", "例: utsusu stock show 3F書庫"))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let entries = try await visit.stockHistory(of: place.name, unit: place.unit)
      if json.json {
        return try Output.put(["entries": entries.map { StockEntryPayload($0, visit.clock) }].json)
      }
      try Output.put(StockWording.history(entries, visit.clock).text)
    }
  }

  struct Base: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "base", abstract: tr("The days that the stock is measured against.", "文書量の基準の日・月を表示・設定する。"),
        discussion: tr(
          """
          Example: utsusu stock base 2025-03

          A day, days or months: of each place the last measure within them counts.
          """,
          """
          例: utsusu stock base 令和7年3月

          日、期間または月。その中の最後の測定を、場所ごとの基準とします。
          """))
    }
    @OptionGroup var days: BaseDaysArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      if days.sets { try await visit.setStockBase(days.days.map(visit.clock.days)) }
      let base = try await visit.stock().take.base
      try Output.put(
        json.json ? ["base": base.map(BaseDaysPayload.init)].json : StockWording.base(base) + visit.undoLine)
    }
  }

  struct Goal: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "goal",
        abstract: tr("The reduction of the stock that the office wants to reach.", "文書量の削減目標を表示・設定する。"),
        discussion: tr("Example: utsusu stock goal 60%", "例: utsusu stock goal 60%"))
    }
    @Argument(
      help: ArgumentHelp(tr("A share such as 60% (else it is shown).", "割合（60% など、省略時は表示）。"), valueName: "share"))
    var share: String?
    @Flag(help: ArgumentHelp(tr("Have none.", "設定を消す。")))
    var clear = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws { if clear, share != nil { throw ValidationError.setAndClear } }

    func run() async throws {
      let goal = try share.map { text in
        guard let goal = ShareExpression.fraction(text) else { throw Failure.noGoal(text) }
        return goal
      }
      let visit = try await common.visit()
      if clear || goal != nil { try await visit.setStockGoal(goal) }
      let now = try await visit.stock().take.goal
      try Output.put(json.json ? ["goal": now].json : StockWording.goal(now) + visit.undoLine)
    }
  }

  /// Notes something and says what stands now.
  static func put(_ receipt: StockReceipt, _ visit: Visit, _ json: JSONOption) throws {
    try Output.put(
      json.json ? StockReceiptPayload(receipt, visit.clock).json : StockWording.receipt(receipt) + visit.undoLine,
      afterDoing: tr("Recording it", "文書量の記録"))
  }
}

/// The argument that names a place of the stock-take.
struct StockPlaceArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The floor, room or shelf.", "場所（階・部屋・書架など）。"), valueName: "place"))
  var name: String
  @Option(
    help: ArgumentHelp(tr("Whose it is (else the only one of that name).", "所属（省略時は同じ名前のただ一つの場所）。")),
    completion: HomeCompletion.units)
  var unit: String?
}
