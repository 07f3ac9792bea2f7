/// What one sheet of paper stands for, such as grams of CO₂ or yen. Published values differ several times over, so none
/// is built in: an office sets its own and says where it is from.
public struct SheetFactor: Hashable, Sendable {
  public let name: String
  /// Units per sheet, positive and finite: from the lowest to the highest where sources differ, else one number.
  public let perSheet: ClosedRange<Double>
  public let unit: String
  public let source: String
  /// Of when the source is, as the office has said it: `2023`, `2023-04`, `2023-04-01`.
  public let dated: String?
  /// `nil` for what the office has not said, or is something else.
  public let kind: Kind?

  /// The raw values are part of the command line, of JSON and of what is hashed.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case paper, print, disposal, co2, hours, shelf
  }

  /// - Parameter highest: the end of a range; the same number when `nil`.
  /// - Returns: `nil` for a factor that is not positive and finite, or whose range runs backwards.
  public init?(
    name: String, perSheet: Double, to highest: Double? = nil, unit: String, source: String, dated: String? = nil,
    kind: Kind? = nil
  ) {
    let highest = highest ?? perSheet
    guard perSheet > 0, perSheet <= highest, highest.isFinite else { return nil }
    (self.name, self.unit, self.source, self.dated, self.kind) = (name, unit, source, dated, kind)
    self.perSheet = perSheet...highest
  }

  /// What so many sheets stand for. Nothing is rounded.
  public func amount(of sheets: Double) -> ClosedRange<Double> {
    let ends = (perSheet.lowerBound * sheets, perSheet.upperBound * sheets)
    return min(ends.0, ends.1)...max(ends.0, ends.1)
  }

  /// By their kinds, what has none last; then by name.
  public static func isInOrder(_ a: SheetFactor, _ b: SheetFactor) -> Bool {
    func place(_ factor: SheetFactor) -> Int {
      factor.kind.flatMap { Kind.allCases.firstIndex(of: $0) } ?? Kind.allCases.count
    }
    return (place(a), a.name) < (place(b), b.name)
  }
}

extension SheetFactor.Kind {
  /// Whether it is a part of what a sheet costs: those are added up. Others stand by themselves, since two of them are
  /// two answers to one question.
  public var isCost: Bool {
    switch self {
    case .paper, .print, .disposal: true
    case .co2, .hours, .shelf: false
    }
  }

  /// The units that it has, the usual one first, each with the most that a sheet may be taken for: far more than any
  /// source says, and less than a slip of the unit makes of it.
  public var units: [(name: String, most: Double)] {
    switch self {
    case .paper, .print, .disposal: [("円", 1000)]
    case .co2: [("g", 1000), ("kg", 1), ("mg", 1_000_000)]
    case .hours: [("h", 1), ("min", 60), ("s", 3600), ("時間", 1), ("分", 60), ("秒", 3600)]
    case .shelf: [("fm", 0.01), ("m", 0.01), ("mm", 10)]
    }
  }
}

extension [SheetFactor] {
  /// The parts of what a sheet costs.
  public var costs: [SheetFactor] { filter { $0.kind?.isCost == true } }

  /// What so many sheets cost, all parts together; `nil` where no part is set. Nothing is rounded.
  public func cost(of sheets: Double) -> ClosedRange<Double>? {
    let amounts = costs.map { $0.amount(of: sheets) }
    guard let first = amounts.first else { return nil }
    return amounts.dropFirst().reduce(first) {
      $0.lowerBound + $1.lowerBound...$0.upperBound + $1.upperBound
    }
  }
}

extension ClosedRange {
  /// Whether it has one value alone.
  public var isOne: Bool { lowerBound == upperBound }
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
