internal import BriefingDomain
internal import BriefingLibrary
internal import HelperHost
internal import JapaneseText
internal import Spreadsheet

extension Failure {
  /// As a page says it, where the shell's sentence names a command or an option; `nil` for what has no sentence.
  package init?(atDesk error: any Error) {
    self.init(error)
    let sentence: String? =
      switch error {
      case let error as LibraryError: error.deskSentence
      case let error as StoreError: error.deskSentence
      case let error as SpreadsheetError: error.deskSentence
      case let error as TemplateError where error.faults == [.noNames]:
        tr(
          "\(error.file.quoted) has no cell with a name of the report. Give the cells names: the headings of the CSV table.",
          "\(error.file.quoted) に、レポートの項目名を付けたセルがありません。CSV の表の見出しをセルの名前にしてください。")
      case PeriodExpressionError.days(let text, let period):
        tr(
          "\(text.quoted) is of days, and figures are by whole months. Ask for \(period).",
          "\(text.quoted) は日の指定です。数値は月単位で出すため、\(period) のように月で指定してください。")
      case is HelperError: keeper(tr("A program that reads files does not start.", "ファイルを読み取るプログラムが動きません。"))
      default: nil
      }
    if let sentence { self = Failure(kind, sentence) }
  }

  // What only a page can be wrong about.

  package static var noRecipient: Failure { Failure(.usage, tr("Tick for whom.", "報告先を選んでください。")) }

  package static var anotherAct: Failure {
    Failure(
      .conflict,
      tr(
        "You have done something else since. Look at it before you take it back.", "その後に別の操作をしています。内容を確かめてから取り消してください。")
    )
  }

  package static var notOnAnyMore: Failure {
    Failure(
      .conflict, tr("It is not on any more, or not yours to drive.", "投影が終わっているか、あなたが操作できる投影ではありません。"))
  }

  package static var tickToRenew: Failure {
    Failure(
      .usage,
      tr("Tick that the screen may be cut off.", "今の画面に映らなくなることを確認し、チェックを入れてください。"))
  }

  package static var noSuchPage: Failure { Failure(.notFound, tr("There is no such page.", "このページはありません。")) }

  package static var filesGone: Failure {
    Failure(
      .conflict,
      tr(
        "The files are not here any more. Bring them once more; all else is as you typed it.",
        "資料の一時保管が切れました。資料だけもう一度選んでください。ほかの入力はそのままです。"))
  }

  package static var formGone: Failure {
    Failure(
      .conflict,
      tr(
        "What was typed here is not kept any more. Type it once more.", "ここに入力した内容の一時保管が切れました。もう一度入力してください。"))
  }

  package static var oneFile: Failure { Failure(.usage, tr("Bring one file.", "ファイルを1つ選んでください。")) }

  package static func tooManyFiles(_ most: Int) -> Failure {
    Failure(.usage, tr("Not more than \(most) files at once.", "一度に送れるのは \(most) ファイルまでです。"))
  }

  package static func tooLarge(_ name: String, _ most: Int) -> Failure {
    Failure(
      .usage,
      tr("\(name.quoted) is too large: at most \(most >> 20) MiB.", "\(name.quoted) は大きすぎます（上限 \(most >> 20) MiB）。"))
  }

  package static func tooMuch(_ most: Int) -> Failure {
    Failure(.usage, tr("That is too much at once: at most \(most >> 20) MiB.", "一度に送れるのは合計 \(most >> 20) MiB までです。"))
  }

  package static func notANumber(_ text: String) -> Failure {
    Failure(.usage, tr("\(text.quoted) is no number.", "\(text.quoted) は数ではありません。"))
  }
}
