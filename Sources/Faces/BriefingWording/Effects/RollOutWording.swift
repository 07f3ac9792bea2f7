internal import BriefingDomain
internal import BriefingLibrary

/// How the roll-out goes, and what the floors that come next will save.
struct RollOutWording {
  let course: RollOutCourse?
  let outlook: RollOutOutlook?

  typealias Line = (label: String, text: String)

  static var courseTitle: String {
    tr("Documents per report by months since adoption", "取組開始からの月数：報告1件あたりの書類量")
  }

  static var outlookTitle: String { tr("What the next floors will save", "次の階の見込み") }

  /// What stands with the chart, or in its place.
  var courseLines: [Line] {
    guard let course else {
      return [
        (tr("Missing", "不足"), tr("No unit has adopted by the end of the period.", "期間の末日までに取組を始めた所属がありません。"))
      ]
    }
    let (adopted, notYet) = (course.adopted.count, course.notYet.count)
    var lines: [Line] = []
    if !course.isConclusive {
      lines.append(
        (
          tr("Too few units", "所属が少数"),
          tr(
            "no conclusion (\(adopted) adopted, \(notYet) not yet; at least \(RollOut.fewestUnits) each are needed)",
            "判断できません（実施 \(adopted) 所属、未実施 \(notYet) 所属。それぞれ \(RollOut.fewestUnits) 所属以上が必要）")
        ))
    }
    lines += [
      (
        tr("Index", "指数"),
        tr(
          "documents ÷ what as many reports would have brought as in each unit's own year before × 100; 0 is the month of adoption. Not yet: units that had not adopted, in the same calendar months",
          "書類量 ÷（同じ件数の報告が、各所属の開始前 1 年と同じ 1 件あたりの量だった場合の書類量）× 100。0 は開始月。未実施は、同じ暦月にまだ始めていなかった所属")
      ),
      (tr("Adopted", "実施"), Self.names(course.adopted)),
      (tr("Not yet", "未実施"), Self.names(course.notYet)),
    ]
    lines += RollOutCourse.Reason.allCases.compactMap { why in
      let units = course.leftOut.filter { $0.why == why }.map(\.unit)
      return units.isEmpty ? nil : (tr("Left out", "除外"), "\(why.label)\(tr(": ", "："))\(Self.names(units))")
    }
    lines.append(
      (
        tr("Caveat", "注意"),
        tr(
          "a picture, not an estimate: the ends stand on fewer units than the middle, and what else changed is in it too",
          "推定ではなく図です。端の月は所属が少なく、取組以外の変化も含まれます")
      ))
    return lines
  }

  var outlookLines: [Line] {
    guard let outlook else {
      return [
        (
          tr("Missing", "不足"),
          tr(
            "There is no base period, or no unit that went first, or none that has not followed.",
            "基準期間、先に始めた所属、まだ続いていない所属のいずれかがありません。")
        )
      ]
    }
    let contrast = outlook.contrast
    return [
      (tr("Compared", "比較"), outlook.basis.sentence),
      outlook.verdict == .tooFewUnits
        ? nil : Self.interval(contrast, outlook.measure).map { (tr("Per report", "1件あたり"), $0) },
      (tr("Saving", "見込み"), saving(outlook)),
      (tr("Went first", "先に実施"), Self.names(contrast.adopted.units)),
      (tr("Not yet", "未実施"), Self.names(contrast.notYet.units)),
      contrast.leftOut.isEmpty
        ? nil
        : (
          tr("Left out", "除外"),
          tr("they adopted otherwise, or nobody has said since when: ", "別の時期・場所で始めたか、開始月が未登録：")
            + Self.names(contrast.leftOut)
        ),
    ].compactMap(\.self)
  }

  private func saving(_ outlook: RollOutOutlook) -> String {
    let (first, notYet) = (outlook.contrast.adopted.units.count, outlook.contrast.notYet.units.count)
    switch outlook.verdict {
    case .tooFewUnits:
      return tr(
        "none is given: too few units to conclude (\(first) went first, \(notYet) not yet; at least \(RollOut.fewestUnits) each are needed)",
        "所属が少なく、判断できないため示しません（先に実施 \(first) 所属、未実施 \(notYet) 所属。それぞれ \(RollOut.fewestUnits) 所属以上が必要）")
    case .notDefined:
      return tr(
        "none is given: one side has no documents, or all are those of one unit, so that there is no interval",
        "一方の書類がないか、すべて一つの所属のもので、区間を算出できないため示しません")
    case .holdsZero:
      return tr("none is given: the interval holds zero, the change may be chance", "区間が 0 を含み、偶然かもしれないため示しません")
    case .more:
      return tr(
        "none: documents per report have fallen less, or risen more, than in the others",
        "ありません（1 件あたりの書類は、ほかの所属ほど減っていないか、ほかの所属より増えています）")
    case .saves:
      guard let saving = outlook.saving(of: outlook.amount) else { return Figure.percent(nil) }
      let now = Self.perMonth(outlook.amount, outlook)
      return tr(
        "if the others do likewise with as many reports: \(Self.documents(saving.value)) documents a month of \(now) (95 % \(Self.range(saving))). The range is that of the rate; one floor alone may do better or worse",
        "ほかの所属が同じ件数のまま同じ率で減れば、月 \(now) 部のうち \(Self.documents(saving.value)) 部（95 % \(Self.range(saving))）。範囲は率のもので、一つの階はこれより増減しえます"
      )
    }
  }

  /// `−64.8 %, 95 % −78.3 to −42.9 %`, and whether that may be chance. `nil` where it is not defined.
  static func interval(_ rollOut: RollOut, _ measure: Measure) -> String? {
    guard let relative = rollOut.relativeInterval(measure) else { return nil }
    let (low, high) = (Figure.signedPercent(relative.low), Figure.signedPercent(relative.high))
    return Figure.signedPercent(relative.value) + tr(", 95 % \(low) to \(high)", "、95 % \(low) 〜 \(high)")
      + (relative.leavesOutZero
        ? tr(" (leaves zero out)", "（0 を含まない）") : tr(" (holds zero: no change can be told)", "（0 を含む：変化があったとは言えない）"))
      + tr("; jackknife over units, Student's t", "。所属を 1 つずつ除くジャックナイフ法、t 分布")
  }

  static func documents(_ amount: Double) -> String { Figure.decimal(amount, places: 1) }

  static func range(_ estimate: Estimate) -> String {
    tr(
      "\(documents(estimate.low)) to \(documents(estimate.high))",
      "\(documents(estimate.low)) 〜 \(documents(estimate.high))")
  }

  static func perMonth(_ amount: Int, _ outlook: RollOutOutlook) -> String {
    documents(Double(amount) / Double(max(1, outlook.months)))
  }

  private static func names(_ names: [String]) -> String {
    names.isEmpty ? "–" : EffectWording.names(names) + tr(" (\(names.count))", "（\(names.count)）")
  }
}

extension RollOutWording {
  init(_ board: EffectBoard) { self.init(course: board.course, outlook: board.outlook) }
}

extension RollOutCourse.Reason {
  package var label: String {
    switch self {
    case .longAgo:
      tr("adopted more than \(RollOutCourse.longestAgo) months before", "開始が \(RollOutCourse.longestAgo) か月より前")
    case .noMonthBefore: tr("no month of the year before counts", "開始前 1 年に数える月がない")
    case .noReportBefore: tr("no report in the year before", "開始前 1 年に報告がない")
    case .noDocumentBefore: tr("no documents in the year before", "開始前 1 年に紙の書類がない")
    case .noReportSince: tr("no report since", "開始後に報告がない")
    }
  }
}

extension RollOutOutlook.Basis {
  fileprivate var sentence: String {
    switch self {
    case .modelFloors:
      tr("units on model floors against units that have not followed", "先行フロアの所属と、まだ続いていない所属")
    case .adoption:
      tr(
        "units that have adopted against units that have not yet (no model floor can be compared)",
        "実施した所属と未実施の所属（比べられる先行フロアがないため）")
    }
  }
}
