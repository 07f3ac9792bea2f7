internal import BriefingDomain

/// The split as a picture: what was, three steps down or up, what is.
struct WaterfallPicture {
  let waterfall: Waterfall
  let title: String
  let description: String

  private let area = (left: 20.0, right: 980.0, top: 44.0, bottom: 310.0)

  private var step: Double { (area.right - area.left) / Double(waterfall.steps.count) }

  private func height(_ tenths: Int) -> Double {
    // The highest step fills the picture: there is no axis with numbers here.
    let values = waterfall.steps.flatMap { [$0.from, $0.to] }
    let (low, high) = (min(0, values.min() ?? 0), max(1, values.max() ?? 1))
    return area.bottom - Double(tenths - low) / Double(high - low) * (area.bottom - area.top)
  }

  var html: HTML {
    Drawing.picture(
      id: "split", class: "chart split", width: 1000, height: 380, title: title, description: description
    ) {
      Drawing.hatching(id: "more-hatch", class: "hatch more")
      waterfall.steps.indices.map(column)
      Drawing.line("axis", from: (area.left, height(0)), to: (area.right, height(0)))
    }
  }

  private func column(_ index: Int) -> HTML {
    let step = waterfall.steps[index]
    let x = area.left + (Double(index) + 0.16) * self.step
    let width = self.step * 0.68
    let middle = x + width / 2
    let (from, to) = (height(step.from), height(step.to))
    return HTML([
      index + 1 < waterfall.steps.count
        ? Drawing.line("link", from: (x + width, to), to: (x + self.step, to)) : HTML(),
      Drawing.box("step \(style(step))", x: x, width: width, from: from, to: step.change == 0 ? from - 1 : to),
      Drawing.label(value(step), "step-value", x: middle, y: min(from, to) - 10),
      Drawing.label(step.label, "step-label", x: middle, y: area.bottom + 32),
      Drawing.label(step.detail, "step-detail", x: middle, y: area.bottom + 56),
    ])
  }

  private func style(_ step: Waterfall.Step) -> String {
    switch step.kind {
    case .start: "start"
    case .end: "end"
    case .effect: step.change > 0 ? "more" : "less"
    }
  }

  private func value(_ step: Waterfall.Step) -> String {
    guard step.kind == .effect else { return Figure.decimal(Double(step.to) / 10, places: 1) }
    // Signs, not triangles: ▲ stands for minus in the tables of a Japanese office.
    return Figure.signedTenths(step.change)
  }
}
