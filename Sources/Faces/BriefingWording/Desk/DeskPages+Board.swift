package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// What the board is asked for; it stands in the address, so that a link, the way back and a reload show the same.
package struct BoardView: Hashable {
  /// One day, or the month that it lies in.
  package enum Span: String { case day, month }
  /// What the briefings of a day stand under.
  package enum Grouping: String, CaseIterable { case time, recipient, room }

  package var day: Day
  package var span: Span
  package var grouping: Grouping
  package var recipient, unit, room: String?

  package init(day: Day, span: Span, grouping: Grouping, recipient: String?, unit: String?, room: String?) {
    self.day = day
    self.span = span
    self.grouping = grouping
    self.recipient = recipient
    self.unit = unit
    self.room = room
  }

  /// The same with another day, or another span.
  func address(_ day: Day? = nil, _ span: Span? = nil) -> String {
    let span = span ?? self.span
    let parts = [
      ("on", (day ?? self.day).description), ("view", span == .day ? nil : span.rawValue),
      ("by", grouping == .time ? nil : grouping.rawValue), ("to", recipient), ("from", unit), ("room", room),
    ]
    return DeskPages.address(DeskPlace.board.path, parts.map { ($0, $1 ?? "") })
  }
}

extension DeskPages {
  /// - Parameter drivable: what is on and its reader may go back to.
  package static func board(
    _ board: Board, _ view: BoardView, _ choices: BoardChoices, drivable: [DrivableProjection], _ clock: OfficeClock,
    in frame: DeskFrame
  ) -> String {
    page(tr("Schedule", "予定表"), frame, isWide: true, script: "board.js") {
      BoardFilter(view: view, choices: choices).html
      live {
        tag("h2") { dayLabel(board.day, clock) }
        weekStrip(board.week, view, clock)
        if board.items.isEmpty {
          tag("p", ["class": "quiet"]) { tr("No briefings.", "報告の予定はありません。") }
        }
        for group in groups(of: board.items, by: view.grouping) {
          if let name = group.name { tag("h3") { name } }
          BoardTable(items: group.items, board: board, drivable: drivable, clock: clock, token: frame.token).html
        }
        taken(board.taken, clock)
      }
    }
  }

  /// A month as a calendar.
  ///
  /// - Parameter hasPrintLogs: whether there are verdicts of print logs to look at.
  package static func boardMonth(
    _ counts: [DayCount], _ view: BoardView, _ choices: BoardChoices, hasPrintLogs: Bool, _ clock: OfficeClock,
    in frame: DeskFrame
  ) -> String {
    let month = view.day.inMonth
    return page(tr("Schedule", "予定表"), frame, isWide: true, script: "board.js") {
      BoardFilter(view: view, choices: choices).html
      live {
        tag("h2") { monthLabel(month) }
        tag("nav", ["class": "steps", "aria-label": tr("Months", "月")]) {
          if let before = month.advanced(by: -1) { step(to: view.address(before.firstDay), monthLabel(before)) }
          if let next = month.advanced(by: 1) { step(to: view.address(next.firstDay), monthLabel(next)) }
        }
        calendar(of: counts, month, view, clock)
        if hasPrintLogs, month <= clock.today.inMonth { toEvidence(EvidenceState(month: month, unit: view.unit)) }
      }
    }
  }

  /// What follows the changes of the library.
  private static func live(@HTMLBuilder _ content: () -> HTML) -> HTML {
    let over = tr(
      "You are signed out. What stands here is not kept up to date: load the page again.",
      "サインアウトしています。この表示は更新されません。ページを読み込み直してください。")
    return tag("div", ["id": "live", "data-over": over], content)
  }

  private static func calendar(
    of counts: [DayCount], _ month: Month, _ view: BoardView, _ clock: OfficeClock
  ) -> HTML {
    // A region that scrolls by itself is reached by keyboard, too.
    tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": monthLabel(month)]) {
      tag("table", ["class": "month"]) {
        tag("thead") {
          tag("tr") {
            for day in counts.prefix(7) {
              tag("th", ["scope": "col"]) { tr(day.day.weekdayAbbreviation, day.day.weekdayKanji) }
            }
          }
        }
        tag("tbody") {
          for week in stride(from: 0, to: counts.count, by: 7) {
            tag("tr") {
              for count in counts[week..<min(week + 7, counts.count)] {
                tag("td", ["class": count.day.inMonth == month ? "" : "other"]) {
                  dayLink(count, view.address(count.day, .day), clock, label: "\(count.day.day)")
                }
              }
            }
          }
        }
      }
    }
  }

  private static func weekStrip(_ week: [DayCount], _ view: BoardView, _ clock: OfficeClock) -> HTML {
    tag("nav", ["class": "week", "aria-label": tr("The week", "この週")]) {
      if let before = view.day.advanced(by: -7) { step(to: view.address(before), tr("Week before", "前の週")) }
      tag("ol") {
        for count in week {
          let label = tr(
            "\(count.day.weekdayAbbreviation) \(count.day.day)",
            "\(count.day.month)/\(count.day.day)（\(count.day.weekdayKanji)）")
          tag("li") {
            dayLink(count, view.address(count.day), clock, label: label, isCurrent: count.day == view.day)
          }
        }
      }
      if let next = view.day.advanced(by: 7) { step(to: view.address(next), tr("Week after", "次の週")) }
    }
  }

  private static func step(to address: String, _ label: String) -> HTML {
    tag("a", ["href": address, "class": "step"]) { label }
  }

  private static func dayLink(
    _ count: DayCount, _ address: String, _ clock: OfficeClock, label: String, isCurrent: Bool = false
  ) -> HTML {
    let isToday = count.day == clock.today
    return tag(
      "a", ["href": address, "class": isToday ? "day today" : "day", "aria-current": isCurrent ? "date" : "false"]
    ) {
      tag("span", ["class": "date"]) { isToday ? label + tr(" today", " 今日") : label }
      tag("span", ["class": "count"]) {
        count.appointments == 0 ? tr("none", "なし") : tr("\(count.appointments)", "\(count.appointments)件")
      }
      if count.unrecorded > 0 {
        tag("span", ["class": "open"]) { tr("\(count.unrecorded) unrecorded", "未確認\(count.unrecorded)") }
      }
    }
  }

  private static func groups(
    of items: [AgendaItem], by grouping: BoardView.Grouping
  ) -> [(name: String?, items: [AgendaItem])] {
    let names: (AgendaItem) -> [String]
    switch grouping {
    case .time: return items.isEmpty ? [] : [(nil, items)]
    case .recipient: names = { $0.appointment.submissions.map(\.recipient) }
    case .room: names = { [$0.briefing.room ?? tr("No room", "会議室未定")] }
    }
    var order: [String] = []
    for name in items.flatMap(names) where !order.contains(name) { order.append(name) }
    return order.map { name in (name, items.filter { names($0).contains(name) }) }
  }

  private static func taken(_ rooms: [TakenRoom], _ clock: OfficeClock) -> HTML? {
    guard !rooms.isEmpty else { return nil }
    return tag("section") {
      tag("h3") { tr("Rooms that others have taken", "ほかの予定で使用中の会議室") }
      tag("ul") {
        for taken in rooms { tag("li") { "\(taken.room) \(taken.slot.clockLabel(clock))" } }
      }
    }
  }

  static func monthLabel(_ month: Month) -> String { tr("\(month)", "\(month.year)年\(month.month)月") }

  static func dayLabel(_ day: Day, _ clock: OfficeClock) -> String {
    clock.moment(day, minute: nil).label(clock) + (day == clock.today ? tr(", today", "　今日") : "")
  }
}

/// What narrows the board: one line, which works without a script.
private struct BoardFilter {
  let view: BoardView
  let choices: BoardChoices

  var html: HTML {
    tag("form", ["method": "get", "action": DeskPlace.board.path, "class": "line", "id": "filter"]) {
      tag("div") {
        tag("label", ["for": "on"]) { tr("Day", "日付") }
        tag("input", ["type": "date", "id": "on", "name": "on", "value": view.day.description])
      }
      DeskPages.lineChoice(
        "view", tr("Show", "表示"), [("day", tr("Day", "日")), ("month", tr("Month", "月"))], chosen: view.span.rawValue)
      DeskPages.lineChoice(
        "by", tr("Grouped by", "並べ方"),
        [("time", tr("Time", "時刻順")), ("recipient", tr("Recipient", "報告先ごと")), ("room", tr("Room", "会議室ごと"))],
        chosen: view.grouping.rawValue)
      DeskPages.lineChoice("to", tr("Recipient", "報告先"), all(choices.recipients), chosen: view.recipient ?? "")
      DeskPages.lineChoice("from", tr("Unit", "所属"), all(choices.units), chosen: view.unit ?? "")
      DeskPages.lineChoice("room", tr("Room", "会議室"), all(choices.rooms), chosen: view.room ?? "")
      DeskPages.button(tr("Show", "表示する"))
      tag("a", ["href": DeskPlace.board.path, "class": "step"]) { tr("Today", "今日に戻る") }
    }
  }

  private func all(_ names: [String]) -> [(String, String)] { [("", tr("All", "すべて"))] + names.map { ($0, $0) } }
}
