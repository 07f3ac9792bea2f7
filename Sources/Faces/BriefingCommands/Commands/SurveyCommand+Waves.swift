internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension SurveyCommand {
  struct WaveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "wave", abstract: tr("The rounds of surveys.", "調査回。"),
        discussion: tr("Example: utsusu survey wave list", "例: utsusu survey wave list"),
        subcommands: [List.self, Add.self, Change.self], defaultSubcommand: List.self)
    }
  }
}

/// What is said of a wave beside its name.
struct WaveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      tr("Before the reform, after it, or later.", "改革前（before）、改革後（after）、その後（later）。"),
      valueName: "before|after|later"))
  var phase: SurveyWave.Phase?
  @Option(
    help: ArgumentHelp(
      tr("Its days, or its month. They open and close nothing.", "期間か月。受付の開始・締切りとは連動しません。"), valueName: "days"))
  var days: String?
  @Option(help: ArgumentHelp(tr("How many are asked.", "依頼する人数。"), valueName: "people"))
  var asked: Count?
  @Option(
    help: ArgumentHelp(
      tr("How many on a floor: 3階=40; may be given several times.", "階ごとの依頼人数（3階=40 など、複数回指定可）。"),
      valueName: "floor=people"))
  var floor: [FloorCount] = []

  var isGiven: Bool { phase != nil || days != nil || asked != nil || !floor.isEmpty }
}

/// 3階=40.
struct FloorCount: ExpressibleByArgument {
  let floor: SurveyWave.Floor

  init?(argument: String) {
    guard let floor = SurveyWave.Floor(written: argument) else { return nil }
    self.floor = floor
  }
}

extension SurveyCommand.WaveCommand {
  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("Every wave, and how many have answered.", "調査回と回答数の一覧を表示する。"),
        discussion: tr("Example: utsusu survey wave list", "例: utsusu survey wave list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let waves = try await common.visit().surveyWaves()
      try Output.put(
        json.json
          ? ["waves": waves.map(SurveyWavePayload.init)].json : SurveyWording.waves(waves, width: Output.columns))
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Plan a wave.", "調査回を加える。"),
        discussion: tr(
          "Example: utsusu survey wave add 改革前 --phase before --days 2025-02-03..2025-02-14 --asked 120 --floor 3階=40",
          "例: utsusu survey wave add 改革前 --phase before --days 2025-02-03..2025-02-14 --asked 120 --floor 3階=40"))
    }
    @Argument(help: ArgumentHelp(tr("What it is called.", "調査回の名前。")))
    var name: String
    @OptionGroup var options: WaveOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard options.phase != nil, options.days != nil else {
        throw ValidationError(
          tr(
            "Say when it is: --phase before --days 2025-02-03..2025-02-14",
            "時期と期間を指定してください（例: --phase before --days 2025-02-03..2025-02-14）。"))
      }
    }

    func run() async throws {
      guard let phase = options.phase, let days = options.days else { return }
      let visit = try await common.visit()
      let wave = SurveyWave(
        name, phase, try visit.clock.days(of: days), asked: options.asked?.value, floors: options.floor.map(\.floor))
      try SurveyCommand.put(try await visit.addSurveyWave(wave), visit, json)
    }
  }

  struct Change: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "change", abstract: tr("Change a wave that is not closed.", "締め切る前の調査回を変更する。"),
        discussion: tr(
          """
          Example: utsusu survey wave change 改革前 --asked 118 --floor 3階=38 --floor 4階=80

          --floor takes the place of all floors that were said.
          """,
          """
          例: utsusu survey wave change 改革前 --asked 118 --floor 3階=38 --floor 4階=80

          --floor を指定すると、階ごとの人数をすべて置き換えます。
          """))
    }
    @OptionGroup var wave: WaveArgument
    @Option(help: ArgumentHelp(tr("Another name.", "新しい名前。")))
    var name: String?
    @OptionGroup var options: WaveOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if name == nil, !options.isGiven {
        throw ValidationError(tr("Say what is to change, such as --asked 118.", "変更する内容を指定してください（例: --asked 118）。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let days = try options.days.map(visit.clock.days(of:))
      let (name, phase, asked, floors) = (name, options.phase, options.asked?.value, options.floor.map(\.floor))
      let status = try await visit.changeSurveyWave(wave.name) { wave in
        if let name { wave.name = name }
        if let phase { wave.phase = phase }
        if let days { wave.days = days }
        if let asked { wave.asked = asked }
        if !floors.isEmpty { wave.floors = floors }
      }
      try SurveyCommand.put(status, visit, json)
    }
  }
}
