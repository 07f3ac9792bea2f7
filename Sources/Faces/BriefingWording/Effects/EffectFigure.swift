internal import BriefingDomain
internal import BriefingLibrary

/// One of the four figures as every format for people has it. Its value is never said without its kind.
struct EffectFigure {
  /// Of the leaflet: the area of the reform that it stands for.
  let area: String
  let title: String
  let value: String
  /// Of the value, where it has one that is a word.
  var unit = ""
  /// What the value is: a difference in points, a ratio, a reduction.
  let kind: String
  /// The difference with its interval, where there is one.
  var estimate: Estimate?
  /// Of what is no estimate.
  var bounds: String?
  /// What it is computed from, how far it may be trusted, and where it comes from; a label each.
  var lines: [(label: String, text: String)] = []

  /// Of a figure of which there is none yet.
  var isUndefined: Bool { kind.isEmpty }

  /// With its unit, and an arrow where it has one.
  var headline: String { [value, unit, arrow].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Up or down only where the interval leaves zero out, so that nobody takes chance for a change.
  var arrow: String {
    guard let estimate, estimate.leavesOutZero else { return "" }
    return estimate.value > 0 ? "↑" : "↓"
  }
}

/// The figures of a board, in the order of the city's leaflet, and what stands beneath them.
struct EffectWording {
  let board: EffectBoard
  let report: ReportWording
  let rollOut: RollOutWording
  /// Who reads it in a browser is told of no command.
  var isAtDesk = false

  init(_ board: EffectBoard, isAtDesk: Bool = false) {
    self.board = board
    self.isAtDesk = isAtDesk
    rollOut = RollOutWording(board)
    report = ReportWording(report: board.report, clock: board.report.clock, isAtDesk: isAtDesk)
  }

  var title: String {
    tr(
      "Effects of the reform \(report.name(board.report.period))", "効果測定 \(report.name(board.report.period))")
  }

  var subtitle: String {
    tr(
      "By \(board.day). Four figures, each from data of its own: none stands for another.",
      "\(board.day) 時点。四つの数値はそれぞれ別のデータから算出したもので、互いの代わりにはなりません。")
  }

  var figures: [EffectFigure] {
    [
      satisfaction(.overall, area: tr("New way of working", "新しい働き方"), tr("Satisfaction, overall", "満足度（全体）")),
      space, documents,
      satisfaction(.ict, area: tr("ICT infrastructure", "ICTインフラ"), tr("Satisfaction with ICT", "満足度（ICT）")),
    ]
  }

  /// `+15.0 points`.
  static func points(_ difference: Double) -> String { Figure.signed(difference * 100, places: 1) + " " + pointUnit }

  static var pointUnit: String { tr("points", "ポイント") }

  /// `+3.1 to +26.4 points`.
  static func interval(_ estimate: Estimate) -> String {
    let (low, high) = (Figure.signed(estimate.low * 100, places: 1), Figure.signed(estimate.high * 100, places: 1))
    return tr("\(low) to \(high) points", "\(low) 〜 \(high) ポイント")
  }

  static func names(_ names: [String]) -> String {
    names.prefix(10).map(\.safe).joined(separator: tr(", ", "、"))
      + (names.count > 10 ? tr(" and \(names.count - 10) more", " ほか \(names.count - 10)") : "")
  }
}
