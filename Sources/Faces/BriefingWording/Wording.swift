package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

// The domain's words as a person reads them; scripts get the raw values.

extension SubmissionForm {
  package var label: String {
    switch self {
    case .projected: tr("projected", "投影")
    case .digital: tr("digital", "電子")
    case .both: tr("both", "電子及び紙")
    case .paper: tr("paper", "紙")
    }
  }
}

extension Evidence {
  package var label: String {
    switch self {
    case .declared: tr("declared", "申告")
    case .projection: tr("projection", "投影記録")
    case .printLog: tr("print log", "印刷ログ")
    case .imported: tr("imported", "取込")
    }
  }
}

extension SubmissionStatus.State {
  package var label: String {
    switch self {
    case .recorded: tr("recorded", "記録済")
    case .unrecorded: tr("unrecorded", "未確認")
    case .scheduled: tr("scheduled", "予定")
    case .cancelled: tr("cancelled", "中止")
    }
  }
}

extension UnreadableReason {
  package var label: String {
    switch self {
    case .encrypted: tr("encrypted", "暗号化されています")
    case .damaged: tr("damaged", "壊れています")
    case .unsupported: tr("a kind that is not read", "読み取りに対応していない形式です")
    case .image: tr("a picture: shown, not searched", "画像です（表示のみ、検索対象外）")
    case .noText: tr("holds no text", "文字がありません")
    case .tooLarge: tr("larger than a reader may give", "大きすぎます")
    case .timedOut: tr("took too long to read", "読み取りに時間がかかりすぎました")
    case .crashed: tr("broke the reader", "読み取り中に異常終了しました")
    }
  }
}

extension Handout {
  /// `paper ×3`, `投影`.
  package var label: String { form.includesPaper ? "\(form.label) ×\(copies)" : form.label }
}

extension Moment {
  /// As people of the office write it, in their zone: `2026-11-25 (水) 10:00`.
  package func label(_ clock: OfficeClock) -> String {
    let (day, minute) = clock.local(instant)
    let weekday = tr(day.weekdayAbbreviation, day.weekdayKanji)
    return "\(day) (\(weekday))" + (dayOnly ? "" : " \(clockTime(minute))")
  }
}

extension Slot {
  /// `2026-11-25 (水) 10:00-10:30`, as `--on` reads it.
  package func label(_ clock: OfficeClock) -> String { moment.label(clock) + endBehind(clock) }

  /// The same without the day.
  package func clockLabel(_ clock: OfficeClock) -> String {
    guard !moment.dayOnly else { return tr("open", "未定") }
    return clockTime(clock.local(moment.instant).minute) + endBehind(clock)
  }

  private func endBehind(_ clock: OfficeClock) -> String { endLabel(clock).map { "-" + $0 } ?? "" }

  /// `10:30`, `24:00`; nothing without an end.
  func endLabel(_ clock: OfficeClock) -> String? {
    guard let end else { return nil }
    let (day, minute) = clock.local(end)
    if day == clock.local(moment.instant).day { return clockTime(minute) }
    return minute == 0 ? "24:00" : tr("next day ", "翌") + clockTime(minute)
  }
}

extension Measure {
  package var label: String {
    switch self {
    case .documents: tr("documents", "書類量（部）")
    case .sheets: tr("sheets", "枚数（枚）")
    case .reports: tr("reports on paper", "紙の報告（件）")
    }
  }
}

/// `3 pages`, `1 page`, `3ページ`.
package func pageCount(_ count: Int) -> String { tr(counted(count, "page"), "\(count)ページ") }

/// `9 pages, 2 of them hidden`.
package func pageCount(_ count: Int, hidden: Int) -> String {
  pageCount(count) + (hidden == 0 ? "" : tr(", \(hidden) of them hidden", "（うち非表示 \(hidden)）"))
}

/// `page 3`, `3ページ`.
package func pageLabel(_ number: String) -> String { tr("page \(number)", "\(number)ページ") }

/// A part of a text that is not drawn, or stands on no page.
package func sectionLabel(_ number: String) -> String { tr("section \(number)", "第\(number)節") }
package func sheetLabel(_ name: String) -> String { tr("sheet \(name)", "シート \(name)") }

/// `version 2`, `第2版`.
package func versionLabel(_ number: String) -> String { tr("version \(number)", "第\(number)版") }

/// Of a search.
package var nothingFound: String { tr("Nothing found.", "見つかりませんでした。") }

/// What was brought in without a briefing.
var archiveLabel: String { tr("indexed archive", "取り込んだ資料") }

/// One file of it, by its number.
package func indexedLabel(_ material: Material.ID) -> String { tr("indexed file \(material)", "取り込んだ資料 \(material)") }

/// `1 row`, `2 rows`, `1,000 rows`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(Figure.count(count)) \(noun)\(count == 1 ? "" : "s")"
}

extension MaterialVersion {
  /// Where this content stands: `briefing 42, 資料.pdf, version 1`.
  package var place: String {
    let owner = briefing.map { tr("briefing \($0)", "報告 \($0)") } ?? archiveLabel
    return [owner, fileName.safe, versionLabel("\(number)")].joined(separator: tr(", ", "、"))
  }
}
