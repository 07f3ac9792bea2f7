package import BriefingDomain
package import BriefingLibrary

/// What the page of assignments shows.
package struct AssignmentList: Sendable {
  package var rows: [AssignmentDetails]
  package var isDone: Bool
  /// From 1.
  package var page: Int
  package var hasMore: Bool
  /// What was typed into the form for a new one.
  package var draft: Draft
  /// Why that was refused.
  package var fault: String?
  /// What was just noted, done or opened again.
  package var changed: AssignmentDetails?
  /// Whether it was just noted.
  package var isNew = false

  package struct Draft: Sendable {
    package var briefing, text, owner, due: String

    package init(briefing: String = "", text: String = "", owner: String = "", due: String = "") {
      (self.briefing, self.text, self.owner, self.due) = (briefing, text, owner, due)
    }
  }

  package init(rows: [AssignmentDetails], isDone: Bool, page: Int, hasMore: Bool, draft: Draft) {
    (self.rows, self.isDone, self.page, self.hasMore, self.draft) = (rows, isDone, page, hasMore, draft)
  }

  package static let path = "/assignments"

  package static func address(isDone: Bool, page: Int = 1, changed: Assignment.ID? = nil, isNew: Bool = false)
    -> String
  {
    let pairs = [
      isDone ? "state=done" : nil, page > 1 ? "page=\(page)" : nil,
      changed.map { "\(isNew ? "added" : "changed")=\($0)" },
    ].compactMap(\.self)
    return path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }
}

extension DeskPages {
  /// What recipients asked: open or done.
  package static func assignments(_ list: AssignmentList, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    page(DeskPlace.assignments.label, frame, isWide: true) {
      if let fault = list.fault { tag("p", ["role": "alert", "class": "fault"]) { fault } }
      if let changed = list.changed {
        tag("p", ["role": "status", "class": "done"]) {
          changed.assignment.changedSentence(isNew: list.isNew)
        }
      }
      tag("nav", ["aria-label": tr("Which ones", "表示の切替え"), "class": "tabs"]) {
        tab(tr("Open", "済んでいないもの"), isDone: false, list)
        tab(tr("Done", "済んだもの"), isDone: true, list)
      }
      if list.rows.isEmpty {
        tag("p") { list.isDone ? tr("None is done.", "済んだ宿題はありません。") : tr("None is open.", "宿題はありません。") }
      } else {
        table(list, clock, frame)
      }
      tag("p") {
        if list.page > 1 {
          tag("a", ["href": AssignmentList.address(isDone: list.isDone, page: list.page - 1)]) { tr("Back ", "前へ ") }
        }
        if list.hasMore {
          tag("a", ["href": AssignmentList.address(isDone: list.isDone, page: list.page + 1)]) { tr("More", "次へ") }
        }
      }
      if frame.may.contains(.project), !list.isDone { noting(list.draft, frame.token) }
    }
  }

  private static func tab(_ label: String, isDone: Bool, _ list: AssignmentList) -> HTML {
    let address = AssignmentList.address(isDone: isDone)
    return isDone == list.isDone
      ? tag("a", ["href": address, "aria-current": "page"]) { label } : tag("a", ["href": address]) { label }
  }

  private static func table(_ list: AssignmentList, _ clock: OfficeClock, _ frame: DeskFrame) -> HTML {
    let may = frame.may.contains(.project)
    let (due, owner, noted) = (tr("Due", "期限"), tr("Owner", "担当"), tr("Noted", "受けた日"))
    let (briefing, state) = (tr("Briefing", "報告"), list.isDone ? tr("Done", "済") : tr("State", "状態"))
    return tag("table", ["class": "cards"]) {
      tag("thead") {
        tag("tr") {
          for label in [due, tr("Assignment", "宿題"), owner, briefing, noted, state] {
            tag("th", ["scope": "col"]) { label }
          }
        }
      }
      tag("tbody") {
        for details in list.rows {
          let assignment = details.assignment
          tag("tr", ["id": "assignment-\(assignment.id)"]) {
            tag("td", ["data-label": due]) { dueLabel(assignment, clock) }
            tag("td") {
              HTML(text: assignment.text)
              placeOf(details)
            }
            tag("td", ["data-label": owner]) { assignment.owner ?? "" }
            tag("td", ["data-label": briefing]) {
              tag("a", ["href": "/briefings/\(assignment.briefing)"]) { details.title }
              tag("br")
              tag("small") { details.unit.name }
            }
            tag("td", ["data-label": noted]) {
              "\(clock.local(assignment.place?.at.instant ?? assignment.notedAt).day) \(assignment.notedBy)"
            }
            tag("td") {
              assignment.done.map { done in tag("span") { "\(clock.local(done.at).day) \(done.by) " } }
              if may { setting(details, list, frame.token) }
            }
          }
        }
      }
    }
  }

  /// The page that was on, and when it was.
  private static func placeOf(_ details: AssignmentDetails) -> HTML {
    guard let time = details.timeLabel else { return HTML() }
    return tag("br")
      + tag("small") {
        if let version = details.version, let page = details.assignment.place?.page, let label = details.pageLabel {
          version.removal == nil && version.briefing != nil
            ? tag("a", ["href": DeskPath.version(version, page: page.page)]) { label } : HTML(text: label)
          HTML(text: tr(", ", "、"))
        }
        HTML(text: time)
      }
  }

  /// Those of one briefing, on its page.
  static func assignments(of view: BriefingView, _ clock: OfficeClock) -> HTML {
    tag("section", ["aria-labelledby": "assignments"]) {
      tag("h2", ["id": "assignments"]) { DeskPlace.assignments.label }
      if !view.assignments.isEmpty {
        tag("ul") {
          for details in view.assignments {
            let assignment = details.assignment
            tag("li") {
              HTML(text: assignment.text + (assignment.owner.map { tr(" – ", "　") + $0 } ?? "") + " ")
              assignment.done.map { done in
                tag("span") { tr("Done ", "済 ") + "\(clock.local(done.at).day) \(done.by)" }
              } ?? dueLabel(assignment, clock)
              placeOf(details)
            }
          }
        }
      }
      if view.may.contains(.project) {
        tag("p") {
          tag("a", ["href": "\(AssignmentList.path)?briefing=\(view.details.briefing.id)"]) { tr("Note one", "宿題を加える") }
        }
      }
    }
  }

  private static func dueLabel(_ assignment: Assignment, _ clock: OfficeClock) -> HTML {
    guard let due = assignment.due else { return HTML() }
    let label = clock.moment(due, minute: nil).label(clock)
    return assignment.done == nil && due < clock.today
      ? tag("strong", ["class": "late"]) { label + tr(" overdue", " 期限超過") } : tag("span") { label }
  }

  private static func setting(_ details: AssignmentDetails, _ list: AssignmentList, _ token: String) -> HTML {
    let isDone = details.assignment.done != nil
    return form("\(AssignmentList.path)/\(details.assignment.id)", token) {
      hidden("done", isDone ? "" : "1")
      hidden("page", "\(list.page)")
      tag(
        "button",
        [
          "type": "submit",
          "aria-label": (isDone ? tr("Open again: ", "済みを取り消す：") : tr("Done: ", "済みにする：")) + details.assignment.text,
        ]
      ) { isDone ? tr("Open again", "済みを取り消す") : tr("Done", "済みにする") }
    }
  }

  private static func noting(_ draft: AssignmentList.Draft, _ token: String) -> HTML {
    tag("section") {
      tag("h2") { tr("Note one", "宿題を加える") }
      form(AssignmentList.path, token) {
        entry("briefing", tr("Number of the briefing", "報告の番号"), draft.briefing, isNeeded: true)
        entry("text", tr("What is to be done", "内容"), draft.text, isNeeded: true)
        entry("owner", tr("Owner: a unit or a person", "担当（所属または人）"), draft.owner)
        entry("due", tr("By which day, such as 12/5", "期限（12/5 など）"), draft.due)
        button(tr("Note", "加える"))
      }
    }
  }

  private static func entry(_ name: String, _ label: String, _ value: String, isNeeded: Bool = false) -> HTML {
    tag("label", ["for": name]) { label }
      + (isNeeded
        ? tag("input", ["id": name, "name": name, "value": value, "autocomplete": "off", "required": "required"])
        : tag("input", ["id": name, "name": name, "value": value, "autocomplete": "off"]))
  }
}

extension Assignment {
  fileprivate func changedSentence(isNew: Bool) -> String {
    if isNew { return tr("Added: \(text)", "「\(text)」を宿題に加えました。") }
    return done == nil
      ? tr("Open: \(text)", "「\(text)」は済んでいない宿題です。") : tr("Done: \(text)", "「\(text)」を済みにしました。")
  }
}
