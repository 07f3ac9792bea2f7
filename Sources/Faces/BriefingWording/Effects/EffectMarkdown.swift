internal import BriefingDomain
package import BriefingLibrary

/// The board of effects as Markdown: a page for the wall of a room with all four figures and the Actions, then one for each
/// figure with what it is computed from. Registered as a briefing's material it is projected as any other, and its pages are
/// drawn in the type of the wall.
package struct EffectMarkdown {
  private let wording: EffectWording

  package init(_ board: EffectBoard) { wording = EffectWording(board) }

  package var text: String { ([board] + wording.figures.map(page) + [rollOut]).joined(separator: "\u{0C}") }

  private var board: String {
    let figures = wording.figures.map { figure in
      [
        figure.title, figure.headline, figure.kind.isEmpty ? "–" : figure.kind,
        figure.estimate.map(EffectWording.interval) ?? figure.bounds ?? "–",
      ]
    }
    let actions = EffectTable(wording)
    var lines = ["# \(Markdown.escaped(wording.title))", "", Markdown.escaped(wording.subtitle), ""]
    lines += Markdown.table(
      [tr("Figure", "数値"), tr("Value", "値"), tr("Kind", "種類"), tr("95 % interval, or bounds", "95 % 信頼区間・上下限")], figures
    )
    lines += ["", "## \(EffectWording.actionsTitle)", ""]
    lines += Markdown.table(["Action"] + EffectTable.headings, actions.rows.map { [$0.topic] + $0.cells })
    lines += [""] + wording.signals.map { "- " + Markdown.escaped($0.label + tr(": ", "：") + $0.text) }
    return text(lines)
  }

  private func page(_ figure: EffectFigure) -> String {
    var lines = ["# \(Markdown.escaped(figure.title))", ""]
    lines += ["**\(Markdown.escaped(figure.headline))** \(Markdown.escaped(figure.kind))", ""]
    return text(lines + Self.table(figure.lines))
  }

  private var rollOut: String {
    var lines: [String] = []
    for part in wording.rollOut.parts {
      lines += ["# \(part.title)", ""] + Self.table(part.lines) + [""]
      if !part.rows.isEmpty { lines += Markdown.table(part.headings, part.rows) + [""] }
      if let note = part.note { lines += [Markdown.escaped(note), ""] }
    }
    return text(lines)
  }

  private static func table(_ lines: [(label: String, text: String)]) -> [String] {
    Markdown.table([tr("What", "項目"), tr("As it is", "内容")], lines.map { [$0.label, $0.text] })
  }

  private func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
