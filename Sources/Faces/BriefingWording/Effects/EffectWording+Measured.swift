internal import BriefingDomain
internal import BriefingLibrary

/// What was measured: floors, and the ledger.
extension EffectWording {
  var space: EffectFigure {
    let (area, title) = (tr("Space", "スペース創出"), tr("Plus-alpha space", "プラスαスペース"))
    let sums = board.space?.take.total
    guard let report = board.space, let sums, let ratio = sums.plusAlpha.ratio else {
      return EffectFigure(
        area: area, title: title, value: tr("not measured", "未測定"), kind: "",
        lines: [
          (
            tr("Missing", "不足"),
            tr(
              "No floor has a measure with plus-alpha space in a base and one after it."
                + (isAtDesk ? "" : " See utsusu space --help."),
              "基準とその後の両方で測り、基準にプラスαのある階がありません。" + (isAtDesk ? "" : "（utsusu space --help）"))
          )
        ])
    }
    return EffectFigure(
      area: area, title: title, value: Figure.signedPercent(ratio),
      kind: tr("ratio: plus-alpha area now ÷ in the base − 1", "比：プラスα面積（現在）÷ プラスα面積（基準）− 1"),
      bounds: sums.bounds.flatMap { bounds in
        guard let low = bounds.low.ratio, let high = bounds.high.ratio else { return nil }
        return "\(Figure.signedPercent(low)) – \(Figure.signedPercent(high))"
      },
      lines: SpaceSentences(report).all.map { sentence in
        // What stands before the colon is what it is about.
        guard let colon = sentence.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return ("", sentence) }
        return (
          String(sentence[..<colon]),
          String(sentence[sentence.index(after: colon)...].drop { $0 == " " })
        )
      } + [
        (
          tr("Source", "出典"),
          tr(
            "areas of floors as they were measured; the leaflet does not say what its +11 % is of",
            "階ごとの面積の測定。リーフレットは +11 % が何に対する比かを示していません")
        )
      ])
  }

  var documents: EffectFigure {
    let (area, title) = (tr("ICT infrastructure", "ICTインフラ"), tr("Documents", "書類量"))
    let total = board.report.total
    guard let reduction = total.value else {
      return EffectFigure(
        area: area, title: title, value: Figure.percent(nil), kind: "",
        lines: [(tr("Missing", "不足"), missingDocuments)])
    }
    var lines: [(label: String, text: String)] = [
      (
        tr("Formula", "式"),
        tr("reduction ", "削減率 ") + "\(Figure.percent(reduction)) = \(report.reductionFormula(total))"
      )
    ]
    if let bounds = report.bounds {
      lines.append((tr("Bounds", "上下限"), bounds.range + tr(" (\(bounds.meaning))", "（\(bounds.meaning)）")))
    }
    lines.append(
      (
        tr("Goal", "目標"),
        tr(
          "reduction of \(Figure.percent(total.goal)): \(report.label(total.verdict))",
          "\(Figure.percent(total.goal)) の削減：\(report.label(total.verdict))")
      ))
    if let rollOut = report.rollOutSentence { lines.append((tr("Roll-out", "全庁展開"), rollOut)) }
    if let groups = board.report.rollOut, groups.isConclusive, groups.estimate(total.measure) != nil {
      lines.append(
        (
          tr("95 % interval", "95 % 信頼区間"),
          RollOutWording.interval(groups, total.measure)
            ?? tr("none: all documents of one side are those of one unit", "算出不可（一方の書類がすべて一つの所属のもの）")
        ))
    }
    if let stock = board.report.stock, stock.take.total.reduction != nil {
      lines.append(
        (
          tr("On the shelves", "書架の文書量"),
          StockSentences(stock).all.first.map { tr("another figure, a stock: ", "別の数値（ストック）。") + $0 } ?? ""
        ))
    }
    lines.append((tr("Source", "出典"), report.ledgerSentence))
    lines += report.notes.map { (tr("Caveat", "注意"), $0) }
    return EffectFigure(
      area: area, title: title, value: Figure.signedPercent(-reduction),
      kind: tr(
        "documents handed over on paper a month, against the base (a flow)", "1 か月に紙で渡した書類の量の、基準に対する増減（フロー）"),
      bounds: total.bounds.flatMap { $0.low < $0.high ? $0 : nil }.map {
        "\(Figure.signedPercent(-$0.high)) – \(Figure.signedPercent(-$0.low))"
      },
      lines: lines)
  }

  /// A board takes the office's base alone.
  private var missingDocuments: String {
    if board.report.base == nil, !isAtDesk {
      return tr(
        "No base period: set one with `utsusu base set 2026-02..2026-04`.",
        "基準期間がありません。utsusu base set 2026-02..2026-04 のように設定してください。")
    }
    return report.notes.joined(separator: tr(" ", ""))
  }
}
