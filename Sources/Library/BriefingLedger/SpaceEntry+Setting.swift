public import BriefingDomain

extension SpaceEntry {
  /// How it lies among the settings: a line each. A use that is not told apart has an empty one.
  public var settingValue: String {
    (["\(day)", floor] + AreaUse.allCases.map { use in areas[use].map { "\($0)" } ?? "" }
      + [reason ?? "", isWithdrawn ? "withdrawn" : ""]).joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else, such as a floor without any area.
  public init?(settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 9, let day = Day(iso: lines[0]), !lines[1].isEmpty else { return nil }
    var areas: [AreaUse: Int] = [:]
    for (use, line) in zip(AreaUse.allCases, lines[2...]) where !line.isEmpty {
      guard let area = Int(line), (0...FloorAreas.most).contains(area) else { return nil }
      areas[use] = area
    }
    guard let other = areas.removeValue(forKey: .other) else { return nil }
    let sum = areas.values.reduce(other, +)
    guard let areas = try? FloorAreas(areas, total: sum) else { return nil }
    self.init(
      floor: lines[1], on: day, areas, reason: lines[7].isEmpty ? nil : lines[7], isWithdrawn: !lines[8].isEmpty)
    guard self.settingValue == settingValue else { return nil }
  }
}
