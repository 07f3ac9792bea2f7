internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct SpaceCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "space",
      abstract: tr("Areas of floors by what they are used for, and plus-alpha space.", "階の用途別面積とプラスαスペース（スペース創出）。"),
      discussion: tr(
        """
        Example: utsusu space measure 3F --desk 420 --meeting 60 --plus-alpha 45 --shelf 80 --other 35

        What has become of plus-alpha space is told as a ratio, of its own area in the base, and as a share of all area, in points.
        """,
        """
        例: utsusu space measure 3F --desk 420 --meeting 60 --plus-alpha 45 --shelf 80 --other 35

        プラスαの変化は、基準のプラスα面積に対する比と、全面積に占める割合（ポイント）の両方で示します。
        """),
      subcommands: [List.self, Show.self, Measure.self, Correct.self, Withdraw.self, Base.self],
      defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: tr("Every floor, and what has become of plus-alpha space.", "階の一覧とプラスαの変化を表示する。"),
        discussion: tr("Example: utsusu space list --on 2026-09-30", "例: utsusu space list --on 2026-09-30"))
    }
    @Option(help: ArgumentHelp(tr("As of the end of this day (else today).", "この日の終わりの時点（省略時は今日）。"), valueName: "day"))
    var on: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let report = try await visit.space(on: on.map(visit.clock.day))
      try Output.put(json.json ? SpacePayload(report).json : SpaceWording.list(report, width: Output.columns))
    }
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("All that was said of the areas of a floor.", "階の面積の記録をすべて表示する。"),
        discussion: tr("Example: utsusu space show 3F", "例: utsusu space show 3F"))
    }
    @OptionGroup var floor: FloorArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let entries = try await visit.spaceHistory(of: floor.floor)
      if json.json {
        return try Output.put(["entries": entries.map { SpaceEntryPayload($0, visit.clock) }].json)
      }
      try Output.put(SpaceWording.history(entries, visit.clock).text)
    }
  }

  struct Measure: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "measure", abstract: tr("What the area of a floor is used for.", "階の用途別面積を記録する。"),
        discussion: tr(
          """
          Example: utsusu space measure 3F --on 2025-03-01 --desk 420 --plus-alpha 45 --total 640

          All five uses, or some of them and the total: what is left of it is other.
          """,
          """
          例: utsusu space measure 3F --on 2025-03-01 --desk 420 --plus-alpha 45 --total 640

          五つの用途すべて、または一部と全体の面積を指定します。全体との差は「その他」とします。
          """))
    }
    @OptionGroup var floor: FloorArgument
    @Option(help: ArgumentHelp(tr("On this day (else today).", "日付（省略時は今日）。"), valueName: "day"))
    var on: String?
    @OptionGroup var areas: AreaOptions
    @Flag(help: ArgumentHelp(tr("The floor is another than the one it looks like.", "よく似た階とは別の、新しい階とする。")))
    var new = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try SpaceCommand.put(
        try await visit.noteSpace(
          of: floor.floor, on: on.map(visit.clock.day), areas.said, takesNewFloor: new), visit, json)
    }
  }

  struct Correct: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "correct", abstract: tr("Say other areas in place of wrong ones.", "誤った面積を訂正する。"),
        discussion: tr(
          """
          Example: utsusu space correct 3 --plus-alpha 50 --reason 読み違い

          The entry keeps its number and the uses that are not said. `utsusu space show FLOOR` has the numbers. Where floor or day is \
          wrong: withdraw the entry and note it anew.
          """,
          """
          例: utsusu space correct 3 --plus-alpha 50 --reason 読み違い

          番号と、指定しない用途はそのままです。番号は utsusu space show 階 で見られます。階・日付の誤りは、取り下げて改めて記録してください。
          """))
    }
    @OptionGroup var entry: SpaceEntryArgument
    @OptionGroup var areas: AreaOptions
    @OptionGroup var why: SpaceReason
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if areas.said.areas.isEmpty, areas.total == nil {
        throw ValidationError(
          tr("Say which area is another, such as --plus-alpha 50.", "訂正する面積を --plus-alpha 50 のように指定してください。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      try SpaceCommand.put(
        try await visit.correctSpace(entry.entry, to: areas.said, reason: why.reason), visit, json)
    }
  }

  struct Withdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw", abstract: tr("Take a measure out of all figures.", "記録を取り下げる（数値に含めない）。"),
        discussion: tr(
          "Example: utsusu space withdraw 3 --reason 階の誤り", "例: utsusu space withdraw 3 --reason 階の誤り"))
    }
    @OptionGroup var entry: SpaceEntryArgument
    @OptionGroup var why: SpaceReason
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try SpaceCommand.put(try await visit.withdrawSpace(entry.entry, reason: why.reason), visit, json)
    }
  }

  struct Base: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "base", abstract: tr("The days that areas are measured against.", "面積の基準の日・月を表示・設定する。"),
        discussion: tr(
          """
          Example: utsusu space base 2025-03

          A day, days or months: of each floor the last measure within them counts.
          """,
          """
          例: utsusu space base 令和7年3月

          日、期間または月。その中の最後の測定を、階ごとの基準とします。
          """))
    }
    @OptionGroup var days: BaseDaysArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      if days.sets { try await visit.setSpaceBase(days.days.map(visit.clock.days)) }
      let base = try await visit.space().take.base
      try Output.put(
        json.json ? ["base": base.map(BaseDaysPayload.init)].json : SpaceWording.base(base) + visit.undoLine)
    }
  }

  private static func put(_ receipt: SpaceReceipt, _ visit: Visit, _ json: JSONOption) throws {
    try Output.put(
      json.json ? SpaceReceiptPayload(receipt, visit.clock).json : SpaceWording.receipt(receipt) + visit.undoLine,
      afterDoing: tr("Recording it", "面積の記録"))
  }
}

/// The argument that names a floor.
struct FloorArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The floor, such as 3F.", "階（3F など）。")))
  var floor: String
}

struct SpaceEntryArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("The entry's number.", "記録の番号。"), valueName: "entry"))
  var entry: SpaceEntry.ID
}

struct SpaceReason: ParsableArguments {
  @Option(help: ArgumentHelp(tr("Why.", "理由。")))
  var reason: String
}

/// The areas of a floor, in square metres.
struct AreaOptions: ParsableArguments {
  @Option(help: ArgumentHelp(tr("Desks, in square metres.", "執務の面積（平方メートル）。"), valueName: "m2"))
  var desk: String?
  @Option(help: ArgumentHelp(tr("Meetings.", "会議の面積。"), valueName: "m2"))
  var meeting: String?
  @Option(help: ArgumentHelp(tr("Plus-alpha space.", "プラスαの面積。"), valueName: "m2"))
  var plusAlpha: String?
  @Option(help: ArgumentHelp(tr("Shelves.", "書架の面積。"), valueName: "m2"))
  var shelf: String?
  @Option(help: ArgumentHelp(tr("All else.", "その他の面積。"), valueName: "m2"))
  var other: String?
  @Option(
    help: ArgumentHelp(tr("The whole floor, where not all uses are said.", "階全体の面積（用途をすべて指定しないとき）。"), valueName: "m2"))
  var total: String?

  var said: SaidAreas {
    let said =
      [.desk: desk, .meeting: meeting, .plusAlpha: plusAlpha, .shelf: shelf, .other: other] as [AreaUse: String?]
    return SaidAreas(said.compactMapValues(\.self), total: total)
  }
}
