internal import BriefingDomain

/// The bounds of the reduction and the goal on one line, from 0 % to 100 %, or from below zero where the paper grew.
struct BoundsPicture {
  let bounds: Reduction.Bounds
  let goal: Double
  let title: String
  let description: String

  private let area = (left: 30.0, right: 570.0, line: 62.0)

  /// At least −100 %: more than twice the paper is cut off, and its figure stands beside.
  private var least: Double {
    let low = min(bounds.low, goal)
    return low >= 0 ? 0 : max(-1, (low * 4).rounded(.down) / 4)
  }

  private func place(_ share: Double) -> Double {
    let part = (share - least) / (1 - least)
    return area.left + min(1, max(0, part.isFinite ? part : 0)) * (area.right - area.left)
  }

  var html: HTML {
    Drawing.picture(id: "bounds", class: "chart small", width: 600, height: 112, title: title, description: description)
    {
      Drawing.line("scale", from: (area.left, area.line), to: (area.right, area.line))
      marks
      range
      goalMark
    }
  }

  private var marks: HTML {
    let shares = Array(stride(from: least, through: 1.001, by: least < 0 ? 0.5 : 0.25)) + (least < 0 ? [0, 1] : [])
    return HTML(
      Set(shares.map { Int(($0 * 100).rounded()) }).sorted().flatMap { percent in
        let x = place(Double(percent) / 100)
        return [
          Drawing.line("scale", from: (x, area.line - 6), to: (x, area.line + 6)),
          Drawing.label(Figure.count(percent) + " %", "tick", x: x, y: area.line + 40),
        ]
      })
  }

  private var range: HTML {
    let (low, high) = (place(bounds.low), place(bounds.high))
    return HTML([
      bounds.low < least
        ? Drawing.polygon(
          "range-end", [(low - 16, area.line), (low, area.line - 12), (low, area.line + 12)]) : HTML(),
      Drawing.box("range", x: low, width: high - low, from: area.line - 10, to: area.line + 10),
      tag(
        "circle", ["class": "range-end", "cx": Drawing.length(high), "cy": Drawing.length(area.line), "r": "11"]),
    ])
  }

  private var goalMark: HTML {
    let x = place(goal)
    return HTML([
      Drawing.line("goal", from: (x, area.line - 24), to: (x, area.line + 20)),
      Drawing.polygon("goal-flag", [(x - 8, area.line - 34), (x + 8, area.line - 34), (x, area.line - 21)]),
      Drawing.label(
        tr("goal", "目標") + " \(Figure.percent(goal))", "goal-label", x: min(max(x, 100), 500), y: area.line - 40),
    ])
  }
}
