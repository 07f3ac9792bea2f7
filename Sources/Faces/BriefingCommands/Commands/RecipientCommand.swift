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
      subcommands: [List.self, Add.self, Rename.self, Alias.self, Merge.self, Remove.self], defaultSubcommand: List.self
    )
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

  struct Merge: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge", abstract: tr("Count a recipient as another one.", "報告先を別の報告先に統合する。"),
        discussion: tr(
          """
          Example: utsusu recipient merge 危機菅理監 --into 危機管理監

          Its names find the other one from now on. The ledger keeps what it says; lists and reports count it there. A briefing \
          that was for both is for one. Where entries of both are in force, which would count twice, nothing is merged: the \
          briefings are named, so that one of each two can be withdrawn.
          """,
          """
          例: utsusu recipient merge 危機菅理監 --into 危機管理監

          統合した名前は統合先を指すようになります。台帳の記録は変わらず、一覧とレポートは統合先に数えます。両方を報告先とする報告は、\
          一つの報告先になります。両方への提出の記録がある報告があれば、二重に数えることになるため統合せず、その番号を示します。\
          一方の記録を取り下げてください。
          """))
    }
    @Argument(help: ArgumentHelp(tr("The recipient that goes.", "統合される報告先。")), completion: HomeCompletion.recipients)
    var name: String
    @Option(
      help: ArgumentHelp(tr("The recipient that stays.", "統合先の報告先。"), valueName: "recipient"),
      completion: HomeCompletion.recipients)
    var into: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let receipt = try await visit.mergeRecipient(name, into: into)
      if json.json { return try await visit.putJSON(receipt.into.name, Recipient.self) }
      try Output.put(receipt.text + visit.undoLine)
    }
  }

  struct Remove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove", abstract: tr("Take one away that no briefing and no entry needs.", "使われていない報告先を外す。"),
        discussion: tr("Example: utsusu recipient remove 副市長", "例: utsusu recipient remove 副市長"))
    }
    @Argument(help: ArgumentHelp(tr("The name.", "名前。")), completion: HomeCompletion.recipients)
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let recipient = try await visit.removeRecipient(name)
      if json.json { return try Output.put(RemovedPayload(recipient.name).json) }
      try Output.put(
        tr("Recipient removed: \(recipient.name.safe)\n", "報告先を外しました: \(recipient.name.safe)\n") + visit.undoLine)
    }
  }
}
