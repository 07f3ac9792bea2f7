package import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

extension NameField {
  package var label: String {
    switch self {
    case .title: tr("title", "件名")
    case .file: tr("file name", "ファイル名")
    case .presenter: tr("presenter", "説明者")
    case .unit: tr("unit", "所属")
    }
  }
}

extension PageHit {
  /// `page 12 (sheet 予算)`; where the page is not known the sheet or the section. Empty where that would say nothing.
  package var place: String {
    let sheet = section?.name.map { sheetLabel($0.safe) }
    if let page {
      let label = pageLabel("\(page)")
      return sheet.map { tr("\(label) (\($0))", "\(label)（\($0)）") } ?? label
    }
    guard let section else { return "" }
    return sheet ?? (version.pageCount > 1 ? sectionLabel("\(section.number)") : "")
  }
}

extension SearchFilter.Field {
  /// What a filter's value may be.
  var values: String {
    switch self {
    case .to: tr("A recipient, such as to:局長.", "報告先を to:局長 のように書いてください。")
    case .from: tr("A unit, such as from:危機管理課.", "所属を from:危機管理課 のように書いてください。")
    case .room: tr("A room, such as room:3A.", "会議室を room:3A のように書いてください。")
    case .on:
      tr(
        "A day or a period, such as on:2026-11-05, on:2026-11 or on:2026年度.",
        "日か期間を on:2026-11-05、on:令和8年11月、on:2026年度 のように書いてください。")
    case .form: tr("A form, such as form:paper.", "提出形態を form:紙 のように書いてください。")
    case .type: tr("A kind of file, such as type:pdf.", "ファイルの種類を type:pdf のように書いてください。")
    }
  }
}

extension LibraryError {
  static func sentence(unreadable field: SearchFilter.Field, _ value: String, near: [String]) -> String {
    let filter = "\(field.rawValue):\(value)"
    let meant = near.map { "\(field.rawValue):\($0)" }.suggestion
    return tr(
      "\(filter.quoted) means nothing here.\(meant) \(field.values) To find it as text, put it in quotes: '\"\(filter.safe)\"'",
      "\(filter.quoted) に当たるものがありません。\(meant)\(field.values)そのままの語を探すには引用符で囲んでください: '\"\(filter.safe)\"'")
  }
}
