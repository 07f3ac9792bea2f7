internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct RoomCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "room", abstract: tr("Rooms, their screens' addresses, and what is on.", "会議室とその画面のアドレス、投影中の報告。"),
      discussion: tr("Example: utsusu room add 3A", "例: utsusu room add 3A"),
      subcommands: [List.self, Add.self, Rename.self, Renew.self, Remove.self], defaultSubcommand: List.self,
      aliases: ["rooms"])
  }

  /// Prints a room as it is now.
  private static func putJSON(_ name: String, _ visit: Visit) async throws {
    guard let room = try await visit.room(named: name) else { return }
    try Output.put(RoomPayload(room, server: try ServerLock.running(visit.library.home)?.address).json)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu room list", "例: utsusu room list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let server = try ServerLock.running(visit.library.home)?.address
      let rooms = try await visit.rooms()
      if json.json { return try Output.put(["rooms": rooms.map { RoomPayload($0, server: server) }].json) }
      // An address has a line of its own: it is longer than what a terminal has left for it.
      let lines = rooms.map { room in
        let live =
          room.live.map { run in
            let also = rooms.filter { $0.live?.briefing == run.briefing && $0.room.id != room.room.id }.map(
              \.room.name.safe
            )
            .joined(separator: tr(", ", "、"))
            return tr("  on: ", "  投影中: ") + "\(run.briefing)  \((room.title ?? "").safe)"
              + (also.isEmpty ? "" : tr(" (in \(also) too)", "（\(also) でも投影中）"))
          } ?? ""
        return "\(room.room.name.safe)\(live)\n" + tr("  Screen  ", "  画面  ") + room.room.screen(server) + "\n"
      }
      try Output.put(lines.joined())
      if rooms.isEmpty {
        Output.say(tr("No room yet. Add one: utsusu room add 3A", "会議室がありません。加えるには: utsusu room add 3A"))
      }
      if server == nil {
        Output.say(LibraryError.noServer.sentence)
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Add one.", "加える。"),
        discussion: tr("Example: utsusu room add 3A", "例: utsusu room add 3A"))
    }
    @Argument(help: ArgumentHelp(tr("The name.", "名前。")))
    var name: String
    @Flag(help: ArgumentHelp(tr("It is new, though it looks like a known one.", "よく似た会議室とは別の、新しい会議室とする。")))
    var new = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let room = try await visit.addRoom(name, takesNewName: new)
      if json.json { return try await RoomCommand.putJSON(room.name, visit) }
      let screen = room.screen(try ServerLock.running(visit.library.home)?.address)
      try Output.put(
        tr("Room added: \(room.name.safe)  \(screen)\n", "会議室を加えました: \(room.name.safe)  \(screen)\n") + visit.undoLine)
    }
  }

  struct Rename: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "rename", abstract: tr("Rename; the screen's address stays.", "名前を変える（画面のアドレスは変わらない）。"),
        discussion: tr("Example: utsusu room rename 3A 第3会議室", "例: utsusu room rename 3A 第3会議室"))
    }
    @OptionGroup var names: RenameArguments
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.renameRoom(names.name, to: names.newName)
      if json.json { return try await RoomCommand.putJSON(names.newName, visit) }
      try Output.put("\(names.name.safe) → \(names.newName.safe)\n" + visit.undoLine)
    }
  }

  struct Renew: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "renew",
        abstract: tr("Give a room's screen another address; the one before ends.", "画面のアドレスを新しくする（前のアドレスは使えなくなる）。"),
        discussion: tr("Example: utsusu room renew 3A", "例: utsusu room renew 3A"))
    }
    @Argument(help: ArgumentHelp(tr("The name.", "名前。")), completion: HomeCompletion.rooms)
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let room = try await visit.renewScreen(of: name)
      if json.json { return try await RoomCommand.putJSON(room.name, visit) }
      let screen = room.screen(try ServerLock.running(visit.library.home)?.address)
      try Output.put("\(room.name.safe)  \(screen)\n" + visit.undoLine)
    }
  }

  struct Remove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove", abstract: tr("Take one away that no record needs.", "投影の記録のない会議室を外す。"),
        discussion: tr("Example: utsusu room remove 3A", "例: utsusu room remove 3A"))
    }
    @Argument(help: ArgumentHelp(tr("The name.", "名前。")), completion: HomeCompletion.rooms)
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let room = try await visit.removeRoom(name)
      if json.json { return try Output.put(RemovedPayload(room.name).json) }
      try Output.put(tr("Room removed: \(room.name.safe)\n", "会議室を外しました: \(room.name.safe)\n") + visit.undoLine)
    }
  }
}
