/// A calm page that shows nothing of any briefing.
package enum PlainPage {
  case welcome, over, failed

  package var heading: String {
    switch self {
    case .welcome: tr("utsusu", "utsusu 映す")
    case .over: tr("Nothing to see here", "表示するものはありません")
    case .failed: tr("That did not work", "うまくいきませんでした")
    }
  }

  package var text: String {
    switch self {
    case .welcome:
      tr(
        "This computer projects briefings. To see one, open the address that you were given.",
        "報告を投影するコンピューターです。表示するには、受け取ったアドレスを開いてください。")
    case .over:
      tr(
        "The briefing is over, or the address is not complete. Ask for the address again.",
        "投影が終わったか、アドレスが正しくありません。もう一度アドレスを受け取ってください。")
    case .failed: tr("Please try again.", "もう一度お試しください。")
    }
  }
}
