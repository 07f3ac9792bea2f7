public import BriefingDomain

extension FloorPlan {
  /// How it lies among the settings: a line each for its name, for whether it is a model floor, and for the two months of each
  /// phase, `2026-04 2026-05`, with a sign in place of one that is not known.
  public var settingValue: String {
    ([floor, isModel ? "model" : ""]
      + FloorPhase.allCases.map { phase in
        let months = self[phase]
        return months == PhaseMonths()
          ? "" : [months.planned, months.actual].map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
      }).joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else.
  public init?(settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 2 + FloorPhase.allCases.count, !lines[0].isEmpty else { return nil }
    self.init(floor: lines[0], isModel: !lines[1].isEmpty)
    for (phase, line) in zip(FloorPhase.allCases, lines[2...]) {
      let months = line.split(separator: " ").map { Month(iso: String($0)) }
      if months.count == 2 { self[phase] = PhaseMonths(planned: months[0], actual: months[1]) }
    }
    guard self.settingValue == settingValue else { return nil }
  }
}
