package import BriefingDomain
package import BriefingLibrary

/// The pages of the desk, as a browser gets them: in the task's language, without a script.
package enum DeskPages {
  /// - Parameter name: what was typed before.
  /// - Parameter next: the page that was asked for.
  /// - Parameter named: whom the office's directory says that it is.
  package static func signIn(
    name: String = "", next: String? = nil, named: String? = nil, _ notice: DeskNotice? = nil
  ) -> String {
    page(tr("Sign in", "サインイン"), .outside(notice)) {
      form("/sign-in") {
        if let next { hidden("next", next) }
        field("name", tr("Name", "利用者名"), type: "text", autocomplete: "username", value: name)
        field("password", tr("Password", "パスワード"), type: "password", autocomplete: "current-password")
        button(tr("Sign in", "サインイン"))
      }
      if let named {
        tag("p") {
          tag("a", ["href": address("/sign-in", [("next", next ?? "")])]) {
            tr("Sign in as \(named), as on this computer", "このコンピューターの利用者 \(named) でサインイン")
          }
        }
      }
    }
  }

  /// Somebody whom the office's directory has let in, and whom nobody has let in here.
  package static func unknown(_ name: String) -> String {
    page(tr("You are not among the people of utsusu", "utsusu の利用者に登録されていません"), .outside(nil)) {
      tag("p") {
        tr("This computer says that you are \(name).", "このコンピューターの利用者は \(name) です。")
      }
      tag("p") {
        tr(
          "Ask the administrator of utsusu in your office to add that name, or to enable it again.",
          "この利用者名の登録か再開を、庁内の utsusu の管理者に頼んでください。")
      }
      tag("p") {
        tag("a", ["href": "/sign-in?done=signed-out"]) { tr("Sign in by a password", "パスワードでサインイン") }
      }
    }
  }

  /// Where somebody sets their password for the first time, or has forgotten it.
  package static func welcome(_ account: Account, key: String, _ notice: DeskNotice? = nil) -> String {
    page(tr("Set a password", "パスワードの設定"), .outside(notice)) {
      tag("p") {
        tr("For \(account.fullName), who signs in as \(account.name).", "\(account.fullName) さん（利用者名 \(account.name)）")
      }
      form("/welcome/\(key)") {
        // So that a browser keeps the password under the right name.
        hidden("name", account.name, autocomplete: "username")
        newPassword()
        button(tr("Set", "設定する"))
      }
    }
  }

  /// An address for a password that is good no more.
  package static func linkIsOver() -> String {
    page(tr("This address is good no more", "このアドレスは使えません"), .outside(nil)) {
      tag("p") {
        tr(
          "It was used, is older than a week, or a newer one was made. An administrator can make another one.",
          "すでに使われたか、1週間を過ぎたか、新しいアドレスが作られています。管理者に新しいアドレスを頼んでください。")
      }
      tag("p") { tag("a", ["href": "/sign-in"]) { tr("Sign in", "サインイン") } }
    }
  }

  /// One's own page: who one is, how this month stands, calendars, the password, and where one is signed in.
  ///
  /// - Parameter month: `nil` for who looks at no briefings.
  /// - Parameter chosen: `nil` where the language is what the browser asks for.
  package static func me(
    _ signedIn: SignedIn, roles: [NamedGrant], month: MonthAtWork?, sessions: [Session], calendars: MyCalendars,
    chosen: Language?, clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let (account, token) = (signedIn.account, frame.token)
    return page(account.fullName, frame, script: "copying.js") {
      tag("p") {
        tr("You sign in as \(account.name).", "利用者名: \(account.name)")
      }
      tag("section") {
        tag("h2") { tr("What you may do", "役割") }
        tag("p") {
          roles.isEmpty
            ? tr("You have no role yet. Ask an administrator.", "役割がまだありません。管理者に頼んでください。")
            : roles.text
        }
      }
      month.map { atWork($0, frame) }
      language(chosen, frame)
      tag("section") {
        tag("h2") { tr("Where you are signed in", "サインイン中のブラウザー") }
        table(of: sessions, current: signedIn.session.id, clock, token)
        if sessions.count > 1 {
          form("/me/sessions", token) {
            hidden("session", "others")
            button(tr("Sign all others out", "ほかをすべてサインアウト"))
          }
        }
      }
      section(of: calendars, clock, token)
      // Those whom the directory alone lets in have neither.
      if account.hasPassword {
        secondFactor(of: account)
        changePassword(of: account, token)
      }
    }
  }

  private static func changePassword(of account: Account, _ token: String) -> HTML {
    tag("section") {
      tag("h2") { tr("Change the password", "パスワードの変更") }
      form("/me/password", token) {
        hidden("name", account.name, autocomplete: "username")
        field("former", tr("Password of now", "今のパスワード"), type: "password", autocomplete: "current-password")
        newPassword()
        button(tr("Change", "変更する"))
      }
      tag("p", ["class": "quiet"]) {
        tr("You are then signed out everywhere.", "変更すると、すべてのブラウザーからサインアウトします。")
      }
    }
  }

  /// Why something was refused, and what to do.
  ///
  /// - Parameter ways: to what is on and stands in the way.
  package static func refused(
    _ failure: Failure, backTo ways: [DrivableProjection] = [], in frame: DeskFrame
  ) -> String {
    page(tr("That did not work", "できませんでした"), frame) {
      tag("p", ["role": "alert", "class": "fault"]) { failure.sentence }
      for way in ways { returning(to: way, frame.token) }
    }
  }

  private static func table(of sessions: [Session], current: Session.ID, _ clock: OfficeClock, _ token: String) -> HTML
  {
    let (since, lastSeen) = (tr("Since", "開始"), tr("Last seen", "最後の操作"))
    return tag("table", ["class": "cards"]) {
      tag("thead") {
        tag("tr") {
          tag("th", ["scope": "col"]) { tr("Browser", "ブラウザー") }
          tag("th", ["scope": "col"]) { since }
          tag("th", ["scope": "col"]) { lastSeen }
          tag("th", ["scope": "col"]) { tag("span", ["class": "hidden-text"]) { tr("Sign out", "サインアウト") } }
        }
      }
      tag("tbody") {
        for session in sessions {
          tag("tr") {
            tag("td") {
              tag("span") { browserName(session.browser) }
              tag("br")
              tag("small") { session.address }
            }
            tag("td", ["data-label": since]) { tag("time") { stamp(session.startedAt, clock) } }
            tag("td", ["data-label": lastSeen]) { tag("time") { stamp(session.seenAt, clock) } }
            tag("td") {
              if session.id == current {
                tag("strong") { tr("this one", "このブラウザー") }
              } else {
                form("/me/sessions", token) {
                  hidden("session", session.id.description)
                  button(tr("Sign out", "サインアウト"))
                }
              }
            }
          }
        }
      }
    }
  }

  private static func stamp(_ instant: Instant, _ clock: OfficeClock) -> String {
    let (day, minute) = clock.local(instant)
    return "\(day) " + clockTime(minute)
  }

  private static func newPassword() -> HTML {
    let least = Account.passwordLengths.lowerBound
    return HTML([
      field(
        "password", tr("New password", "新しいパスワード"), type: "password", autocomplete: "new-password",
        hint: tr(
          "\(least) characters or more, of whatever kind. Several words are good.",
          "\(least) 文字以上。文字の種類は問いません。言葉をいくつか並べるのがおすすめです。")),
      field("again", tr("The same once more", "もう一度"), type: "password", autocomplete: "new-password"),
    ])
  }
}
