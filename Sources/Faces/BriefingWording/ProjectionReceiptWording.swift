internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary

extension ProjectionReceipt {
  /// As `project --end` prints it.
  package var text: String {
    let recorded = entries.map {
      "\($0.content.recipient.name.safe): \($0.content.handout.label)  \($0.content.title.safe)"
    }
    let none = recorded.isEmpty ? [Self.nothingRecorded] : []
    return (recorded + none + remarks.map(\.sentenceOfTheShell)).map { $0 + "\n" }.joined()
  }

  static var nothingRecorded: String { tr("Nothing is recorded in the ledger.", "台帳への記録はありません。") }
}

extension ProjectionRemark {
  var sentence: String { statement + tr(".", "。") }

  /// Names the command that puts it right.
  fileprivate var sentenceOfTheShell: String {
    switch self {
    case .presenceAssumed, .paperStays:
      statement + tr("; `utsusu submit` corrects it.", "。訂正は utsusu submit で行います。")
    default: sentence
    }
  }

  /// Without its full stop.
  var statement: String {
    switch self {
    case .cancelled: tr("The briefing is cancelled", "この報告は中止になっています")
    case .nothingShown: tr("No page of the briefing itself was shown", "この報告のページは映していません")
    case .nobodyPresent: tr("Nobody was said to be present", "同席した報告先はいません")
    case .presenceAssumed:
      tr(
        "Nobody said who was present, so all recipients are recorded",
        "同席者の確認がなかったため、報告先全員を記録しました")
    case .noScreen: tr("No screen was open in the room at any time", "会議室の画面は一度も開かれていません")
    case .notSeen:
      tr("No screen has said that it showed a page", "どの画面からも、ページを映したという応答がありません")
    case .paperStays:
      tr("The paper that was recorded before goes on counting", "前に記録した紙の部数はそのまま残ります")
    }
  }
}
