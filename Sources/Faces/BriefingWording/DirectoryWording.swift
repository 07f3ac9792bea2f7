package import BriefingLibrary

extension DirectoryFault {
  /// - Parameter file: the settings.
  func sentence(of file: String) -> String {
    switch self {
    case .line(let number, let text):
      tr(
        "Line \(number) of \(file.quoted) says nothing that is known, or says it again: \(text.safe). Write `name: value`.",
        "\(file.quoted) の \(number) 行目が読めないか、重複しています: \(text.safe)。「項目: 値」の形で書いてください。")
    case .missing(let name):
      tr("\(file.quoted) needs a line `\(name): …`.", "\(file.quoted) に「\(name): …」の行がありません。")
    case .value(let name, let value):
      tr(
        "\(value.quoted) is no \(name) (\(file.quoted)). \(Self.hint(name))",
        "\(file.quoted) の \(name) に \(value.quoted) は指定できません。\(Self.hint(name))")
    case .openPassword(let path):
      tr(
        "Others can read the password in \(path.quoted): chmod 600 \(path.safe)",
        "\(path.quoted) のパスワードをほかの人も読めます: chmod 600 \(path.safe)")
    case .emptyPassword(let path):
      tr(
        "\(path.quoted) holds no password. A directory lets everybody in without one, as nobody.",
        "\(path.quoted) にパスワードがありません（空のままでは匿名の接続になります）。")
    case .noProgram:
      tr(
        "`ldapsearch`, which asks the directory, is not installed: sudo apt-get install ldap-utils",
        "ディレクトリに問い合わせる ldapsearch がありません: sudo apt-get install ldap-utils")
    case .refused:
      tr(
        "The directory does not take the name and the password. Nothing is changed.",
        "ディレクトリが接続用の名前とパスワードを受け付けません。何も変更していません。")
    case .failed(let why):
      tr(
        "The directory did not answer (\(why.safe)). Nothing is changed.",
        "ディレクトリに問い合わせられません（\(why.safe)）。何も変更していません。")
    case .damaged(let line):
      tr(
        "Line \(line) of the directory's answer is no LDIF. Nothing is changed.",
        "ディレクトリの応答の \(line) 行目が LDIF として読めません。何も変更していません。")
    case .tooMany(let most):
      tr(
        "The directory has more than \(most) entries for this base and filter. Nothing is changed.",
        "この base と filter では \(most) 件を超えます。何も変更していません。")
    case .cutShort:
      tr(
        "The directory answers in part only, by a limit of its own. Have it raised for the account that asks (in slapd: "
          + "size.prtotal=unlimited). Nothing is changed.",
        "ディレクトリ側の上限で、応答が途中で切れました。接続に使うアカウントの上限を上げてください（slapd では size.prtotal=unlimited）。何も変更していません。")
    case .nobody:
      tr(
        "The directory has nobody for this base and filter, so that everybody would be kept out. Nothing is changed.",
        "この base と filter に当たる人がいません（全員が停止になるため、何も変更していません）。")
    }
  }

  private static func hint(_ name: String) -> String {
    switch name {
    case "server":
      tr(
        "Say ldaps://HOST, ldap://HOST (TLS then begins before the password), ldapi://… or file:PEOPLE.ldif.",
        "ldaps://ホスト、ldap://ホスト（パスワードの前に TLS を始めます）、ldapi://…、file:people.ldif のどれかです。")
    case "filter": tr("Put it in brackets: (objectClass=person).", "(objectClass=person) のように括弧で囲みます。")
    default: tr("It is the name of an attribute, such as displayName.", "displayName のような属性の名前です。")
    }
  }
}

extension DirectoryChanges.Kind {
  package var label: String {
    switch self {
    case .added: tr("added", "追加")
    case .amended: tr("changed", "変更")
    case .disabled: tr("disabled", "停止")
    }
  }
}

extension DirectoryChanges.Doubt {
  package var sentence: String {
    let who = entry.safe
    return switch reason {
    case .name(let names):
      names.isEmpty
        ? tr("\(who): has nothing to sign in by.", "\(who): 利用者名の属性がありません。")
        : tr(
          "\(who): \(names.map(\.quoted).joined(separator: ", ")) is no one name to sign in by.",
          "\(who): \(names.map(\.quoted).joined(separator: "、")) は1つの利用者名になりません。")
    case .twice(let name):
      tr("\(who): others sign in as \(name.quoted), too.", "\(who): 利用者名 \(name.quoted) がほかの人と重複しています。")
    case .fullName: tr("\(who): the full name cannot be used.", "\(who): 氏名が使えません。")
    case .unit(let units):
      tr(
        "\(who): \(units.isEmpty ? "no unit is given" : "no unit is called \(units.map(\.quoted).joined(separator: ", "))").",
        "\(who): 所属\(units.isEmpty ? "がありません" : " \(units.map(\.quoted).joined(separator: "、")) は登録されていません")。")
    case .disabled(let name):
      tr(
        "\(who): is disabled here. `utsusu person enable \(name.safe)` lets them in again.",
        "\(who): こちらで停止中です。再開するには utsusu person enable \(name.safe) を実行してください。")
    case .lastAdministrator:
      tr("\(who): is the last administrator and stays so.", "\(who): 最後の管理者のため、そのままにします。")
    }
  }
}

extension DirectoryChanges {
  package var table: TextTable {
    var table = TextTable(
      columns: [
        .init(title: tr("Change", "変更")), .init(title: tr("Signs in as", "利用者名")), .init(title: tr("Name", "氏名")),
        .init(title: tr("Roles", "役割")),
      ])
    table.rows = changes.map { [$0.kind.label, $0.name, $0.fullName, $0.roles.text] }
    return table
  }

  package func summary(isTrial: Bool) -> String {
    let count = changes.count
    let said =
      isTrial
      ? tr("\(count) changes to make", "変更予定 \(count) 件") : tr("\(count) changes made", "変更 \(count) 件")
    let rest = tr(
      "; \(unchanged) as they were, \(others) added otherwise, \(doubts.count) left as they are.",
      "、変わらない人 \(unchanged) 件、別に登録した人 \(others) 件、保留 \(doubts.count) 件。")
    return said + rest + "\n" + doubts.map { "  \($0.sentence)\n" }.joined()
  }
}
