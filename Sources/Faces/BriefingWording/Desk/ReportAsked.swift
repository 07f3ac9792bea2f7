package import BriefingDomain
package import BriefingLibrary

/// Which report somebody wants, as the address of the page says it.
package struct ReportAsked: Sendable {
  /// As it was typed.
  package let period, base: String
  package let measure: Measure
  package let grouping: ReportRequest.Grouping
  package let seenOnly, withRunningMonth: Bool

  /// - Parameter value: what stands behind the `?` of the address by its name.
  package init(_ value: (String) -> String?) {
    period = value("period") ?? ""
    base = value("base") ?? ""
    measure = value("measure").flatMap(Measure.init) ?? .documents
    grouping = value("by").flatMap(ReportRequest.Grouping.init) ?? .unit
    seenOnly = value("seen") != nil
    withRunningMonth = value("running") != nil
  }

  /// - Throws: `PeriodExpressionError`.
  ///
  /// - Parameter groupings: rows that are wanted as well.
  package func request(
    _ clock: OfficeClock, forDocument: Bool = false, by groupings: [ReportRequest.Grouping]? = nil
  ) throws -> ReportRequest {
    ReportRequest(
      period: try period.isEmpty ? nil : clock.period(period), base: try base.isEmpty ? nil : clock.period(base),
      measure: measure, grouping: grouping, alsoBy: groupings ?? (forDocument ? [.recipient, .unit] : [.unit]),
      withSeries: forDocument, seenOnly: seenOnly, withRunningMonth: withRunningMonth)
  }

  /// The same report elsewhere: as a document or a file.
  ///
  /// - Parameter namesCells: whether the page says what of the office's own workbook is filled.
  func address(_ path: String, namesCells: Bool = false) -> String {
    DeskPages.address(
      path,
      [
        ("period", period), ("base", base), ("measure", measure.rawValue), ("by", grouping.rawValue),
        ("seen", seenOnly ? "1" : ""), ("running", withRunningMonth ? "1" : ""),
        ("names", namesCells ? "1" : ""),
      ]) + (namesCells ? "#own" : "")
  }
}
