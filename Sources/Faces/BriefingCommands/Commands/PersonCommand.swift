internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct PersonCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "person", abstract: tr("Those who sign in, and what they may do.", "利用者と、その役割。"),
      discussion: tr(
        "Example: utsusu person add h.sato --name 佐藤花子 --role staff=危機管理課",
        "例: utsusu person add h.sato --name 佐藤花子 --role 職員=危機管理課"),
      subcommands: [
        List.self, Add.self, Role.self, Link.self, ResetFactor.self, Disable.self, Enable.self, Sync.self,
      ], defaultSubcommand: List.self)
  }

  /// Prints an account with the address under which its password can be set.
  fileprivate static func put(_ link: AccountLink, _ visit: Visit, _ json: JSONOption) throws {
    let server = try ServerLock.running(visit.library.home)?.address
    let (address, day) = (link.address(server), visit.clock.local(link.until).day)
    if json.json { return try Output.put(AccountPayload(link, server: server, visit.clock).json) }
    try Output.put(
      link.account.text
        + tr(
          "  They set a password here, once, until \(day):\n  ",
          "  パスワードはここで設定します（1回限り、\(day) まで）:\n  ")
        + address + "\n" + visit.undoLine)
    if server == nil { Output.say(LibraryError.noServer.sentence) }
  }

  fileprivate static func put(_ account: NamedAccount, _ visit: Visit, _ json: JSONOption) throws {
    if json.json { return try Output.put(AccountPayload(account).json) }
    try Output.put(account.text + visit.undoLine)
  }

  struct List: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list", abstract: tr("List them.", "一覧を表示する。"),
        discussion: tr("Example: utsusu person list", "例: utsusu person list"))
    }
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let accounts = try await common.visit().accounts()
      if json.json { return try Output.put(["people": accounts.map { AccountPayload($0) }].json) }
      var table = TextTable(
        columns: [
          .init(title: tr("Signs in as", "利用者名")), .init(title: tr("Name", "氏名")), .init(title: tr("Roles", "役割")),
          .init(title: tr("State", "状態")),
        ])
      table.rows = accounts.map { [$0.account.name, $0.account.fullName, $0.roles.text, $0.state] }
      try Output.put(table.text)
      if accounts.isEmpty {
        Output.say(
          tr(
            "Nobody signs in yet. Begin with an administrator: utsusu person add NAME --role administrator",
            "利用者はまだいません。管理者から始めてください: utsusu person add 利用者名 --role 管理者"))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add", abstract: tr("Let somebody sign in.", "利用者を加える。"),
        discussion: tr(
          """
          Example: utsusu person add h.sato --name 佐藤花子 --role staff=危機管理課
          Example: utsusu person add t.ito --role secretary=局長 --role reader=危機管理監

          Prints an address under which they set their password, once. Give it to nobody else.
          """,
          """
          例: utsusu person add h.sato --name 佐藤花子 --role 職員=危機管理課
          例: utsusu person add t.ito --role 秘書=局長 --role 閲覧=危機管理監

          本人がパスワードを設定するアドレスを表示します（1回限り）。本人だけに渡してください。
          """))
    }
    @Argument(help: ArgumentHelp(tr("What they sign in by.", "利用者名。")))
    var name: String
    @Option(
      name: .customLong("name"), help: ArgumentHelp(tr("What people call them.", "氏名。"), valueName: "full-name"))
    var fullName: String?
    @Option(
      name: .customLong("role"),
      help: ArgumentHelp(tr("What they may do; may be repeated.", "役割（繰り返し可）。"), valueName: "role=part"))
    var roles: [String] = []
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let roles = try roles.asRoles
      let visit = try await common.visit()
      try PersonCommand.put(try await visit.addAccount(name, fullName: fullName, roles: roles), visit, json)
    }
  }

  struct Role: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "role", abstract: tr("Change what somebody may do; they sign in anew.", "役割を変える（サインインし直しになる）。"),
        discussion: tr(
          "Example: utsusu person role h.sato --add staff=道路課 --remove staff=危機管理課",
          "例: utsusu person role h.sato --add 職員=道路課 --remove 職員=危機管理課"))
    }
    @OptionGroup var person: PersonArgument
    @Option(
      name: .customLong("add"),
      help: ArgumentHelp(tr("A role that they get; may be repeated.", "加える役割（繰り返し可）。"), valueName: "role=part"))
    var added: [String] = []
    @Option(
      name: .customLong("remove"),
      help: ArgumentHelp(tr("A role that they lose; may be repeated.", "外す役割（繰り返し可）。"), valueName: "role=part"))
    var removed: [String] = []
    @Option(
      name: .customLong("name"), help: ArgumentHelp(tr("What people call them.", "氏名。"), valueName: "full-name"))
    var fullName: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard !added.isEmpty || !removed.isEmpty || fullName != nil else {
        throw ValidationError(
          tr("Say what to change: --add, --remove or --name.", "--add、--remove、--name のどれかを指定してください。"))
      }
    }

    func run() async throws {
      let (added, removed) = (try added.asRoles, try removed.asRoles)
      let visit = try await common.visit()
      let account = try await visit.amendAccount(person.name, fullName: fullName, adding: added, removing: removed)
      try PersonCommand.put(account, visit, json)
    }
  }

  struct Link: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "link",
        abstract: tr("Make a new address for setting a password.", "パスワードを設定するアドレスを新しく作る。"),
        discussion: tr("Example: utsusu person link h.sato", "例: utsusu person link h.sato"))
    }
    @OptionGroup var person: PersonArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let visit = try await common.visit()
      try PersonCommand.put(try await visit.renewLink(of: person.name), visit, json)
    }
  }

  struct ResetFactor: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "reset-factor",
        abstract: tr("Take the second factor off somebody who has lost their device.", "端末をなくした人の二段階認証を解除する。"),
        discussion: tr(
          """
          Example: utsusu person reset-factor h.sato

          They are signed out everywhere, sign in by the password alone, and set it up anew on their own page. `undo` does \
          not bring it back.
          """,
          """
          例: utsusu person reset-factor h.sato

          本人はすべての画面からサインアウトし、次はパスワードだけでサインインして、マイページで設定し直します。undo では元に戻りません。
          """))
    }
    @OptionGroup var person: PersonArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let account = try await common.visit().resetSecondFactor(of: person.name)
      if json.json { return try Output.put(AccountPayload(account).json) }
      try Output.put(
        account.text
          + tr(
            "  The second factor is off: until they set it up anew, the password alone lets them in.\n",
            "  二段階認証を解除しました。設定し直すまで、パスワードだけでサインインできます。\n"))
    }
  }

  struct Disable: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "disable",
        abstract: tr("Keep somebody out, and sign them out everywhere.", "利用を止め、すべての画面からサインアウトさせる。"),
        discussion: tr("Example: utsusu person disable h.sato", "例: utsusu person disable h.sato"))
    }
    @OptionGroup var person: PersonArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws { try await person.set(disabled: true, with: common.visit(), json) }
  }

  struct Enable: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "enable", abstract: tr("Let somebody sign in again.", "利用を再開する。"),
        discussion: tr("Example: utsusu person enable h.sato", "例: utsusu person enable h.sato"))
    }
    @OptionGroup var person: PersonArgument
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws { try await person.set(disabled: false, with: common.visit(), json) }
  }
}

extension PersonCommand {
  struct Sync: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "sync",
        abstract: tr("Take over people from the office's directory.", "庁内のディレクトリ（LDAP）から利用者を取り込む。"),
        discussion: tr(
          """
          Example: utsusu person sync directory.conf --dry-run
          Example: utsusu person sync directory.conf

          Names, full names and roles, from those whom the directory has. Who has gone from it is kept out; nobody is \
          removed, and who was added otherwise stays as they are.
          """,
          """
          例: utsusu person sync directory.conf --dry-run
          例: utsusu person sync directory.conf

          ディレクトリにいる人の利用者名、氏名、役割を取り込みます。いなくなった人は停止します（削除はしません）。別に登録した人は変えません。
          """))
    }
    @Argument(help: ArgumentHelp(tr("The file that says where it is.", "接続先などを書いたファイル。")))
    var settings: String
    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(tr("Only say what would change.", "変更内容を表示するだけにする。")))
    var dryRun = false
    @OptionGroup var json: JSONOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let settings = try DirectorySettings(reading: settings)
      let visit = try await common.visit()
      let changes = try await visit.takeOver(settings, isTrial: dryRun)
      if json.json { return try Output.put(DirectoryPayload(changes, isTrial: dryRun).json) }
      let isIdle = changes.changes.isEmpty
      try Output.put(
        (isIdle ? "" : changes.table.text) + changes.summary(isTrial: dryRun)
          + (dryRun || isIdle ? "" : visit.undoLine))
    }
  }
}

/// The argument that names somebody who is known.
struct PersonArgument: ParsableArguments {
  @Argument(help: ArgumentHelp(tr("What they sign in by.", "利用者名。")), completion: HomeCompletion.people)
  var name: String

  fileprivate func set(disabled: Bool, with visit: Visit, _ json: JSONOption) async throws {
    try PersonCommand.put(try await visit.setAccount(name, disabled: disabled), visit, json)
  }
}

extension [String] {
  /// - Throws: `LibraryError.unfitRole`.
  fileprivate var asRoles: [RoleExpression] {
    get throws(LibraryError) {
      var roles: [RoleExpression] = []
      for text in self {
        guard let role = RoleExpression(text) else { throw .unfitRole(text) }
        roles.append(role)
      }
      return roles
    }
  }
}
