package import BriefingDomain
package import BriefingLibrary

/// The waves of the survey at the desk.
extension DeskPages {
  package static func surveyPath(_ wave: SurveyWave.ID) -> String { "\(DeskPlace.surveys.path)/\(wave)" }

  /// - Parameter server: its address.
  package static func surveyWaves(
    _ waves: [SurveyWaveStatus], server: String, _ state: SurveyState, in frame: DeskFrame
  ) -> String {
    let keeps = frame.may.contains(.survey)
    return surveyPage(tr("Surveys", "アンケート"), state, frame, isFirst: true) {
      if waves.isEmpty {
        tag("p") {
          keeps
            ? tr(
              "There are no waves yet. Add the questions first, then the wave below.",
              "調査回はまだありません。先に設問を登録し、その後、下で調査回を加えてください。")
            : tr("There are no waves yet. The reform office plans them.", "調査回はまだありません。改革担当が作ります。")
        }
      }
      tag("ul", ["class": "rows"]) {
        for status in waves.reversed() {
          tag("li") {
            tag("span") {
              tag("a", ["href": surveyPath(status.record.number)]) { status.record.wave.name }
              tag("br")
              tag("small") { status.line }
              if status.record.wave.state == .open {
                tag("br")
                formAddress(status.record.number, server)
              }
            }
          }
        }
      }
      tag("p") { tag("a", ["href": questionsPath]) { tr("The questions", "設問の一覧") } }
      if keeps {
        folded(tr("Add a wave", "調査回を加える"), isOpen: waves.isEmpty || !state.typed.isEmpty) {
          waveForm(DeskPlace.surveys.path, nil, tr("Add", "加える"), state, frame)
        }
      }
    }
  }

  static func formAddress(_ number: SurveyWave.ID, _ server: String) -> HTML {
    HTML(text: tr("One address for all: ", "回答用のアドレス（全員共通）: "))
      + tag("a", ["href": "/survey/\(number)"]) { "\(server)/survey/\(number)" }
  }

  /// - Parameter wave: as it is; `nil` for a new one.
  static func waveForm(
    _ action: String, _ wave: SurveyWave?, _ label: String, _ state: SurveyState, _ frame: DeskFrame
  ) -> HTML {
    surveyForm(action, state, frame) {
      field(
        "name", tr("Name", "名前"), value: state.value("name", wave?.name ?? ""),
        placeholder: tr("Before the reform", "改革前"))
      choice(
        "phase", tr("Phase", "時期"), SurveyWave.Phase.allCases.map { ($0.rawValue, $0.label) },
        chosen: state.value("phase", (wave?.phase ?? .before).rawValue))
      field(
        "days", tr("Days", "期間"), value: state.value("days", wave.map { $0.days.written } ?? ""),
        hint: tr("They open and close nothing: you do.", "この期間で自動的に始まったり締め切られたりはしません。"),
        placeholder: "2026-12-01..2026-12-14")
      field(
        "asked", tr("How many are asked", "依頼する人数"), value: state.value("asked", wave?.asked.map(String.init) ?? ""),
        isRequired: false,
        hint: tr(
          "All in all. Rates and bounds are computed from it. Empty: not said.", "全体の人数。回収率と上下限の計算に使います。空欄なら指定なし。"),
        placeholder: "120")
      area(
        "floors", tr("How many on each floor", "階ごとの依頼人数"),
        state.value("floors", (wave?.floors ?? []).map { "\($0.name)=\($0.asked)\n" }.joined()), rows: 4,
        placeholder: "3階=40",
        hint: tr("A line for each floor: 3階=40. May be empty.", "1行に1階ずつ「3階=40」のように書きます。空欄でも構いません。")
      )
      button(label)
    }
  }
}

extension SurveyWaveStatus {
  /// `before · 2025-02-03 to 2025-02-14 · open · answered 5 / 8`.
  var line: String {
    let wave = record.wave
    let answered = SurveyWording.count(sheets) + (wave.asked.map { " / \(Figure.count($0))" } ?? "")
    return [
      wave.phase.label, StockWording.days(wave.days), wave.state.label, tr("answered \(answered)", "回答 \(answered)"),
    ].joined(separator: " · ")
  }
}
