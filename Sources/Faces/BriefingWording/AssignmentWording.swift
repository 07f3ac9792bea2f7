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
    assignment.place?.page.map { "\((fileName ?? "").safe) " + BriefingWording.pageLabel("\($0.page)") }
  }
}
