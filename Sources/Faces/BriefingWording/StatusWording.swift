package import BriefingDomain
package import BriefingLibrary
package import Spreadsheet

/// Briefings and their recipients with what the ledger says of each, for a terminal or a spreadsheet.
package struct StatusWording {
  private let rows: [SubmissionStatus]
  private let clock: OfficeClock

  package init(_ rows: [SubmissionStatus], _ clock: OfficeClock) {
    self.rows = rows
    self.clock = clock
  }

  /// - Parameter width: columns of the terminal.
  /// - Parameter month: of which all rows are because nobody has said another period.
  package func text(width: Int, month: Month? = nil) -> String {
    guard !rows.isEmpty else { return tr("No reports.\n", "該当する報告はありません。\n") }
    // What all rows have in common stands once in the head, so that the titles have the room.
    let years = Set(rows.map { clock.local($0.briefing.moment.instant).day.year })
    let commonYear = years.count == 1 ? years.first : nil
    let commonRecipient = Set(rows.map(\.recipient)).count == 1 ? rows.first?.recipient : nil
    let table = TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right),
        .init(title: tr("When", "日時") + (commonYear.map { " (\($0))" } ?? "")),
        .init(title: tr("Room", "会議室"), presence: .whereItFits), .init(title: tr("Title", "件名"), isFlexible: true),
        .init(title: tr("Unit", "所属"), isFlexible: true),
        .init(title: tr("Presenter", "説明者"), presence: .whereItFits),
        .init(title: tr("Recipient", "報告先"), presence: .unlessEmpty),
        .init(title: (commonRecipient.map { "→ \($0.safe) " } ?? "") + tr("Form", "提出形態")),
      ],
      rows: rows.map { row in
        let briefing = row.briefing
        let when = briefing.moment.label(clock)
        return [
          "\(briefing.id)", commonYear == nil ? when : String(when.dropFirst(5)), briefing.room ?? "",
          briefing.markedTitle,
          briefing.unit.name, briefing.presenter ?? "", commonRecipient == nil ? row.recipient : "",
          (row.handout?.label ?? row.state(by: clock.now).label) + cancelledThough(row),
        ]
      })
    let lines = table.lines(width: width) + [(month.map { "\($0)  " } ?? "") + summary]
    return lines.map { $0 + "\n" }.joined()
  }

  /// What was recorded before a briefing was cancelled counts, so that both are said.
  private func cancelledThough(_ row: SubmissionStatus) -> String {
    row.handout != nil && row.briefing.cancelReason != nil
      ? tr(" (\(SubmissionStatus.State.cancelled.label))", "（\(SubmissionStatus.State.cancelled.label)）") : ""
  }

  private var summary: String {
    let forms = SubmissionForm.allCases.map { form in
      (form.label, rows.count { $0.handout?.form == form })
    }
    let others: [SubmissionStatus.State] = [.unrecorded, .scheduled, .cancelled]
    let states = others.map { state in (state.label, rows.count { $0.state(by: clock.now) == state }) }
    let counts = (forms + states).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return tr("\(counted(rows.count, "report")): ", "\(rows.count)件: ") + counts.joined(separator: tr(", ", "、"))
  }

  /// For spreadsheets, in the language asked for.
  package var table: SheetTable {
    SheetTable(
      name: tr("Status", "提出状況"),
      headings: BriefingCells.head + [
        tr("recipient", "報告先"), tr("planned", "予定"), tr("state", "状態"), tr("form", "提出形態"), tr("copies", "部数"),
        tr("evidence", "根拠"), tr("reason", "理由"),
      ],
      rows: rows.map { row in
        BriefingCells.cells(row.briefing, clock) + [
          .text(row.recipient), .text(row.briefing.plannedForm?.label),
          .text(row.state(by: clock.now).label + cancelledThough(row)),
          .text(row.handout?.form.label), .whole(row.handout?.copies), .text(row.evidence?.label), .text(row.reason),
        ]
      })
  }
}

extension Briefing {
  /// The title with the mark of what is confidential before it.
  package var markedTitle: String {
    isConfidential && !isWithheld ? tr("[confidential] \(title)", "【取扱注意】\(title)") : title
  }
}

/// What every list of briefings tells a spreadsheet of one.
enum BriefingCells {
  static var head: [String] {
    [
      tr("briefing", "番号"), tr("day", "日付"), tr("from", "開始"), tr("until", "終了"), tr("room", "会議室"), tr("title", "件名"),
      tr("unit", "所属"), tr("presenter", "説明者"),
    ]
  }

  static func cells(_ briefing: Briefing, _ clock: OfficeClock) -> [SheetCell] {
    let (day, minute) = clock.local(briefing.moment.instant)
    return [
      .whole(Int(briefing.id.rawValue)), .day(day), briefing.moment.dayOnly ? .empty : .text(clockTime(minute)),
      .text(briefing.slot.endLabel(clock)), .text(briefing.room), .text(briefing.markedTitle),
      .text(briefing.unit.name),
      .text(briefing.presenter),
    ]
  }
}
