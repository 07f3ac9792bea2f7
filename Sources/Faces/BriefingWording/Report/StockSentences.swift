internal import BriefingDomain
internal import BriefingLibrary

extension ReportWording {
  var stockTitle: String { tr("Stock of paper on the shelves", "文書量棚卸（書架の文書量）") }

  /// `nil` without a stock-take.
  var stock: StockSentences? { report.stock.map { StockSentences($0) } }
}

/// A stock-take in sentences, and by unit.
struct StockSentences {
  private let report: StockReport
  private let sums: StockSums

  init(_ report: StockReport) {
    self.report = report
    sums = report.take.total
  }

  static var formula: String {
    tr(
      "stock reduction = 1 − fm(now) ÷ fm(base), over the places measured both times; bounds: over all places with a base, if those not measured since hold all that they had, and if they hold nothing. Rest = base − now − thrown away − moved − scanned.",
      "文書量の削減率 = 1 − fm（現在）÷ fm（基準）。両方の時点で測った場所だけを比べます。上下限は、基準に測って現在は測っていない場所が、すべて残っている場合と、まったく残っていない場合。差 = 基準 − 現在 − 廃棄 − 移管 − 電子化。"
    )
  }

  var all: [String] {
    guard let base = report.take.base else {
      return [
        tr(
          "By \(report.take.day) \(places(sums.withoutBase)) \(sums.withoutBase == 1 ? "holds" : "hold") \(StockWording.fm(sums.nowWithoutBase))\(never). No base is set.",
          "\(report.take.day) までの測定で \(sums.withoutBase) か所、\(StockWording.fm(sums.nowWithoutBase))\(never)。基準は設定されていません。"
        )
      ] + moved + freed
    }
    return reduction(base) + left + moved + freed
  }

  private func reduction(_ base: ClosedRange<Day>) -> [String] {
    let (days, day) = (StockWording.days(base), report.take.day)
    guard sums.both > 0 else {
      return [
        tr(
          "No place was measured both in the base (\(days)) and since, by \(day): the reduction is not defined.",
          "基準（\(days)）と、その後 \(day) までの両方で測った場所がないため、削減率は算出できません。")
      ]
    }
    var sentence = tr(
      "Reduction \(Figure.percent(sums.reduction)): 1 − \(StockWording.fm(sums.now)) by \(day) ÷ \(StockWording.fm(sums.base)) in the base (\(days)), \(places(sums.both)) measured both times.",
      "削減率 \(Figure.percent(sums.reduction))：1 − \(StockWording.fm(sums.now))（\(day) まで）÷ \(StockWording.fm(sums.base))（基準 \(days)）。両方で測った \(sums.both) か所。"
    )
    if let goal = report.take.goal {
      let verdict = report.take.verdict(of: sums).label
      sentence += tr(" Goal \(Figure.percent(goal)): \(verdict).", "目標 \(Figure.percent(goal))：\(verdict)。")
    }
    return [sentence]
  }

  /// Places that were not measured both times.
  private var left: [String] {
    var sentences: [String] = []
    if sums.notSince > 0 {
      let bounds = sums.bounds.map { "\(Figure.percent($0.low)) – \(Figure.percent($0.high))" } ?? Figure.percent(nil)
      sentences.append(
        tr(
          "Not measured since the base: \(places(sums.notSince)), \(StockWording.fm(sums.baseNotSince)) then. Bounds of all with a base: \(bounds).",
          "基準の後に測っていない場所 \(sums.notSince) か所（基準 \(StockWording.fm(sums.baseNotSince))）。これを含めた上下限 \(bounds)。"))
    }
    if sums.withoutBase > 0 {
      let rows = report.take.rows.filter { $0.base == nil }
      let names =
        rows.prefix(5).map(\.place.name.safe).joined(separator: tr(", ", "、")) + (rows.count > 5 ? tr(", …", "、…") : "")
      sentences.append(
        tr(
          "Left out, since not measured in the base: \(places(sums.withoutBase)) with \(StockWording.fm(sums.nowWithoutBase))\(never) (\(names)).",
          "基準に測っていないため除いた場所 \(sums.withoutBase) か所、\(StockWording.fm(sums.nowWithoutBase))\(never)（\(names)）。"))
    }
    return sentences
  }

  /// Of the places without a base those that hold nobody knows what.
  private var never: String {
    let count = report.take.rows.count { $0.base == nil && $0.now == nil }
    return count == 0 ? "" : tr(", \(count) of them not measured", "、うち未測定 \(count) か所")
  }

  private var moved: [String] {
    var sentences: [String] = []
    if sums.both > 0 {
      let gone = sums.gone
      sentences.append(
        tr(
          "Between both measures \(StockWording.fm(gone.discarded)) were thrown away, \(StockWording.fm(gone.archived)) moved to the archive, \(StockWording.fm(gone.scanned)) scanned. Rest, without an entry: \(StockWording.fm(sums.unexplained)).",
          "両測定の間の廃棄 \(StockWording.fm(gone.discarded))、移管 \(StockWording.fm(gone.archived))、電子化 \(StockWording.fm(gone.scanned))。記録のない差 \(StockWording.fm(sums.unexplained))。"
        ))
    }
    let others = sums.goneElsewhere.sum + sums.later.sum
    if others > 0 {
      sentences.append(
        report.take.base == nil
          ? tr("Beside it: \(StockWording.fm(others)) gone.", "このほか、搬出 \(StockWording.fm(others))。")
          : tr(
            "Beside it, since the base: \(StockWording.fm(others)) gone from other places, or since the last measure.",
            "このほか基準の後に、ほかの場所から、または最後の測定の後に出たもの \(StockWording.fm(others))。"))
    }
    return sentences
  }

  private var freed: [String] {
    let freed = sums.freed
    if freed.shelves == 0 { return [] }
    let unknown =
      freed.withoutArea > 0
      ? tr(" (\(freed.withoutArea) of unknown area)", "（うち面積の記録なし \(freed.withoutArea) 台）") : ""
    return [
      tr(
        "Shelves removed: \(Figure.count(freed.shelves))\(unknown), area freed \(StockWording.area(freed.area)).",
        "撤去した書架 \(Figure.count(freed.shelves)) 台\(unknown)、空いた面積 \(StockWording.area(freed.area))。")
    ]
  }

  private func places(_ count: Int) -> String { counted(count, "place") }

  /// By unit, the total last.
  var table: TextTable {
    let units = report.units
    let rows = units.map { ($0.name ?? tr("no unit", "所属なし"), $0.sums) } + [(tr("Total", "計"), sums)]
    guard report.take.base != nil else {
      return TextTable(
        columns: [
          .init(title: tr("Unit", "所属"), isFlexible: true), .init(title: tr("places", "場所"), alignment: .right),
          .init(title: tr("now fm", "現在fm"), alignment: .right),
        ],
        rows: rows.map { name, sums in
          [name, Figure.count(sums.withoutBase), StockWording.length(sums.nowWithoutBase)]
        })
    }
    return TextTable(
      columns: [
        .init(title: tr("Unit", "所属"), isFlexible: true), .init(title: tr("places", "場所"), alignment: .right),
        .init(title: tr("base fm", "基準fm"), alignment: .right), .init(title: tr("now fm", "現在fm"), alignment: .right),
        .init(title: tr("less", "削減率"), alignment: .right), .init(title: tr("thrown", "廃棄"), alignment: .right),
        .init(title: tr("moved", "移管"), alignment: .right), .init(title: tr("scanned", "電子化"), alignment: .right),
        .init(title: tr("rest", "差"), alignment: .right),
      ],
      rows: rows.map { name, sums in
        // Where no place has both measures, nothing is defined, which is not nothing.
        func length(_ centimetres: Int) -> String { sums.both > 0 ? StockWording.length(centimetres) : "–" }
        return [
          name, Figure.count(sums.both), length(sums.base), length(sums.now),
          sums.reduction.map { Figure.percent($0) } ?? "–", length(sums.gone.discarded),
          length(sums.gone.archived), length(sums.gone.scanned), length(sums.unexplained),
        ]
      })
  }
}
