/// What the area of a floor was used for on one day (スペース創出), as somebody measured it.
public struct SpaceEntry: Hashable, Sendable {
  public typealias ID = Identifier<SpaceEntry>

  /// As it was written.
  public var floor: String
  public var day: Day
  public var areas: FloorAreas
  /// Why it says something else than before, or is withdrawn.
  public var reason: String?
  /// It counts nothing.
  public var isWithdrawn: Bool

  public init(floor: String, on day: Day, _ areas: FloorAreas, reason: String? = nil, isWithdrawn: Bool = false) {
    self.floor = floor
    self.day = day
    self.areas = areas
    self.reason = reason
    self.isWithdrawn = isWithdrawn
  }
}

public typealias SpaceRecord = NumberedEntry<SpaceEntry>

/// What the area of a floor is used for. The raw values are part of the JSON contract.
public enum AreaUse: String, Sendable, Codable, CaseIterable {
  case desk, meeting
  /// What the reform made room for beside desks and meetings: to concentrate, to talk, to rest.
  case plusAlpha
  case shelf, other
}

/// The area of a floor by its uses, in hundredths of a square metre.
public struct FloorAreas: Hashable, Sendable {
  public let plusAlpha: Int
  /// What is told of the others. One that is not told apart is part of ``other``.
  private let told: [AreaUse: Int]
  public let other: Int

  /// More square metres than any floor has, in hundredths.
  public static let most = 100_000_000

  /// - Parameters:
  ///   - areas: what was said; without ``AreaUse/plusAlpha`` there is nothing to compare.
  ///   - total: of the whole floor, where that was said: what is left of it is ``AreaUse/other``.
  public init(_ areas: [AreaUse: Int], total: Int? = nil) throws(Fault) {
    guard let plusAlpha = areas[.plusAlpha] else { throw .missing([.plusAlpha]) }
    let missing = AreaUse.allCases.filter { areas[$0] == nil }
    let sum = areas.values.reduce(0, +)
    if let total {
      if missing.isEmpty {
        // Each of them, and the total, may have been rounded.
        guard abs(total - sum) <= AreaUse.allCases.count else { throw .unlike(sum: sum, total: total) }
      } else {
        guard areas[.other] == nil else { throw .restBesideOther(missing) }
        guard sum <= total else { throw .unlike(sum: sum, total: total) }
      }
    } else if !missing.isEmpty {
      throw .missing(missing)
    }
    self.plusAlpha = plusAlpha
    told = areas.filter { $0.key != .plusAlpha && $0.key != .other }
    other = areas[.other] ?? (total ?? sum) - sum
    guard (1...Self.most).contains(self.total) else { throw .nothing }
  }

  public enum Fault: Error, Hashable, Sendable {
    /// Uses of which nothing is said, and no total either.
    case missing([AreaUse])
    /// The uses come to another area than the total.
    case unlike(sum: Int, total: Int)
    /// *Other* was said, and uses that would be part of it were not.
    case restBesideOther([AreaUse])
    /// A floor without any area.
    case nothing
  }

  /// `nil` for a use that was not told apart.
  public subscript(use: AreaUse) -> Int? {
    switch use {
    case .plusAlpha: plusAlpha
    case .other: other
    case .desk, .meeting, .shelf: told[use]
    }
  }

  public var total: Int { plusAlpha + other + told.values.reduce(0, +) }

  /// As they were said, where something of it is to be said anew.
  public var said: [AreaUse: Int] {
    Dictionary(uniqueKeysWithValues: AreaUse.allCases.compactMap { use in self[use].map { (use, $0) } })
  }

  /// What ``other`` holds beside what nobody has a name for.
  fileprivate var untold: Set<AreaUse> { Set(AreaUse.allCases.filter { self[$0] == nil }) }

  /// Whether a use means the same in both.
  func isComparable(_ use: AreaUse, _ later: FloorAreas) -> Bool {
    use == .other ? untold == later.untold : self[use] != nil && later[use] != nil
  }
}
