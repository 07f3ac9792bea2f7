internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct AssignmentCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "assignment", abstract: tr("What recipients asked, until it is done.", "報告先から出た宿題。"),
      discussion: tr(
        "Example: utsusu assignment add 42 図面を大きくする --owner 道路課 --due 12/5",
        "例: utsusu assignment add 42 図面を大きくする --owner 道路課 --due 12/5"),
      subcommands: [List.self, Add.self, Done.self], defaultSubcommand: List.self)
  }

  fileprivate static func put(_ details: AssignmentDetails, _ visit: Visit, _ json: JSONOption) throws {
    if json.json { return try Output.put(AssignmentPayload(details, visit.clock).json) }
    try Output.put(AssignmentWording([details], visit.clock).text(width: Output.tableColumns) + visit.undoLine)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List those that are open, the first due first.", "済んでいない宿題を期限の早い順に表示する。"),
        discussion: tr("Example: utsusu assignment list --done", "例: utsusu assignment list --done"))
    }
    @Flag(help: ArgumentHelp(tr("Those that are done, the latest first.", "済んだ宿題を新しい順に表示する。")))
    var done = false
    @Option(help: ArgumentHelp(tr("Of this briefing alone.", "この報告の宿題だけ。"), valueName: "briefing"))
    var of: Briefing.ID?
    @Option(help: ArgumentHelp(tr("So many at most.", "最大件数。")))
    var limit = 100
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard limit > 0 else { throw ValidationError(tr("--limit is 1 or more.", "--limit は1以上にしてください。")) }
    }

    func run() async throws {
      let visit = try await common.visit()
      let found = try await visit.assignments(done: done, of: of, limit: limit)
      if json.json {
        return try Output.put(["assignments": found.map { AssignmentPayload($0, visit.clock) }].json)
      }
      try Output.put(AssignmentWording(found, visit.clock).text(width: Output.tableColumns))
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Note one.", "加える。"),
        discussion: tr(
          """
          Example: utsusu assignment add 42 図面を大きくする --owner 道路課 --due 12/5

          It is listed, and shown with later briefings of the same unit for the same recipients, until it is done.
          """,
          """
          例: utsusu assignment add 42 図面を大きくする --owner 道路課 --due 12/5

          済むまで一覧に残り、同じ所属から同じ報告先への次の報告に表示されます。
          """))
    }
    @OptionGroup var briefing: BriefingArgument
    @Argument(help: ArgumentHelp(tr("What is to be done.", "内容。")))
    var text: String
    @Option(help: ArgumentHelp(tr("Who deals with it, a unit or a person.", "担当する所属または人。")))
    var owner: String?
    @Option(help: ArgumentHelp(tr("By which day.", "期限。"), valueName: "day"))
    var due: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try AssignmentCommand.put(
        try await visit.assign(text, in: briefing.number, owner: owner, due: due), visit, json)
    }
  }

  struct Done: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "done", abstract: tr("Say that one was dealt with.", "済みにする。"),
        discussion: tr(
          "Example: utsusu assignment done 3\nExample: utsusu assignment done 3 --undo",
          "例: utsusu assignment done 3\n例: utsusu assignment done 3 --undo"))
    }
    @Argument(help: ArgumentHelp(tr("Its number.", "宿題の番号。")))
    var assignment: Assignment.ID
    @Flag(help: ArgumentHelp(tr("It is open again.", "済みを取り消す。")))
    var undo = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try AssignmentCommand.put(try await visit.set(assignment, done: !undo), visit, json)
    }
  }
}
