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
      + wording.rollOut.parts.flatMap(lines)
      + ["", EffectWording.actionsTitle] + EffectTable(wording).terminal.lines(width: width)
      + wording.signals.flatMap { line($0.label, $0.text) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ part: RollOutWording.Part) -> [String] {
    let table = part.rows.isEmpty ? [] : RollOutWording.terminal(part.headings, part.rows).lines(width: width - 2)
    return ["", part.title] + part.lines.flatMap { line($0.label, $0.text) }
      + (table + [part.note].compactMap(\.self)).map { "  " + $0 }
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
