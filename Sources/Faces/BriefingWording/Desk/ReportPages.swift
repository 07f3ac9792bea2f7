package import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  /// The report of a period: its figures, its rows, the files to take away, and what is to be done before it is closed.
  ///
  /// - Parameter report: `nil` where what was typed is no period.
  /// - Parameter reminders: what nobody has recorded in it, by unit.
  /// - Parameter template: the office's own workbook, if it has one.
  /// - Parameter filling: what of it a report fills, where that is asked.
  /// - Parameter desk: the address of the server.
  package static func reports(
    _ asked: ReportAsked, _ report: ReductionReport?, fault: String? = nil, reminders: [Reminder] = [],
    template: OfficeTemplate? = nil, filling: ReportTemplate? = nil, clock: OfficeClock, desk: String,
    in frame: DeskFrame
  ) -> String {
    page(tr("Reports", "レポート"), frame, isWide: true, script: "copying.js") {
      reportTabs(.reports, frame, period: asked.period)
      form(asked)
      if let fault { tag("p", ["role": "alert", "class": "fault"]) { fault } }
      if let report {
        let wording = ReportWording(report: report, clock: report.clock, isAtDesk: true)
        tag("section", ["aria-labelledby": "report"]) {
          tag("h2", ["id": "report"]) { wording.title }
          headline(report, wording)
          files(asked, template)
          rows(report, wording)
        }
        checks(report, wording, reminders, clock, desk)
        if frame.may.contains(.configure) { ownWorkbook(template, filling, asked, frame) }
      }
      if let report, report.printed != nil {
        toEvidence(EvidenceState(month: report.period.months.count == 1 ? report.period.from : nil))
      }
      toPremises()
      toPrinters(frame)
      toDue
    }
  }

  private static func form(_ asked: ReportAsked) -> HTML {
    line("/reports") {
      tag("div") {
        tag("label", ["for": "period"]) { tr("Period", "期間") }
        tag(
          "input",
          [
            "id": "period", "name": "period", "type": "text", "value": asked.period, "autocomplete": "off",
            "placeholder": tr("last month", "先月"), "aria-describedby": "period-hint",
          ])
      }
      tag("div") {
        choice("by", tr("Rows", "行の区分"), groupings, chosen: asked.grouping.rawValue)
      }
      tag("div") {
        choice(
          "measure", tr("Measure", "指標"),
          Measure.allCases.map { ($0.rawValue, ReportTable.measureTitle($0, isShort: false)) },
          chosen: asked.measure.rawValue)
      }
      tag("div") {
        tag("label", ["for": "base"]) { tr("Compared with", "比べる期間") }
        tag(
          "input",
          [
            "id": "base", "name": "base", "type": "text", "value": asked.base, "autocomplete": "off",
            "placeholder": tr("base period", "基準期間"),
          ])
      }
      tick("running", tr("the running month too", "今月も数える"), isOn: asked.withRunningMonth)
      tick("seen", tr("only what a screen showed", "画面に出た投影だけ"), isOn: asked.seenOnly)
      tag("button", ["type": "submit", "class": "main"]) { tr("Show", "表示") }
      tag("p", ["id": "period-hint", "class": "quiet line-wide"]) {
        tr(
          "2026-11, 令和8年11月, 2026年度, FY2026, 2026-05..2026-10; nothing for the last month that is over.",
          "2026-11、令和8年11月、2026年度、2026-05..2026-10 のように書けます。空欄なら先月です。")
      }
    }
  }

  private static var groupings: [(String, String)] {
    [
      (ReportRequest.Grouping.unit, tr("unit", "所属")), (.recipient, tr("recipient", "報告先")),
      (.bureau, tr("bureau", "局")), (.floor, tr("floor", "階")),
    ].map { ($0.0.rawValue, $0.1) }
  }

  private static func headline(_ report: ReductionReport, _ wording: ReportWording) -> HTML {
    tag("dl", ["class": "figures"]) {
      tag("div", ["class": "first"]) {
        tag("dt") { tr("Reduction of \(wording.measureName)", "\(wording.measureName)の削減率") }
        tag("dd") { Figure.percent(report.total.value) }
        tag("dd", ["class": "quiet"]) { wording.label(report.total.verdict) + " · " + wording.verdictSentence }
      }
      if let bounds = wording.bounds {
        tag("div") {
          tag("dt") { tr("Bounds", "上下限") }
          tag("dd") { bounds.range }
          tag("dd", ["class": "quiet"]) { bounds.meaning }
        }
      }
      tag("div") {
        tag("dt") { Figure.fullyDigital }
        tag("dd") { Figure.percent(report.total.fullyDigitalRate) }
        tag("dd", ["class": "quiet"]) { wording.fullyDigitalFormula(report.total) }
      }
    }
      + tag("ul", ["class": "quiet"]) { wording.notes.map { note in tag("li") { note } } }
  }

  private static func ownWorkbook(
    _ template: OfficeTemplate?, _ filling: ReportTemplate?, _ asked: ReportAsked, _ frame: DeskFrame
  ) -> HTML {
    tag("section", ["aria-labelledby": "own"]) {
      tag("h2", ["id": "own"]) { tr("The office's own workbook", "役所の様式") }
      tag("p") {
        template.map { tr("Now: \($0.name)", "今の様式: \($0.name)") }
          ?? tr("None yet.", "まだありません。")
        if template != nil {
          " "
          tag("a", ["href": asked.address("/reports", namesCells: true)]) { tr("What of it is filled", "何が入るかを確かめる") }
        }
      }
      if let filling {
        tag("p") {
          tr(
            "A report fills \(counted(filling.cells.count, "cell")).", "レポートの数値が入るセル: \(filling.cells.count)")
        }
        if let sentence = filling.unfilledSentence { tag("p", ["class": "fault"]) { sentence } }
      }
      tag("p", ["class": "quiet", "id": "own-hint"]) {
        tr(
          "A workbook of Excel with names for its cells, such as reduction or documents_NAME: those of the headings of the CSV table, "
            + "with a recipient, a unit or a month behind them. Each report then fills a copy.",
          "セルに名前を付けた Excel のブック。名前は CSV の表の見出し（「削減率」「書類量_局長」「書類量_2026_04」など）です。"
            + "レポートごとに、その写しに数値を入れます。")
      }
      tag("form", ["method": "post", "action": "/reports/template", "enctype": "multipart/form-data"]) {
        hidden("token", frame.token)
        tag("label", ["for": "own-file"]) { tr("File", "様式のファイル") }
        tag(
          "input",
          [
            "id": "own-file", "name": "files", "type": "file", "required": "required", "aria-describedby": "own-hint",
            "accept": ".xlsx,.xlsm,.xltx,.xltm",
          ])
        button(tr("Keep it", "保存する"))
      }
    }
  }

  private static func files(_ asked: ReportAsked, _ template: OfficeTemplate?) -> HTML {
    tag("ul", ["class": "chips"]) {
      for (path, label) in [
        ("/reports/document", tr("The whole report, with charts, to print", "図表つきのレポートを開く・印刷する")),
        ("/reports/table.csv", tr("Table as CSV", "表（CSV）")),
        ("/reports/table.xlsx", tr("Table for Excel", "表（Excel）")),
      ] + (template == nil ? [] : [("/reports/template", tr("The office's own workbook, filled", "役所の様式に書き出す"))]) {
        tag("li") { tag("a", ["href": asked.address(path)]) { label } }
      }
    }
  }

  private static func rows(_ report: ReductionReport, _ wording: ReportWording) -> HTML {
    let table = ReportTable.terminal(report, wording)
    return tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": wording.groupingLabel]) {
      tag("table", ["class": "figures"]) {
        tag("thead") {
          tag("tr") {
            for (index, column) in table.columns.enumerated() {
              tag("th", ["scope": "col", "class": index == 0 ? "text" : "number"]) { column.title }
            }
          }
        }
        tag("tbody") {
          for line in ReportTable.lines(report, wording) {
            tag("tr", ["class": line.isTotal ? "total" : "row"]) {
              tag("th", ["scope": "row"]) { line.cells[0] }
              for cell in line.cells.dropFirst() { tag("td", ["class": "number"]) { cell } }
            }
          }
        }
      }
    }
  }
}
