package import BriefingDomain
package import BriefingLibrary

extension Role {
  package var label: String {
    switch self {
    case .staff: tr("staff", "職員")
    case .secretary: tr("secretary", "秘書")
    case .reformOffice: tr("reform-office", "改革担当")
    case .administrator: tr("administrator", "管理者")
    case .reader: tr("reader", "閲覧")
    }
  }
}

extension NamedGrant {
  /// As `--role` takes it.
  package var text: String {
    switch role {
    case .reformOffice, .administrator: role.label
    case .staff, .secretary, .reader: "\(role.label)=\(part.map(\.safe) ?? tr("all", "全庁"))"
    }
  }
}

extension [NamedGrant] {
  package var text: String { map(\.text).joined(separator: tr(", ", "、")) }
}

extension NamedAccount {
  /// Why they cannot sign in, where they cannot; else whether they need a code, too.
  package var state: String {
    if account.isDisabled { return tr("disabled", "停止中") }
    if account.hasSecondFactor { return tr("second factor", "二段階認証") }
    return account.hasPassword ? "" : tr("no password yet", "パスワード未設定")
  }

  /// The receipt of a change.
  package var text: String {
    let name = account.fullName == account.name ? "" : " (\(account.fullName.safe))"
    let roles = roles.isEmpty ? tr("none: they see nothing", "なし（何も見られません）") : roles.text
    return "\(account.name.safe)\(name)\n" + tr("  Roles  ", "  役割  ") + roles + "\n"
      + (state.isEmpty ? "" : "  \(state)\n")
  }
}

extension LibraryError {
  /// What goes wrong about those who sign in.
  var accountSentence: String {
    switch self {
    case .noSuchAccount(let name, let near):
      tr(
        "Nobody signs in as \(name.quoted).\(near.suggestion) `utsusu person list` shows all.",
        "\(name.quoted) という利用者はいません。\(near.suggestion)一覧は utsusu person list で見られます。")
    case .unfitAccountName(let name):
      tr(
        "\(name.quoted) is no name to sign in by: use up to 64 letters and numbers, with . _ or - between them, such as h.sato.",
        "\(name.quoted) は利用者名にできません。h.sato のように、文字と数字（間に . _ - も可）の64文字以内で指定してください。")
    case .unfitDirectory(let file, let fault): fault.sentence(of: file)
    case .unfitRole(let text):
      tr(
        "\(text.quoted) is no role. \(Self.roles)", "\(text.quoted) という役割はありません。\(Self.roles)")
    case .withoutRole(let name, let role):
      tr(
        "\(name.safe) does not have the role \(role.quoted), so that nothing changes. `utsusu person list` shows their roles.",
        "\(name.safe) に \(role.quoted) という役割はないため、何も変更していません。役割は utsusu person list で見られます。")
    case .lastAdministrator(let name):
      tr(
        "\(name.safe) is the last administrator. Give another one the role first: `utsusu person role NAME --add administrator`.",
        "\(name.safe) は最後の管理者です。先にほかの人を管理者にしてください: utsusu person role 利用者名 --add 管理者")
    case .accountDisabled(let name):
      tr(
        "\(name.safe) is disabled. Let them in again first: `utsusu person enable \(name.safe)`.",
        "\(name.safe) は停止中です。先に utsusu person enable \(name.safe) で再開してください。")
    case .tooManyFeeds(let most):
      tr("You have \(most) calendars, which is the most. End one first.", "カレンダーは \(most) 個までです。先にどれかを終了してください。")
    default: ""
    }
  }

  /// What `--role` takes.
  package static var roles: String {
    tr(
      "Say staff=UNIT, secretary=RECIPIENT, reader=UNIT or reader=RECIPIENT (=all for the whole office), reform-office or "
        + "administrator.",
      "職員=所属、秘書=報告先、閲覧=所属 か 閲覧=報告先（全体は =全庁）、改革担当、管理者 のように指定してください。")
  }
}
