internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary

/// Submissions with what print logs say of them, and what may be done about it.
struct EvidenceTable {
  /// Rows of a list; the month or the unit narrows it.
  private static let most = 100

  let view: EvidenceView
  let evidence: PrintEvidence
  let clock: OfficeClock
  let token: String
  /// All that are looked at.
  private let rows: [PrintEvidenceRow]

  init(view: EvidenceView, evidence: PrintEvidence, clock: OfficeClock, token: String) {
    (self.view, self.evidence, self.clock, self.token) = (view, evidence, clock, token)
    rows = evidence.rows.filter { view.state.briefing == nil || view.state.briefing == $0.briefing }
  }

  private var contradicted: [PrintEvidenceRow] {
    rows.filter { $0.verdict.outcome == .contradicted && $0.explanation == nil }
  }
  var open: [PrintEvidenceRow] { contradicted.filter(\.isRecordable) }
  var others: [PrintEvidenceRow] { contradicted.filter { !$0.isRecordable } }
  var explained: [PrintEvidenceRow] {
    rows.filter { $0.verdict.outcome == .contradicted && $0.explanation != nil }
  }
  var confirmed: [PrintEvidenceRow] { rows.filter { $0.verdict.outcome == .confirmed } }
  var unsaid: [PrintEvidenceRow] { rows.filter { $0.verdict.outcome == .cannotSay } }

  /// What it means that nothing is to be looked at.
  var nothingOpen: String {
    if rows.isEmpty { return tr("Nothing was recorded in this month.", "この月の記録はありません。") }
    if confirmed.isEmpty, contradicted.isEmpty, explained.isEmpty {
      return tr("No log says anything of this month.", "この月のことは、印刷ログからは何も判定できません。")
    }
    return tr("Nothing contradicts a record of yours.", "ご自身の記録に、確認が必要な食い違いはありません。")
  }

  // MARK: Counts

  static var countTitles: [String] { [PrintedTable.titles[0]] + PrintedTable.titles.suffix(3) }

  /// How the rows stand, by unit, in the order of their names.
  var counts: [[String]] {
    var units: [String: VerdictCounts] = [:]
    for row in rows {
      units[row.unit.name, default: VerdictCounts()].add(row.verdict.outcome, isExplained: row.explanation != nil)
    }
    return units.sorted { $0.key < $1.key }.map { name, counts in [name] + PrintedTable.cells(of: counts) }
  }

  // MARK: Rows

  /// Behind its name and how many they are; open where one briefing alone is looked at.
  func folded(_ label: String, _ rows: [PrintEvidenceRow]) -> HTML? {
    guard !rows.isEmpty else { return nil }
    return DeskPages.folded(
      tr("\(label): \(Figure.count(rows.count))", "\(label)（\(Figure.count(rows.count)) 件）"),
      isOpen: view.state.briefing != nil
    ) { html(rows, isOpen: false) }
  }

  private enum Column: CaseIterable {
    case briefing, declared, logs, act

    var label: String {
      switch self {
      case .briefing: tr("Briefing", "報告")
      case .declared: tr("Record", "記録")
      case .logs: tr("The logs", "印刷ログ")
      case .act: tr("What is right", "確認")
      }
    }
  }

  /// - Parameter isOpen: whether they are to be accepted or explained.
  func html(_ rows: [PrintEvidenceRow], isOpen: Bool) -> HTML {
    let columns = Column.allCases.filter { $0 != .act || isOpen }
    return tag("table", ["class": isOpen ? "cards evidence worklist" : "cards evidence"]) {
      tag("thead") { tag("tr") { for column in columns { tag("th", ["scope": "col"]) { column.label } } } }
      tag("tbody") {
        for row in rows.prefix(Self.most) { html(row, isOpen: isOpen) }
      }
    }
      + (rows.count > Self.most
        ? tag("p", ["class": "quiet"]) {
          tr(
            "\(Figure.count(rows.count - Self.most)) more: choose a unit.",
            "ほか \(Figure.count(rows.count - Self.most)) 件。所属を選ぶと絞り込めます。")
        } : HTML())
  }

  private func html(_ row: PrintEvidenceRow, isOpen: Bool) -> HTML {
    tag("tr", ["id": "entry-\(row.entry)", "class": isOpen ? "row" : nil]) {
      tag("th", ["scope": "row"]) {
        row.isWithheld
          ? HTML(text: row.title) : tag("a", ["href": DeskPath.briefing(row.briefing)]) { row.title }
        tag("br")
        tag("small") {
          tag("time") { row.moment.label(clock) }
          tr("  \(row.unit.name) → \(row.recipient.name)", "　\(row.unit.name) → \(row.recipient.name)")
        }
      }
      tag("td", ["data-label": Column.declared.label]) { row.handout.label }
      tag("td", ["data-label": Column.logs.label]) {
        tag("span") { row.whySentence }
        let jobs = row.jobLines(clock)
        if jobs.isEmpty { tag("br") } else { tag("ul", ["class": "plain"]) { for job in jobs { tag("li") { job } } } }
        tag("small") { row.verdict.coverage.sentence }
        if let said = row.explanation {
          tag("p") {
            let day = clock.local(said.saidAt).day
            tr(
              "Explained: \(said.reason.safe) (\(said.saidBy.safe), \(day))",
              "説明: \(said.reason.safe)（\(said.saidBy.safe)、\(day)）")
          }
        }
      }
      if isOpen { tag("td", ["class": "decision"]) { accepting(row) + explaining(row) } }
    }
  }

  // MARK: Acts

  private func form(_ act: String, _ row: PrintEvidenceRow, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("form", ["method": "post", "action": view.state.address("/\(act)"), "class": act]) {
      DeskPages.hidden("token", token)
      DeskPages.hidden("briefing", "\(row.briefing)")
      // So that nobody decides about another record than the one that they saw.
      DeskPages.hidden("entry", "\(row.entry)")
      content()
    }
  }

  /// Whatever else of its briefing the same jobs speak against: it is accepted with it.
  private func together(_ row: PrintEvidenceRow) -> [PrintEvidenceRow] {
    open.filter {
      $0.entry == row.entry
        || $0.briefing == row.briefing && !row.verdict.jobs.isEmpty && $0.verdict.jobs == row.verdict.jobs
    }
  }

  /// One press; of what was on paper alone the logs do not say in which form it was handed over.
  private func accepting(_ row: PrintEvidenceRow) -> HTML {
    let isOnPaper = row.handout.form.includesPaper
    let together = together(row)
    let copies = together.map { person in
      (together.count > 1 ? tr("\(person.recipient.name) ", "\(person.recipient.name)") : "")
        + "×\(max(1, person.verdict.copies))"
    }.joined(separator: tr(", ", "、"))
    let forms: [SubmissionForm] =
      isOnPaper ? (row.handout.form == .both ? [.digital] : [.digital, .projected]) : [.both]
    return form("accept", row) {
      for form in forms {
        let label = isOnPaper ? form.label : "\(form.label) \(copies)"
        tag("button", ["type": "submit", "name": "form", "value": form.rawValue]) {
          tr("Correct: \(label)", "「\(label)」に訂正する")
          tag("span", ["class": "hidden-text"]) { " \(row.title) → \(row.recipient.name)" }
        }
      }
    }
  }

  private func explaining(_ row: PrintEvidenceRow) -> HTML {
    let name = "reason-\(row.entry)"
    return DeskPages.folded(tr("The record is right", "記録が正しい"), isOpen: view.typed[name] != nil) {
      form("explain", row) {
        DeskPages.field(name, tr("Why", "理由"), value: view.typed[name] ?? "")
        DeskPages.button(tr("Keep the reason", "理由を残す"))
      }
    }
  }
}

extension PrintEvidenceRow {
  /// Why, as a sentence by itself.
  fileprivate var whySentence: String {
    let why = verdict.why
    return tr(why.prefix(1).uppercased() + why.dropFirst() + ".", why + "。")
  }
}
