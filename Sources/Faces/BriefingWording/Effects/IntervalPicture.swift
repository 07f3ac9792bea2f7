internal import BriefingDomain

/// A difference in points with its interval, and where zero is.
struct IntervalPicture {
  let estimate: Estimate
  /// Unique on the page.
  let id: String

  /// From −1 to 1, no wider than it has to be.
  private var reach: Double {
    let most = max(abs(estimate.low), abs(estimate.high))
    return [0.1, 0.25, 0.5].first { most <= $0 } ?? 1
  }

  private func place(_ difference: Double) -> Double { 300 + difference / reach * 270 }

  var html: HTML {
    let (value, interval) = (EffectWording.points(estimate.value), EffectWording.interval(estimate))
    let words = tr("\(value), 95 % \(interval)", "\(value)、95 % 信頼区間 \(interval)")
    return Drawing.picture(
      id: "\(id)-interval", class: "chart small", width: 600, height: 76, title: tr("95 % interval", "95 % 信頼区間"),
      description: words
    ) {
      Drawing.line("scale", from: (30, 30), to: (570, 30))
      for tick in [-reach, 0, reach] {
        Drawing.line("scale", from: (place(tick), 20), to: (place(tick), 40))
        Drawing.label(tick == 0 ? "0" : Figure.signed(tick * 100, places: 0), "tick", x: place(tick), y: 64)
      }
      Drawing.box("range", x: place(estimate.low), width: place(estimate.high) - place(estimate.low), from: 22, to: 38)
      tag(
        "circle", ["class": "range-end", "cx": Drawing.length(place(estimate.value)), "cy": "30", "r": "9"])
    }
  }
}
