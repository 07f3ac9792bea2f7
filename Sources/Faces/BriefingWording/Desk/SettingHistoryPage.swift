internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

extension DeskPages {
  /// The changes of what moves a figure, and what was merged, the newest first.
  package static func settingHistory(
    _ changes: [SettingChange], _ merges: [PartyMerge], first: Int, _ state: SettingState, clock: OfficeClock,
    in frame: DeskFrame
  ) -> String {
    // What was set before changes were kept has no time, and was before all else.
    let lines = (changes.map { HistoryLine($0) } + merges.map { HistoryLine($0) }).enumerated()
      .sorted { ($0.element.at?.seconds ?? .min, $0.offset) > ($1.element.at?.seconds ?? .min, $1.offset) }
      .map(\.element)
    let shown = lines.dropFirst(first).prefix(50)
    return settingPage(tr("History", "変更の履歴"), .history, state, frame) {
      let (from, to) = (tr("From", "変更前"), tr("To", "変更後"))
      if lines.isEmpty {
        tag("p") { tr("Nothing has been set or merged yet.", "設定も統合もまだありません。") }
      } else {
        table([tr("When, who", "日時・変更した人"), tr("What", "項目"), from, to]) {
          for line in shown {
            tag("tr") {
              tag("td") { line.origin(clock) }
              tag("td") { tag("strong") { line.label } }
              tag("td", ["data-label": from]) { line.before }
              tag("td", ["data-label": to]) { line.after }
            }
          }
        }
      }
      paging("/settings/history", "", first: first, shown: shown.count, of: lines.count)
    }
  }
}

/// A change as its line says it.
private struct HistoryLine {
  let at: Instant?
  let who: String?
  let label, before, after: String

  init(_ change: SettingChange) {
    (at, who) = (change.entry.recordedAt, change.entry.recordedBy)
    (label, before, after) = (change.label, change.text(change.before), change.text(change.entry.value))
  }

  init(_ merge: PartyMerge) {
    (at, who) = (merge.at, merge.by)
    label = merge.kind == .unit ? tr("Units merged", "所属の統合") : tr("Recipients merged", "報告先の統合")
    before = merge.name
    after = merge.into ?? tr("taken back", "取消し")
  }

  /// `2026-11-25 (Wed) 10:31, 佐藤`.
  func origin(_ clock: OfficeClock) -> String { clock.origin(ofChange: at, by: who, withTime: true) }
}
