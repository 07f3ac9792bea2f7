internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

extension DeskPages {
  /// The page of a briefing: what is known of it, and what somebody may do with it.
  ///
  /// - Parameter typed: what stood in a form of the page that was refused, by the names of its fields.
  package static func briefing(
    _ view: BriefingView, typed: [String: String] = [:], _ clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let (details, briefing) = (view.details, view.details.briefing)
    let acts = BriefingActs(view: view, typed: typed, clock: clock, token: frame.token)
    return page(briefing.title, frame, isWide: true) {
      if let reason = briefing.cancelReason {
        tag("p", ["class": "fault"]) { tr("Cancelled: ", "中止: ") + reason.reasonText }
      }
      facts(of: details, clock)
      for collision in details.collisions {
        tag("p", ["class": "fault"]) { collision.label(clock) }
      }
      acts.bar
      acts.series
      tag("section", ["aria-labelledby": "recipients"]) {
        tag("h2", ["id": "recipients"]) { tr("Recipients", "報告先") }
        recipients(of: details, clock)
        acts.recording
        acts.apart
      }
      tag("section", ["aria-labelledby": "materials"]) {
        tag("h2", ["id": "materials"]) { tr("Materials", "資料") }
        materials(of: view, acts, clock)
      }
      if !view.assignments.isEmpty || view.may.contains(.project) { assignments(of: view, clock) }
      if !details.projections.isEmpty {
        tag("section", ["aria-labelledby": "projected"]) {
          tag("h2", ["id": "projected"]) { tr("Projected", "投影の記録") }
          details.projections.map { record($0.lines(clock)) }
          tag("p") {
            tag("a", ["href": DeskPath.briefing(briefing.id) + "/proof"]) {
              tr("Proof of pages, for print", "提示証明（印刷用）")
            }
          }
        }
      }
      if !details.entries.isEmpty {
        tag("section", ["aria-labelledby": "ledger"]) {
          tag("h2", ["id": "ledger"]) { tr("Entries of the ledger", "台帳の記録") }
          ledger(of: details, clock)
          if view.hasPrintLogs { verdicts(of: details, clock) }
        }
      }
      if !view.looks.isEmpty { looks(view.looks, clock) }
      acts.below
    }
  }

  /// Who has looked at what is confidential.
  private static func looks(_ looks: [Look], _ clock: OfficeClock) -> HTML {
    let (who, when, what) = (tr("Who", "だれが"), tr("When", "日時"), tr("What", "資料"))
    return tag("section", ["aria-labelledby": "looks"]) {
      tag("h2", ["id": "looks"]) { tr("Who has looked", "閲覧の記録") }
      table([who, when, what]) {
        // The last ones; `utsusu show` has them all.
        for look in looks.prefix(50) {
          tag("tr") {
            tag("td", ["data-label": who]) { look.person }
            tag("td", ["data-label": when]) { Moment(instant: look.at, dayOnly: false).label(clock) }
            tag("td", ["data-label": what]) { look.sight.map { seen($0) } ?? "" }
          }
        }
      }
    }
  }

  private static func seen(_ sight: Look.Sight) -> String {
    sight.version.fileName + tr(", ", "、") + (sight.page.map { pageLabel("\($0)") } ?? tr("the file", "ファイル"))
  }

  // MARK: What it is

  private static func facts(of details: BriefingDetails, _ clock: OfficeClock) -> HTML {
    let briefing = details.briefing
    var facts: [(String, String)] = [
      (tr("Number", "番号"), "\(briefing.id)"), (tr("When", "日時"), briefing.slot.label(clock)),
      (tr("Room", "会議室"), briefing.room ?? tr("not said", "未定")), (tr("Unit", "所属"), briefing.unit.name),
    ]
    if let presenter = briefing.presenter { facts.append((tr("Presenter", "説明者"), presenter)) }
    if let form = briefing.plannedForm { facts.append((tr("Planned form", "予定の提出形態"), form.label)) }
    if briefing.isConfidential {
      facts.append((tr("Confidential", "取扱注意"), tr("for the unit and the recipients alone", "所属と報告先の担当者のみ")))
    }
    if let expiry = briefing.keeping.expiry {
      facts.append((tr("Materials until", "資料の期限"), "\(clock.lastDay(before: expiry))"))
    }
    if let retention = briefing.keeping.retention { facts.append((tr("Kept for", "保存期間"), retention.label)) }
    for row in details.apart {
      let room = row.briefing.room.map { "  " + $0 } ?? ""
      facts.append((tr("For \(row.recipient)", "\(row.recipient)のみ"), row.briefing.slot.label(clock) + room))
    }
    return tag("dl", ["class": "facts"]) {
      for (name, value) in facts {
        tag("div") {
          tag("dt") { name }
          tag("dd") { value }
        }
      }
    }
  }

  // MARK: How it was handed over

  private static func recipients(of details: BriefingDetails, _ clock: OfficeClock) -> HTML {
    let (name, form, why) = (tr("Recipient", "報告先"), tr("Form", "提出形態"), tr("Evidence", "根拠"))
    return table([name, form, why]) {
      for recipient in details.recipients {
        let entry = details.entryInForce(for: recipient)
        let row = details.heard.first { $0.recipient == recipient.name }
        tag("tr") {
          tag("th", ["scope": "row"]) { recipient.name }
          tag("td", ["data-label": form]) {
            entry?.content.handout.label ?? row?.state(by: clock.now).label ?? ""
          }
          tag("td", ["data-label": why]) {
            if let entry {
              entry.evidenceLine(clock)
              for report in details.projections where report.entries.contains(entry.number) {
                tag("br")
                report.shownLine(clock)
              }
              if let reason = entry.content.reason {
                tag("br")
                tr("Why paper: ", "紙の理由: ") + reason.reasonText
              }
            }
          }
        }
      }
    }
  }

  private static func ledger(of details: BriefingDetails, _ clock: OfficeClock) -> HTML {
    let (number, name, form) = (tr("No", "番号"), tr("Recipient", "報告先"), tr("Form", "提出形態"))
    let (why, remark) = (tr("Evidence", "根拠"), tr("Remark", "備考"))
    return table([number, name, form, why, remark]) {
      for entry in details.entries {
        let content = entry.content
        tag("tr", ["class": details.isInForce(entry) ? nil : "past"]) {
          tag("td", ["data-label": number]) { "\(entry.number)" }
          tag("td", ["data-label": name]) { content.recipient.name }
          tag("td", ["data-label": form]) { content.handout.label }
          tag("td", ["data-label": why]) { entry.evidenceLine(clock) }
          tag("td", ["data-label": remark]) {
            [
              details.mark(of: entry), entry.relation, content.reason?.reasonText, content.correction?.reasonText,
            ].compactMap(\.self).joined(separator: tr(", ", "、"))
          }
        }
      }
    }
  }

  /// The way to what print logs say of the entries: by month, since a recipient may hear it in another one than the rest.
  private static func verdicts(of details: BriefingDetails, _ clock: OfficeClock) -> [HTML] {
    let months = Set(details.entries.map { clock.local($0.content.moment.instant).day.inMonth }).sorted()
    return months.map { month in
      toEvidence(
        EvidenceState(month: month, briefing: details.briefing.id),
        months.count == 1
          ? nil : tr("What print logs of \(month) say of the records", "印刷ログとの突き合わせ（\(monthLabel(month))）"))
    }
  }

  private static func record(_ lines: [String]) -> HTML {
    let lines = lines.map { $0.drop { $0 == " " } }
    return folded(String(lines.first ?? "")) {
      tag("ul", ["class": "plain"]) { lines.dropFirst().map { line in tag("li") { String(line) } } }
    }
  }

  static func table(_ headings: [String], @HTMLBuilder _ rows: () -> HTML) -> HTML {
    tag("table", ["class": "cards"]) {
      tag("thead") { tag("tr") { headings.map { heading in tag("th", ["scope": "col"]) { heading } } } }
      tag("tbody") { rows() }
    }
  }
}

extension LedgerEntry {
  /// `entry 12, projection, 佐藤, 2026-11-25 (Wed) 10:31`.
  fileprivate func evidenceLine(_ clock: OfficeClock) -> String {
    let recorded = Moment(instant: content.recordedAt, dayOnly: false).label(clock)
    return tr(
      "\(content.evidence.label), entry \(number) (\(content.recordedBy.safe), \(recorded))",
      "\(content.evidence.label)、記録 \(number)（\(content.recordedBy.safe)、\(recorded)）")
  }

  fileprivate var relation: String? {
    content.supersedes.map { earlier in
      content.isWithdrawal
        ? tr("withdraws \(earlier)", "\(earlier) の取下げ") : tr("corrects \(earlier)", "\(earlier) の訂正")
    }
  }
}

extension ProjectionReport {
  /// `shown in 3A 10:02–10:31`.
  fileprivate func shownLine(_ clock: OfficeClock) -> String {
    let from = clockTime(clock.local((projection.startedAt ?? projection.requestedAt).instant).minute)
    let until = projection.endedAt.map { clockTime(clock.local($0.instant).minute) } ?? ""
    return tr("shown in \(room.safe) \(from)–\(until)", "\(room.safe) で投影 \(from)–\(until)")
  }
}
