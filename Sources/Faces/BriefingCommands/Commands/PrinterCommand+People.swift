internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

// Who prints, and what is kept of that.
extension PrinterCommand {
  struct Person: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "person", abstract: tr("Say of which unit somebody is who prints.", "印刷した人の所属を設定する。"),
        discussion: tr(
          """
          Example: utsusu printer person h.sato --unit 危機管理課

          Their jobs are that unit's, on whatever printer. The name becomes a pseudonym and is not kept.
          """,
          """
          例: utsusu printer person h.sato --unit 危機管理課

          どの機器で印刷しても、その所属のジョブと数えます。名前は仮名に変え、残しません。
          """))
    }
    @Argument(help: ArgumentHelp(tr("Their name in logs.", "ログでの利用者名。")))
    var name: String
    @Option(help: ArgumentHelp(tr("Their unit.", "所属。")), completion: HomeCompletion.units)
    var unit: String?
    @Flag(help: ArgumentHelp(tr("The printer tells whose their jobs are.", "所属の設定を外す。")))
    var noUnit = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard (unit == nil) == noUnit else {
        throw ValidationError(
          tr("Give one of --unit and --no-unit.", "--unit か --no-unit のどちらか一つを指定してください。"))
      }
    }

    func run() async throws {
      let visit = try await common.visit()
      let person = try await visit.setPrintPerson(name, unit: unit)
      if json.json { return try Output.put(PrintPersonPayload(person).json) }
      try Output.put(PrinterWording.people([person]).text + visit.undoLine)
    }
  }

  struct People: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "people", abstract: tr("Those who print whose unit is known.", "所属を設定した、印刷した人の一覧を表示する。"),
        discussion: tr("Example: utsusu printer people", "例: utsusu printer people"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let people = try await common.visit().printPeople()
      if json.json { return try Output.put(["people": people.map(PrintPersonPayload.init)].json) }
      try Output.put(PrinterWording.people(people).text)
    }
  }

  struct Keep: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "keep", abstract: tr("What is kept of who prints, and for how long.", "印刷した人について残すものと期間。"),
        discussion: tr(
          """
          Example: utsusu printer keep --months 12

          Persons are pseudonyms, made with a secret of this home. --names keeps their names too, from the next log on. Nothing goes by \
          itself: `utsusu printer forget` forgets what is older.
          """,
          """
          例: utsusu printer keep --months 12

          利用者はこのデータフォルダの鍵で作る仮名にします。--names を付けると、次に取り込むログから名前も残します。自動では消去せず、\
          古いものは utsusu printer forget で消去します。
          """))
    }
    @Flag(inversion: .prefixedNo, help: ArgumentHelp(tr("Whether names are kept.", "名前を残す・残さない。")))
    var names: Bool?
    @Option(help: ArgumentHelp(tr("For how many months persons and titles are kept.", "利用者と文書名を残す月数。")))
    var months: Count?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      if names != nil || months != nil { try await visit.keepPrints(names: names, months: months?.value) }
      let keeping = try await visit.printKeeping()
      if json.json { return try Output.put(PrintKeepingPayload(keeping).json) }
      try Output.put(PrinterWording.keeping(keeping) + visit.undoLine)
    }
  }

  struct Forget: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "forget",
        abstract: tr("Forget persons and titles that are older than they are kept.", "期間を過ぎた利用者と文書名を消去する。"),
        discussion: tr(
          """
          Example: utsusu printer forget

          For good, and with them names where none are kept. Older backups still have them.
          """,
          """
          例: utsusu printer forget

          元に戻せません。名前を残さない設定のときは、残っている名前も消去します。以前のバックアップには残ります。
          """))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let forgotten = try await common.visit().forgetPrints()
      try Output.put(
        json.json ? PrintKeepingPayload(forgotten).json : PrinterWording.forgotten(forgotten),
        afterDoing: tr("Forgetting", "消去"))
    }
  }
}
