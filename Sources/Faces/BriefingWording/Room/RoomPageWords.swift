internal import BriefingDomain
internal import BriefingLibrary

/// What the pages of a room say, in the task's language. They ask by name, and put values in the places of {0}, {1} ….
package enum RoomPageWords {
  package static var words: [String: String] {
    let parts = [connection, pages, screen, following, marks, console, dialogs, help]
    return Dictionary(uniqueKeysWithValues: parts.joined().map { ($0.key, $0.value) })
  }

  /// What the codes mean that the server answers with: why there is no picture, what was refused, what an end has left,
  /// in which names a search found its words.
  package static var codes: [String: String] {
    let refusals = [
      "busy": tr("The end is being recorded; try again in a moment", "終了を記録しています。少し待ってからもう一度操作してください"),
      "noSuchPage": tr("There is no such page", "そのページはありません"),
      "hiddenPage": tr("A hidden slide. Choose it again to show it", "非表示のスライドです。もう一度選ぶと映ります"),
      "undrawn": tr(
        "These words are hidden in the file, or outside its print area: there is no page to show",
        "この語はファイルの中で非表示か印刷範囲外にあり、映せるページがありません"),
      "tooManyStrokes": tr("This page takes no more strokes; erase some", "このページにはこれ以上書けません。消してから書いてください"),
      "tooManyAssignments": tr(
        "That is enough for one briefing; note more at the desk", "1回の報告に記録できる件数を超えました。続きは「宿題」のページで加えてください"),
      "noFormerVersion": tr("There is no former version of this material", "この資料に前の版はありません"),
      "failed": tr("The server could not do it; its log says why", "サーバーで処理できませんでした。理由はサーバーのログにあります"),
      "ofThisBriefingAlone": tr("This console is for this briefing alone", "この端末では、この報告の資料だけを映せます"),
      "notAllowed": tr("You may not do that", "その操作をする権限がありません"),
      "noSuchFollower": tr("That one has gone already", "その人はもう見ていません"),
    ]
    let faults = PictureFault.allCases.map { ($0.rawValue, $0.sentence) }
    let remarks = ProjectionRemark.allCases.map { ($0.rawValue, $0.sentence) }
    let names = NameField.allCases.map { ($0.rawValue, $0.label) }
    return Dictionary(uniqueKeysWithValues: refusals.map { ($0.key, $0.value) } + faults + remarks + names)
  }

  /// Where a browser runs no scripts, and nothing can be looked up.
  package static var needsScript: String {
    tr("This page needs JavaScript.", "このページには JavaScript が必要です。")
  }

  /// The line to the room, and the end.
  private static var connection: [String: String] {
    [
      "connecting": tr("Connecting…", "接続しています…"),
      "manyTabs": tr(
        "{0} pages are open in this browser; with more than 5 none of them gets on. Close some.",
        "このブラウザーで {0} ページ開いています。5 を超えるとつながらなくなります。使わないタブを閉じてください。"),
      "heldBack": tr(
        "Something on the way (a proxy) holds back what the server sends; this page asks for it, a little late.",
        "途中の機器（プロキシ）がサーバーからの送信をためるため、問い合わせて受け取っています（少し遅れます）。"),
      "lost": tr("Connection lost. Reconnecting…", "接続が切れました。つなぎ直しています…"),
      "ended": tr("This briefing has ended", "この報告は終わりました"),
      "endedHint": tr("You can close this page.", "このページは閉じてかまいません。"),
      "endedConsole": tr("This console has ended", "この操作画面は終わりました"),
      "endedBriefing": tr("To the briefing's page", "報告のページへ"),
      "endedConsoleHint": tr("The briefing is over, or the lead was taken back.", "報告が終わったか、操作が取り戻されました。"),
      "recorded": tr("{0} entries recorded in the ledger (no. {1}).", "提出台帳に {0} 件を記録しました（番号 {1}）。"),
      "recordedOne": tr("1 entry recorded in the ledger (no. {1}).", "提出台帳に 1 件を記録しました（番号 {1}）。"),
      "times": tr("How long each page was up", "ページごとの時間"),
      "recordedNone": ProjectionReceipt.nothingRecorded,
    ]
  }

  /// Materials and their pages.
  private static var pages: [String: String] {
    [
      "pageOf": tr("Page {0} of {1}", "{0} / {1} ページ"),
      "pageName": tr("{0}, page {1} of {2}", "{0}、{1}ページ（全{2}ページ）"),
      "hidden": tr("hidden", "非表示"),
      "previous": tr("Back", "前へ"),
      "next": tr("Next", "次へ"),
      "material": tr("Material", "資料"),
      "pages": tr("Pages", "ページ一覧"),
      "version": versionLabel("{0}"),
      "formerVersion": tr("Before: \(versionLabel("{0}"))", "旧: \(versionLabel("{0}"))"),
      "presentVersion": tr("Now: \(versionLabel("{0}"))", "新: \(versionLabel("{0}"))"),
      "changesNone": tr("no difference", "違いなし"),
      "changesOne": tr("1 place differs", "違い 1 か所"),
      "changes": tr("{0} places differ", "違い {0} か所"),
      "changesAll": tr("another page size", "用紙が違います"),
      "twoPages": tr("{0}; beside it {1}", "{0}、並べて {1}"),
    ]
  }

  /// The room's screen, and what passes over it.
  private static var screen: [String: String] {
    [
      "waiting": tr("Waiting for the next briefing", "次の報告をお待ちください"),
      "preparing": tr("Preparing the material", "資料を準備しています"),
      "notReplaced": tr("The new version cannot be shown", "差替え版は映せません"),
      "failed": tr("This material cannot be shown", "この資料は映せません"),
      "replacedUnnamed": tr("The material was replaced", "資料が差し替えられました"),
      "replaced": tr(
        "A material was replaced: {0} (\(versionLabel("{1}")))", "資料が差し替えられました: {0}（\(versionLabel("{1}"))）"),
      "borrowed": tr("From another briefing: {0}", "ほかの報告の資料です: {0}"),
      "borrowedNamed": tr("A page of another briefing was added", "ほかの報告の資料を追加しました"),
      "handed": tr("The lead was handed over", "進行が引き継がれました"),
      "lapsed": tr("The console that was driving has gone", "操作していた端末との接続が切れました"),
    ]
  }

  /// Those who follow.
  private static var following: [String: String] {
    [
      "live": tr("Live", "画面と同じ"),
      "private": tr("On your own", "手元で閲覧中"),
      "late": tr("Loading the page…", "ページを読み込んでいます…"),
      "blackNow": tr("The screen is off", "画面を消しています"),
      "whiteNow": tr("The screen is white", "画面を白くしています"),
      "toRoom": tr("Back to the room", "画面に戻る"),
      "announceRoom": tr("The room turned to {0}", "画面が {0} になりました"),
      "announceOwn": tr("On your own: {0}", "手元: {0}"),
      "text": tr("Text", "文章"),
      "textOfPage": tr("Text of this page", "このページの文章"),
      "noText": tr("There is no text on this page.", "このページには文章がありません。"),
      "textFailed": tr("The text could not be fetched.", "文章を取り出せませんでした。"),
    ]
  }
}

extension PictureFault {
  /// What a page of the room says.
  var sentence: String {
    switch self {
    case .allHidden:
      tr("All its slides are hidden. Unhide one and replace the file", "すべてのスライドが非表示です。表示に変えて差し替えてください")
    default: label
    }
  }

  /// Why a material is not on the screen, or a page not borrowed.
  var label: String {
    switch self {
    case .noLibreOffice: tr("This format needs LibreOffice", "この形式を映すには LibreOffice が必要です")
    case .cannotRead, .crashed: tr("The file cannot be read", "読み取れない資料です")
    case .tooLarge: tr("The file is too large", "資料が大きすぎます")
    case .timedOut: tr("Making its pictures took too long", "時間内に画像にできませんでした")
    case .allHidden: tr("All its slides are hidden", "すべてのスライドが非表示です")
    case .unavailable: tr("The program that makes pictures is missing", "画像を作るプログラムがありません")
    }
  }
}
