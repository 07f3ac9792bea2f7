package import BriefingDomain
package import BriefingLibrary

/// What the page of unrecorded submissions shows.
package struct Inbox: Sendable {
  package var state: InboxState
  package var rows: [WaitingSubmission]
  /// Whether there are more behind them.
  package var hasMore: Bool
  /// To choose from.
  package var recipients: [Recipient]
  package var units: [OfficeUnit]
  /// Why paper, as it was said before.
  package var reasons: [String]
  /// What was just recorded, where that is of several briefings.
  package var recorded: [Briefing] = []
  /// Whether there are verdicts of print logs to look at.
  package var hasPrintLogs = false
  /// What was just asked for.
  package var outcome = Outcome.none

  package enum Outcome: Sendable {
    case none
    /// So many were recorded, by this act.
    case recorded(Int, Act.ID)
    /// Not all of it could be done.
    case partly(MarksReceipt)
    /// An act was taken back.
    case undone
    case undoRefused
    case nothingMarked
  }

  package init(
    state: InboxState, rows: [WaitingSubmission], hasMore: Bool, recipients: [Recipient], units: [OfficeUnit],
    reasons: [String]
  ) {
    self.state = state
    self.rows = rows
    self.hasMore = hasMore
    self.recipients = recipients
    self.units = units
    self.reasons = reasons
  }
}

extension DeskPages {
  /// The submissions that nobody has recorded, to be recorded many at a time.
  package static func unrecorded(_ inbox: Inbox, person: String, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    page(DeskPlace.unrecorded.label, frame, isWide: true, script: "inbox.js") {
      said(inbox, clock, frame.token)
      filters(inbox, clock)
      if inbox.rows.isEmpty {
        tag("p") {
          inbox.state.place == nil && inbox.state.period != .all
            ? tr("All of it is recorded. ", "この期間はすべて記録済みです。") : tr("All of it is recorded.", "すべて記録済みです。")
          if inbox.state.period != .all { tag("a", ["href": all(inbox.state)]) { tr("Look at all times", "全期間を見る") } }
        }
      } else {
        marking(inbox, person, clock, frame.token)
      }
      if inbox.hasPrintLogs { toEvidence() }
    }
  }

  private static func all(_ state: InboxState) -> String {
    var state = state
    (state.period, state.place) = (.all, nil)
    return state.address
  }

  // MARK: What was done

  private static func said(_ inbox: Inbox, _ clock: OfficeClock, _ token: String) -> HTML? {
    switch inbox.outcome {
    case .none: nil
    case .recorded(let count, let act):
      note("status", tr("\(counted(count, "row")) recorded.", "\(count)件を記録しました。")) + undoing(act, inbox.state, token)
        + (inbox.recorded.isEmpty
          ? HTML() : folded(tr("Which ones", "記録した報告")) { listed(inbox.recorded, clock) })
    case .undone: note("status", tr("Taken back: they wait again.", "記録を取り消しました。一覧に戻っています。"))
    case .undoRefused:
      note(
        "alert",
        tr(
          "It cannot be taken back at once: something was recorded or done since. Correct the rows on the briefings' pages.",
          "その後に別の記録や操作があるため、まとめて取り消せません。各報告のページで訂正してください。"))
    case .nothingMarked:
      note("alert", tr("Choose a form in a row first.", "記録する行の提出形態を選んでください。"))
    case .partly(let receipt):
      tag("div", ["role": "alert", "class": "fault"]) {
        tag("p") {
          tr(
            "\(receipt.recorded.count) recorded, \(receipt.refused.count) not:",
            "\(receipt.recorded.count)件を記録し、\(receipt.refused.count)件は記録していません。")
        }
        tag("ul") {
          for refused in receipt.refused {
            tag("li") { name(of: refused) + HTML(text: tr(": ", "：") + refused.why.sentence) }
          }
        }
      } + (receipt.act.map { undoing($0, inbox.state, token) } ?? HTML())
    }
  }

  private static func note(_ role: String, _ sentence: String) -> HTML {
    tag("p", ["role": role, "class": role == "alert" ? "fault" : "done"]) { sentence }
  }

  private static func name(of refused: RefusedMark) -> HTML {
    let key = refused.mark.key
    let title = refused.briefing?.title ?? tr("Briefing \(key.briefing)", "報告 \(key.briefing)")
    let text = title + (refused.recipient.map { " → " + $0 } ?? "")
    return refused.why.isOver ? HTML(text: text) : tag("a", ["href": "#row-\(key)"]) { text }
  }

  private static func undoing(_ act: Act.ID, _ state: InboxState, _ token: String) -> HTML {
    tag("form", ["method": "post", "action": state.undoAddress, "class": "line undo"]) {
      hidden("token", token)
      hidden("act", act.description)
      button(tr("Take it back", "この記録を取り消す"))
    }
  }

  // MARK: Which ones

  private static func filters(_ inbox: Inbox, _ clock: OfficeClock) -> HTML {
    let (state, everybody) = (inbox.state, (value: "", label: tr("All", "すべて")))
    return tag("form", ["method": "get", "action": InboxState.path, "class": "line filters"]) {
      if inbox.recipients.count > 1 {
        lineChoice(
          "to", tr("Recipient", "報告先"), [everybody] + inbox.recipients.map { ("\($0.id)", $0.name) },
          chosen: state.recipient?.description ?? "")
      }
      lineChoice(
        "unit", tr("Unit", "所属"), [everybody] + inbox.units.map { ("\($0.id)", $0.name) },
        chosen: state.unit?.description ?? "")
      lineChoice(
        "period", tr("Period", "期間"), state.period.choices(clock).map { ($0.description, $0.label) },
        chosen: state.period.description)
      button(tr("Show", "表示"))
    }
  }

  static func option(_ value: String, _ label: String, isChosen: Bool) -> HTML {
    isChosen
      ? tag("option", ["value": value, "selected": "selected"]) { label } : tag("option", ["value": value]) { label }
  }
}

extension InboxState {
  package static let undoPath = path + "/undo"

  /// Where an act of this list is taken back.
  var undoAddress: String { Self.undoPath + address.dropFirst(Self.path.count) }
}

extension RefusedMark.Why {
  var sentence: String {
    switch self {
    case .recorded(let handout, let person):
      tr("\(person.safe) has recorded it as \(handout.label)", "\(person.safe) さんが「\(handout.label)」で記録済みです")
    case .cancelled: tr("it was cancelled", "中止になりました")
    case .toCome: tr("its day has not come", "報告の日がまだ来ていません")
    case .gone: tr("it is not for this recipient any more, or is gone", "報告先が変わったか、報告がなくなりました")
    case .notAllowed: tr("it is not yours to record", "記録する権限がありません")
    case .unfit:
      tr("Copies are 1 to 100,000, and a reason is one line", "部数は1～100,000、理由は1行で入力してください")
    }
  }
}
