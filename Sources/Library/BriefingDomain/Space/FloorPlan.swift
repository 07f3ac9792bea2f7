/// A step that a floor goes through in the roll-out (全庁展開). The raw values lie in the database and are part of the JSON
/// contract.
public enum FloorPhase: String, Sendable, Codable, CaseIterable {
  case survey, ideal, design, modelFloor, effects, rollOut
}

/// In which month a floor comes to a phase, as it was planned, and as it was.
public struct PhaseMonths: Hashable, Sendable {
  public var planned: Month?
  public var actual: Month?

  public init(planned: Month? = nil, actual: Month? = nil) {
    self.planned = planned
    self.actual = actual
  }
}

/// Where a floor stands in the roll-out, as far as anybody said.
public struct FloorPlan: Hashable, Sendable {
  /// As it was written last.
  public var floor: String
  /// It goes first, and the others are compared with it (先行整備フロア).
  public var isModel: Bool
  private var months: [FloorPhase: PhaseMonths]

  public init(floor: String, isModel: Bool = false) {
    (self.floor, self.isModel, months) = (floor, isModel, [:])
  }

  /// Both months `nil` where nothing was said.
  public subscript(phase: FloorPhase) -> PhaseMonths {
    get { months[phase] ?? PhaseMonths() }
    set { months[phase] = newValue == PhaseMonths() ? nil : newValue }
  }

  /// Nothing is said of it but its name.
  public var isEmpty: Bool { !isModel && months.isEmpty }

  /// The month from which the reform is there, be it as a model or with all others; `nil` where nobody has said one.
  public var reformedFrom: Month? { [self[.modelFloor].actual, self[.rollOut].actual].compactMap(\.self).min() }

  /// The last phase that it has really come to by a month; `nil` before the first.
  public func phase(in month: Month) -> FloorPhase? {
    FloorPhase.allCases.last { phase in self[phase].actual.map { $0 <= month } ?? false }
  }
}
