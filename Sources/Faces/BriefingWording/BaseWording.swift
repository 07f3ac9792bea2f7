package import BriefingDomain

extension MonthCoverage {
  /// A base period, how many of its months count, and which do not.
  ///
  /// - Parameter width: columns of the terminal.
  package func text(of base: Period, width: Int) -> String {
    let count = counted.count
    let months =
      count == base.length
      ? tr(BriefingWording.counted(count, "month"), "\(count)か月")
      : tr("\(count) of \(base.length) months count", "\(base.length)か月のうち\(count)か月を数える")
    let remarks = MonthWording(months: self, countsRunningNever: true).sentences(of: tr("The base period", "基準期間"))
    return tr("Base period: \(base), \(months)\n", "基準期間: \(base)（\(months)）\n")
      + remarks.flatMap { lineWrapped("※ " + $0, columns: width) }.map { $0 + "\n" }.joined()
  }
}
