internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct MaterialCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "material",
      abstract: tr("Order the materials of a briefing, or take a wrong file away.", "資料を並べ替える。誤って登録した資料を削除する。"),
      discussion: tr(
        """
        Example: utsusu material move 42 --material 3 --to 1
        Example: utsusu material remove 42 --material 2 --reason 誤登録
        """,
        """
        例: utsusu material move 42 --material 3 --to 1
        例: utsusu material remove 42 --material 2 --reason 誤登録
        """),
      subcommands: [Move.self, Remove.self])
  }

  struct Move: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "move", abstract: tr("Give a material another place among those of its briefing.", "資料の順番を変える。"),
        discussion: tr(
          "Example: utsusu material move 42 --material 3 --to 1", "例: utsusu material move 42 --material 3 --to 1"))
    }

    @OptionGroup var briefing: BriefingArgument
    @Option(help: ArgumentHelp(tr("Which of its materials, by position.", "資料の順番。"), valueName: "position"))
    var material: Int
    @Option(help: ArgumentHelp(tr("The position that it is to have.", "移す先の順番。"), valueName: "position"))
    var to: Int
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      let details = try await visit.move(material: material, of: briefing.number, to: to)
      try Output.put(
        json.json
          ? BriefingPayload(details, visit.clock).json : details.text(visit.clock) + visit.amendedLine,
        afterDoing: tr("Moving the material", "資料の並べ替え"))
    }
  }

  struct Remove: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "remove",
        abstract: tr("Take the text, pictures and bytes of a material away, for good.", "資料の本文・画像・ファイルを完全に削除する。"),
        discussion: tr(
          """
          Example: utsusu material remove 42 --reason 誤登録
          Example: utsusu material remove 42 --material 2 --edition 1 --reason 誤登録 --yes
          Example: utsusu material remove --indexed /srv/archive/名簿.xlsx --reason 個人情報

          `utsusu undo` does not bring it back. Its name and hash stay, with who took it away, when and why. An older backup \
          still has it; the next one has not. Where it was the newest version, register the right file with --replaces.
          """,
          """
          例: utsusu material remove 42 --reason 誤登録
          例: utsusu material remove 42 --material 2 --edition 1 --reason 誤登録 --yes
          例: utsusu material remove --indexed /srv/archive/名簿.xlsx --reason 個人情報

          utsusu undo では元に戻せません。ファイル名・ハッシュと、誰がいつなぜ削除したかは残ります。以前のバックアップには残り、\
          次のバックアップには含まれません。最新の版を削除したときは、正しいファイルを --replaces で登録してください。
          """))
    }

    @Argument(help: ArgumentHelp(tr("The briefing's number.", "報告の番号。"), valueName: "briefing"))
    var briefing: Briefing.ID?
    @Option(
      help: ArgumentHelp(
        tr(
          "A file of `utsusu index`, by its path or by the number that a search shows.",
          "utsusu index で取り込んだ資料。パスか、検索で表示される番号で指定。"), valueName: "file|number"), completion: .file())
    var indexed: SourcePath?
    @Option(
      help: ArgumentHelp(
        tr("Which of its materials, by position (else the only one).", "資料の順番（省略時は一つしかない資料）。"),
        valueName: "position"))
    var material: Int?
    @Option(
      help: ArgumentHelp(
        tr("Which version (else the only one left).", "版の番号（省略時は残っている一つの版）。"), valueName: "n"))
    var edition: Int?
    @Option(help: ArgumentHelp(tr("Why.", "理由。")))
    var reason: String
    @Flag(help: ArgumentHelp(tr("Do not ask.", "確認せずに実行する。")))
    var yes = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (briefing == nil) != (indexed == nil), indexed == nil || material == nil else {
        throw ValidationError(
          tr(
            "Say the number of a briefing, or --indexed with one file; --material goes with a briefing.",
            "報告の番号か --indexed のどちらか一つを指定してください。--material は報告の番号と一緒に使います。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      // A number is not the name of a file: that is ./42.
      let file = indexed.map { file in
        Material.ID(argument: file.text).map(IndexedMaterial.number) ?? .file(file)
      }
      let wanted =
        if let file {
          try await visit.removable(indexed: file, version: edition)
        } else {
          try await visit.removable(briefing ?? 0, material: material, version: edition)
        }
      if !yes {
        try Question.ask(
          wanted.text(visit.clock)
            + tr(
              "  This cannot be taken back. Older backups still have it.\n", "  元に戻せません。以前のバックアップには残ります。\n"),
          tr("Take it away?", "削除しますか。"))
      }
      let receipt =
        if let briefing {
          try await visit.remove(
            briefing, material: wanted.version.position, version: wanted.version.number, reason: reason)
        } else {
          try await visit.remove(
            indexed: .number(wanted.version.material), version: wanted.version.number, reason: reason)
        }
      try Output.put(
        json.json ? RemovalReceiptPayload(receipt, visit.clock).json : receipt.text(visit.clock),
        afterDoing: tr("The removal", "資料の削除"))
      Output.say(
        tr(
          "`utsusu undo` does not bring it back. Backups made until now still have it; make a new one, and do away with them.",
          "utsusu undo では元に戻せません。これまでのバックアップには残っています。新しいバックアップを取り、古いものは処分してください。"))
    }
  }
}
