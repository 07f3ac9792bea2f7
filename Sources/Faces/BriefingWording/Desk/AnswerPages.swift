package import BriefingDomain
package import BriefingLibrary

/// A file of answers that somebody has brought: what it is taken as, and what is to be said of it.
package struct AnswerFileView: Sendable {
  let batch, name: String
  let columns: AnswerColumns
  let questions: [SurveyQuestion]
  /// What has been chosen so far.
  let form: [String: String]
  /// What would come in; `nil` where something is to be said before.
  let trial: AnswerImportReceipt?
  let faults: [TableFault]

  package init(
    batch: String, name: String, columns: AnswerColumns, questions: [SurveyQuestion], form: [String: String],
    trial: AnswerImportReceipt?, faults: [TableFault]
  ) {
    (self.batch, self.name, self.columns, self.questions) = (batch, name, columns, questions)
    (self.form, self.trial, self.faults) = (form, trial, faults)
  }
}

/// The page on which a survey tool's file is brought into a wave.
package struct AnswersView: Sendable {
  let wave: SurveyWaveStatus
  let forms: [KeptAnswerForm]
  let mostBytes: Int
  let file: AnswerFileView?
  /// What a file has brought.
  let taken: AnswerImportReceipt?

  package init(
    wave: SurveyWaveStatus, forms: [KeptAnswerForm], mostBytes: Int, file: AnswerFileView?, taken: AnswerImportReceipt?
  ) {
    (self.wave, self.forms, self.mostBytes, self.file, self.taken) = (wave, forms, mostBytes, file, taken)
  }

  var path: String { DeskPages.answersPath(wave.record.number) }
}

extension DeskPages {
  package static func answersPath(_ wave: SurveyWave.ID) -> String { surveyPath(wave) + "/answers" }

  package static func answers(_ view: AnswersView, _ state: SurveyState, in frame: DeskFrame) -> String {
    let wave = view.wave.record
    return surveyPage(
      tr("Answers from another tool: \(wave.wave.name)", "回答の取り込み: \(wave.wave.name)"), state, frame
    ) {
      tag("p") {
        tag("a", ["href": surveyPath(wave.number)]) { tr("The wave", "この調査回") }
        " · " + view.wave.line
      }
      view.taken.map { receipt($0, tr("Taken in", "取り込みました")) }
      if let file = view.file {
        columns(of: file, view.path, frame.token)
        leaving(file, view.path, frame.token)
      } else {
        if wave.wave.state == .open { bringing(view, frame.token) }
        kept(view, frame.token)
      }
    }
  }

  private static func bringing(_ view: AnswersView, _ token: String) -> HTML {
    tag("form", ["method": "post", "action": view.path, "enctype": "multipart/form-data", "class": "survey"]) {
      hidden("token", token)
      tag("label", ["for": "files"]) { tr("What the tool has exported", "ツールから書き出したファイル") }
      tag(
        "input",
        [
          "id": "files", "name": "files", "type": "file", "required": "required", "aria-describedby": "files-hint",
          "accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.ods",
        ])
      tag("p", ["id": "files-hint", "class": "quiet"]) {
        tr(
          "CSV, XLSX or ODS of Microsoft Forms, Google Forms, LimeSurvey, kintone, desknet's NEO, up to \(view.mostBytes >> 20) MiB. Names, mail addresses and times are never kept. Nothing is written yet: first you see what each column is taken as.",
          "Microsoft Forms、Google フォーム、LimeSurvey、kintone、desknet's NEO の CSV・XLSX・ODS（\(view.mostBytes >> 20) MiB まで）。名前・メール・時刻は残しません。この時点では何も書き込まず、まず列の読み方を示します。"
        )
      }
      button(tr("Look through it", "内容を確認する"))
    }
  }

  private static func kept(_ view: AnswersView, _ token: String) -> HTML? {
    guard !view.forms.isEmpty else { return nil }
    return tag("section", ["aria-labelledby": "forms"]) {
      tag("h2", ["id": "forms"]) { tr("Forms that are kept", "残してある読み方") }
      tag("p", ["class": "quiet"]) {
        tr("A file with the same headings is read so by itself.", "見出しが同じファイルは、自動的に同じ読み方をします。")
      }
      tag("ul", ["class": "rows"]) {
        for kept in view.forms {
          tag("li") {
            tag("span") { "\(kept.name) · \(kept.sentence)" }
            form(view.path + "/forget", token) {
              hidden("form", kept.name)
              tag("button", ["type": "submit", "aria-label": tr("Forget \(kept.name)", "\(kept.name) を消す")]) {
                tr("Forget", "消す")
              }
            }
          }
        }
      }
    }
  }

  private static func leaving(_ file: AnswerFileView, _ path: String, _ token: String) -> HTML {
    tag("p", ["class": "quiet"]) {
      tr(
        "What you choose or type above counts once you have looked once more.", "上で選んだ内容や入力は、「もう一度確認する」を押すと反映されます。")
    }
      + takingOrLeaving(file.batch, mayTake: (file.trial?.rows ?? 0) > 0, at: path, token)
  }

  static func receipt(_ receipt: AnswerImportReceipt, _ title: String) -> HTML {
    let lines = AnswerImportWording.text(receipt, isAtDesk: true).split(separator: "\n").map(String.init)
    return tag("section", ["aria-labelledby": "brought", "class": "brought"]) {
      tag("h2", ["id": "brought"]) { title }
      tag("ul", ["class": "plain receipt"]) { for line in lines { tag("li") { line } } }
    }
  }
}
