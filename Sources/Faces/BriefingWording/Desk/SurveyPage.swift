internal import BriefingDomain
package import BriefingLibrary

/// The waves of the survey at the desk: how many have answered, where people answer, and what closed ones have come to.
extension DeskPages {
  /// - Parameter reports: of the closed waves.
  /// - Parameter server: the address of the server.
  package static func surveyWaves(
    _ waves: [SurveyWaveStatus], _ reports: [SurveyReport], server: String, in frame: DeskFrame
  ) -> String {
    page(tr("Surveys", "アンケート"), frame, isWide: true) {
      if waves.isEmpty {
        tag("p") {
          tr(
            "There are no waves yet. The reform office plans them with utsusu survey.",
            "調査回はまだありません。改革担当が utsusu survey で作ります。")
        }
      }
      for status in waves.reversed() {
        section(status, reports.first { $0.record.number == status.record.number }, server, frame)
      }
      tag("p") { tag("a", ["href": "/effects"]) { tr("The four figures of the reform", "効果測定（四つの数値）") } }
    }
  }

  private static func section(
    _ status: SurveyWaveStatus, _ report: SurveyReport?, _ server: String, _ frame: DeskFrame
  ) -> HTML {
    let (number, wave) = (status.record.number, status.record.wave)
    let answered = SurveyWording.count(status.sheets) + (wave.asked.map { " / \(Figure.count($0))" } ?? "")
    return tag("section", ["aria-labelledby": "wave-\(number)"]) {
      tag("h2", ["id": "wave-\(number)"]) { wave.name }
      tag("p") {
        "\(wave.phase.label) · \(StockWording.days(wave.days)) · \(wave.state.label) · "
          + tr("answered \(answered)", "回答 \(answered)")
      }
      switch wave.state {
      case .planned: if frame.may.contains(.survey) { opening(number, frame) }
      case .open:
        tag("p") {
          tr("One address for all: ", "回答用のアドレス（全員共通）: ")
          tag("a", ["href": "/survey/\(number)"]) { "\(server)/survey/\(number)" }
        }
        if frame.may.contains(.survey) { closing(number, frame) }
      case .closed: report.map(result)
      }
    }
  }

  private static func opening(_ number: SurveyWave.ID, _ frame: DeskFrame) -> HTML {
    form("/surveys/\(number)/open", frame.token) { button(tr("Let answers come in", "回答の受付を始める")) }
  }

  private static func closing(_ number: SurveyWave.ID, _ frame: DeskFrame) -> HTML {
    folded(tr("Close it and make its result", "締め切って集計する")) {
      form("/surveys/\(number)/close", frame.token) {
        tag("p") {
          tr(
            "Closing is for good: no answer comes in or goes out after it, so that no two reports can be subtracted.",
            "締め切ると元に戻せません。以後は回答の追加も削除もできません（集計どうしの差から個人の回答が分からないようにするためです）。")
        }
        tick("sure", tr("I am sure", "確認しました"))
        button(tr("Close", "締め切る"))
      }
    }
  }

  private static func result(_ report: SurveyReport) -> HTML {
    HTML([
      table(SurveyResultWording.answered(report.result, by: .floor), report.record.wave.name),
      table(SurveyResultWording.figures(report.result, by: .floor), report.record.wave.name),
      tag("ul", ["class": "quiet"]) { for note in SurveyResultWording.notes(report.result) { tag("li") { note } } },
    ])
  }

  /// A table of the terminal as one of a page; columns without any value are left out.
  private static func table(_ table: TextTable, _ title: String) -> HTML {
    let shown = table.columns.indices.filter { column in
      table.columns[column].presence == .always || table.rows.contains { !$0[column].isEmpty }
    }
    return tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": title]) {
      tag("table", ["class": "figures waves"]) {
        tag("thead") {
          tag("tr") {
            for column in shown {
              tag("th", ["scope": "col", "class": column == 0 ? "text" : "number"]) {
                table.columns[column].title
              }
            }
          }
        }
        tag("tbody") {
          for row in table.rows {
            tag("tr") {
              tag("th", ["scope": "row"]) { row[0] }
              for column in shown.dropFirst() { tag("td", ["class": "number"]) { row[column] } }
            }
          }
        }
      }
    }
  }
}
