package import BriefingDomain
package import BriefingLibrary

/// What a page with several forms begins with: what its reader had seen, what they did last, and, where one of its forms was
/// refused, what was typed into it and why it was refused.
package struct EntryState: Sendable {
  let seen: Act.ID
  /// What its reader did last, where it was something that this page is about.
  let last: ActSummary?
  /// Why something was refused.
  package let failure: Failure?
  private let typed: [String: String]

  package init(seen: Act.ID, last: ActSummary?, typed: [String: String] = [:], failure: Failure? = nil) {
    (self.seen, self.last, self.typed, self.failure) = (seen, last, typed, failure)
  }

  /// Whether it was this form that was refused.
  func isRefused(_ form: String) -> Bool { failure != nil && typed["form"] == form }

  /// What was typed into a form that was refused, else what it begins with.
  func value(_ field: String, in form: String, else known: String = "") -> String {
    isRefused(form) ? typed[field] ?? "" : known
  }

  func isTicked(_ field: String, in form: String) -> Bool { value(field, in: form) == "1" }

  /// Why it was refused, beside the form.
  func fault(in form: String) -> HTML? { isRefused(form) ? fault : nil }

  /// The same at the head of a page that does not have the form that was refused, or has it no more.
  func fault(outside forms: Set<String>) -> HTML? { forms.contains(typed["form"] ?? "") ? nil : fault }

  private var fault: HTML? {
    failure.map { failure in tag("p", ["role": "alert", "class": "fault"]) { failure.sentence } }
  }
}

extension DeskPages {
  /// A form of a page that has several. What comes of it is shown at the form.
  ///
  /// - Parameter place: the part of the page that the form stands in, by its id.
  static func entry(
    _ action: String, _ name: String, at place: String, _ state: EntryState, _ token: String,
    @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    form("\(action)#\(place)", token) {
      hidden("seen", "\(state.seen)")
      hidden("form", name)
      state.fault(in: name)
      content()
    }
  }

  /// What its reader did last, to be taken back by the act `PATH/undo`.
  static func undoing(_ last: ActSummary?, at path: String, _ clock: OfficeClock, _ token: String) -> HTML? {
    last.map { last in
      form(path + "/undo", token) {
        tag("p") { tr("You did last: ", "最後の操作: ") + last.line(clock) }
        hidden("act", "\(last.act.id)")
        button(tr("Take it back", "取り消す"))
      }
    }
  }
}
