package import BriefingDomain
package import BriefingLibrary

// The pages of the second factor: where its code is asked for, where it is set up and taken off.

extension DeskPages {
  /// The second page of the way in.
  ///
  /// - Parameter isLost: whether codes of the app cannot be checked here any more.
  package static func code(token: String, isLost: Bool, _ notice: DeskNotice? = nil) -> String {
    page(tr("Code", "確認コード"), .outside(notice)) {
      if isLost {
        tag("p", ["role": "alert", "class": "fault"]) {
          tr(
            "This server has come back from a backup and cannot check the codes of your app. Use a recovery code, then "
              + "set the app up anew; or ask an administrator.",
            "サーバーがバックアップから復元されたため、アプリのコードを確認できません。回復用コードでサインインしてアプリを設定し直すか、"
              + "管理者に頼んでください。")
        }
      } else {
        form("/sign-in/code", token) {
          codeField()
          button(tr("Go on", "次へ"))
        }
      }
      tag("section") {
        tag("h2") { tr("Without the device", "端末がないとき") }
        form("/sign-in/code", token) {
          field("recovery", tr("Recovery code", "回復用コード"), type: "text", autocomplete: "off")
          button(tr("Go on", "次へ"))
        }
        tag("p", ["class": "quiet"]) {
          tr(
            "Who has neither asks an administrator to take the second factor off.",
            "どちらもないときは、管理者に二段階認証の解除を頼んでください。")
        }
      }
      tag("p") { tag("a", ["href": "/sign-in"]) { tr("Sign in as somebody else", "別の利用者でサインイン") } }
    }
  }

  /// What one's own page says of it.
  static func secondFactor(of account: Account) -> HTML {
    tag("section") {
      tag("h2") { tr("Second factor", "二段階認証") }
      tag("p") {
        account.hasSecondFactor
          ? tr("Signing in asks for a code of your app, too.", "サインインのときに、アプリの確認コードも入力します。")
          : tr(
            "Off. With it, signing in asks for a code of an app on your phone or PC, too.",
            "使っていません。使うと、サインインのときにスマートフォンやPCのアプリの確認コードも入力します。")
      }
      tag("p") {
        tag("a", ["href": "/me/factor"]) {
          account.hasSecondFactor ? tr("Turn it off", "やめる") : tr("Set it up", "設定する")
        }
      }
    }
  }

  /// - Parameter secret: as it is typed into an app that takes no picture.
  package static func setUpFactor(_ account: Account, secret: String, in frame: DeskFrame) -> String {
    page(tr("Set up the second factor", "二段階認証の設定"), frame) {
      tag("ol", ["class": "tasks"]) {
        tag("li") {
          tag("p") {
            tr(
              "Have an app for one-time codes (TOTP) take this picture, or type the text below it.",
              "ワンタイムコード（TOTP）のアプリで、この画像を読み取るか、下の文字を入力します。")
          }
          tag(
            "img",
            [
              "src": "/me/factor/qr.svg", "class": "code", "width": "240", "height": "240",
              "alt": tr("QR code of the text below", "下の文字のQRコード"),
            ])
          tag("p") { tag("code") { secret } }
        }
        tag("li") {
          tag("p") { tr("Type the code that the app shows.", "アプリに出たコードを入力します。") }
          form("/me/factor", frame.token) {
            password(of: account)
            codeField()
            button(tr("Set up", "設定する"))
          }
        }
      }
      tag("p", ["class": "quiet"]) {
        tr("All other browsers are then signed out.", "設定すると、ほかのすべてのブラウザーからサインアウトします。")
      }
    }
  }

  /// Codes that stand in for one of the app. They are shown this once.
  package static func recoveryCodes(
    _ codes: [RecoveryCode], areRenewed: Bool = false, in frame: DeskFrame
  ) -> String {
    page(
      areRenewed
        ? tr("The recovery codes are new; those of before are good no more", "回復用コードを新しくしました（前のものは使えません）")
        : tr("The second factor is set up", "二段階認証を設定しました"), frame
    ) {
      tag("p") {
        tr(
          "If you lose the device, each of these recovery codes lets you in once. Write them down or print this page, and "
            + "keep it apart from the device: they are not shown again.",
          "端末をなくしたときは、次の回復用コードで、それぞれ1回だけサインインできます。書き留めるか、このページを印刷して、端末とは別の場所に"
            + "保管してください。二度と表示しません。")
      }
      tag("ul", ["class": "codes"]) { for code in codes { tag("li") { tag("code") { code.text } } } }
      tag("p") { tag("a", ["href": "/me"]) { tr("I have them", "控えました") } }
    }
  }

  /// - Parameter left: recovery codes that were not used.
  package static func factorIsOn(_ account: Account, left: Int, in frame: DeskFrame) -> String {
    page(tr("Turn off the second factor", "二段階認証をやめる"), frame) {
      tag("p") {
        tr(
          left == 1 ? "1 recovery code is left." : "\(left) recovery codes are left.", "回復用コードの残り: \(left) 個")
          + tr(" For another device, turn it off and set it up again.", "。端末を替えるときは、いったんやめてから設定し直してください。")
      }
      tag("p") { tag("a", ["href": "/me/factor/codes"]) { tr("New recovery codes", "回復用コードを新しくする") } }
      form("/me/factor/off", frame.token) {
        password(of: account)
        eitherCode
        button(tr("Turn off", "やめる"))
      }
      tag("p", ["class": "quiet"]) {
        tr("You are then signed out everywhere.", "やめると、すべてのブラウザーからサインアウトします。")
      }
    }
  }

  package static func renewRecoveryCodes(_ account: Account, in frame: DeskFrame) -> String {
    page(tr("New recovery codes", "回復用コードを新しくする"), frame) {
      tag("p") { tr("Those of before are then good no more.", "新しくすると、前のものは使えなくなります。") }
      form("/me/factor/codes", frame.token) {
        password(of: account)
        eitherCode
        button(tr("Make new ones", "新しくする"))
      }
    }
  }

  private static var eitherCode: HTML {
    field(
      "code", tr("Code of the app, or a recovery code", "アプリの確認コードか、回復用コード"), type: "text",
      autocomplete: "one-time-code")
  }

  private static func password(of account: Account) -> HTML {
    hidden("name", account.name, autocomplete: "username")
      + field("former", tr("Password", "パスワード"), type: "password", autocomplete: "current-password")
  }

  private static func codeField() -> HTML {
    tag("label", ["for": "code"]) { tr("Code of six digits", "6桁の確認コード") }
      + tag(
        "input",
        [
          "id": "code", "name": "code", "type": "text", "inputmode": "numeric", "autocomplete": "one-time-code",
          "required": "required",
        ])
  }
}
