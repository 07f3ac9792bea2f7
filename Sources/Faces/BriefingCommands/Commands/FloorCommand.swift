internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct FloorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "floor",
      abstract: tr("Floors and their phases in the roll-out.", "階と全庁展開の段階（現状整理から全庁展開まで）。"),
      discussion: tr(
        "Example: utsusu floor phase 3F 先行整備 --planned 2026-04 --actual 2026-05",
        "例: utsusu floor phase 3F 先行整備 --planned 2026-04 --actual 2026-05"),
      subcommands: [List.self, Phase.self], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("Floors by phases.", "階と段階の表を表示する。"),
        discussion: tr("Example: utsusu floor list", "例: utsusu floor list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let floors = try await common.visit().floors()
      try Output.put(
        json.json ? ["floors": floors.map(FloorPayload.init)].json : FloorWording.list(floors, width: Output.columns))
    }
  }

  struct Phase: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "phase",
        abstract: tr(
          "In which month a floor comes to a phase, and whether it is a model floor.", "階の段階ごとの予定月・実績月と、先行フロアかどうかを設定する。"
        ),
        discussion: tr(
          """
          Example: utsusu floor phase 3F 先行整備 --planned 2026-04 --actual 2026-05
          Example: utsusu floor phase 3F --model

          Phases: survey 現状整理, ideal 理想, design 設計, modelFloor 先行整備, effects 効果測定, rollOut 全庁展開. A month that is not said stays \
          as it was, unless with --clear.
          """,
          """
          例: utsusu floor phase 3F 先行整備 --planned 2026-04 --actual 2026-05
          例: utsusu floor phase 3F --model

          段階: 現状整理 survey、理想 ideal、設計 design、先行整備 modelFloor、効果測定 effects、全庁展開 rollOut。指定しない月はそのままで、\
          --clear を付けると消えます。
          """))
    }
    @OptionGroup var floor: FloorArgument
    @Argument(help: ArgumentHelp(tr("The phase.", "段階。")))
    var phase: FloorPhase?
    @Option(help: ArgumentHelp(tr("The month for which it was planned.", "予定の月。"), valueName: "month"))
    var planned: String?
    @Option(help: ArgumentHelp(tr("The month in which it really came to it.", "実績の月。"), valueName: "month"))
    var actual: String?
    @Flag(help: ArgumentHelp(tr("Forget what was said of the phase before.", "この段階の、以前の月を消す。")))
    var clear = false
    @Flag(inversion: .prefixedNo, help: ArgumentHelp(tr("It is a model floor, or is none.", "先行フロアとする（しない）。")))
    var model: Bool?
    @Flag(help: ArgumentHelp(tr("The floor is another than the one it looks like.", "よく似た階とは別の、新しい階とする。")))
    var new = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      let saysMonth = planned != nil || actual != nil || clear
      if saysMonth != (phase != nil) || !saysMonth && model == nil {
        throw ValidationError(
          tr(
            "Say a phase and a month of it: 先行整備 --planned 2026-04 --actual 2026-05; or --model.",
            "段階とその月を 先行整備 --planned 2026-04 --actual 2026-05 のように指定するか、--model を指定してください。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let change = FloorChange(
        phase, planned: try planned.map(visit.clock.month), actual: try actual.map(visit.clock.month),
        clearsPhase: clear, isModel: model, takesNewFloor: new)
      let floor = try await visit.setFloor(self.floor.floor, change)
      try Output.put(
        json.json
          ? FloorPayload(floor).json : FloorWording.list([floor], width: Output.columns) + visit.undoLine,
        afterDoing: tr("Setting it", "設定"))
    }
  }
}
