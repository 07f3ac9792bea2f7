internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

// How the tables of machines are read.
extension PrinterCommand {
  struct Profiles: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "profiles", abstract: tr("The profiles of machines that come with utsusu.", "付属の機種別設定の一覧を表示する。"),
        discussion: tr(
          """
          Example: utsusu printer profiles

          A profile says how the table is read in which a machine has its jobs. Which one a table needs is found by the columns of \
          its heading.
          """,
          """
          例: utsusu printer profiles

          機種別設定は、複合機のジョブの表の読み方を決めるものです。どの設定で読むかは見出しの列で判断します。
          """))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let profiles = Visit.printProfiles
      if json.json { return try Output.put(["profiles": profiles.map(PrintProfilePayload.init)].json) }
      try Output.put(PrinterWording.profiles(profiles).text)
    }
  }

  struct Profile: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "profile", abstract: tr("Print a profile, to be copied and edited.", "機種別設定を出力する（複写して編集できます）。"),
        discussion: tr(
          """
          Example: utsusu printer profile Ricoh > my.profile
          Example: utsusu import prints joblog.csv --profile my.profile

          Its head says what it was made from and which names of columns in it are guesses: put those of your table in their place.
          """,
          """
          例: utsusu printer profile Ricoh > my.profile
          例: utsusu import prints joblog.csv --profile my.profile

          冒頭に、何を基に作ったか、どの列名が推測かを書いてあります。実際の表の列名に書き換えてください。
          """))
    }
    @Argument(
      help: ArgumentHelp(tr("One of those of `utsusu printer profiles`.", "utsusu printer profiles にある名前。")),
      completion: .list(Visit.printProfiles.map(\.name)))
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let profile = try Visit.printProfile(named: name)
      try Output.put(json.json ? PrintProfilePayload(profile).json : profile.text + "\n")
    }
  }
}
