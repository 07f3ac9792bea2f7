internal import BriefingDomain
package import BriefingLibrary
package import Spreadsheet

/// The board of effects as a table for spreadsheets: a row for each question, for the space and for the documents. Numbers are
/// as they are computed; what is not known is empty.
package struct EffectSheet {
  private let wording: EffectWording

  package init(_ board: EffectBoard) { wording = EffectWording(board) }

  /// Further sheets of a workbook.
  package var more: [SheetTable] { wording.rollOut.sheets }

  package var table: SheetTable {
    SheetTable(
      name: tr("Effects", "効果測定"),
      headings: [
        tr("figure", "数値"), tr("key", "キー"), tr("question", "設問"), tr("kind", "種類"), tr("value", "値"),
        tr("low", "下限"), tr("high", "上限"), tr("ratio", "比"), tr("before", "前"), tr("after", "後"),
        tr("positive_before", "肯定（前）"), tr("answers_before", "回答（前）"), tr("asked_before", "依頼（前）"),
        tr("positive_after", "肯定（後）"), tr("answers_after", "回答（後）"), tr("asked_after", "依頼（後）"),
        tr("mean_before", "平均（前）"), tr("mean_after", "平均（後）"), tr("pairs", "同じ人"), tr("paired", "同じ人の差"),
        tr("paired_low", "同じ人の下限"), tr("paired_high", "同じ人の上限"), tr("model_floor", "先行フロアの差の差"),
        tr("model_floor_low", "先行フロアの下限"), tr("model_floor_high", "先行フロアの上限"),
      ], rows: [space, documents] + wording.board.questions.map(row))
  }

  /// What every row has, in the order of the headings; the rest is of questions.
  private func cells(
    _ title: String, _ kind: String, value: Double?, bounds: (low: Double?, high: Double?) = (nil, nil),
    ratio: Double? = nil, before: SheetCell, after: SheetCell
  ) -> [SheetCell] {
    [.text(title), .empty, .empty, .text(kind)] + [value, bounds.low, bounds.high, ratio].map(Self.share)
      + [before, after] + [SheetCell](repeating: .empty, count: 15)
  }

  private var space: [SheetCell] {
    let sums = wording.board.space?.take.total
    let change = sums?.plusAlpha
    let (figure, bounds) = (wording.space, sums?.bounds)
    func area(_ hundredths: Int?) -> SheetCell { hundredths.map { .decimal(Double($0) / 100) } ?? .empty }
    return cells(
      figure.title, figure.kind, value: change?.ratio, bounds: (bounds?.low.ratio, bounds?.high.ratio),
      ratio: change?.ratio, before: area(change?.base), after: area(change?.now))
  }

  private var documents: [SheetCell] {
    let (figure, total) = (wording.documents, wording.board.report.total)
    func number(_ value: Double?) -> SheetCell { value.map { .decimal($0) } ?? .empty }
    let change = total.value.map { -$0 }
    return cells(
      figure.title, figure.kind, value: change, bounds: (total.bounds.map { -$0.high }, total.bounds.map { -$0.low }),
      ratio: change, before: number(total.base?.perMonth(total.measure)), after: number(total.perMonth))
  }

  private func row(_ comparison: SurveyComparison) -> [SheetCell] {
    let (before, after) = (comparison.before, comparison.after)
    func whole(_ value: Int?) -> SheetCell { value.map { .whole($0) } ?? .empty }
    func mean(_ side: SurveyComparison.Side?) -> SheetCell { (side?.figures.mean).map { .decimal($0) } ?? .empty }
    func shares(_ estimate: Estimate?) -> [SheetCell] {
      [estimate?.value, estimate?.low, estimate?.high].map(Self.share)
    }
    var cells: [SheetCell] = [
      .text(comparison.question.topic.label), .text("\(comparison.question.key)"), .text(comparison.question.text),
      .text(tr("difference in points", "ポイント差")),
    ]
    cells += shares(comparison.difference)
    cells += [comparison.ratio, before?.figures.share?.value, after?.figures.share?.value].map(Self.share)
    for side in [before, after] { cells += [side?.figures.positive, side?.figures.answers, side?.asked].map(whole) }
    cells += [mean(before), mean(after), whole(comparison.pairs?.people)]
    cells += shares(comparison.pairs?.difference)
    return cells + shares(comparison.floors?.estimate)
  }

  private static func share(_ value: Double?) -> SheetCell { value.map { .share($0) } ?? .empty }
}
