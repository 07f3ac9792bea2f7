internal import BriefingDomain
internal import JapaneseText

/// The months as a picture: a bar each, the base period as a band with its mean, the goal as a line.
struct MonthChartPicture {
  let chart: MonthChart
  let title: String
  let description: String

  private let area = (left: 62.0, right: 850.0, top: 40.0, bottom: 350.0)
  private let size = (width: 1000.0, height: 420.0)

  private var step: Double { (area.right - area.left) / Double(max(1, chart.bars.count)) }
  private func left(_ index: Int) -> Double { area.left + Double(index) * step }
  private func height(_ value: Double) -> Double { area.bottom - chart.scale.place(value) * (area.bottom - area.top) }

  var html: HTML {
    Drawing.picture(
      id: "months", class: "chart wide", width: size.width, height: size.height, title: title,
      description: description
    ) {
      Drawing.hatching(id: "base-hatch", class: "hatch")
      baseBand
      grid
      chart.bars.indices.map(bar)
      years
      lines
      chart.bars.indices.compactMap(value)
    }
  }

  private var baseBand: HTML? {
    guard let range = chart.baseRange else { return nil }
    let (from, to) = (left(range.lowerBound), left(range.upperBound + 1))
    let label = tr("base period", "基準期間")
    let fits = Drawing.width(of: label, size: 16) <= to - from
    return Drawing.box("band", x: from, width: to - from, from: area.top - 26, to: area.bottom)
      + Drawing.label(
        label, "band-label", x: fits ? (from + to) / 2 : from + 2, y: area.top - 9, fits ? .middle : .start)
  }

  private var grid: HTML {
    HTML(
      chart.scale.ticks.flatMap { tick in
        let y = height(tick)
        return [
          Drawing.line(tick == 0 ? "axis" : "grid", from: (area.left, y), to: (area.right, y)),
          Drawing.label(Figure.plain(tick), "tick", x: area.left - 8, y: y + 5, .end),
        ]
      })
  }

  private func bar(_ index: Int) -> HTML {
    let bar = chart.bars[index]
    let (x, width) = (left(index) + step * 0.14, step * 0.72)
    let top = top(bar)
    let middle = x + width / 2
    let isPeriod = bar.role == .period
    var parts: [HTML] = []
    if let amount = bar.amount {
      parts.append(
        tag("g") {
          tag("title") { "\(ReportWording.name(bar.month)): \(Figure.count(amount))" }
          Drawing.box("bar \(bar.role.rawValue)", x: x, width: width, from: area.bottom, to: top)
        })
    }
    if chart.isCut(bar) { parts.append(cutMark(x: x, width: width, y: top + 26)) }
    if index.isMultiple(of: monthStride) {
      let month = "\(bar.month.month)"
      let long = tr(month, month + "月")
      let fits = Drawing.width(of: long, size: 15) <= step * 0.95
      parts.append(
        Drawing.label(fits ? long : month, isPeriod ? "month strong" : "month", x: middle, y: area.bottom + 20))
    }
    return HTML(parts)
  }

  /// The amount above its bar, where there is room.
  private func value(_ index: Int) -> HTML? {
    let bar = chart.bars[index]
    let isPeriod = bar.role == .period
    let value = Self.value(of: bar)
    guard allValuesFit || chart.isCut(bar) || isPeriod && (hasRoomBeside || fits(bar)) else { return nil }
    let middle = left(index) + step / 2
    return Drawing.label(value, isPeriod ? "value strong" : "value", x: middle, y: baseline(of: bar))
  }

  /// A month of which nobody knows is no month without paper.
  private static func value(of bar: MonthChart.Bar) -> String { bar.amount.map(Figure.count) ?? "–" }

  /// Just above its bar, but for a line that would run through the value: then above that.
  private func baseline(of bar: MonthChart.Bar) -> Double {
    let size = size(of: bar)
    let lines: [Double] = [chart.mean, chart.goal].compactMap { $0 }.map(height).sorted(by: >)
    var y = top(bar) - 6
    for line in lines where y - size < line && line < y + 4 { y = line - 5 }
    return y
  }

  /// Of the value's letters.
  private func size(of bar: MonthChart.Bar) -> Double { bar.role == .period ? 20 : 15 }

  /// Values stand on all months or on those of the period alone, since a missing one would seem to mean something.
  private var allValuesFit: Bool { chart.bars.allSatisfy { chart.isCut($0) || fits($0) } }

  private func fits(_ bar: MonthChart.Bar) -> Bool {
    Drawing.width(of: Self.value(of: bar), size: size(of: bar)) <= step * 1.02
  }

  private var hasRoomBeside: Bool { chart.bars.count { $0.role == .period } == 1 }

  private func top(_ bar: MonthChart.Bar) -> Double { height(min(Double(bar.amount ?? 0), chart.cut ?? .infinity)) }

  /// Every month is named where there is room, else every third and so on.
  private var monthStride: Int { [1, 3, 6].first { step * Double($0) >= 19 } ?? 12 }

  /// Two slanted strokes through a bar that is higher than the picture.
  private func cutMark(x: Double, width: Double, y: Double) -> HTML {
    let (a, b) = (x - 3, x + width + 3)
    return Drawing.polygon("paper", [(a, y), (b, y - 8), (b, y - 1), (a, y + 7)])
      + Drawing.line("cut", from: (a, y), to: (b, y - 8))
      + Drawing.line("cut", from: (a, y + 7), to: (b, y - 1))
  }

  private var years: HTML {
    HTML(
      chart.years.enumerated().flatMap { place, year in
        let (from, to) = (left(year.range.lowerBound), left(year.range.upperBound))
        var parts: [HTML] = []
        if place > 0 {
          let isGap = chart.bars[year.range.lowerBound].isAfterGap
          parts.append(
            Drawing.line(
              isGap ? "gap" : "year-mark", from: (from, isGap ? area.top : area.bottom), to: (from, area.bottom + 50)))
        }
        let labels = yearLabels(year.label)
        if let label = labels.first(where: { Drawing.width(of: $0, size: 16) <= to - from }) {
          parts.append(Drawing.label(label, "year", x: (from + to) / 2, y: area.bottom + 45))
        }
        return parts
      })
  }

  private func yearLabels(_ month: Month) -> [String] {
    guard Language.current == .ja, let era = Wareki(month.lastDay) else { return ["\(month.year)"] }
    let long = Wareki.long(month)?.split(separator: "年").first.map { "\($0)年" }
    return [long, "\(era.era.letter)\(era.year)"].compactMap { $0 }
  }

  /// Mean and goal with their values at the right, apart where they would overlap.
  private var lines: HTML {
    var parts: [HTML] = []
    var meanLabel: Double?
    if let mean = chart.mean, mean > 0 {
      let y = height(mean)
      parts.append(Drawing.line("mean", from: (area.left, y), to: (area.right, y)))
      meanLabel = y
    }
    var goalLabel: Double?
    if let goal = chart.goal {
      let y = height(goal)
      parts.append(Drawing.line("goal", from: (area.left, y), to: (area.right, y)))
      goalLabel = y
    }
    if let mean = meanLabel, let goal = goalLabel, goal - mean < 44 {
      let middle = (mean + goal) / 2
      meanLabel = middle - 22
      goalLabel = middle + 22
    }
    if let y = meanLabel, let mean = chart.mean {
      parts.append(lineLabel(tr("base mean", "基準の月平均"), Figure.plain(mean), "mean-label", y: y))
    }
    if let y = goalLabel, let goal = chart.goal {
      parts.append(lineLabel(tr("goal", "目標"), Figure.plain(goal), "goal-label", y: y))
    }
    return HTML(parts)
  }

  private func lineLabel(_ name: String, _ value: String, _ style: String, y: Double) -> HTML {
    let y = min(y, area.bottom - 24)
    return Drawing.label(name, style, x: area.right + 10, y: y - 2, .start)
      + Drawing.label(value, style + " strong", x: area.right + 10, y: y + 17, .start)
  }
}
