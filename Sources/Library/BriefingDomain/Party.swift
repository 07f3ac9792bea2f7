/// Whom a report goes to, or comes from: both have a name and aliases, found under any spelling that folds to the same.
public enum PartyKind: String, Sendable, Codable {
  case recipient, unit
}

/// A ``Recipient`` or an ``OfficeUnit``.
public protocol Party: Hashable, Sendable {
  static var kind: PartyKind { get }

  var id: Identifier<Self> { get }
  var name: String { get }

  init(id: Identifier<Self>, name: String)
}

/// Whom a report goes to (報告先): the bureau chief, the crisis-management director.
public struct Recipient: Party {
  public typealias ID = Identifier<Recipient>

  public static let kind = PartyKind.recipient
  public let id: ID
  public let name: String

  public init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}

/// The part of the office that reports (所属).
public struct OfficeUnit: Party {
  public typealias ID = Identifier<OfficeUnit>

  public static let kind = PartyKind.unit
  public let id: ID
  public let name: String

  public init(id: ID, name: String) {
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
