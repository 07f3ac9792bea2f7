internal import BriefingDomain

// What only the driver's console says.
extension RoomPageWords {
  /// The console itself.
  static var console: [String: String] {
    [
      "nextPage": tr("Next page", "次のページ"),
      "nextMaterial": tr("Next material", "次の資料"),
      "lastReached": tr("This is the last page", "最後のページです"),
      "noScreenOpen": tr("No screen is open", "画面が開いていません"),
      "pageBefore": tr("The screen still shows {0}", "画面はまだ {0}です"),
      "watching": tr("Screens {0}, followers {1}", "画面 {0}　手元 {1}"),
      "pageComing": tr("Not on the screen yet", "画面は準備中です"),
      "roomSees": tr("On the screen now", "画面に出ているページ"),
      "clock": tr("Time", "時刻"),
      "used": tr("Used", "経過"),
      "left": tr("Left", "残り"),
      "over": tr("Over", "超過"),
      "onTime": tr("On time", "予定どおり"),
      "nearlyOver": tr("Nearly over", "まもなく終了"),
      "isOver": tr("Over time", "時間超過"),
      "noLimit": tr("No time set", "時間の予定なし"),
      "longer": tr("5 minutes more", "5分のばす"),
      "shorter": tr("5 minutes less", "5分へらす"),
      "freeze": tr("Freeze", "静止"),
      "unfreeze": tr("Unfreeze", "静止をやめる"),
      "black": tr("Black", "消す"),
      "unblack": tr("Show again", "画面を戻す"),
      "pointer": tr("Point", "指す"),
      "spotlight": tr("Spot", "照らす"),
      "zoom": tr("Zoom", "拡大"),
      "unzoom": tr("Whole", "全体"),
      "overview": tr("Overview", "一覧"),
      "search": tr("Search", "検索"),
      "share": tr("Share", "共有"),
      "handOver": tr("Hand over", "渡す"),
      "takeBack": tr("Take back", "取り戻す"),
      "take": tr("Drive here", "こちらで操作する"),
      "goBack": tr("Back to the briefing", "元の資料に戻る"),
      "end": tr("End", "終了"),
      "help": tr("Help", "使い方"),
      "menu": tr("Menu", "メニュー"),
      "close": tr("Close", "閉じる"),
      "cancel": tr("Cancel", "やめる"),
      "tools": tr("Tools", "操作"),
      "turning": tr("Turn the page", "ページを送る"),
      "frozenNow": tr("Frozen — the room stays on {0}", "静止中 — 画面は {0} のままです"),
      "aimHint": tr("Move over the page (Esc to stop)", "ページの上で動かしてください（Esc で終わる）"),
      "zoomHint": tr("Drag over what to enlarge, or click", "拡大するところを囲むか、クリックしてください"),
      "heldBy": tr("{0} is driving on another console", "{0} さんの端末が操作しています"),
      "heldByOther": tr("Another console is driving", "ほかの端末が操作しています"),
      "handedTo": tr("Handed over to {0}", "{0} さんに渡しています"),
      "handedToSomeone": tr("Handed over", "ほかの人に渡しています"),
      "borrowedUp": tr("Showing a page of “{0}”", "「{0}」の資料を映しています"),
      "borrowPreparing": tr("Preparing… {0}", "準備しています… {0}"),
      "notSent": tr("That did not get through. Please press again.", "送れませんでした。もう一度押してください。"),
      "refused": tr("Not accepted: {0}", "受け付けられませんでした: {0}"),
    ]
  }

  /// What is asked before something happens, and the search.
  static var dialogs: [String: String] {
    [
      "jumpTitle": tr("Page number", "ページ番号"),
      "jumpGo": tr("Go", "このページへ"),
      "jumpRange": tr("1 to {0}", "1 から {0}"),
      "jumpPage": pageLabel("{0}"),
      "searchTitle": tr("Find a page", "ページを探す"),
      "inBriefing": tr("This briefing", "この報告"),
      "inLibrary": tr("Whole library", "すべての資料"),
      "searchField": tr("Words to find", "探す言葉"),
      "noHits": nothingFound,
      "noHitsHere": tr("Not in this briefing. Try the whole library.", "この報告にはありません。「すべての資料」で探せます。"),
      "moreHits": tr("There is more. Add a word.", "ほかにもあります。言葉を足してください。"),
      "filterUnread": tr("A filter (to: from: on: …) means nothing here.", "絞り込み（to: from: on: など）に当たるものがありません。"),
      "searchFailed": tr("The search failed.", "検索できませんでした。"),
      "hits": tr("{0} pages found", "{0} ページ見つかりました"),
      "hitsOne": tr("1 page found", "1 ページ見つかりました"),
      "elsewhere": tr("Another briefing", "ほかの報告"),
      "archive": archiveLabel,
      "handTitle": tr("Hand over", "操作を渡す"),
      "handHint": tr(
        "After this you no longer turn the page. You can take it back at any time.",
        "渡すと、こちらからはページを送れなくなります。いつでも取り戻せます。"),
      "handTo": tr("Whom you hand over to", "渡す相手の名前"),
      "handReady": tr("Open this address on the other device.", "相手の端末でこのアドレスを開いてください。"),
      "copy": tr("Copy the address", "アドレスを写す"),
      "copied": tr("Copied", "写しました"),
      "shareTitle": tr("Follow on your own device", "手元の端末で見る"),
      "shareHint": tr("Scan this to follow the page on your own device.", "この QR コードを読むと、同じページを手元で見られます。"),
      "shareAddress": tr("Address", "アドレス"),
      "followers": tr("Who follows", "見ている人"),
      "followersHint": tr(
        "Shut one out, and the others move to a new address by themselves. The address and QR code before it end.",
        "1人を外すと、ほかの人の端末は新しいアドレスに自動で移ります。前のアドレスと QR コードは使えなくなります。"),
      "followersNone": tr("Nobody follows", "見ている人はいません"),
      "followersOne": tr("1 follows", "1人が見ています"),
      "followersMany": tr("{0} follow", "{0}人が見ています"),
      "followerSince": tr("{0}, since {1}, {2}", "{0}　{1} から　{2}"),
      "otherDevice": tr("Device", "端末"),
      "shutOut": tr("Shut out", "外す"),
      "endTitle": tr("End the briefing", "報告を終わる"),
      "endHint": tr(
        "Who saw the projection? Each is recorded in the ledger as \(SubmissionForm.projected.label).",
        "投影を見た報告先を確かめてください。提出台帳に「\(SubmissionForm.projected.label)」として記録します。"),
      "endGo": tr("End and record", "終了して記録する"),
    ]
  }

  /// The keys, and what they do.
  static var help: [String: String] {
    [
      "name": tr("Your name (it goes into the record)", "操作する人の名前（記録に残ります）"),
      "letters": tr("Use the letter keys", "文字のキーを使う"),
      "keyPrevious": tr("Previous page", "前のページ"),
      "keyEnds": tr("First, last page", "最初・最後のページ"),
      "keyFreeze": tr("Freeze: look ahead while the room stays", "静止（画面はそのまま、手元で先を見る）"),
      "keyWhite": tr("White screen, and back", "画面を白くする・戻す"),
      "keysAtScreen": tr(
        "A remote control in the room's PC turns the page, too", "会議室の PC につないだリモコンでもページを送る"),
      "keyBlack": tr("Black the screen, and back", "画面を消す・戻す"),
      "keyJump": tr("All pages; jump by number (or digits, then Enter)", "ページ一覧、番号で移る（数字 → Enter でも）"),
      "keyMaterials": tr("Next, previous material", "次の資料・前の資料"),
      "keySpotlight": tr("Spotlight (wheel: size)", "照らす（ホイールで大きさ）"),
      "keyZoom": tr("Zoom on an area or a point, and back", "囲むかクリックして拡大・やめる"),
      "keyLarger": tr("Larger, smaller", "大きく・小さく"),
      "keyReturn": tr("Back from a borrowed page", "借りた資料から戻る"),
      "keyEscape": tr("Stop zoom, pointer, spotlight", "拡大・指す・照らすをやめる"),
      "keySpace": tr("Space", "スペース"),
    ]
  }
}
