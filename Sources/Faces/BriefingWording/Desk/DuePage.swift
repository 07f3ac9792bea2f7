internal import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  package static let duePath = "/due"

  /// Materials whose period of retention is over; so many are shown at a time.
  package static let mostDue = 50

  package static func due(
    _ due: [DueBriefing], first: Int, of count: Int, clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let (number, day, unit) = (tr("No", "番号"), tr("Day", "日付"), tr("Unit", "所属"))
    let (title, period, until, files) = (
      tr("Title", "件名"), tr("Retention", "保存期間"), tr("Until", "満了日"), tr("Files", "資料")
    )
    return page(tr("Kept long enough", "保存期間の満了した資料"), frame, isWide: true) {
      tag("p", ["class": "quiet"]) {
        tr(
          "Nothing goes by itself: the reform office takes a material away on the page of its briefing, for good.",
          "自動では削除しません。改革担当が報告のページで資料を1件ずつ削除します（元に戻せません）。")
      }
      if due.isEmpty {
        tag("p") { tr("Nothing is due.", "保存期間が満了した資料はありません。") }
      } else {
        table([number, title, day, unit, period, until, files]) {
          for item in due {
            let briefing = item.briefing
            tag("tr") {
              tag("td", ["data-label": number]) { "\(briefing.id)" }
              tag("th", ["scope": "row"]) {
                tag("a", ["href": DeskPath.briefing(briefing.id)]) { briefing.markedTitle }
              }
              tag("td", ["data-label": day]) { tag("time") { "\(clock.local(briefing.moment.instant).day)" } }
              tag("td", ["data-label": unit]) { briefing.unit.name }
              tag("td", ["data-label": period]) { briefing.keeping.retention?.label ?? "" }
              tag("td", ["data-label": until]) { tag("time") { "\(item.until)" } }
              tag("td", ["data-label": files]) { "\(item.materials)" }
            }
          }
        }
        paging(duePath, "", first: first, shown: due.count, of: count)
      }
    }
  }

  /// The way there.
  static var toDue: HTML {
    tag("p") { tag("a", ["href": duePath]) { tr("Materials that are kept long enough", "保存期間の満了した資料の一覧") } }
  }
}
