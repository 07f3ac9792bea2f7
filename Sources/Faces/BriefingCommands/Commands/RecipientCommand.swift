internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct RecipientCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "recipient", abstract: tr("To whom briefings go.", "報告先。"),
      discussion: tr(
        "Example: utsusu recipient add 副市長 --alias vice-mayor", "例: utsusu recipient add 副市長 --alias vice-mayor"),
      subcommands: [List.self, Add.self, Rename.self, Alias.self], defaultSubcommand: List.self)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu recipient list", "例: utsusu recipient list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let recipients = try await common.visit().parties(Recipient.self)
      if json.json { return try Output.put(["recipients": recipients.map(RecipientPayload.init)].json) }
      var table = TextTable(columns: [.init(title: tr("Recipient", "報告先")), .init(title: tr("Aliases", "別名"))])
      table.rows = recipients.map { [$0.party.name, $0.aliases.joined(separator: ", ")] }
      try Output.put(table.text)
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Add one.", "加える。"),
        discussion: tr(
          "Example: utsusu recipient add 副市長 --alias vice-mayor", "例: utsusu recipient add 副市長 --alias vice-mayor"),
        aliases: ["set"])
    }
    @Argument(help: ArgumentHelp(tr("The name.", "名前。")))
    var name: String
    @Option(name: .customLong("alias"), help: ArgumentHelp(tr("Another name; may be repeated.", "別名（繰り返し可）。")))
    var aliases: [String] = []
    @Flag(help: ArgumentHelp(tr("It is new, though it looks like a known one.", "よく似た報告先とは別の、新しい報告先とする。")))
    var new = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.add(name, aliases: aliases, Recipient.self, takesNewName: new)
      if json.json { return try await visit.putJSON(name, Recipient.self) }
      try Output.put(tr("Recipient added: \(name.safe)\n", "報告先を加えました: \(name.safe)\n") + visit.undoLine)
    }
  }

  struct Rename: AsyncParsableCommand {
    static var configuration: CommandConfiguration { renaming("utsusu recipient rename 局長 都市局長") }
    @OptionGroup var names: RenameArguments
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions
    func run() async throws { try await names.rename(Recipient.self, with: common.visit(), json) }
  }

  struct Alias: AsyncParsableCommand {
    static var configuration: CommandConfiguration { aliasing("utsusu recipient alias 局長 director") }
    @OptionGroup var names: AliasArguments
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions
    func run() async throws { try await names.change(Recipient.self, with: common.visit(), json) }
  }
}
