internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct KeyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "key", abstract: tr("The key that signs reports.", "レポートに署名する鍵。"),
      discussion: tr(
        """
        The private part stays in the home, in no backup. Keep the public key and its fingerprint where the office cannot change \
        them: those who check a report compare them.
        Example: utsusu key show
        """,
        """
        秘密の部分はデータフォルダにだけあり、バックアップには含まれません。公開鍵と指紋は、庁内で書き換えられない場所に控えてください。\
        レポートを確かめる人が見比べます。
        例: utsusu key show
        """),
      subcommands: [Show.self, Renew.self], defaultSubcommand: Show.self)
  }

  struct Show: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "show", abstract: tr("The public key, and those before it.", "公開鍵と、以前の公開鍵を表示する。"),
        discussion: tr("Example: utsusu key show", "例: utsusu key show"), aliases: ["list"])
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws { try await KeyCommand.put(try await common.visit(), json) }
  }

  struct Renew: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "renew", abstract: tr("Make a new key; the one before stays listed.", "新しい鍵を作る（前の鍵は一覧に残る）。"),
        discussion: tr(
          """
          What was signed before stays valid by the key of then. There is no way back: renew again.
          Example: utsusu key renew
          """,
          """
          以前の署名は、そのときの公開鍵で確かめられます。元に戻すことはできません（もう一度作り直せます）。
          例: utsusu key renew
          """))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try await visit.renewKey()
      try await KeyCommand.put(visit, json)
    }
  }

  private static func put(_ visit: Visit, _ json: JSONOption) async throws {
    let keys = try await visit.officeKeys()
    if json.json { return try Output.put(["keys": keys.map { KeyPayload($0, visit.clock) }].json) }
    guard let last = keys.last else {
      return try Output.put(
        tr(
          "There is no key yet. The first `utsusu report --signed FILE` makes it, or `utsusu key renew`.\n",
          "鍵はまだありません。最初の utsusu report --signed ファイル か utsusu key renew で作られます。\n"))
    }
    var lines = [
      last.key.text, tr("  Fingerprint: \(last.key.fingerprint)", "  指紋: \(last.key.fingerprint)"),
      tr("  Since: ", "  開始: ") + day(last.madeAt, visit.clock),
    ]
    let former = keys.dropLast().reversed()
    if !former.isEmpty { lines.append(tr("Before", "以前の鍵")) }
    for key in former {
      lines += [
        "  " + key.key.text,
        "    \(key.key.fingerprint)  \(day(key.madeAt, visit.clock)) – \(day(key.until, visit.clock))",
      ]
    }
    try Output.put(lines.map { $0 + "\n" }.joined())
  }

  private static func day(_ instant: Instant?, _ clock: OfficeClock) -> String {
    instant.map { Moment(instant: $0, dayOnly: false).label(clock) } ?? "–"
  }
}
