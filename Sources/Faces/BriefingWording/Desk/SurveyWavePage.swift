package import BriefingDomain
package import BriefingLibrary

/// One wave: what is done with it, and what it has come to.
package struct SurveyWaveView {
  let status: SurveyWaveStatus
  /// Of a closed one.
  let report: SurveyReport?
  /// The smallest groups that are shown.
  let level: SurveyGroup.Level
  /// Of the waves.
  let names: [SurveyWave.ID: String]
  let server: String

  package init(
    status: SurveyWaveStatus, report: SurveyReport?, level: SurveyGroup.Level, names: [SurveyWave.ID: String],
    server: String
  ) {
    (self.status, self.report, self.level, self.names, self.server) = (status, report, level, names, server)
  }
}

extension DeskPages {
  package static func surveyWave(_ view: SurveyWaveView, _ state: SurveyState, in frame: DeskFrame) -> String {
    let (number, wave) = (view.status.record.number, view.status.record.wave)
    let keeps = frame.may.contains(.survey)
    return surveyPage(wave.name, state, frame) {
      tag("p") { view.status.line }
      switch wave.state {
      case .planned: if keeps { opening(number, frame) }
      case .open:
        tag("p") { formAddress(number, view.server) }
        if keeps {
          tag("p") {
            tag("a", ["href": answersPath(number)]) { tr("Bring answers from another tool", "ほかのツールの回答を取り込む") }
          }
          closing(number, frame)
        }
      case .closed: view.report.map { result($0, view) }
      }
      if keeps {
        wave.state == .closed
          ? tag("p") { tag("a", ["href": surveyPath(number) + "/texts"]) { tr("What people wrote", "自由記述を読む") } }
          : folded(tr("Change the wave", "調査回を変更する"), isOpen: !state.typed.isEmpty) {
            waveForm(surveyPath(number), wave, tr("Change", "変更する"), state, frame)
          }
      }
    }
  }

  private static func opening(_ number: SurveyWave.ID, _ frame: DeskFrame) -> HTML {
    form(surveyPath(number) + "/open", frame.token) { button(tr("Let answers come in", "回答の受付を始める")) }
  }

  private static func closing(_ number: SurveyWave.ID, _ frame: DeskFrame) -> HTML {
    folded(tr("Close it and make its result", "締め切って集計する")) {
      form(surveyPath(number) + "/close", frame.token) {
        tag("p") {
          tr(
            "Closing is for good: no answer comes in or goes out after it, so that no two reports can be subtracted.",
            "締め切ると元に戻せません。以後は回答の追加も削除もできません（集計どうしの差から個人の回答が分からないようにするためです）。")
        }
        tick("sure", tr("I am sure", "確認しました"))
        button(tr("Close", "締め切る"))
      }
    }
  }

  /// What people wrote in a closed wave.
  package static func surveyTexts(
    _ lists: [SurveyTextList], of wave: SurveyWaveRecord, _ state: SurveyState, in frame: DeskFrame
  ) -> String {
    surveyPage(tr("What people wrote: \(wave.wave.name)", "自由記述: \(wave.wave.name)"), state, frame) {
      tag("p") { tag("a", ["href": surveyPath(wave.number)]) { tr("The wave's result", "この調査回の結果") } }
      tag("p", ["class": "quiet"]) {
        tr(
          "Sorted by itself, and never by floor or unit, so that nothing tells who wrote it.",
          "文字の順に並べています。階や所属とは結び付けず、だれが書いたかは分かりません。")
      }
      if lists.isEmpty { tag("p") { tr("The wave had no question to write on.", "自由記述の設問はありません。") } }
      for list in lists {
        tag("section", ["aria-labelledby": "texts-\(list.question.key)"]) {
          tag("h2", ["id": "texts-\(list.question.key)"]) { list.question.text }
          if let texts = list.texts {
            if texts.isEmpty { tag("p") { tr("Nothing.", "記述なし") } }
            tag("ul", ["class": "texts"]) { for text in texts { tag("li") { text } } }
          } else {
            tag("p") { SurveyWording.tooFew }
          }
        }
      }
    }
  }
}
