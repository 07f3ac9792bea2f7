internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct SurveyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "survey",
      abstract: tr("Surveys: questions, waves, what they come to.", "アンケート: 設問、調査回、結果。"),
      discussion: tr(
        """
        Example: utsusu survey show 改革前 --by floor

        Answers are anonymous. Figures are shown of waves that are closed, once and for good, and never of a few.
        """,
        """
        例: utsusu survey show 改革前 --by floor

        回答は匿名です。結果は締め切った調査回だけを表示し、少数の回答は表示しません。
        """),
      subcommands: [
        QuestionCommand.self, WaveCommand.self, Open.self, Answer.self, Columns.self, Import.self, Forms.self,
        Close.self, Show.self, Texts.self,
      ])
  }

  struct Open: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "open", abstract: tr("Let answers come in.", "調査回の受付を始める。"),
        discussion: tr("Example: utsusu survey open 改革前", "例: utsusu survey open 改革前"))
    }
    @OptionGroup var wave: WaveArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try SurveyCommand.put(try await visit.openSurveyWave(wave.name), visit, json)
    }
  }

  struct Close: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "close", abstract: tr("Take no more answers, and make the result, for good.", "受付を締め切り、結果を確定する。"),
        discussion: tr(
          """
          Example: utsusu survey close 改革前
          Example: utsusu survey close 改革前 --yes

          `utsusu undo` does not open it again: two results of one wave could be subtracted, and tell what single people answered.
          """,
          """
          例: utsusu survey close 改革前
          例: utsusu survey close 改革前 --yes

          utsusu undo では元に戻せません。同じ調査回の結果が二つあると、その差から個人の回答が分かるためです。
          """))
    }
    @OptionGroup var wave: WaveArgument
    @Flag(help: ArgumentHelp(tr("Do not ask.", "確認せずに実行する。")))
    var yes = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let status = try await visit.surveyWave(named: wave.name)
      if !yes, status.record.wave.state == .open {
        try Question.ask(SurveyWording.consequences(of: status), tr("Close it?", "締め切りますか。"))
      }
      let report = try await visit.closeSurveyWave(wave.name)
      try Output.put(
        json.json
          ? SurveyReportPayload(report, by: .whole).json
          : SurveyResultWording.text(report, by: .whole, width: Output.columns),
        afterDoing: tr("The closing", "締切り"))
    }
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("What a closed wave has come to.", "締め切った調査回の結果を表示する。"),
        discussion: tr("Example: utsusu survey show 改革前 --by floor", "例: utsusu survey show 改革前 --by floor"))
    }
    @OptionGroup var wave: WaveArgument
    @Option(help: ArgumentHelp(tr("The smallest groups shown.", "表示する最小の区分。"), valueName: "whole|floor|unit"))
    var by = SurveyGroup.Level.whole
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let report = try await common.visit().surveyReport(of: wave.name)
      try Output.put(
        json.json
          ? SurveyReportPayload(report, by: by).json
          : SurveyResultWording.text(report, by: by, width: Output.columns))
    }
  }

  struct Texts: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "texts", abstract: tr("What people wrote, sorted.", "自由記述を並べ替えて表示する。"),
        discussion: tr(
          """
          Example: utsusu survey texts 改革前

          Of closed waves that at least five have answered, and never by floor or unit. Sorted by themselves, so that the order tells nothing.
          """,
          """
          例: utsusu survey texts 改革前

          5件以上の回答がある、締め切った調査回について表示します。階や所属とは結び付けず、文字の順に並べます。
          """))
    }
    @OptionGroup var wave: WaveArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let lists = try await common.visit().surveyTexts(of: wave.name)
      try Output.put(
        json.json
          ? ["texts": lists.map(SurveyTextPayload.init)].json : SurveyWording.texts(lists, width: Output.columns))
    }
  }

  static func put(_ status: SurveyWaveStatus, _ visit: Visit, _ json: JSONOption) throws {
    try Output.put(
      json.json ? SurveyWavePayload(status).json : SurveyWording.receipt(status) + visit.undoLine,
      afterDoing: tr("Recording it", "調査回の記録"))
  }
}

/// The argument that names a wave.
struct WaveArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(tr("The wave's name or number.", "調査回の名前か番号。"), valueName: "wave"),
    completion: HomeCompletion.waves)
  var name: String
}
