/// Recipients and units: both have a name and aliases, found under any spelling that folds to the same.
public enum PartyKind: String, Sendable {
  case recipient, unit
}

/// A recipient or a unit by name.
public struct Party: Hashable, Sendable {
  public let id: Int64
  public let name: String

  public init(
    id: Int64, name: String
  ) {
    self.id = id
    self.name = name
  }
}

/// Where a unit stands in the office, as far as anybody said.
public struct UnitPlace: Hashable, Sendable {
  public var bureau: String?
  public var department: String?
  public var floor: String?
  /// The month from which the unit projects instead of printing.
  public var adoptedFrom: Month?

  public init(bureau: String? = nil, department: String? = nil, floor: String? = nil, adoptedFrom: Month? = nil) {
    self.bureau = bureau
    self.department = department
    self.floor = floor
    self.adoptedFrom = adoptedFrom
  }
}
