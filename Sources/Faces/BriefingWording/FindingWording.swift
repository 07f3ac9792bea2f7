internal import BriefingDomain
package import BriefingLedger
internal import BriefingLibrary

extension VerifyProgress {
  package var line: String { "\(subject.label) \(of.map { "\(done)/\($0)" } ?? "\(done)")" }
}

extension ChainHead {
  /// Of the ledger: what somebody may note elsewhere.
  package var sentenceOfLedger: String {
    tr("Ledger: \(number) entries, head \(hash)", "台帳: \(number) 件、末尾のハッシュ \(hash)")
  }
}

extension Finding.Subject {
  package var label: String {
    switch self {
    case .database: tr("database", "データベース")
    case .ledger: tr("ledger", "台帳")
    case .setting: tr("settings", "設定の記録")
    case .record: tr("records", "投影の記録")
    case .file: tr("files", "ファイル")
    case .text: tr("page texts", "本文")
    case .index: tr("index", "索引")
    }
  }
}

extension Finding {

  package var sentence: String {
    let file = version?.place ?? tr("the office's template", "レポートの様式")
    let detail = detail.map { tr(" (\(systemWords($0)))", "（\(systemWords($0))）") } ?? ""
    let (entry, record) = (entry ?? 0, projection ?? 0)
    return switch (subject, fault) {
    case (.ledger, .missing): tr("Ledger: entry \(entry) is missing.", "台帳: 記録 \(entry) がありません。")
    case (.ledger, .changed):
      tr("Ledger: entry \(entry) was changed after it was recorded.", "台帳: 記録 \(entry) は記録後に書き換えられています。")
    case (.ledger, .unchained):
      tr("Ledger: entry \(entry) does not follow the one before it.", "台帳: 記録 \(entry) が前の記録とつながりません。")
    case (.setting, .missing): tr("Settings: missing\(detail).", "設定の記録: ありません\(detail)。")
    case (.setting, .changed):
      tr("Settings: changed after they were recorded\(detail).", "設定の記録: 記録後に書き換えられています\(detail)。")
    case (.setting, .unchained):
      tr("Settings: one does not follow the one before\(detail).", "設定の記録: 前の記録とつながりません\(detail)。")
    case (.record, .missing): tr("Record of a projection: missing\(detail).", "投影の記録: ありません\(detail)。")
    case (.record, .changed):
      tr(
        "Record of projection \(record): changed after it was over\(detail).",
        "投影の記録 \(record): 終了後に書き換えられています\(detail)。")
    case (.record, .unchained):
      tr(
        "Record of projection \(record): its seal does not follow the one before\(detail).",
        "投影の記録 \(record): 前の記録とつながりません\(detail)。")
    case (.file, .remains):
      tr("File: \(file) was taken away, and is there still\(detail).", "ファイル: 削除した \(file) がまだ残っています\(detail)。")
    case (.database, .remains):
      tr(
        "Database: a removal was cut off; what was taken away may be in its file still. `utsusu verify --repair` completes it.",
        "データベース: 資料の削除が途中で切れ、内容がファイルに残っている可能性があります。utsusu verify --repair で完了できます。")
    case (.file, .missing):
      tr("File: \(file) is missing or unreadable\(detail).", "ファイル: \(file) がないか読めません\(detail)。")
    case (.file, _): tr("File: \(file) is not what was registered\(detail).", "ファイル: \(file) の内容が登録時と異なります\(detail)。")
    case (.text, _):
      tr("Text: the pages of \(file) are not what was read.", "本文: \(file) のページが読み取り時と異なります。")
    case (.index, _): tr("Index: it does not fit the pages\(detail).", "索引: ページと一致しません\(detail)。")
    default: tr("Database: damaged\(detail).", "データベース: 壊れています\(detail)。")
    }
  }

  /// What a person can do about damage that nothing in the home makes good.
  package var remedy: String {
    switch subject {
    case .file where fault == .remains: tr("take it away by hand", "手で消してください")
    case .file:
      tr(
        "register or index the original file again, or restore a backup", "元のファイルをもう一度登録または取り込むか、バックアップから戻してください")
    case .text: tr("its file cannot be read again; restore a backup", "ファイルを読み直せません。バックアップから戻してください")
    case .setting: tr("settings are never rebuilt; restore a backup", "設定の記録は作り直せません。バックアップから戻してください")
    case .record: tr("a record is never rebuilt; restore a backup", "投影の記録は作り直せません。バックアップから戻してください")
    case .ledger: tr("a ledger is never rebuilt; restore a backup", "台帳は作り直せません。バックアップから戻してください")
    case .database, .index: tr("restore a backup", "バックアップから戻してください")
    }
  }
}
