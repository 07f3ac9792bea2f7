package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

// Who signs in, and what they may do.
extension DeskPages {
  /// So many people are shown at a time.
  private static let mostPeople = 50

  /// - Parameter text: those whose name has this in it.
  /// - Parameter first: the place of the first one shown, from 0.
  /// - Parameter typed: what was typed for a new one that could not be added.
  /// - Parameter last: what its reader did last, where it was a change of the settings.
  package static func people(
    _ accounts: [NamedAccount], text: String, first: Int, parts: [String], typed: (String) -> String = { _ in "" },
    fault: String? = nil, last: ActSummary? = nil, in frame: DeskFrame
  ) -> String {
    let key = Folding.key(text)
    let fitting = accounts.filter {
      key.isEmpty || Folding.key($0.account.name).contains(key) || Folding.key($0.account.fullName).contains(key)
    }
    let shown = fitting.dropFirst(first).prefix(mostPeople)
    return page(tr("People", "利用者"), frame, isWide: true) {
      settingTabs(.people, frame)
      if let fault { tag("p", ["role": "alert", "class": "fault"]) { fault } }
      undoing(last, at: .people, frame)
      line("/settings/people", isSearch: true) {
        tag("div") {
          tag("label", ["for": "find"]) { tr("Name", "名前") }
          tag("input", ["id": "find", "name": "q", "type": "text", "value": text, "autocomplete": "off"])
        }
        button(tr("Show", "表示"))
      }
      if fitting.isEmpty { nothing(called: text, SettingPlace.people.label) }
      tag("table", ["class": "cards"]) {
        tag("thead") {
          tag("tr") {
            for head in [tr("Signs in as", "利用者名"), tr("Name", "氏名"), tr("Roles", "役割"), tr("State", "状態")] {
              tag("th", ["scope": "col"]) { head }
            }
          }
        }
        tag("tbody") {
          for account in shown {
            tag("tr") {
              tag("td") { tag("a", ["href": place(of: account)]) { account.account.name } }
              tag("td") { account.account.fullName }
              tag("td", ["data-label": tr("Roles", "役割")]) {
                account.roles.isEmpty ? tr("none", "なし") : account.roles.text
              }
              tag("td") { tag("strong") { account.state } }
            }
          }
        }
      }
      paging("/settings/people", text, first: first, shown: shown.count, of: fitting.count)
      tag("section") {
        tag("h2") { tr("Add somebody", "利用者を追加") }
        form("/settings/people", frame.token) {
          field(
            "name", tr("Signs in as", "利用者名"), type: "text", autocomplete: "off", value: typed("name"),
            hint: tr("Letters and numbers, such as h.sato", "文字と数字。例: h.sato"))
          field("fullName", tr("Name", "氏名"), type: "text", autocomplete: "off", value: typed("fullName"))
          roleFields(parts, typed)
          button(tr("Add", "追加する"))
        }
      }
    }
  }

  /// One person: roles, name, the way in.
  ///
  /// - Parameter seen: the last act when this was drawn.
  package static func person(
    _ account: NamedAccount, parts: [String], seen: Act.ID, typed: (String) -> String = { _ in "" },
    fault: String? = nil, in frame: DeskFrame
  ) -> String {
    let (path, token) = (place(of: account), frame.token)
    func act(_ name: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
      form("\(path)/\(name)", token) {
        hidden("seen", "\(seen)")
        content()
      }
    }
    return page(account.account.fullName, frame) {
      settingTabs(.people, frame)
      if let fault { tag("p", ["role": "alert", "class": "fault"]) { fault } }
      tag("p") {
        tr("Signs in as \(account.account.name).", "利用者名: \(account.account.name)")
        if !account.state.isEmpty { tag("strong") { tr(" \(account.state)", "　\(account.state)") } }
      }
      tag("section") {
        tag("h2") { tr("Roles", "役割") }
        if account.roles.isEmpty { tag("p") { tr("None: they see nothing.", "なし（何も見られません）。") } }
        tag("ul", ["class": "rows"]) {
          for role in account.roles {
            tag("li") {
              tag("span") { role.text }
              act("roles") {
                hidden("remove", role.expression)
                tag("button", ["type": "submit", "aria-label": tr("Take away \(role.text)", "\(role.text) を外す")]) {
                  tr("Take away", "外す")
                }
              }
            }
          }
        }
        act("roles") {
          roleFields(parts, typed)
          button(tr("Give the role", "役割を付ける"))
        }
        tag("p", ["class": "quiet"]) {
          tr("When a role changes they are signed out everywhere.", "役割を変えると、すべてのブラウザーからサインアウトします。")
        }
      }
      tag("section") {
        tag("h2") { tr("Name", "氏名") }
        act("name") {
          field(
            "fullName", tr("Name", "氏名"), type: "text", autocomplete: "off",
            value: typed("fullName").isEmpty ? account.account.fullName : typed("fullName"))
          button(tr("Change", "変更する"))
        }
      }
      tag("section") {
        tag("h2") { tr("The way in", "サインイン") }
        if account.account.isDisabled {
          tag("p") {
            tr("They cannot sign in. What they did stays under their name.", "サインインできません。これまでの操作は名前とともに残っています。")
          }
          act("state") {
            hidden("disabled", "0")
            button(tr("Let them in again", "再開する"))
          }
        } else {
          act("link") { button(tr("New address for the password", "パスワード設定用アドレスを新しく作る")) }
          tag("p", ["class": "quiet"]) {
            tr(
              "For who has forgotten it. The password of before is good until a new one is set.",
              "パスワードを忘れた人に。新しく設定するまで、今のパスワードも使えます。")
          }
          act("state") {
            hidden("disabled", "1")
            button(tr("Disable", "停止する"))
          }
          tag("p", ["class": "quiet"]) {
            tr(
              "They are signed out at once and cannot sign in. Nobody is deleted; you can let them in again.",
              "すぐにサインアウトし、サインインできなくなります。削除はされず、いつでも再開できます。")
          }
        }
      }
    }
  }

  /// The address under which somebody sets a password; it is shown here and nowhere else.
  package static func link(_ account: NamedAccount, _ address: String, until: String, in frame: DeskFrame) -> String {
    page(account.account.fullName, frame, script: "copying.js") {
      settingTabs(.people, frame)
      tag("p", ["role": "status", "class": "done"]) {
        tr(
          "Give this address to \(account.account.fullName) alone. It is shown once.",
          "このアドレスを \(account.account.fullName) さんだけに渡してください。表示は1回限りです。")
      }
      tag("p") { account.roles.isEmpty ? tr("No role yet.", "役割はまだありません。") : account.roles.text }
      tag("label", ["for": "link"]) {
        tr("Good once, until \(until)", "パスワードの設定用アドレス（1回限り、\(until) まで）")
      }
      tag("textarea", ["id": "link", "rows": "3", "readonly": "readonly"]) { address }
      tag("button", ["type": "button", "data-copies": "link", "hidden": "hidden"]) { tr("Copy", "コピー") }
      tag("span", ["role": "status", "class": "quiet", "data-copied": tr("Copied.", "コピーしました。")])
      tag("p") { tag("a", ["href": place(of: account)]) { tr("Back to the person", "利用者のページへ") } }
    }
  }

  private static func place(of account: NamedAccount) -> String {
    "/settings/people/" + escaped(account.account.name)
  }

  private static func roleFields(_ parts: [String], _ typed: (String) -> String) -> HTML {
    HTML([
      choice(
        "role", tr("Role", "役割"), [("", "–")] + Role.allCases.map { ($0.word, $0.label) }, chosen: typed("role")),
      tag("label", ["for": "part"]) { tr("For which unit or recipient", "担当する所属・報告先") },
      tag(
        "input",
        [
          "id": "part", "name": "part", "type": "text", "list": "parts", "autocomplete": "off", "value": typed("part"),
          "aria-describedby": "part-hint",
        ]),
      tag("datalist", ["id": "parts"]) { for part in parts { tag("option", ["value": part]) } },
      tag("p", ["id": "part-hint", "class": "quiet"]) {
        tr(
          "staff: a unit; secretary: a recipient; reader: either; “all” for the whole office. Others need none.",
          "職員は所属、秘書は報告先、閲覧はどちらか。全体なら「全庁」。改革担当と管理者は空欄です。")
      },
    ])
  }

  static func paging(_ path: String, _ text: String, first: Int, shown: Int, of count: Int) -> HTML? {
    guard count > shown else { return nil }
    return tag("p", ["class": "paging"]) {
      tag("span") { tr("\(first + 1)–\(first + shown) of \(count)", "\(count) 件中 \(first + 1)–\(first + shown)") }
      if first > 0 {
        let before = max(0, first - mostPeople)
        tag("a", ["href": address(path, [("q", text), ("first", before > 0 ? "\(before)" : "")])]) {
          tr("Before", "前へ")
        }
      }
      if first + shown < count {
        tag("a", ["href": address(path, [("q", text), ("first", "\(first + shown)")])]) { tr("Next", "次へ") }
      }
    }
  }
}

extension Role {
  /// As `RoleExpression` reads it, in any language.
  fileprivate var word: String { self == .reformOffice ? "reform-office" : rawValue }
}

extension NamedGrant {
  /// The same with what it is for.
  fileprivate var expression: String {
    switch role {
    case .reformOffice, .administrator: role.word
    case .staff, .secretary, .reader: "\(role.word)=\(part ?? "all")"
    }
  }
}
