internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording
internal import JapaneseText

struct GoalCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "goal", abstract: tr("The reduction that the office wants to reach.", "削減率の目標。"),
      discussion: tr("Example: utsusu goal set 55%", "例: utsusu goal set 55%"),
      subcommands: [Show.self, Set.self], defaultSubcommand: Show.self)
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("Show it.", "表示する。"),
        discussion: tr("Example: utsusu goal show", "例: utsusu goal show"), aliases: ["list"])
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let goal = try await common.visit().settings().goal
      try Output.put(json.json ? ["goal": goal].json : GoalCommand.sentence(goal))
    }
  }

  struct Set: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "set", abstract: tr("Set it.", "設定する。"),
        discussion: tr("Example: utsusu goal set 55%", "例: utsusu goal set 55%"))
    }
    @Argument(
      parsing: .allUnrecognized,
      help: ArgumentHelp(tr("A share such as 55%, -55% or 0.55.", "割合（55%、-55%、0.55 など）。"), valueName: "share"))
    var share: [String]
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if share.filter({ $0 != "--" }).count != 1 {
        throw ValidationError(tr("Give one share, such as 55%.", "割合を一つ指定してください（例: 55%）。"))
      }
    }

    func run() async throws {
      let share = share.last { $0 != "--" } ?? ""
      guard let goal = ShareExpression.fraction(share) else {
        throw Failure.noGoal(share)
      }
      let visit = try await common.visit()
      try await visit.setGoal(goal)
      try Output.put(json.json ? ["goal": goal].json : GoalCommand.sentence(goal) + visit.undoLine)
    }
  }

  private static func sentence(_ goal: Double) -> String {
    tr("Goal: a reduction of \(Figure.percent(goal))\n", "目標: \(Figure.percent(goal)) の削減\n")
  }
}
