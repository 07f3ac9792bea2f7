internal import BriefingDomain
internal import BriefingLibrary

/// The briefings of a day, with what is on now and what comes next.
struct BoardTable {
  let items: [AgendaItem]
  let board: Board
  let drivable: [DrivableProjection]
  let clock: OfficeClock
  let token: String

  private var next: Instant? {
    items.first {
      $0.briefing.cancelReason == nil && !$0.briefing.moment.dayOnly && $0.briefing.moment.instant > clock.now
    }?
    .briefing.moment.instant
  }

  var html: HTML {
    let heads = [
      tr("Time", "時刻"), tr("Title", "件名"), tr("Recipients", "報告先"), tr("Room", "会議室"), tr("Unit", "所属"),
      tr("Plan", "予定"), tr("Files", "資料"), tr("Record", "記録"),
    ]
    let next = next
    return tag("div", ["class": "scrolls"]) {
      tag("table", ["class": "cards board"]) {
        tag("thead") { tag("tr") { for head in heads { tag("th", ["scope": "col"]) { head } } } }
        tag("tbody") {
          for item in items {
            let cells = cells(item, isNext: item.briefing.moment.instant == next)
            tag("tr", ["class": style(item)]) {
              for (head, cell) in zip(heads, cells) { tag("td", ["data-label": head]) { cell } }
            }
          }
        }
      }
    }
  }

  private func isOn(_ item: AgendaItem) -> Bool {
    let slot = item.briefing.slot
    return item.briefing.cancelReason == nil && !slot.moment.dayOnly && slot.moment.instant <= clock.now
      && clock.now < slot.takenUntil
  }

  private func style(_ item: AgendaItem) -> String {
    if item.briefing.cancelReason != nil { return "cancelled" }
    return isOn(item) ? "now" : ""
  }

  private func cells(_ item: AgendaItem, isNext: Bool) -> [HTML] {
    let briefing = item.briefing
    return [
      tag("time") { briefing.slot.clockLabel(clock) }
        + badge(isOn(item), "now", tr("now", "いま")) + badge(isNext, "next", tr("next", "次")),
      titled(briefing)
        + badge(
          board.live[briefing.id] != nil, "live",
          tr("on in \(board.live[briefing.id] ?? "")", "\(board.live[briefing.id] ?? "") で投影中"))
        + HTML(drivable.filter { $0.briefing == briefing.id }.map { DeskPages.returning(to: $0, token) })
        + HTML((board.assignments[briefing.id] ?? []).map(asked))
        + HTML(item.collisions.map { clash in tag("small", ["class": "clash"]) { "! " + clash.label(clock) } }),
      HTML(text: item.recipientNames), HTML(text: briefing.room ?? ""),
      HTML(text: briefing.unit.name) + tag("small") { briefing.presenter.map { tr(" (\($0))", "（\($0)）") } ?? "" },
      HTML(text: briefing.plannedForm?.label ?? ""),
      HTML(text: item.materialsLabel) + HTML(item.lost.map { lost in tag("small", ["class": "clash"]) { lost.label } }),
      record(item),
    ]
  }

  private func asked(_ details: AssignmentDetails) -> HTML {
    let assignment = details.assignment
    let due = assignment.due.map { tr(", due \($0)", "（期限 \($0)）") } ?? ""
    return tag("small") { tr("Asked: ", "宿題: ") + assignment.text + due }
  }

  /// What is withheld has no page.
  private func titled(_ briefing: Briefing) -> HTML {
    briefing.isWithheld
      ? HTML(text: briefing.title) : tag("a", ["href": "/briefings/\(briefing.id)"]) { briefing.markedTitle }
  }

  private func badge(_ isShown: Bool, _ style: String, _ text: String) -> HTML {
    isShown ? HTML(text: " ") + tag("span", ["class": "badge \(style)"]) { text } : HTML()
  }

  /// How it went, for each where not all are alike.
  private func record(_ item: AgendaItem) -> HTML {
    if let reason = item.briefing.cancelReason { return HTML(text: tr("cancelled: \(reason)", "中止: \(reason)")) }
    let states = item.appointment.submissions.map { row in
      (row.recipient, row.handout?.label ?? row.state(by: clock.now).label)
    }
    if Set(states.map(\.1)).count == 1 { return HTML(text: states[0].1) }
    return HTML(text: states.map { "\($0) \($1)" }.joined(separator: tr(", ", "、")))
  }
}
