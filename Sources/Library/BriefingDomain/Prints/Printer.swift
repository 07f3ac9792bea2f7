/// A queue of a print server or a machine, under the name that logs have for it.
public struct Printer: Hashable, Sendable {
  public typealias ID = Identifier<Printer>

  public let id: ID
  public let name: String
  /// Whose it is; `nil` for one that a floor shares, and for one of which nobody has said where it stands.
  public let unit: OfficeUnit.ID?
  /// Where it stands, for all units of that floor.
  public let floor: String?
  /// Makes files or faxes and no paper.
  public let isVirtual: Bool
  /// Whether the office says that there is no log of it.
  public let isUnlogged: Bool
  /// The one that it is by another name: a machine has one in its own log and another on the server.
  public let mergedInto: ID?

  public init(
    id: ID, name: String, unit: OfficeUnit.ID?, floor: String?, isVirtual: Bool, isUnlogged: Bool, mergedInto: ID?
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.floor = floor
    self.isVirtual = isVirtual
    self.isUnlogged = isUnlogged
    self.mergedInto = mergedInto
  }
}

/// A file of print jobs that was taken in.
public struct PrintLog: Hashable, Sendable {
  public typealias ID = Identifier<PrintLog>

  public let id: ID
  public let name: String
  public let sha256: ContentHash
  /// What wrote it, as the reader of print logs calls it.
  public let kind: String
  public let takenAt: Instant
  public let takenBy: String
  /// From its first instant to the last one that it speaks of.
  public let covers: ClosedRange<Instant>
  /// Whether nothing in it says that jobs are missing.
  public let isWhole: Bool
  public let jobs: Int

  public init(
    id: ID, name: String, sha256: ContentHash, kind: String, takenAt: Instant, takenBy: String,
    covers: ClosedRange<Instant>, isWhole: Bool, jobs: Int
  ) {
    self.id = id
    self.name = name
    self.sha256 = sha256
    self.kind = kind
    self.takenAt = takenAt
    self.takenBy = takenBy
    self.covers = covers
    self.isWhole = isWhole
    self.jobs = jobs
  }
}

/// Somebody who prints, by a number that tells them from others and not who they are.
public struct PrintPerson: Hashable, Sendable {
  public typealias ID = Identifier<PrintPerson>

  public let id: ID
  /// The beginning of the pseudonym, as lists show it.
  public let pseudonym: String
  /// As the log has it, where the office wants names.
  public let name: String?
  public let unit: OfficeUnit.ID?

  public init(id: ID, pseudonym: String, name: String?, unit: OfficeUnit.ID?) {
    self.id = id
    self.pseudonym = pseudonym
    self.name = name
    self.unit = unit
  }
}
