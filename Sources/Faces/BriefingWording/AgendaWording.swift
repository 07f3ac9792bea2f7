package import BriefingDomain
package import BriefingLibrary
package import Spreadsheet

/// The list of a day or several, for a terminal or a spreadsheet.
package struct AgendaWording {
  private let items: [AgendaItem]
  private let clock: OfficeClock

  package init(_ items: [AgendaItem], _ clock: OfficeClock) {
    self.items = items
    self.clock = clock
  }

  /// A table for each day, and below it what the secretary has to know of it.
  ///
  /// - Parameter width: columns of the terminal.
  package func text(width: Int) -> String {
    guard !items.isEmpty else { return tr("No reports.\n", "該当する報告はありません。\n") }
    var days: [(day: Day, items: [AgendaItem])] = []
    for item in items {
      let day = clock.local(item.briefing.moment.instant).day
      if days.last?.day != day { days.append((day, [])) }
      days[days.count - 1].items.append(item)
    }
    return days.map { text(of: $0.day, $0.items, width: width) }.joined(separator: "\n")
  }

  private func text(of day: Day, _ items: [AgendaItem], width: Int) -> String {
    let date = clock.moment(day, minute: nil).label(clock)
    let recipients = items.map(\.recipientNames)
    // Whom all are for stands in the head, so that the titles have the room.
    let common = Set(recipients).count == 1 ? recipients[0] : nil
    let table = TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Time", "時刻")),
        .init(title: tr("Room", "会議室"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Title", "件名"), isFlexible: true),
        .init(title: tr("Unit", "所属"), presence: .whereItFits),
        .init(title: tr("Presenter", "説明者"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Recipients", "報告先"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Plan", "予定"), isFlexible: true, presence: .unlessEmpty), .init(title: tr("Files", "資料")),
        .init(title: tr("Record", "記録")),
      ],
      rows: items.map { item in
        let briefing = item.briefing
        return [
          "\(briefing.id)", briefing.slot.clockLabel(clock) + (item.collisions.isEmpty ? "" : "!"),
          briefing.room ?? "", briefing.markedTitle, briefing.unit.name, briefing.presenter ?? "",
          common == nil ? item.recipientNames : "", briefing.plannedForm?.label ?? "", item.materialsLabel,
          item.recordLabel(clock),
        ]
      })
    let heading = date + (common.map { "  → " + $0.safe } ?? "") + "\n"
    return heading + (table.lines(width: width) + remarks(items)).map { $0 + "\n" }.joined()
  }

  private func remarks(_ items: [AgendaItem]) -> [String] {
    var said: Set<Set<Briefing.ID>> = []
    return items.flatMap { item in
      let id = item.briefing.id
      // Each pair once.
      let collisions = item.collisions.filter { said.insert([id, $0.other.id]).inserted }
      return collisions.map { tr("! Briefing \(id): ", "! 報告 \(id): ") + $0.label(clock) }
        + item.lost.map { tr("Briefing \(id) cannot show ", "報告 \(id) 表示できない資料: ") + $0.label }
    }
  }

  /// For spreadsheets, in the language asked for.
  package var table: SheetTable {
    SheetTable(
      name: tr("Briefings", "報告予定"),
      headings: BriefingCells.head + [
        tr("recipients", "報告先"), tr("planned", "予定"), tr("materials", "資料"),
        tr("cannot_be_shown", "表示できない資料"), tr("record", "記録"), tr("collides_with", "重なる報告"),
      ],
      rows: items.map { item in
        BriefingCells.cells(item.briefing, clock) + [
          .text(item.recipientNames), .text(item.briefing.plannedForm?.label), .whole(item.materials.count),
          .text(item.lost.map(\.file).joined(separator: tr(", ", "、"))), .text(item.recordLabel(clock)),
          .text(item.collisions.map { "\($0.other.id)" }.joined(separator: " ")),
        ]
      })
  }
}

extension AgendaItem {
  package var recipientNames: String { appointment.submissions.map(\.recipient).joined(separator: tr(", ", "、")) }

  /// `2`, `1/2` where one of two cannot be shown, `なし`.
  package var materialsLabel: String {
    let count = materials.count
    if count == 0 { return tr("none", "なし") }
    return lost.isEmpty ? "\(count)" : "\(count - lost.count)/\(count)"
  }

  /// Whether it is recorded; `1 of 2` where it is for one recipient of two.
  func recordLabel(_ clock: OfficeClock) -> String {
    let submissions = appointment.submissions
    let recorded = submissions.count { $0.handout != nil }
    if briefing.cancelReason != nil { return SubmissionStatus.State.cancelled.label }
    guard (1..<submissions.count).contains(recorded) else { return submissions[0].state(by: clock.now).label }
    // No 1/2, which a spreadsheet takes for a day.
    return tr("\(recorded) of \(submissions.count)", "\(submissions.count)件中\(recorded)件")
  }
}

extension LostMaterial {
  package var label: String {
    let why =
      switch reason {
      case .unreadable(let reason): reason.label
      case .allHidden: tr("all its slides are hidden", "すべてのスライドが非表示です")
      }
    return tr("\(file.safe) (\(why))", "\(file.safe)（\(why)）")
  }
}

extension Collision {
  /// `at the same time as briefing 5, 予算, 10:00–10:30: room 3A, 局長`.
  package func label(_ clock: OfficeClock) -> String {
    let what = (isSameRoom ? [tr("room ", "会議室 ") + (other.room ?? "").safe] : []) + recipients.map(\.safe)
    let time = other.slot.clockLabel(clock)
    let common = what.joined(separator: tr(", ", "、"))
    return tr(
      "at the same time as briefing \(other.id) \(other.title.safe), \(time): \(common)",
      "報告 \(other.id)（\(other.title.safe)、\(time)）と時間が重なっています: \(common)")
  }
}
