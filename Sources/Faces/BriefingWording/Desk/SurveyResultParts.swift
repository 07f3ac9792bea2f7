internal import BriefingDomain
internal import BriefingLibrary

// What a closed wave has come to: by its groups, and how the same people answered in two waves.
extension DeskPages {
  static func result(_ report: SurveyReport, _ view: SurveyWaveView) -> HTML {
    let (result, level) = (report.result, view.level)
    return HTML([
      tag("nav", ["class": "tabs", "aria-label": tr("Groups", "区分")]) {
        tag("ul") {
          for other in SurveyGroup.Level.allCases {
            tab(
              other.tabLabel, address(surveyPath(report.record.number), [("by", other.rawValue)]),
              isCurrent: other == level)
          }
        }
      },
      table(tr("Who answered", "回答者"), SurveyResultWording.answered(result, by: level)),
      result.questions.isEmpty
        ? tag("p") { tr("No question with a scale was answered.", "選択式の設問への回答はありません。") }
        : figures(result, level),
      pairs(result, view), written(result),
      tag("ul", ["class": "quiet"]) { for note in SurveyResultWording.notes(result) { tag("li") { note } } },
    ])
  }

  private static func figures(_ result: SurveyResult, _ level: SurveyGroup.Level) -> HTML {
    table(
      tr("Answers to the questions", "設問ごとの結果"), SurveyResultWording.figureColumns(tr("Group", "区分")),
      result.questions.map {
        ($0.question.text, SurveyResultWording.figureRows(of: $0, result, by: level))
      })
  }

  /// Those who answered in two waves, of the whole office.
  private static func pairs(_ result: SurveyResult, _ view: SurveyWaveView) -> HTML {
    guard !result.pairs.isEmpty else { return HTML() }
    let columns: [TextTable.Column] =
      [.init(title: tr("Compared with", "比べた調査回"))]
      + [
        tr("People", "人数"), tr("Positive both times", "両方で肯定"), tr("Only then", "前だけ肯定"),
        tr("Only now", "今回だけ肯定"), tr("Neither time", "どちらも肯定でない"), tr("Difference", "差"),
        tr("95 % interval", "95%区間"),
      ].map { .init(title: $0, alignment: .right) }
    let parts = result.questions.map { question in
      (
        question.question.text,
        result.pairs.filter { $0.question == question.question.key }.map { pair in
          let (answers, difference) = (pair.answers, pair.answers.difference)
          return [
            view.names[pair.other] ?? "\(pair.other)"
          ] + [answers.people, pair.both, pair.onlyOther, pair.onlyThis, pair.never].map(Figure.count) + [
            difference.map { EffectWording.points($0.value) } ?? "–", difference.map(EffectWording.interval) ?? "–",
          ]
        }
      )
    }
    return table(tr("The same people in two waves", "同じ人の二つの調査回での回答"), columns, parts.filter { !$0.1.isEmpty })
  }

  private static func written(_ result: SurveyResult) -> HTML {
    guard !result.texts.isEmpty else { return HTML() }
    return tag("ul", ["class": "plain"]) {
      for texts in result.texts {
        tag("li") {
          texts.question.text + tr(": ", ": ")
            + (texts.count.map { tr(counted($0, "text"), "\($0) 件の記述") } ?? SurveyWording.tooFew)
        }
      }
    }
  }

  private static func table(_ title: String, _ table: TextTable) -> HTML {
    self.table(title, table.columns, [(nil, table.rows)])
  }

  /// A table of figures under its heading; columns without any value are left out.
  ///
  /// - Parameter parts: their rows, each part under what it is about.
  private static func table(
    _ title: String, _ columns: [TextTable.Column], _ parts: [(about: String?, rows: [[String]])]
  ) -> HTML {
    let shown = TextTable(columns: columns, rows: parts.flatMap(\.rows)).filled
    return tag("h2") { title }
      + tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": title]) {
        tag("table", ["class": "figures waves"]) {
          tag("thead") {
            tag("tr") {
              for column in shown {
                tag("th", ["scope": "col", "class": column == 0 ? "text" : "number"]) { columns[column].title }
              }
            }
          }
          for (about, rows) in parts {
            tag("tbody") {
              about.map { about in
                tag("tr", ["class": "about"]) {
                  tag("th", ["scope": "rowgroup", "colspan": "\(shown.count)"]) { tag("div") { about } }
                }
              }
              for row in rows {
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
}

extension SurveyGroup.Level {
  fileprivate var tabLabel: String {
    switch self {
    case .whole: tr("Whole office", "全体")
    case .floor: tr("By floor", "階ごと")
    case .unit: tr("By unit", "所属ごと")
    }
  }
}
