internal import BriefingDomain

extension Permission {
  /// Behind "may not"; in Japanese before 権限.
  var label: String {
    switch self {
    case .look: tr("look at what is registered", "登録された内容を見る")
    case .register: tr("register briefings", "報告を登録する")
    case .remove: tr("take materials away", "資料を削除する")
    case .submit: tr("record submissions", "提出を記録する")
    case .importLedger: tr("import submissions and print logs", "提出や印刷ログを取り込む")
    case .project: tr("project briefings", "報告を投影する")
    case .configure: tr("change what the office has set", "設定を変える")
    case .stock: tr("keep the stock-take or the areas of floors", "文書量棚卸や階の面積を記録する")
    case .survey: tr("keep surveys", "アンケートを管理する")
    case .figures: tr("compute the office's reduction", "削減率を算出する")
    case .audit: tr("see who has looked at what is confidential", "取扱注意の閲覧記録を見る")
    case .people: tr("say who may sign in", "利用者を管理する")
    case .maintain: tr("back up, verify or repair", "バックアップ・確認・修復をする")
    }
  }
}
