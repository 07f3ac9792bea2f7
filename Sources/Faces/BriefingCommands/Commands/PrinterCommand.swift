internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct PrinterCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "printer",
      abstract: tr("Printers, where they stand, and which logs there are of them.", "印刷する機器と、その場所・ログ。"),
      discussion: tr(
        "Example: utsusu printer set 3F-複合機 --floor 3F", "例: utsusu printer set 3F-複合機 --floor 3階"),
      subcommands: [
        List.self, Add.self, Set.self, Merge.self, Logs.self, Person.self, People.self, Keep.self, Forget.self,
        Profiles.self, Profile.self,
      ], defaultSubcommand: List.self)
  }

  fileprivate static func put(_ name: String, _ visit: Visit, _ json: JSONOption) async throws {
    let details = try await visit.printer(named: name)
    if json.json { return try Output.put(PrinterPayload(details).json) }
    try Output.put(PrinterWording.line(details) + visit.undoLine)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu printer list", "例: utsusu printer list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let printers = try await common.visit().printers()
      if json.json { return try Output.put(["printers": printers.map(PrinterPayload.init)].json) }
      try Output.put(PrinterWording.table(printers).text)
      if printers.isEmpty {
        Output.say(
          tr(
            "No printer is known yet: utsusu import prints FILE, or utsusu printer add NAME --no-log",
            "機器はまだありません: utsusu import prints ファイル、または utsusu printer add 名前 --no-log"))
      }
    }
  }

  /// What is said of a printer.
  struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(tr("The unit whose it is.", "機器を使う所属。")), completion: HomeCompletion.units)
    var unit: String?
    @Option(help: ArgumentHelp(tr("The floor that shares it.", "機器を共用する階。")))
    var floor: String?
    @Flag(inversion: .prefixedNo, help: ArgumentHelp(tr("Whether it puts out no paper.", "紙の出ない機器とする・しない。")))
    var virtual: Bool?
    @Flag(inversion: .prefixedNo, help: ArgumentHelp(tr("Whether there are logs of it.", "ログがある・ない。")))
    var log: Bool?

    func place(isNowhere: Bool = false) -> PrinterPlace {
      PrinterPlace(
        unit: unit, floor: floor, isVirtual: virtual, isUnlogged: log.map { !$0 }, isNowhere: isNowhere)
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Add one, such as one without a log.", "機器を加える（ログのないものなど）。"),
        discussion: tr(
          """
          Example: utsusu printer add 3F-複合機 --floor 3F --no-log

          What no log tells of is part of what the logs do not cover: without it, they would seem to have all.
          """,
          """
          例: utsusu printer add 3F-複合機 --floor 3階 --no-log

          ログのない機器も加えておくと、ログの範囲に「ない」として数えられます。
          """))
    }
    @Argument(help: ArgumentHelp(tr("What logs call it.", "ログでの名前。")))
    var name: String
    @OptionGroup var place: PlaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.addPrinter(name, place.place())
      try await PrinterCommand.put(name, visit, json)
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Say where it stands, and what it is.", "機器の場所と種類を設定する。"),
        discussion: tr(
          "Example: utsusu printer set 3F-複合機 --floor 3F\nExample: utsusu printer set PDF作成 --virtual",
          "例: utsusu printer set 3F-複合機 --floor 3階\n例: utsusu printer set PDF作成 --virtual"))
    }
    @Argument(help: ArgumentHelp(tr("The printer.", "機器。")))
    var name: String
    @OptionGroup var place: PlaceOptions
    @Flag(help: ArgumentHelp(tr("It is nobody's, and on no floor.", "場所の設定を外す。")))
    var nowhere = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.setPrinter(name, place.place(isNowhere: nowhere))
      try await PrinterCommand.put(name, visit, json)
    }
  }

  struct Merge: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge",
        abstract: tr("Count a printer as another one, which it is by another name.", "別の名前の同じ機器として統合する。"),
        discussion: tr(
          """
          Example: utsusu printer merge "RICOH IM C4500" --into 3F-複合機

          A machine has one name in its own log and another on the print server. A job that both tell of counts once.
          """,
          """
          例: utsusu printer merge "RICOH IM C4500" --into 3F-複合機

          複合機自身のログと印刷サーバーとで名前が違う場合に使います。両方のログにあるジョブは1回と数えます。
          """))
    }
    @Argument(help: ArgumentHelp(tr("The name that goes.", "統合される名前。")))
    var name: String
    @Option(help: ArgumentHelp(tr("The printer that stays.", "統合先の機器。"), valueName: "printer"))
    var into: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let (merged, target) = try await visit.mergePrinter(name, into: into)
      if json.json { return try Output.put(PrinterPayload(try await visit.printer(named: target.name)).json) }
      try Output.put(
        tr(
          "\(merged.name.safe) is counted as \(target.name.safe) from now on.\n",
          "\(merged.name.safe) を \(target.name.safe) に統合しました。\n") + visit.undoLine)
    }
  }

  struct Logs: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "logs", abstract: tr("The files that were taken in.", "取り込んだログの一覧を表示する。"),
        discussion: tr("Example: utsusu printer logs", "例: utsusu printer logs"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let logs = try await visit.printLogs()
      if json.json { return try Output.put(["logs": logs.map { PrintLogPayload($0, visit.clock) }].json) }
      try Output.put(PrinterWording.logs(logs, visit.clock).text)
    }
  }
}
