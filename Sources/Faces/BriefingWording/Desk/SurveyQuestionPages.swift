package import BriefingDomain
internal import BriefingLibrary

// The catalogue of questions.
extension DeskPages {
  package static let questionsPath = DeskPlace.surveys.path + "/questions"

  package static func questionPath(_ key: SurveyQuestion.Key) -> String { "\(questionsPath)/\(key)" }

  package static func surveyQuestions(
    _ questions: [SurveyQuestion], _ state: SurveyState, in frame: DeskFrame
  ) -> String {
    let keeps = frame.may.contains(.survey)
    let (topic, answers, remark, key) = (tr("Topic", "分野"), tr("Answers", "選択肢"), tr("Remark", "備考"), tr("Key", "記号"))
    return surveyPage(tr("The questions", "設問"), state, frame) {
      if questions.isEmpty { tag("p") { tr("There are no questions yet.", "設問はまだありません。") } }
      if !questions.isEmpty {
        table([tr("Question", "設問"), topic, answers, remark, key]) {
          for question in questions.filter({ !$0.isWithdrawn }) + questions.filter(\.isWithdrawn) {
            tag("tr", ["class": question.isWithdrawn ? "past" : nil]) {
              tag("td") {
                keeps && !question.isWithdrawn
                  ? tag("a", ["href": questionPath(question.key)]) { question.text } : HTML(text: question.text)
              }
              tag("td", ["data-label": topic]) { question.topic.label }
              tag("td", ["data-label": answers]) { question.scale.label }
              tag("td", ["data-label": remark]) { question.remarks.joined(separator: tr(", ", "、")) }
              tag("td", ["data-label": key]) { "\(question.key)" }
            }
          }
        }
      }
      if keeps {
        folded(tr("Add a question", "設問を加える"), isOpen: questions.isEmpty || !state.typed.isEmpty) {
          surveyForm(questionsPath, state, frame) {
            field(
              "key", tr("Key", "記号"), value: state.value("key"),
              hint: tr(
                "By which results and tables know it: a–z, 0–9 and -. It stays.",
                "結果や表で設問を見分ける短い名前（a–z・0–9・-）。後から変えられません。"),
              placeholder: "overall")
            about(nil, state)
            button(tr("Add", "加える"))
          }
        }
      }
    }
  }

  package static func surveyQuestion(
    _ question: SurveyQuestion, _ state: SurveyState, in frame: DeskFrame
  ) -> String {
    surveyPage(question.text, state, frame) {
      tag("p") { tag("a", ["href": questionsPath]) { tr("All questions", "設問の一覧") } }
      tag("p") { ([tr("Key \(question.key)", "記号 \(question.key)")] + question.remarks).joined(separator: " · ") }
      if !question.isWithdrawn {
        tag("section", ["aria-labelledby": "change"]) {
          tag("h2", ["id": "change"]) { tr("Change", "変更") }
          surveyForm(questionPath(question.key), state, frame) {
            about(question, state)
            button(tr("Change", "変更する"))
          }
        }
        tag("section", ["aria-labelledby": "withdraw"]) {
          tag("h2", ["id": "withdraw"]) { tr("Ask it no more", "取り下げ") }
          tag("p", ["class": "quiet"]) {
            tr(
              "Results of closed waves keep it; waves that are not closed yet do not count it.",
              "締め切った調査回の結果には残り、まだ締め切っていない調査回では数えません。")
          }
          surveyForm(questionPath(question.key) + "/withdraw", state, frame) {
            field(
              "reason", tr("Reason", "理由"), value: state.value("reason"),
              placeholder: tr("asked twice", "設問の重複"))
            button(tr("Withdraw", "取り下げる"))
          }
        }
      }
    }
  }

  /// Of a question what may change.
  private static func about(_ question: SurveyQuestion?, _ state: SurveyState) -> HTML {
    let scale = question.map(\.scale) ?? SurveyScale(answers: 5, best: .last)
    let positive = scale.flatMap { $0.positive == SurveyScale.usualPositive(of: $0.answers) ? nil : "\($0.positive)" }
    return HTML([
      field(
        "text", tr("As people are asked", "設問文"), value: state.value("text", question?.text ?? ""),
        placeholder: tr("Are you satisfied with the new way of working?", "新しい働き方に満足していますか")),
      choice(
        "topic", tr("Topic", "分野"), SurveyQuestion.Topic.allCases.map { ($0.rawValue, $0.label) },
        chosen: state.value("topic", (question?.topic ?? .other).rawValue)),
      choice(
        "answers", tr("Answers", "選択肢"),
        (2...11).map { ("\($0)", tr("1 to \($0)", "1〜\($0) の\($0)段階")) } + [
          (SurveyQuestionField.free, tr("people write freely", "自由記述"))
        ], chosen: state.value("answers", scale.map { "\($0.answers)" } ?? SurveyQuestionField.free)),
      choice(
        "best", tr("The most positive one", "最も肯定的な番号"),
        [
          (SurveyScale.End.last.rawValue, tr("the highest number", "最大の番号")),
          (SurveyScale.End.first.rawValue, tr("1", "1")),
        ], chosen: state.value("best", (scale?.best ?? .last).rawValue)),
      field(
        "positive", tr("How many of them count as positive", "肯定に数える数"), value: state.value("positive", positive ?? ""),
        isRequired: false,
        hint: tr(
          "From the positive end on. Empty: 2 of 5, and of others as near to it.", "肯定の端から数えて。空欄なら5段階で2、ほかも同じ割合。"),
        placeholder: "2"),
      tick(
        "delicate", tr("Delicate: fewer than ten answers are hidden, instead of five", "要配慮（10件未満を表示しない。ほかは5件未満）"),
        isOn: state.isTicked("delicate", question?.isDelicate ?? false, beside: "text")),
      tag("p", ["class": "quiet"]) {
        tr(
          "What has been answered keeps its answers, and stays delicate.", "回答のある設問は、選択肢を変えられず、「要配慮」も外せません。")
      },
    ])
  }
}

package enum SurveyQuestionField {
  /// Instead of how many answers there are.
  package static let free = "free"
}
