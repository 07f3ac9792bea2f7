package import BriefingDomain
package import BriefingLibrary

/// What is to be dealt with, as a table.
package struct AssignmentWording {
  private let assignments: [AssignmentDetails]
  private let clock: OfficeClock

  package init(_ assignments: [AssignmentDetails], _ clock: OfficeClock) {
    self.assignments = assignments
    self.clock = clock
  }

  package func text(width: Int) -> String {
    guard !assignments.isEmpty else { return tr("No assignments.\n", "宿題はありません。\n") }
    var table = TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Due", "期限")),
        .init(title: tr("Owner", "担当"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Assignment", "宿題"), isFlexible: true),
        .init(title: tr("Briefing", "報告"), isFlexible: true),
        .init(title: tr("Page", "ページ"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Done", "済"), presence: .unlessEmpty),
      ])
    table.rows = assignments.map { details in
      let assignment = details.assignment
      return [
        "\(assignment.id)", assignment.due?.description ?? "", assignment.owner ?? "", assignment.text,
        "\(assignment.briefing) \(details.title)", details.pageLabel ?? "",
        assignment.done.map { "\(clock.local($0.at).day) \($0.by)" } ?? "",
      ]
    }
    return table.lines(width: width).map { $0 + "\n" }.joined()
  }
}

extension AssignmentDetails {
  /// `図面.pdf 3ページ`; `nil` where no page was on.
  package var pageLabel: String? {
    assignment.place?.page.map { "\((version?.fileName ?? "").safe) " + BriefingWording.pageLabel("\($0.page)") }
  }

  /// How long what was on had been on, such as 4:05; `nil` for what was noted elsewhere.
  package var timeLabel: String? {
    guard let place = assignment.place, let startedAt else { return nil }
    let seconds = max(0, place.at.since(startedAt) / 1000)
    let (minutes, rest) = ("\(seconds / 60)", seconds % 60)
    return tr("at ", "開始から ") + minutes + (rest < 10 ? ":0" : ":") + "\(rest)"
  }
}
