internal import BriefingDomain
internal import BriefingLibrary

/// What surveys say.
extension EffectWording {
  /// The figure of the question that stands for a topic.
  func satisfaction(_ topic: SurveyQuestion.Topic, area: String, _ title: String) -> EffectFigure {
    guard let comparison = board.questions(on: topic).first, let difference = comparison.difference else {
      return EffectFigure(
        area: area, title: title, value: tr("not measured", "未測定"), kind: "",
        lines: [(tr("Missing", "不足"), missing(board.questions(on: topic).first))])
    }
    return EffectFigure(
      area: area, title: title, value: Figure.signed(difference.value * 100, places: 1), unit: Self.pointUnit,
      kind: tr(
        "difference in points: share of the positive after less before", "ポイント差：肯定的な回答の割合（後）−（前）"),
      estimate: difference, lines: lines(comparison, difference))
  }

  /// Why a question has no difference.
  private func missing(_ comparison: SurveyComparison?) -> String {
    if board.before == nil || board.after == nil {
      let phase = board.before == nil ? tr("before the reform", "改革前") : tr("after the reform", "改革後")
      let fit =
        board.before == nil && board.after != nil
        ? tr(" that ended before the later one began", "（後の調査の開始前に終わったもの）") : ""
      return tr(
        "There is no closed wave of the time \(phase)\(fit), by \(board.day)."
          + (isAtDesk ? "" : " See utsusu survey --help."),
        "\(board.day) までに終了した\(phase)の調査\(fit)がありません。" + (isAtDesk ? "" : "（utsusu survey --help）"))
    }
    guard let comparison else { return tr("No wave asks about it.", "この項目の設問がどの調査にもありません。") }
    if !comparison.isSame {
      return tr(
        "“\(comparison.question.text.safe)” was asked in other words or with other answers before: nothing is compared.",
        "「\(comparison.question.text.safe)」は、前の調査と文または選択肢が異なるため比べません。")
    }
    let lacking = [(board.before, comparison.before), (board.after, comparison.after)].compactMap { report, side in
      side == nil ? report?.record.wave.name.safe : nil
    }.joined(separator: tr(", ", "、"))
    return tr(
      "Too few answered “\(comparison.question.text.safe)”, or it was not asked: \(lacking).",
      "「\(comparison.question.text.safe)」の回答が少ないか、設問がありません：\(lacking)。")
  }

  private func lines(_ comparison: SurveyComparison, _ difference: Estimate) -> [(label: String, text: String)] {
    guard let before = comparison.before, let after = comparison.after else { return [] }
    var lines: [(label: String, text: String)] = [
      (
        tr("95 % interval", "95 % 信頼区間"),
        Self.interval(difference)
          + (difference.leavesOutZero
            ? tr(" (leaves zero out)", "（0 を含まない）")
            : tr(" (holds zero: no change can be told)", "（0 を含む：変化があったとは言えない）"))
          + tr("; Newcombe, as of two groups", "。Newcombe 法（独立 2 群）")
      ),
      (
        tr("Shares", "割合"),
        "\(share(before)) → \(share(after))" + tr("; scale ", "。選択肢 ") + comparison.question.scale.label
      ),
      (
        tr("Ratio", "比"),
        comparison.ratio.map {
          tr(
            "\(Figure.signedPercent($0)) of the share before (\(percent(after)) ÷ \(percent(before)) − 1): another figure than the points",
            "\(Figure.signedPercent($0))（\(percent(after)) ÷ \(percent(before)) − 1。前の割合に対する比で、ポイント差とは別の数値）")
        } ?? Figure.percent(nil)
      ),
    ]
    if let first = before.figures.mean, let second = after.figures.mean, let change = comparison.differenceOfMeans,
      let scale = comparison.question.scale
    {
      lines.append(
        (
          tr("Mean", "平均"),
          "\(Figure.decimal(first, places: 2)) → \(Figure.decimal(second, places: 2))"
            + inBrackets(Figure.signed(change, places: 2)) + tr(", of 1 to \(scale.answers)", "、1〜\(scale.answers) 点")
        ))
    }
    lines.append((tr("Answers", "回答"), answered(before, after)))
    if let low = before.figures.bounds?.low, let high = after.figures.bounds?.low {
      lines.append(
        (
          tr("If the silent were dissatisfied", "無回答が不満の場合"),
          "\(Figure.percent(low)) → \(Figure.percent(high))" + inBrackets(Self.points(high - low))
        ))
    }
    if let pairs = comparison.pairs, let paired = pairs.difference {
      lines.append(
        (
          tr("The same people", "同じ人どうし"),
          tr(
            "\(Self.points(paired.value)), 95 % \(Self.interval(paired)); \(Figure.count(pairs.people)) who answered both times (Newcombe, paired)",
            "\(Self.points(paired.value))、95 % \(Self.interval(paired))。両方に回答した \(Figure.count(pairs.people)) 人（Newcombe 法・対応あり）"
          )
        ))
    }
    if let floors = comparison.floors { lines.append((tr("Model floor", "先行フロア"), contrast(floors))) }
    lines.append((tr("Question", "設問"), comparison.question.text))
    lines.append(
      (
        tr("Source", "出典"),
        [before, after].map { $0.wave.wave.name.safe + inBrackets(StockWording.days($0.wave.wave.days)) }
          .joined(separator: tr(", ", "、"))
      ))
    lines.append(
      (
        tr("Caveat", "注意"),
        tr(
          "Of those who answered, who need not be the same people in both waves; changes that have other causes are in it too.",
          "回答した人についての数値です。回答者は前後で同じとは限らず、改革以外の変化も含まれます。")
      ))
    return lines
  }

  private func percent(_ side: SurveyComparison.Side) -> String { Figure.percent(side.figures.share?.value) }

  /// `40.0 % (48 ÷ 120)`.
  private func share(_ side: SurveyComparison.Side) -> String {
    percent(side) + inBrackets("\(Figure.count(side.figures.positive)) ÷ \(Figure.count(side.figures.answers))")
  }

  private func inBrackets(_ text: String) -> String { tr(" (\(text))", "（\(text)）") }

  private func answered(_ before: SurveyComparison.Side, _ after: SurveyComparison.Side) -> String {
    [before, after].map { side in
      let answers = Figure.count(side.figures.answers)
      guard let asked = side.asked, let rate = side.rate else { return tr("\(answers) answers", "\(answers) 人") }
      return tr(
        "\(answers) of \(Figure.count(asked)) asked (\(Figure.percent(rate)))",
        "\(Figure.count(asked)) 人中 \(answers) 人（\(Figure.percent(rate))）")
    }.joined(separator: " → ")
  }

  /// What the floors of the model have gained on the others.
  private func contrast(_ floors: FloorContrast) -> String {
    guard let estimate = floors.estimate, let model = floors.model.difference, let rest = floors.rest.difference else {
      return Figure.percent(nil)
    }
    let left =
      floors.leftOut.isEmpty
      ? ""
      : tr("; left out: \(Self.names(floors.leftOut))", "。除いた階：\(Self.names(floors.leftOut))")
    return tr(
      "\(Self.points(estimate.value)) against elsewhere, 95 % \(Self.interval(estimate)): \(Self.names(floors.model.floors)) \(Self.points(model.value)), \(counted(floors.rest.floors.count, "other floor")) \(Self.points(rest.value)) (difference in differences; who moved between floors counts where they sat then)\(left)",
      "ほかの階との差 \(Self.points(estimate.value))、95 % \(Self.interval(estimate))：\(Self.names(floors.model.floors)) \(Self.points(model.value))、ほかの \(floors.rest.floors.count) つの階 \(Self.points(rest.value))（差の差。階を移った人は、それぞれの調査のときの階で数えています）\(left)"
    )
  }

  /// The four Actions with their questions: one row each.
  var actions: [(topic: SurveyQuestion.Topic, rows: [SurveyComparison])] {
    SurveyQuestion.Topic.actions.map { topic in (topic, board.questions(on: topic)) }
  }

  /// What the ledger says of digital communication in the period, beside the base.
  var signals: [(label: String, text: String)] {
    let total = board.report.total
    let (period, base) = (total.period, total.base?.tally)
    func share(_ part: Int, of whole: Int) -> String {
      whole > 0
        ? Figure.percent(Double(part) / Double(whole)) + inBrackets("\(Figure.count(part)) ÷ \(Figure.count(whole))")
        : "–"
    }
    func line(_ label: String, _ part: (Tally) -> Int) -> (label: String, text: String) {
      let after = share(part(period), of: period.reports)
      return (label, (base.map { share(part($0), of: $0.reports) + " → " } ?? "") + after)
    }
    let followed = board.followed
    return [
      line(tr("Projected", "投影した報告")) { $0.projected },
      line(Figure.fullyDigital) { $0.digital + $0.projected },
      (
        tr("Pages shown in a room that somebody followed on a device of their own", "会議室で映したページのうち、手元の端末でも見たもの"),
        (base == nil ? "" : share(followed.base.followed, of: followed.base.lines) + " → ")
          + share(followed.period.followed, of: followed.period.lines)
      ),
    ]
  }
}

extension SurveyQuestion.Topic {
  /// What the reform calls its Actions.
  static let actions: [SurveyQuestion.Topic] = [
    .selfManagement, .teamBuilding, .digitalCommunication, .openAndFlexible,
  ]
}
