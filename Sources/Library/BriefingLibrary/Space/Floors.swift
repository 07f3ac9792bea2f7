public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// A floor of the office, and where it stands in the roll-out.
public struct OfficeFloor: Sendable {
  /// What all its spellings have in common.
  public let key: String
  public let name: String
  public let plan: FloorPlan
  /// Those that sit on it, by name.
  public let units: [String]
}

/// What is to be said of a floor.
public struct FloorChange: Sendable {
  public var phase: FloorPhase?
  public var planned: Month?
  public var actual: Month?
  /// What was said of the phase before is forgotten; else a month that is not said stays.
  public var clearsPhase: Bool
  /// Whether it is a model floor; as it was when `nil`.
  public var isModel: Bool?
  /// The floor is meant as it is, though it looks like a known one.
  public var takesNewFloor: Bool

  public init(
    _ phase: FloorPhase? = nil, planned: Month? = nil, actual: Month? = nil, clearsPhase: Bool = false,
    isModel: Bool? = nil, takesNewFloor: Bool = false
  ) {
    self.phase = phase
    self.planned = planned
    self.actual = actual
    self.clearsPhase = clearsPhase
    self.isModel = isModel
    self.takesNewFloor = takesNewFloor
  }
}

extension Visit {
  /// The floors of units, and those of which somebody has said a phase or an area, from below.
  ///
  /// - Throws: `StoreError`.
  public func floors() async throws -> [OfficeFloor] { try await read { try Self.floors($0) } }

  /// Says in which month a floor comes to a phase, or that it is a model floor.
  ///
  /// - Throws: `LibraryError.monthToCome` for a real month that has not begun, `.looksKnown`, `.unfitText`.
  public func setFloor(_ floor: String, _ change: FloorChange) async throws -> OfficeFloor {
    if let month = change.actual, month > clock.today.inMonth { throw LibraryError.monthToCome(month) }
    let name = try OneLine(floor, .floor).value
    return try await act(.set, as: .configure) { writer, undo in
      let known = try FloorNames(writer)
      let key = try known.key(name, takesNew: change.takesNewFloor)
      let stored = try writer.floorPlans()
      var plan = FloorPlan.byFloor(stored)[key] ?? FloorPlan(floor: name)
      if let phase = change.phase {
        var months = change.clearsPhase ? PhaseMonths() : plan[phase]
        months.planned = change.planned ?? months.planned
        months.actual = change.actual ?? months.actual
        plan[phase] = months
      }
      plan.isModel = change.isModel ?? plan.isModel
      plan.floor = name
      undo.subject = name
      try set(.floorPhase(key), to: plan.isEmpty ? nil : plan.settingValue, writer, &undo)
      for (old, plan) in stored where old != key && Floor.key(plan.floor) == key {
        try set(.floorPhase(old), to: nil, writer, &undo)
      }
      // A floor of which nothing is said any more is listed no more.
      return try Self.floors(writer).first { $0.key == key }
        ?? OfficeFloor(key: key, name: name, plan: FloorPlan(floor: name), units: [])
    }
  }

  private static func floors(_ reader: StoreReader) throws -> [OfficeFloor] {
    let (known, plans) = (try FloorNames(reader), FloorPlan.byFloor(try reader.floorPlans()))
    let (names, merged) = (try reader.names(of: OfficeUnit.self), try reader.merged(OfficeUnit.self))
    var units: [String: [String]] = [:]
    for (unit, place) in try reader.unitPlaces() where merged[unit] == nil {
      if let floor = place.floor, let name = names[unit] { units[Floor.key(floor), default: []].append(name) }
    }
    return known.ordered.map { key in
      let name = known.names[key] ?? key
      return OfficeFloor(
        key: key, name: name, plan: plans[key] ?? FloorPlan(floor: name), units: (units[key] ?? []).sorted())
    }
  }
}

extension FloorPlan {
  /// By what all spellings of a floor have in common today: an earlier utsusu held 三階 and 3階 for two.
  static func byFloor(_ stored: [String: FloorPlan]) -> [String: FloorPlan] {
    Dictionary(stored.sorted { $0.key < $1.key }.map { (Floor.key($1.floor), (subject: $0, plan: $1)) }) { a, b in
      a.subject == Floor.key(a.plan.floor) ? a : b
    }.mapValues(\.plan)
  }
}

extension FloorPhase {
  /// As people call it: 先行整備, model-floor, modelFloor.
  public init?(word: String) {
    let key = Folding.key(word).filter { !$0.isWhitespace && $0 != "-" }
    let words = Self.allCases.first { $0.rawValue.lowercased() == key || $0.japanese.contains(key) }
    guard let words else { return nil }
    self = words
  }

  private var japanese: [String] {
    switch self {
    case .survey: ["現状整理", "現状調査", "現状把握"]
    case .ideal: ["理想", "理想像"]
    case .design: ["設計"]
    case .modelFloor: ["先行整備", "先行フロア", "モデルフロア"]
    case .effects: ["効果測定"]
    case .rollOut: ["全庁展開", "展開"]
    }
  }
}
