package import BriefingDomain
package import BriefingLibrary

/// The pages of those who answer a survey. They have not signed in, and nothing on them asks who they are.
extension DeskPages {
  /// The waves that take answers, where there is more than one or none.
  package static func surveys(_ waves: [SurveyWaveRecord]) -> String {
    page(tr("Survey", "アンケート"), .outside(nil)) {
      if waves.isEmpty {
        tag("p") { tr("No survey takes answers now.", "いま回答を受け付けている調査はありません。") }
      }
      tag("ul") {
        for wave in waves {
          tag("li") { tag("a", ["href": "/survey/\(wave.number)"]) { wave.wave.name } }
        }
      }
    }
  }

  /// - Parameter typed: what was sent before, and refused.
  package static func survey(
    _ form: SurveyForm, typed: (String) -> String = { _ in "" }, _ notice: DeskNotice? = nil
  ) -> String {
    page(form.wave.wave.name, .outside(notice)) {
      tag("p") {
        tr(
          "Nobody is told who you are: no name, no address and no time is kept. Results are shown once the survey has ended, and never of fewer than \(Disclosure.fewest(isDelicate: false)) people.",
          "どなたの回答かは誰にも分かりません。氏名・端末・時刻は記録しません。結果は調査の終了後に、\(Disclosure.fewest(isDelicate: false)) 人以上の集計だけを表示します。")
      }
      self.form("/survey/\(form.wave.number)") {
        if !form.units.isEmpty { unit(form, typed("unit")) }
        for question in form.questions { ask(question, typed(SurveyFormField.name(question.key))) }
        code(typed("code"))
        tag("button", ["type": "submit", "class": "main"]) { tr("Send", "回答を送る") }
      }
    }
  }

  private static func unit(_ form: SurveyForm, _ chosen: String) -> HTML {
    tag("div") {
      choice(
        "unit", tr("Your unit", "所属"),
        [("", tr("I would rather not say", "回答しない"))] + form.units.map { ("\($0.id)", $0.name) }, chosen: chosen)
    }
  }

  private static func ask(_ question: SurveyQuestion, _ typed: String) -> HTML {
    let name = SurveyFormField.name(question.key)
    guard let scale = question.scale else {
      return tag("div") {
        tag("label", ["for": name]) { question.text }
        tag("textarea", ["id": name, "name": name, "rows": "3", "aria-describedby": "\(name)-hint"]) {
          HTML(lines: typed)
        }
        tag("p", ["id": "\(name)-hint", "class": "quiet"]) {
          tr(
            "Do not write what tells who you or others are. It is shown apart from all else.",
            "ご自身やほかの人が分かることは書かないでください。ほかの回答とは切り離して扱います。")
        }
      }
    }
    let ends =
      scale.best == .last
      ? (SurveyFormField.least, SurveyFormField.most) : (SurveyFormField.most, SurveyFormField.least)
    return tag("fieldset", ["class": "survey"]) {
      tag("legend") { question.text }
      tag("div", ["class": "survey-scale"]) {
        tag("span", ["class": "quiet"]) { ends.0 }
        for answer in 1...scale.answers {
          tag("label", ["class": "tick"]) {
            tag(
              "input",
              [
                "type": "radio", "name": name, "value": "\(answer)", "checked": typed == "\(answer)" ? "checked" : nil,
              ])
            tag("span") { "\(answer)" }
          }
        }
        tag("span", ["class": "quiet"]) { ends.1 }
      }
    }
  }

  private static func code(_ typed: String) -> HTML {
    tag("div") {
      field(
        "code", tr("Your own code", "自分だけの合言葉"), value: typed, isRequired: true,
        hint: tr(
          "At least \(AnswerSheet.shortestCode) letters or digits that only you know and will write again next time, such as the ends of two words from your childhood. It keeps anybody from answering twice and lets before and after be compared. It is not kept, only what a secret makes of it.",
          "自分だけが分かり、次回も同じように書ける \(AnswerSheet.shortestCode) 文字以上（例: 子どもの頃の思い出の言葉二つの終わりをつないだもの）。二重の回答を防ぎ、前後の比較に使います。合言葉そのものは保存せず、秘密鍵で変換した値だけを残します。"
        ))
    }
  }

  /// What was answered has come in.
  package static func surveyThanks() -> String {
    page(tr("Thank you", "ご回答ありがとうございました"), .outside(nil)) {
      tag("p") {
        tr("Your answer has come in. You may close this page.", "回答を受け付けました。このページは閉じて構いません。")
      }
    }
  }

  /// A wave that takes no answers, or none of that number.
  package static func surveyIsOver() -> String {
    page(tr("This survey takes no answers", "この調査は回答を受け付けていません"), .outside(nil)) {
      tag("p") {
        tr("It has not begun, or has ended.", "まだ始まっていないか、すでに終了しています。")
      }
    }
  }
}

/// What the form of a survey sends.
package enum SurveyFormField {
  /// So that no question is taken for another field.
  package static func name(_ question: SurveyQuestion.Key) -> String { "q-\(question)" }

  static var most: String { tr("agree, satisfied", "そう思う・満足") }
  static var least: String { tr("disagree, dissatisfied", "そう思わない・不満") }
}
