package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

extension SheetFactor.Kind {
  package var label: String {
    switch self {
    case .paper: tr("paper", "用紙")
    case .print: tr("print", "印刷")
    case .disposal: tr("disposal", "廃棄")
    case .co2: "CO₂"
    case .hours: tr("hours", "時間")
    case .shelf: tr("shelf", "書架")
    }
  }
}

extension SheetFactor {
  /// Units per sheet, with all the digits that the office has given: `4.6`, `1.86–8.6`.
  package var perSheetText: String { perSheet.words(Figure.exact) }

  /// With the unit.
  package var amountText: String { "\(perSheetText) \(unit.safe)" }

  /// Where it is from, and of when that is.
  package var origin: String { [source.safe, datedText].compactMap(\.self).joined(separator: tr(", ", "、")) }

  /// Of when its source is; a fiscal year by its name.
  package var datedText: String? {
    guard let dated, let period = Period(iso: dated), period == Period(fiscalYear: period.from.year) else {
      return dated?.safe
    }
    return tr("FY\(period.from.year)", Wareki.long(fiscalYear: period.from.year) ?? dated)
  }
}

extension FactorReceipt {
  package var text: String {
    guard let before, before != factor else { return "\(factor.name.safe): \(factor.amountText)\n" }
    return tr(
      "\(factor.name.safe): \(factor.whole); before: \(before.whole)\n",
      "\(factor.name.safe): \(factor.whole)（変更前: \(before.whole)）\n")
  }
}

extension SheetFactor {
  /// All but its name.
  fileprivate var whole: String {
    [amountText, kind?.label, origin].compactMap(\.self).joined(separator: tr(", ", "、"))
  }
}

extension ClosedRange<Double> {
  /// Both ends as they are written, or one where these are alike: each end is rounded by itself.
  func words(_ written: (Double) -> String) -> String {
    let (low, high) = (written(lowerBound), written(upperBound))
    return low == high ? low : low + tr("–", "〜") + high
  }
}

extension FactorFault {
  var sentence: String {
    switch self {
    case .unreadable(let text):
      tr(
        "\(text.quoted) is no amount for one sheet. Write a number alone, such as 4.6, or a range, such as 1.86..8.6, and give "
          + "its unit apart.",
        "\(text.quoted) は1枚あたりの量として読めません。4.6 のような数か 1.86..8.6 のような範囲だけを書き、単位は別に指定してください。")
    case .notPositive:
      tr(
        "A factor is a positive number of units per sheet. Write one above 0, or remove the factor.",
        "係数は1枚あたりの量です。0 より大きい数で指定するか、係数を外してください。")
    case .backwards(let text):
      tr("\(text.quoted) ends below its beginning. Swap the two.", "\(text.quoted) は終わりが始まりより小さいです。順を入れ替えてください。")
    case .beyond(let limits, let unit):
      tr(
        "No sheet of paper stands for that: a factor is from a billionth to \(Figure.exact(limits.upperBound)) \(unit.safe). "
          + "Check the number and the unit.",
        "1枚あたりの量としてありえません（10億分の1〜\(Figure.exact(limits.upperBound)) \(unit.safe)）。数と単位を確かめてください。")
    case .unit(let kind?):
      tr(
        "Factors of the kind “\(kind.label)” are in \(kind.unitNames). Leave the unit out for \(kind.units[0].name), or the kind.",
        "種類「\(kind.label)」の単位は \(kind.unitNames) です（省略時は \(kind.units[0].name)）。別の単位にするときは種類を外してください。")
    case .unit(nil):
      tr(
        "The factor has no unit. Give one, such as g, or a kind that has one.",
        "単位がありません。g のような単位を指定するか、単位の決まっている種類を選んでください。")
    case .undated(let text):
      tr(
        "\(text.quoted) is no date of a source. Write its year, month or day: 2023, 2023-04, 2023-04-01, 令和5年度.",
        "\(text.quoted) は出典の年月日として読めません。2023、2023-04、2023-04-01、令和5年度 のように書いてください。")
    case .datedAhead(let text):
      tr(
        "\(text.quoted) is still to come. Write of when the source is.", "\(text.quoted) はまだ先です。出典の年月日を書いてください。")
    }
  }
}

extension SheetFactor.Kind {
  fileprivate var unitNames: String { units.map(\.name).joined(separator: tr(", ", "、")) }
}
