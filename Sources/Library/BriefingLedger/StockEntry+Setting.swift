public import BriefingDomain

extension StockEntry {
  /// How it lies among the settings: a line each. The unit stands first, so that SQL finds it as the number that the text
  /// begins with.
  public var settingValue: String {
    [
      "\(place.unit?.rawValue ?? 0)", kind.rawValue, "\(day)", place.name, "\(amount)", area.map { "\($0)" } ?? "",
      reason ?? "", isWithdrawn ? "withdrawn" : "",
    ].joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else, such as a number that nobody can have entered.
  public init?(settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 8, let unit = Int64(lines[0]), unit >= 0, let kind = Kind(rawValue: lines[1]),
      let day = Day(iso: lines[2]), !lines[3].isEmpty, let amount = Self.number(lines[4]),
      lines[5].isEmpty || Self.number(lines[5]) != nil,
      // Of what is multiplied no sum overflows.
      kind != .shelves || max(amount, Self.number(lines[5]) ?? 0) <= Self.most / 100
    else { return nil }
    self.init(
      kind, at: StockPlace(unit: unit == 0 ? nil : OfficeUnit.ID(unit), name: lines[3]), on: day, amount: amount,
      area: Self.number(lines[5]), reason: lines[6].isEmpty ? nil : lines[6], isWithdrawn: !lines[7].isEmpty)
    guard self.settingValue == settingValue else { return nil }
  }

  private static func number(_ text: String) -> Int? { Int(text).flatMap { (0...most).contains($0) ? $0 : nil } }
}
