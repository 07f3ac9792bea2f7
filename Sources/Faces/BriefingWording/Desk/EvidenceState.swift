package import BriefingDomain
package import BriefingLibrary

/// Which verdicts of print logs a page shows, as its address says.
package struct EvidenceState: Sendable {
  package static let path = "/evidence"

  /// The last one that is over when `nil`.
  package var month: Month?
  package var unit: String?
  /// The only one that is looked at.
  package var briefing: Briefing.ID?

  package init(month: Month? = nil, unit: String? = nil, briefing: Briefing.ID? = nil) {
    (self.month, self.unit, self.briefing) = (month, unit, briefing)
  }

  /// What cannot be read is left away: an address is typed and cut off.
  package init(_ query: (String) -> String?) {
    month = query("month").flatMap { Month(iso: $0) }
    unit = query("unit")
    briefing = query("briefing").flatMap { Briefing.ID($0) }
  }

  package func month(_ clock: OfficeClock) -> Month { month ?? clock.usualPeriod.from }

  package var address: String { address() }

  /// - Parameter act: something that is done there, and leads back to it.
  /// - Parameter taking: the act that may be taken back.
  package func address(_ act: String = "", taking back: Act.ID? = nil) -> String {
    DeskPages.address(
      Self.path + act,
      [
        ("month", month?.description ?? ""), ("unit", unit ?? ""), ("briefing", briefing?.description ?? ""),
        ("act", back?.description ?? ""),
      ])
  }

  /// Months to choose from, and this one.
  func months(_ clock: OfficeClock) -> [Month] {
    let months = (0..<13).compactMap { clock.today.inMonth.advanced(by: -$0) }
    let own = month(clock)
    return months + (months.contains(own) ? [] : [own])
  }
}
