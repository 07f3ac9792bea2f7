/// What one sheet of paper stands for, such as grams of CO₂ or yen. Published values differ several times over, so none
/// is built in: an office sets its own and says where it is from.
public struct SheetFactor: Hashable, Sendable {
  public let name: String
  /// Units per sheet; positive and finite.
  public let perSheet: Double
  public let unit: String
  public let source: String

  /// `nil` for a factor that is not positive and finite.
  public init?(name: String, perSheet: Double, unit: String, source: String) {
    guard perSheet > 0, perSheet.isFinite else { return nil }
    self.name = name
    self.perSheet = perSheet
    self.unit = unit
    self.source = source
  }
}

extension Reduction {
  /// Sheets that the period used less than the base period's months would have, negative when it used more.
  /// `nil` without a base period, without a month that counts, or without a record in either.
  public var sheetsSaved: Double? {
    isRecorded ? recordedBase.map { $0.perMonth(.sheets) * Double(months) - Double(period.sheets) } : nil
  }
}

/// `value` with two significant digits, as derived figures are shown: more would claim what no factor knows.
public func twoSignificantDigits(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value }
  var scale = 1.0
  while abs(value) / scale >= 100 { scale *= 10 }
  while abs(value) / scale < 10 { scale /= 10 }
  return roundedHalfUp(value / scale) * scale
}
