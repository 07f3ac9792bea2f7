internal import BriefingDomain
internal import BriefingLibrary

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
      comparison.label, share(comparison.before), share(comparison.after),
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

extension SurveyComparison {
  /// The question, and why its row has no difference.
  var label: String {
    question.text
      + (isSame ? "" : tr(" (asked otherwise before: not compared)", "（前の調査と文または選択肢が異なるため比べません）"))
  }
}

extension EffectWording {
  static var actionsTitle: String {
    tr("The four Actions: share of the positive, before and after", "四つの Action：肯定的な回答の割合（前・後）")
  }
}
