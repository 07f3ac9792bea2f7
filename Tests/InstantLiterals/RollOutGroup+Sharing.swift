public import BriefingDomain

extension RollOut.Group {
  /// Units of which a test says only what they have together.
  public init(sharing units: [String], base: Tally, period: Tally) {
    self.init(
      units.enumerated().map { place, name in
        RollOut.Member(name, base: place == 0 ? base : Tally(), period: place == 0 ? period : Tally())
      })
  }
}
