internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary

// The report's JSON contract; fractions are numbers from 0 to 1, `null` where a figure is not defined.

extension ReductionReport {
  func json(_ clock: OfficeClock) -> JSON {
    .object(
      [
        ("period", JSON("\(period)")), ("from", JSON("\(period.from)")), ("to", JSON("\(period.through)")),
        ("requested", JSON("\(requested)")), ("ended", JSON(hasEnded)), ("seenOnly", JSON(seenOnly)),
      ] + total.members(base: base)
        + [
          ("by", JSON(grouping.rawValue)),
          (
            "rows",
            JSON(rows.map { row in JSON.object([("name", JSON(row.name))] + row.figures.members(base: base)) })
          ),
          (
            "series",
            JSON(
              series.map { month, tally in
                [
                  "month": JSON("\(month)"), "documents": JSON(tally.documents), "sheets": JSON(tally.sheets),
                  "reports": tally.reportsJSON,
                ]
              })
          ),
          ("rollOut", rollOutJSON),
          (
            "derived",
            JSON(
              factors.map { factor in
                [
                  "name": JSON(factor.name), "unit": JSON(factor.unit), "perSheet": JSON(factor.perSheet),
                  "source": JSON(factor.source),
                  "amount": JSON(total.sheetsSaved.map { twoSignificantDigits($0 * factor.perSheet) }),
                ]
              })
          ),
          ("zone", JSON(clock.zoneName)),
          ("computedAt", JSON(clock.iso(Moment(instant: computedAt, dayOnly: false)))),
          ("ledger", ["entries": JSON(ledgerHead.number), "head": JSON(ledgerHead.hash.description)]),
        ])
  }

  private var rollOutJSON: JSON {
    guard let rollOut else { return .null }
    let measure = total.measure
    return [
      "estimate": JSON(rollOut.estimate(measure)), "relative": JSON(rollOut.relative(measure)),
      "adoptedUnits": JSON(rollOut.adopted.units), "notYetUnits": JSON(rollOut.notYet.units),
    ]
  }
}

extension Reduction {
  fileprivate func members(base period: Period?) -> [(String, JSON)] {
    [
      ("measure", JSON(measure.rawValue)), ("months", JSON(months)), ("perMonth", JSON(perMonth)),
      (
        "base",
        period.flatMap { period in base.map { (period, $0) } }.map { period, base in
          [
            "from": JSON("\(period.from)"), "to": JSON("\(period.through)"), "months": JSON(base.months),
            "documents": JSON(base.tally.documents), "sheets": JSON(base.tally.sheets),
            "reports": base.tally.reportsJSON, "perMonth": JSON(base.perMonth(measure)),
          ]
        } ?? .null
      ),
      ("documents", JSON(self.period.documents)), ("sheets", JSON(self.period.sheets)),
      ("sheetsUnknown", JSON(self.period.withoutPages)), ("reports", self.period.reportsJSON),
      ("reduction", JSON(value)),
      ("bounds", ["low": JSON(bounds?.low), "high": JSON(bounds?.high)]),
      ("goal", JSON(goal)), ("verdict", JSON(verdict?.rawValue)),
      ("digitalRate", ["fully": JSON(fullyDigitalRate), "any": JSON(anyDigitalRate)]),
      (
        "effects",
        ["activity": JSON(effects?.activity), "form": JSON(effects?.form), "copies": JSON(effects?.copies)]
      ),
    ]
  }
}

extension Tally {
  fileprivate var reportsJSON: JSON {
    [
      "all": JSON(reports), "paper": JSON(paper), "both": JSON(both), "digital": JSON(digital),
      "projected": JSON(projected), "unrecorded": JSON(unrecorded), "unseen": JSON(unseen),
    ]
  }
}
