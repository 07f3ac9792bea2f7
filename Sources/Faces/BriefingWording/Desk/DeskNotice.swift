internal import BriefingDomain

/// What a page of the desk says of what was just asked for.
package enum DeskNotice: Equatable {
  case wrongPassword
  /// Of who has signed in, and is asked for it once more.
  case wrongFormer
  /// Too many wrong ones: so many seconds have to pass.
  case wait(seconds: Int)
  case passwordTooShort, passwordTooLong, passwordCommon, passwordsDiffer
  case passwordSet, signedOut, sessionEnded, sessionsEnded
  case wrongCode, signInLapsed
  /// Nobody was signed in any more who sent a form.
  case sessionLost
  case factorOff, recoveryCodeTaken
  case rolesChanged, personChanged, personDisabled, personEnabled, saved, screenRenewed
  case amended, unchanged, ordered, cancelled, restored, recorded, withdrawn, removed, undone
  case registered, added, replaced
  case calendarAdded, calendarEnded
  case accepted, explained
  case unsureOfClosing
  /// Why something was refused.
  case refused(Failure)

  /// Whether something has to be done again.
  package var isFault: Bool { done == nil }

  /// As an address names what was done; `nil` for a fault.
  package var done: String? { Self.names.first { $0.value == self }?.key }

  /// `nil` for what is no such name.
  package init?(done name: String) {
    guard let notice = Self.names[name] else { return nil }
    self = notice
  }

  private static let names: [String: DeskNotice] = [
    "password": .passwordSet, "signed-out": .signedOut, "session": .sessionEnded, "sessions": .sessionsEnded,
    "factor-off": .factorOff, "lost": .sessionLost, "recovery": .recoveryCodeTaken,
    "roles": .rolesChanged, "person": .personChanged, "disabled": .personDisabled, "enabled": .personEnabled,
    "saved": .saved, "screen": .screenRenewed,
    "amended": .amended, "unchanged": .unchanged, "ordered": .ordered, "cancelled": .cancelled, "restored": .restored,
    "recorded": .recorded,
    "withdrawn": .withdrawn, "removed": .removed, "undone": .undone, "registered": .registered, "added": .added,
    "replaced": .replaced, "calendar": .calendarAdded, "calendar-ended": .calendarEnded,
    "accepted": .accepted, "explained": .explained,
  ]

  package var sentence: String {
    let (least, most) = (Account.passwordLengths.lowerBound, Account.passwordLengths.upperBound)
    return switch self {
    case .wrongPassword:
      tr(
        "Name or password is wrong. Who has forgotten the password asks an administrator for a new address.",
        "利用者名かパスワードが違います。パスワードを忘れたときは、管理者に新しい設定用アドレスを頼んでください。")
    case .wrongFormer: tr("The password of now is wrong.", "現在のパスワードが違います。")
    case .wait(let seconds):
      tr(
        "Too many wrong tries. Try again in \(seconds < 60 ? "\(seconds) s" : "\((seconds + 59) / 60) min").",
        "間違いが続いたため、\(seconds < 60 ? "\(seconds) 秒" : "\((seconds + 59) / 60) 分")後にもう一度お試しください。")
    case .unsureOfClosing:
      tr(
        "Nothing is closed yet: tick “I am sure” first, since nothing opens a wave again.",
        "まだ締め切っていません。締め切ると元に戻せないため、先に「確認しました」に印を付けてください。")
    case .passwordTooShort:
      tr("The password needs \(least) characters or more.", "パスワードは \(least) 文字以上にしてください。")
    case .passwordTooLong:
      tr("The password has more than \(most) characters.", "パスワードは \(most) 文字以内にしてください。")
    case .passwordCommon:
      tr(
        "This password is among the first that others would try. Several words that do not belong together are better.",
        "推測されやすいパスワードです。つながりのない言葉をいくつか並べると強くなります。")
    case .passwordsDiffer: tr("The two are not the same.", "2つの入力が一致しません。")
    case .wrongCode:
      tr(
        "This code is not good. The app shows another one each half minute, and each is good once.",
        "コードが違います。アプリのコードは30秒ごとに変わり、1つのコードは1回だけ使えます。")
    case .signInLapsed:
      tr("That took too long. Sign in once more.", "時間切れになりました。もう一度サインインしてください。")
    case .sessionLost:
      tr(
        "You were signed out, as time has passed. What you typed was not sent: sign in and do it again.",
        "時間が経ったためサインアウトしました。入力した内容は送られていません。サインインして、もう一度入力してください。")
    case .factorOff:
      tr(
        "The second factor is off. Sign in by the password alone.", "二段階認証をやめました。パスワードだけでサインインしてください。")
    case .recoveryCodeTaken:
      tr(
        "You have signed in by a recovery code, which is good no more.", "回復用コードでサインインしました。そのコードはもう使えません。")
    case .passwordSet: tr("The password is set. Sign in with it.", "パスワードを設定しました。サインインしてください。")
    case .signedOut: tr("You have signed out.", "サインアウトしました。")
    case .sessionEnded: tr("That browser is signed out.", "そのブラウザーからサインアウトしました。")
    case .rolesChanged: tr("The roles are changed; they have to sign in again.", "役割を変更しました。本人はもう一度サインインします。")
    case .personChanged: tr("The name is changed.", "氏名を変更しました。")
    case .personDisabled: tr("They are signed out and cannot sign in.", "サインアウトさせ、サインインを停止しました。")
    case .personEnabled: tr("They can sign in again.", "サインインできるようにしました。")
    case .saved: tr("It is set.", "設定しました。")
    case .screenRenewed:
      tr("The screen has a new address: open it there.", "画面のアドレスを新しくしました。会議室の画面で新しいアドレスを開いてください。")
    case .amended: tr("Corrected.", "訂正しました。")
    case .ordered: tr("The materials are in another order.", "資料を並べ替えました。")
    case .unchanged: tr("Nothing is changed.", "変更はありません。")
    case .cancelled: tr("The briefing is cancelled.", "報告を中止にしました。")
    case .restored: tr("The briefing takes place.", "中止を取り消しました。")
    case .recorded: tr("Recorded.", "記録しました。")
    case .withdrawn: tr("The record is withdrawn.", "記録を取り下げました。")
    case .removed: tr("It is taken away for good.", "削除しました。")
    case .undone: tr("Taken back.", "取り消しました。")
    case .registered: tr("Registered.", "登録しました。")
    case .added: tr("The materials are added.", "資料を追加しました。")
    case .replaced: tr("The material is replaced.", "資料を差し替えました。")
    case .calendarAdded:
      tr("There is the calendar. Give its address to your program.", "カレンダーを追加しました。アドレスをアプリに登録してください。")
    case .calendarEnded: tr("That calendar has ended.", "カレンダーを終了しました。")
    case .accepted:
      tr(
        "Corrected as the logs say. What was recorded before stays in the ledger.", "ログのとおりに訂正しました。前の記録も台帳に残っています。")
    case .explained: tr("The reason is kept; the record stays as it is.", "理由を残しました。記録は変わりません。")
    case .refused(let failure): failure.sentence
    case .sessionsEnded: tr("All other browsers are signed out.", "ほかのすべてのブラウザーからサインアウトしました。")
    }
  }
}
