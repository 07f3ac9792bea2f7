public import BriefingDomain

extension SheetFactor {
  /// How it lies among the settings.
  public var settingValue: String { "\(perSheet)\n\(unit)\n\(source)" }

  /// Reads ``settingValue``.
  public init?(name: String, settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 3, let perSheet = Double(lines[0]) else { return nil }
    self.init(name: name, perSheet: perSheet, unit: lines[1], source: lines[2])
  }
}
