/// What a person is to the office (役割).
public enum Role: String, Sendable, Codable, CaseIterable {
  /// Registers and projects the briefings of a unit.
  case staff
  /// Records how the briefings of a recipient were handed over.
  case secretary
  /// Keeps the figures, the settings and the whole ledger.
  case reformOffice
  /// Keeps the home and those who work in it, and sees nothing of the briefings by that alone.
  case administrator
  /// Looks at the briefings of a unit or a recipient.
  case reader
}

/// A role, and the part of the office that a person has it for.
public struct Grant: Hashable, Sendable {
  public let role: Role
  public let part: Part

  public init(_ role: Role, for part: Part) {
    self.role = role
    self.part = part
  }

  public enum Part: Hashable, Sendable {
    case office
    case unit(OfficeUnit.ID)
    case recipient(Recipient.ID)
  }
}
