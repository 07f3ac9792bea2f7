// What is said of the marks that those who follow make for themselves.
extension RoomPageWords {
  static var marks: [String: String] {
    [
      "marks": tr("Own marks", "自分の書き込み"),
      "marksTools": tr("Tools for your own marks", "書き込みの道具"),
      "rub": tr("Rub out", "消しゴム"),
      "note": tr("Note", "メモ"),
      "noteHint": tr("It stays on this device: nobody else gets it.", "この端末だけに残り、ほかの誰にも渡りません。"),
      "noteFull": tr("A note takes {0} characters, and this one has them all.", "メモは {0} 文字までです。"),
      "noteHere": tr("Note: {0}", "メモ: {0}"),
      "pageMarked": tr("{0}, with marks of yours", "{0}、自分の書き込みあり"),
      "strokesOne": tr("1 stroke", "線 1本"),
      "strokesMany": tr("{0} strokes", "線 {0}本"),
      "marksAll": tr("List, take along", "一覧・保存"),
      "marksTitle": tr("Your own marks", "自分の書き込みの一覧"),
      "marksNone": tr("You have drawn and written nothing yet.", "まだ何も書いていません。"),
      "marksOne": tr("You have marks on 1 page.", "1 ページに書き込みがあります。"),
      "marksMany": tr("You have marks on {0} pages.", "{0} ページに書き込みがあります。"),
      "marksKept": tr(
        "They are on this device alone, and go {0} minutes after the briefing has ended. "
          + "What you want to keep, take along: one file, with pictures of the pages.",
        "この端末だけにあり、報告が終わって {0} 分たつと消えます。残したいものは保存してください。ページの画像も1つのファイルに入ります。"),
      "marksUnkept": tr(
        "This browser keeps nothing, or has no room: your marks go when this page is closed or loaded anew. Take them along.",
        "このブラウザーには残せません（保存が禁止されているか、空きがありません）。このページを閉じるか読み直すと書き込みは消えます。残したいものは保存してください。"),
      "marksTake": tr("Take along", "ファイルに保存"),
      "marksDelete": tr("Delete all", "すべて削除"),
      "marksSure": tr("Delete all of them? There is no way back.", "すべて削除しますか。元に戻せません。"),
      "marksDeleted": tr("All of them are deleted.", "すべて削除しました。"),
      "marksTaken": tr(
        "The browser has got them as a file: “{0}”. Look whether it is there.",
        "「{0}」としてブラウザーに渡しました。保存されたか確かめてください。"),
      "marksGoAt": tr(
        "They go from this device at {0}. On a device of several people, take them along or delete them now.",
        "{0} にこの端末から消えます。共用の端末では、いま保存するか削除してください。"),
      "marksGoWithPage": tr("They go when this page is closed.", "このページを閉じると消えます。"),
      "marksStillHere": tr(
        "They are on this device no more. Until this page is closed you can take them once more.",
        "この端末からは消しました。このページを閉じるまでは、もう一度保存できます。"),
      "marksGone": tr("Your marks have gone from this device.", "書き込みはこの端末から消えました。"),
      "marksBeforeMoving": tr(
        "The address of this page has changed, and this browser cannot keep them: take them along before you go on.",
        "このページのアドレスが変わりました。このブラウザーには残せないので、先へ進む前に保存してください。"),
      "marksGoOn": tr("Go on without them", "残さずに先へ進む"),
      "fileAbout": tr(
        "Marks of somebody who followed on their own device, taken along on {0} at {1}. They are no part of the record.",
        "手元の端末で見ていた人の書き込みです（{0} {1} に保存）。投影の記録には含まれません。"),
      "fileNoPicture": tr("The picture of this page could not be had.", "このページの画像は取り出せませんでした。"),
    ]
  }
}
