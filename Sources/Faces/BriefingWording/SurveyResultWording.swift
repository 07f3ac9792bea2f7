package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// What a wave has come to, as text.
package enum SurveyResultWording {
  /// - Parameter level: the smallest groups that are told.
  package static func text(_ report: SurveyReport, by level: SurveyGroup.Level, width: Int) -> String {
    let wave = report.record.wave
    var parts = [
      [
        "\(report.record.number)  \(wave.name.safe)  \(wave.phase.label)  \(StockWording.days(wave.days))  \(wave.state.label)"
      ]
    ]
    parts.append(answered(report.result, by: level).lines(width: width))
    if report.result.questions.isEmpty {
      parts.append([tr("No question with a scale was answered.", "選択式の設問への回答はありません。")])
    } else {
      parts.append(figures(report.result, by: level).lines(width: width))
      let texts = report.result.questions.map { "\($0.question.key): \($0.question.text.safe)" }
      parts.append((texts + notes(report.result, by: level)).flatMap { lineWrapped($0, columns: width) })
    }
    return parts.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  static func answered(_ result: SurveyResult, by level: SurveyGroup.Level) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Group", "区分"), isFlexible: true),
        .init(title: tr("Asked", "依頼"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Answered", "回答"), alignment: .right),
        .init(title: tr("Rate", "回収率"), alignment: .right, presence: .unlessEmpty),
      ],
      rows: result.places(by: level).map { place in
        let (asked, sheets) = (result.asked[place], result.sheets[place])
        return [
          result.groups[place].indentedLabel, asked.map(Figure.count) ?? "",
          sheets.map(Figure.count) ?? SurveyWording.tooFew, result.rate(of: place).map { Figure.percent($0) } ?? "",
        ]
      })
  }

  private static func figures(_ result: SurveyResult, by level: SurveyGroup.Level) -> TextTable {
    TextTable(
      columns: figureColumns(tr("Question", "設問")),
      rows: result.questions.flatMap { question in
        let rows = figureRows(of: question, result, by: level)
        return [["\(question.question.key)"] + rows[0].dropFirst()] + rows.dropFirst()
      })
  }

  static func figureColumns(_ first: String) -> [TextTable.Column] {
    [
      .init(title: first, isFlexible: true),
      .init(title: tr("Answers", "回答"), alignment: .right),
      .init(title: tr("Positive", "肯定"), alignment: .right),
      .init(title: tr("95 % interval", "95%区間"), alignment: .right, presence: .unlessEmpty),
      .init(title: tr("Mean", "平均"), alignment: .right, presence: .unlessEmpty),
      .init(title: tr("Of all asked", "上下限"), alignment: .right, presence: .unlessEmpty),
    ]
  }

  /// What a question comes to in each group, the whole office first.
  static func figureRows(
    of question: SurveyCounts, _ result: SurveyResult, by level: SurveyGroup.Level
  ) -> [[String]] {
    result.places(by: level).map { place in
      let label = result.groups[place].indentedLabel
      guard let figures = result.figures(of: question, place) else {
        return [label, SurveyWording.tooFew, "–", "", "", ""]
      }
      return [
        label, Figure.count(figures.answers), figures.share.map { Figure.percent($0.value) } ?? "–",
        figures.share.map { range($0.low, $0.high) } ?? "",
        figures.mean.map { Figure.decimal($0, places: 2) } ?? "",
        figures.bounds.map { range($0.low, $0.high) } ?? "",
      ]
    }
  }

  /// `32.3–51.7 %`.
  private static func range(_ low: Double, _ high: Double) -> String {
    "\(Figure.decimal(low * 100, places: 1))–\(Figure.percent(high))"
  }

  /// What is to be said of the tables; of what is not in them, nothing.
  ///
  /// - Parameter level: the smallest groups that are told; at the desk those are floors.
  static func notes(_ result: SurveyResult, by level: SurveyGroup.Level = .floor) -> [String] {
    let places = result.places(by: level)
    let figures = result.questions.flatMap { question in places.compactMap { result.figures(of: question, $0) } }
    let above = places.filter { place in
      result.asked[place].flatMap { asked in result.sheets[place].map { $0 > asked } } ?? false
    }
    let counted = result.questions.map { "\($0.question.key) \($0.question.scale.label)" }.joined(
      separator: tr("; ", "、"))
    let few = Disclosure.fewest(isDelicate: false)
    let isHidden = places.contains { place in
      result.sheets[place] == nil || result.questions.contains { $0.counts[place] == nil }
    }
    return [
      figures.contains { $0.share != nil }
        ? tr(
          "Positive: share of those who answered (\(counted)), with its 95 % interval (Wilson).",
          "肯定: 回答者に占める割合（\(counted)）。95%区間は Wilson 法。") : nil,
      figures.contains { $0.mean != nil }
        ? tr("Mean: in points, more is better.", "平均: 最も肯定的な回答を最高点とした点数。") : nil,
      figures.contains { $0.bounds != nil }
        ? tr(
          "Of all asked: the share if all who stayed silent were dissatisfied, and if all were positive.",
          "上下限: 無回答の全員が否定であった場合と、全員が肯定であった場合の割合。") : nil,
      above.isEmpty
        ? nil
        : tr(
          "More have answered than were asked (\(names(above, result))): check how many were asked, and whether some answered twice. "
            + "A question that more answered than were asked has no bounds.",
          "依頼した人数より回答が多くなっています（\(names(above, result))）。依頼人数と、重複した回答がないかを確かめてください。"
            + "回答が依頼人数を超える設問の上下限は示しません。"),
      isHidden
        ? tr(
          "Too few: fewer than \(few) answers (\(Disclosure.fewest(isDelicate: true)) to a delicate question), or what is shown beside it would tell them.",
          "少数: 回答が\(few)件（要配慮の設問は\(Disclosure.fewest(isDelicate: true))件）未満か、ほかの表示との差から分かるため、表示しません。") : nil,
    ].compactMap(\.self)
  }

  private static func names(_ places: [Int], _ result: SurveyResult) -> String {
    places.map { result.groups[$0].label.safe }.joined(separator: tr(", ", "、"))
  }
}

extension SurveyGroup {
  package var label: String {
    switch level {
    case .whole: tr("Whole office", "全体")
    case .floor: floor ?? tr("floor not said", "階の記入なし")
    case .unit: unitName ?? tr("unit not said", "所属の記入なし")
    }
  }

  fileprivate var indentedLabel: String {
    switch level {
    case .whole: label
    case .floor: "  " + label
    case .unit: "    " + label
    }
  }
}
