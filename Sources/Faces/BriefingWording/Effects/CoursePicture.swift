internal import BriefingDomain

/// Documents per report by months since adoption, as two lines: dots are those that adopted, squares on a dashed line those
/// that had not yet; open ones stand on few units.
struct CoursePicture {
  let course: RollOutCourse

  private let area = (left: 62.0, right: 950.0, top: 24.0, bottom: 330.0)
  /// What is higher is drawn at the top, with its value.
  private static let most = 300.0

  private var indices: [Double] {
    course.points.flatMap { [$0.adopted.index, $0.notYet.index].compactMap(\.self).map { $0 * 100 } }
  }
  private var scale: Scale { Scale(holding: [110, min(indices.max() ?? 0, Self.most)]) }
  private var step: Double { (area.right - area.left) / Double(2 * RollOutCourse.reach + 1) }
  private func x(_ month: Int) -> Double { area.left + (Double(month + RollOutCourse.reach) + 0.5) * step }
  private func y(_ percent: Double) -> Double { area.bottom - scale.place(percent) * (area.bottom - area.top) }

  var html: HTML {
    Drawing.picture(
      id: "course", class: "chart wide", width: 1000, height: 400, title: RollOutWording.courseTitle,
      description: description
    ) {
      Drawing.box("band", x: area.left, width: x(0) - step / 2 - area.left, from: area.top, to: area.bottom)
      Drawing.label(tr("before", "開始前"), "band-label", x: (area.left + x(0)) / 2, y: area.top + 20)
      Drawing.label(tr("since adoption", "開始後"), "band-label", x: (area.right + x(0)) / 2, y: area.top + 20)
      for tick in scale.ticks {
        Drawing.line(tick == 0 ? "axis" : "grid", from: (area.left, y(tick)), to: (area.right, y(tick)))
        Drawing.label(Figure.plain(tick), "tick", x: area.left - 8, y: y(tick) + 5, .end)
      }
      Drawing.line("mean", from: (area.left, y(100)), to: (area.right, y(100)))
      for point in course.points where point.month.isMultiple(of: 3) {
        Drawing.label(RollOutWording.label(point.month), "month", x: x(point.month), y: area.bottom + 22)
      }
      Drawing.label(
        tr("months since adoption", "取組開始からの月数"), "year", x: (area.left + area.right) / 2, y: area.bottom + 52)
      line(\.notYet, "rest")
      line(\.adopted, "first")
    }
  }

  private func line(_ side: KeyPath<RollOutCourse.Point, RollOutCourse.Side>, _ style: String) -> HTML {
    let places = course.points.compactMap { point in
      point[keyPath: side].index.map { (month: point.month, index: $0 * 100, isFew: point[keyPath: side].isFew) }
    }
    // A month of which nothing is known parts the line.
    var runs: [[(x: Double, y: Double)]] = []
    var last: Int?
    for place in places {
      if let before = last, before + 1 == place.month, !runs.isEmpty {
        runs[runs.count - 1].append((x(place.month), y(place.index)))
      } else {
        runs.append([(x(place.month), y(place.index))])
      }
      last = place.month
    }
    return HTML(runs.filter { $0.count > 1 }.map { Drawing.polyline("course \(style)", $0) })
      + HTML(
        places.map { place in
          Self.mark(style, x: x(place.month), y: y(place.index), isFew: place.isFew)
            + (place.index > scale.top
              ? Drawing.label(Figure.decimal(place.index, places: 0), "value", x: x(place.month), y: area.top - 8)
              : HTML())
        })
  }

  static func mark(_ style: String, x: Double, y: Double, isFew: Bool) -> HTML {
    let style = "dot \(style)" + (isFew ? " few" : "")
    return style.contains("rest")
      ? Drawing.box(style, x: x - 5.5, width: 11, from: y - 5.5, to: y + 5.5)
      : tag("circle", ["class": style, "cx": Drawing.length(x), "cy": Drawing.length(y), "r": "6.5"])
  }

  /// What the marks mean, drawn as they are.
  static var legend: HTML {
    let rows = [
      ("first", false, tr("adopted", "実施した所属")), ("rest", false, tr("not yet, in the same months", "同じ月に未実施の所属")),
      ("first", true, tr("open: fewer than \(RollOut.fewestUnits) units", "白抜き：\(RollOut.fewestUnits) 所属未満")),
    ]
    return tag("ul", ["class": "legend"]) {
      rows.map { style, isFew, words in
        tag("li") {
          tag("svg", ["viewBox": "0 0 24 16", "class": "swatch", "aria-hidden": "true"]) {
            if !isFew { Drawing.polyline("course \(style)", [(0, 8), (24, 8)]) }
            mark(style, x: 12, y: 8, isFew: isFew)
          }
          tag("span") { words }
        }
      }
    }
  }

  private var description: String {
    let last = course.points.last { $0.adopted.index != nil }
    return
      (last.map { point in
        tr(
          "Month \(RollOutWording.label(point.month)): adopted \(RollOutWording.index(point.adopted)), not yet \(RollOutWording.index(point.notYet)); 100 is as before. ",
          "\(RollOutWording.label(point.month)) か月：実施 \(RollOutWording.index(point.adopted))、未実施 \(RollOutWording.index(point.notYet))（100 は開始前と同じ）。"
        )
      } ?? "") + tr("The table below has every value.", "すべての値は下の表にある。")
  }
}
