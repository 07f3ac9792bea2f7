package import BriefingDomain
package import BriefingLibrary
package import Spreadsheet

// Lists as tables for spreadsheets: a sheet with its name, headings, and what its cells hold.

extension OfficeClock {
  fileprivate func cell(_ moment: Moment) -> SheetCell {
    let (day, minute) = local(moment.instant)
    return moment.dayOnly ? .day(day) : .moment(day, minute: minute)
  }
}

extension SheetCell {
  /// Empty where there is none.
  static func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .empty }
  static func whole(_ number: Int?) -> SheetCell { number.map { .whole($0) } ?? .empty }
}

package enum SearchSheet {
  package static var empty: SheetTable {
    SheetTable(
      name: tr("Search", "検索結果"),
      headings: [
        tr("briefing", "番号"), tr("on", "日時"), tr("title", "件名"), tr("file", "ファイル名"), tr("version", "版"),
        tr("page", "ページ"), tr("sheet or section", "シート・節"), tr("found in", "一致"), tr("text", "本文"),
      ])
  }

  package static func row(_ hit: PageHit, _ clock: OfficeClock) -> [SheetCell] {
    let text = hit.snippet.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [
      .whole(hit.version.briefing.map { Int($0.rawValue) }), hit.moment.map(clock.cell) ?? .empty, .text(hit.title),
      .text(hit.version.fileName), .whole(hit.version.number), .whole(hit.page),
      hit.section.map { section in section.name.map { .text($0) } ?? .whole(section.number) } ?? .empty,
      .text(tr("page", "本文")), .text(text),
    ]
  }

  package static func row(_ hit: NameHit, _ clock: OfficeClock) -> [SheetCell] {
    [
      .whole((hit.briefing?.id).map { Int($0.rawValue) }), (hit.briefing?.moment).map(clock.cell) ?? .empty,
      .text(hit.briefing?.title), .text(hit.version?.fileName), .whole(hit.version?.number), .empty, .empty,
      .text(hit.fields.map(\.label).joined(separator: tr(", ", "、"))), .empty,
    ]
  }
}

package enum LedgerSheet {
  package static var empty: SheetTable {
    SheetTable(
      name: tr("Ledger", "提出台帳"), headings: ExportedSubmission.headings(japanese: Language.current == .ja))
  }

  package static func row(_ submission: ExportedSubmission) -> [SheetCell] {
    [
      .day(submission.day), .text(submission.title), .text(submission.unit), .text(submission.recipient),
      .text(submission.form), .whole(submission.copies), .whole(submission.pages), .text(submission.duplex),
      .text(submission.reason), .whole(Int(submission.briefing.rawValue)), .text(submission.time),
      .text(submission.room), .whole(submission.sheets),
    ]
  }
}
