package import BriefingDomain
package import BriefingLibrary

/// What the pages of surveys begin with: what their reader had seen, and what was typed where it was refused.
package struct SurveyState {
  let seen: Act.ID
  /// What this person did last, where it was about surveys.
  let last: ActSummary?
  let typed: [String: String]
  let clock: OfficeClock

  package init(seen: Act.ID, last: ActSummary?, typed: [String: String], clock: OfficeClock) {
    (self.seen, self.last, self.typed, self.clock) = (seen, last, typed, clock)
  }

  /// What stands in a field.
  func value(_ name: String, _ known: String = "") -> String { typed[name] ?? known }

  /// - Parameter field: of the same form, which is always sent.
  func isTicked(_ name: String, _ known: Bool, beside field: String) -> Bool {
    typed[field] == nil ? known : typed[name] != nil
  }
}

extension DeskPages {
  /// A page of surveys, with the way back to the waves.
  static func surveyPage(
    _ title: String, _ state: SurveyState, _ frame: DeskFrame, isFirst: Bool = false, @HTMLBuilder _ content: () -> HTML
  ) -> String {
    page(title, frame, isWide: true) {
      reportTabs(.surveys, frame)
      tag("div", ["class": "surveys"]) {
        if !isFirst { tag("p") { tag("a", ["href": DeskPlace.surveys.path]) { tr("All waves", "調査回の一覧") } } }
        if frame.may.contains(.survey) {
          undoing(state.last, at: DeskPlace.surveys.path, state.clock, frame.token)
        }
        content()
      }
    }
  }

  /// A form of theirs, with what its reader had seen.
  static func surveyForm(
    _ action: String, _ state: SurveyState, _ frame: DeskFrame, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    tag("form", ["method": "post", "action": action, "class": "survey"]) {
      hidden("token", frame.token)
      hidden("seen", "\(state.seen)")
      content()
    }
  }
}
