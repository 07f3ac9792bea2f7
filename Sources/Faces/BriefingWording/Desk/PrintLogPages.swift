internal import BriefingDomain
internal import BriefingLibrary

// Logs of printers: brought, looked through, taken in, and which there are.
extension DeskPages {
  /// So many are listed, the newest first.
  private static let mostLogs = 50

  static func bringing(_ view: PrintersView, _ token: String) -> HTML {
    func said(_ name: String) -> String { view.brought?.form[name] ?? view.typed[name] ?? "" }
    return tag("section", ["aria-labelledby": "bring"]) {
      tag("h2", ["id": "bring"]) { tr("Take logs in", "ログの取り込み") }
      tag("form", ["method": "post", "action": printersPath + "/logs", "enctype": "multipart/form-data"]) {
        hidden("token", token)
        plain(
          "printer", tr("Printer", "機器の名前"), said("printer"),
          hint: tr("Where the log does not say it, or calls it otherwise.", "ログに名前がないか、別の名前で登録したいときだけ。"))
        plain(
          "covers", tr("Days or months of which they have all", "ログがすべてそろっている期間"), said("covers"),
          hint: tr(
            "Such as 2026-10. Empty: from the first job to the last.", "例: 2026-10。空欄なら最初のジョブから最後のジョブまで。"))
        choice(
          "profile", tr("A machine's table is read as", "複合機の表の読み方"),
          [("", tr("its heading says", "見出しから判断する"))] + view.profiles.map { ($0, $0) }, chosen: said("profile"))
        plain(
          "format", "PageLogFormat", said("format"),
          hint: tr("Of CUPS, where the office has its own in cupsd.conf.", "CUPS の cupsd.conf で既定と違う形にしているときだけ。"))
        tag("label", ["for": "files"]) { tr("Files", "ファイル") }
        tag(
          "input",
          [
            "id": "files", "name": "files", "type": "file", "multiple": "multiple", "required": "required",
            "aria-describedby": "files-hint",
          ])
        tag("p", ["id": "files-hint", "class": "quiet"]) {
          tr(
            "page_log of CUPS, PaperCut Print Logger, Windows PrintService (XML, CSV), tables of multi-function printers; up to "
              + "\(view.mostBytes >> 20) MiB each. Nothing is written yet.",
            "CUPS の page_log、PaperCut Print Logger、Windows PrintService（XML・CSV）、複合機の表。1ファイル \(view.mostBytes >> 20) MiB まで。"
              + "この時点では何も書き込みません。")
        }
        button(tr("Look through them", "内容を確認する"))
      }
    }
  }

  static func brought(_ brought: Brought<PrintImportReceipt>, _ token: String) -> HTML {
    Self.brought(
      brought, PrintImportWording.text(brought.receipt, isAtDesk: true), isTrial: brought.receipt.dryRun,
      // Of files that are known, or that hold no job, nothing is taken in.
      isNew: brought.receipt.files.contains { !$0.known && $0.from != nil }, at: printersPath, token)
  }

  static func logs(_ logs: [PrintLog], _ clock: OfficeClock) -> HTML? {
    guard !logs.isEmpty else { return nil }
    let table = PrinterWording.logs(logs, clock)
    return tag("section", ["aria-labelledby": "logs"]) {
      tag("h2", ["id": "logs"]) { tr("Logs that were taken in", "取り込んだログ") }
      tag("table", ["class": "cards"]) {
        tag("thead") { tag("tr") { for column in table.columns { tag("th", ["scope": "col"]) { column.title } } } }
        tag("tbody") {
          for cells in table.rows.reversed().prefix(mostLogs) {
            tag("tr") {
              for (column, cell) in zip(table.columns, cells) { tag("td", ["data-label": column.title]) { cell } }
            }
          }
        }
      }
      if logs.count > mostLogs {
        tag("p", ["class": "quiet"]) {
          tr("\(logs.count - mostLogs) older ones are not listed.", "これより前の \(logs.count - mostLogs) 件は省略しています。")
        }
      }
    }
  }
}
