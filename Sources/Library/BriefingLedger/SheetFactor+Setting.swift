public import BriefingDomain

extension SheetFactor {
  /// How it lies among the settings: a line each for the number, the unit and the source; where the office has said when
  /// the source is from or what the factor is of, two more for these. What was set before there were these stays as it is.
  public var settingValue: String {
    let (low, high) = (perSheet.lowerBound, perSheet.upperBound)
    let lines = [perSheet.isOne ? "\(low)" : "\(low)..\(high)", unit, source]
    return (dated == nil && kind == nil ? lines : lines + [dated ?? "", kind?.rawValue ?? ""]).joined(separator: "\n")
  }

  /// Reads ``settingValue``.
  public init?(name: String, settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 3 || lines.count == 5 else { return nil }
    let ends = lines[0].split(separator: "..", omittingEmptySubsequences: false).map { Double($0) }
    guard (1...2).contains(ends.count), let low = ends[0], let high = ends[ends.count - 1] else { return nil }
    let (dated, kind) = lines.count == 5 ? (lines[3], lines[4]) : ("", "")
    guard kind.isEmpty || Kind(rawValue: kind) != nil else { return nil }
    self.init(
      name: name, perSheet: low, to: high, unit: lines[1], source: lines[2], dated: dated.isEmpty ? nil : dated,
      kind: Kind(rawValue: kind))
  }
}
