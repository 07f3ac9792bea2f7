/// Something that a person did and can take back.
public struct Act: Hashable, Sendable {
  public typealias ID = Identifier<Act>

  public let id: ID
  public let doneAt: Instant
  public let doneBy: String
  public let kind: Kind
  /// What was before, as JSON that only who wrote it reads.
  public let reversal: String

  /// The raw values lie in the database and are part of the JSON contract.
  public enum Kind: String, Sendable, Codable {
    case register, add, replace, amend, cancel, restore, submit, withdraw, `import`, set, name, merge, remove, room,
      person, assign, printer, explain, stock, survey, space, undo
  }

  public init(id: ID, doneAt: Instant, doneBy: String, kind: Kind, reversal: String) {
    self.id = id
    self.doneAt = doneAt
    self.doneBy = doneBy
    self.kind = kind
    self.reversal = reversal
  }
}
