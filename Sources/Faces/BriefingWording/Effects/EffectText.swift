internal import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// The board of effects for a terminal; no wider than the terminal is.
package struct EffectText {
  private let wording: EffectWording
  private let width: Int

  package init(_ board: EffectBoard, width: Int) {
    wording = EffectWording(board)
    self.width = width
  }

  package var text: String {
    let lines =
      [wording.title] + lineWrapped(wording.subtitle, columns: width) + wording.figures.flatMap(lines)
      + ["", EffectWording.actionsTitle] + EffectTable(wording).terminal.lines(width: width)
      + wording.signals.flatMap { line($0.label, $0.text) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ figure: EffectFigure) -> [String] {
    [""] + lineWrapped("\(figure.title)  \(figure.headline)", columns: width)
      + (figure.kind.isEmpty ? [] : lineWrapped(figure.kind, columns: width - 2).map { "  " + $0 })
      + figure.lines.flatMap { line($0.label, $0.text) }
  }

  private func line(_ label: String, _ text: String) -> [String] {
    let rows = lineWrapped((label.isEmpty ? "" : label + tr(": ", "：")) + text.safe, columns: width - 4)
    return rows.enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element }
  }
}

/// The questions of the Actions before and after, as a table.
struct EffectTable {
  private let wording: EffectWording

  init(_ wording: EffectWording) { self.wording = wording }

  /// A row each; a topic of which no wave asks has one, too.
  var rows: [(topic: String, cells: [String])] {
    wording.actions.flatMap { topic, comparisons in
      comparisons.isEmpty
        ? [(topic.label, [tr("no question", "設問なし"), "", "", "", ""])]
        : comparisons.map { (topic.label, cells($0)) }
    }
  }

  private func cells(_ comparison: SurveyComparison) -> [String] {
    func share(_ side: SurveyComparison.Side?) -> String {
      side?.figures.share.map { Figure.percent($0.value) } ?? "–"
    }
    let difference = comparison.difference
    return [
      comparison.question.text, share(comparison.before), share(comparison.after),
      difference.map { Figure.signed($0.value * 100, places: 1) } ?? "–",
      difference.map {
        Figure.signed($0.low * 100, places: 1) + tr(" to ", "〜") + Figure.signed($0.high * 100, places: 1)
      } ?? "",
    ]
  }

  static var headings: [String] {
    [
      tr("Question", "設問"), tr("Before", "前"), tr("After", "後"), tr("Points", "差(pt)"), tr("95 % interval", "95 %区間"),
    ]
  }

  var terminal: TextTable {
    let titles = Self.headings
    return TextTable(
      columns: [
        .init(title: tr("Action", "Action"), isFlexible: true), .init(title: titles[0], isFlexible: true),
        .init(title: titles[1], alignment: .right), .init(title: titles[2], alignment: .right),
        .init(title: titles[3], alignment: .right), .init(title: titles[4], alignment: .right, presence: .unlessEmpty),
      ], rows: rows.map { [$0.topic] + $0.cells })
  }
}

extension EffectWording {
  static var actionsTitle: String {
    tr("The four Actions: share of the positive, before and after", "四つの Action：肯定的な回答の割合（前・後）")
  }
}
