internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

/// What every command says that notes something of a place.
struct StockSaying: ParsableArguments {
  @Option(help: ArgumentHelp(tr("On this day (else today).", "日付（省略時は今日）。"), valueName: "day"))
  var on: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func put(
    _ kind: StockEntry.Kind, _ place: StockPlaceArgument, amount: String = "", area: String? = nil, isNew: Bool = false
  ) async throws {
    let visit = try await common.visit()
    let receipt = try await visit.noteStock(
      StockStatement(
        kind, at: place.name, unit: place.unit, on: on.map(visit.clock.day), amount: amount, area: area,
        takesNewPlace: isNew))
    try StockCommand.put(receipt, visit, json)
  }
}

/// The argument that says how many metres.
struct ShelfMetres: ParsableArguments {
  @Argument(
    help: ArgumentHelp(tr("Metres of shelf: 12.4, 12.4fm, 90cm.", "ファイルメーター（12.4、12.4fm、90cm など）。"), valueName: "fm"))
  var amount: String
}

/// Whether a place is meant that looks like a known one.
struct NewPlaceOption: ParsableArguments {
  @Flag(help: ArgumentHelp(tr("The place is another than the one it looks like.", "よく似た場所とは別の、新しい場所とする。")))
  var new = false
}

extension StockCommand {
  struct Measure: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "measure", abstract: tr("How much lies in a place.", "場所の文書量を記録する。"),
        discussion: tr(
          "Example: utsusu stock measure 3F書庫 12.4 --on 2026-10-01 --unit 危機管理課",
          "例: utsusu stock measure 3F書庫 12.4 --on 2026-10-01 --unit 危機管理課"))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var metres: ShelfMetres
    @OptionGroup var newPlace: NewPlaceOption
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.measured, place, amount: metres.amount, isNew: newPlace.new) }
  }

  struct NotMeasured: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "not-measured",
        abstract: tr("A place is there, and nobody has measured it.", "場所はあるが、測っていないことを記録する。"),
        discussion: tr(
          "Example: utsusu stock not-measured 4F倉庫 --on 2026-10-01", "例: utsusu stock not-measured 4F倉庫 --on 2026-10-01"
        ))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var newPlace: NewPlaceOption
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.notMeasured, place, isNew: newPlace.new) }
  }

  struct Discard: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "discard", abstract: tr("What was thrown away.", "廃棄した量を記録する。"),
        discussion: tr(
          "Example: utsusu stock discard 3F書庫 2.5 --on 2026-09-15", "例: utsusu stock discard 3F書庫 2.5 --on 2026-09-15"))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var metres: ShelfMetres
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.discarded, place, amount: metres.amount) }
  }

  struct Move: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "move", abstract: tr("What was moved to the archive.", "書庫へ移管した量を記録する。"),
        discussion: tr(
          "Example: utsusu stock move 3F書庫 4 --on 2026-09-15", "例: utsusu stock move 3F書庫 4 --on 2026-09-15"))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var metres: ShelfMetres
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.archived, place, amount: metres.amount) }
  }

  struct Scan: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "scan", abstract: tr("What was scanned, and not kept as paper.", "電子化して紙を残さなかった量を記録する。"),
        discussion: tr(
          "Example: utsusu stock scan 3F書庫 1.2 --on 2026-09-15", "例: utsusu stock scan 3F書庫 1.2 --on 2026-09-15"))
    }
    @OptionGroup var place: StockPlaceArgument
    @OptionGroup var metres: ShelfMetres
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.scanned, place, amount: metres.amount) }
  }

  struct Shelves: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "shelves", abstract: tr("Shelves that were removed, and the area freed.", "撤去した書架と空いた面積を記録する。"),
        discussion: tr(
          "Example: utsusu stock shelves 3F書庫 --removed 4 --area 0.45",
          "例: utsusu stock shelves 3F書庫 --removed 4 --area 0.45"))
    }
    @OptionGroup var place: StockPlaceArgument
    @Option(help: ArgumentHelp(tr("How many.", "台数。"), valueName: "count"))
    var removed: String
    @Option(help: ArgumentHelp(tr("Square metres that each stood on.", "1台が占めていた面積（平方メートル）。"), valueName: "m2"))
    var area: String?
    @OptionGroup var saying: StockSaying

    func run() async throws { try await saying.put(.shelves, place, amount: removed, area: area) }
  }

  struct Correct: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "correct", abstract: tr("Say another amount in place of a wrong one.", "誤った量を訂正する。"),
        discussion: tr(
          """
          Example: utsusu stock correct 3 12.6 --reason 読み違い

          The entry keeps its number, and what was said before stays in the list of settings. `utsusu stock show PLACE` has the numbers. \
          Where place, day or kind is wrong: withdraw the entry and note it anew.
          """,
          """
          例: utsusu stock correct 3 12.6 --reason 読み違い

          番号はそのままで、訂正前の内容も設定の記録に残ります。番号は utsusu stock show 場所 で見られます。場所・日付・内容の\
          誤りは、取り下げて改めて記録してください。
          """))
    }
    @Argument(help: ArgumentHelp(tr("The entry's number.", "記録の番号。"), valueName: "entry"))
    var entry: StockEntry.ID
    @Argument(help: ArgumentHelp(tr("The right amount.", "正しい量。")))
    var amount: String
    @Option(help: ArgumentHelp(tr("Why.", "理由。")))
    var reason: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try StockCommand.put(try await visit.correctStock(entry, to: amount, reason: reason), visit, json)
    }
  }

  struct Withdraw: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "withdraw", abstract: tr("Take an entry out of all figures.", "記録を取り下げる（数値に含めない）。"),
        discussion: tr(
          "Example: utsusu stock withdraw 3 --reason 場所の誤り", "例: utsusu stock withdraw 3 --reason 場所の誤り"))
    }
    @Argument(help: ArgumentHelp(tr("The entry's number.", "記録の番号。"), valueName: "entry"))
    var entry: StockEntry.ID
    @Option(help: ArgumentHelp(tr("Why.", "理由。")))
    var reason: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try StockCommand.put(try await visit.withdrawStock(entry, reason: reason), visit, json)
    }
  }
}
