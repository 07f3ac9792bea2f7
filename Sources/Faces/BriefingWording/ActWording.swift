package import BriefingDomain
internal import BriefingLibrary

extension Act.Kind {
  /// What was done.
  package var label: String {
    switch self {
    case .register: tr("the registration", "登録")
    case .add: tr("the addition of materials", "資料の追加")
    case .replace: tr("the replacement", "差替え")
    case .amend: tr("the amendment", "訂正")
    case .cancel: tr("the cancelling", "中止")
    case .restore: tr("the restoring", "中止の取消し")
    case .submit: tr("the record", "提出の記録")
    case .withdraw: tr("the withdrawal", "記録の取下げ")
    case .import: tr("the import", "取込み")
    case .set: tr("the setting", "設定")
    case .name: tr("the change of a name", "名前の変更")
    case .merge: tr("the merging", "統合")
    case .remove: tr("the taking away of a recipient", "報告先の削除")
    case .room: tr("the change of a room", "会議室の変更")
    case .person: tr("the change of a person", "利用者の変更")
    case .assign: tr("the assignment", "宿題")
    case .printer: tr("the change of a printer", "機器の変更")
    case .explain: tr("the explanation", "説明")
    case .stock: tr("the entry of the stock-take", "文書量の記録")
    case .survey: tr("the change of a survey", "アンケートの変更")
    case .space: tr("the measure of a floor", "階の面積の記録")
    case .undo: tr("the undoing", "取消し")
    }
  }
}

extension String {
  /// Why, as a person has written it, or as utsusu says it.
  package var reasonText: String {
    switch self {
    case StoredReason.undone: tr("taken back", "取消し")
    case StoredReason.printLog: tr("as the print log says", "印刷ログによる訂正")
    case StoredReason.expired: tr("expired", "期限切れ")
    case StoredReason.importUndone: tr("the import was taken back", "取込の取消し")
    default: safe
    }
  }
}
