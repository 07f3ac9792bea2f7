public import BriefingDomain

extension SurveyWave {
  /// How it lies among the settings under its number: a line each, and one for each floor.
  public var settingValue: String {
    ([state.rawValue, phase.rawValue, BaseDays.text(days), name, asked.map { "\($0)" } ?? ""]
      + floors.map { "\($0.asked) \($0.name)" }).joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else.
  public init?(settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 5, let state = State(rawValue: lines[0]), let phase = Phase(rawValue: lines[1]),
      let days = BaseDays.days(lines[2]), !lines[3].isEmpty
    else { return nil }
    let floors = lines[5...].compactMap { line -> Floor? in
      guard let space = line.firstIndex(of: " "), let asked = Self.number(line[..<space]) else { return nil }
      return Floor(String(line[line.index(after: space)...]), asked: asked)
    }
    self.init(lines[3], phase, days, asked: Self.number(lines[4]), floors: floors, state: state)
    guard self.settingValue == settingValue else { return nil }
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    Int(text).flatMap { (0...most).contains($0) ? $0 : nil }
  }
}
