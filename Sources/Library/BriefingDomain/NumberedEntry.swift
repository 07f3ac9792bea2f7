/// An entry that the office has made under a number, as it was said last, and who said it.
public struct NumberedEntry<Entry: Hashable & Sendable>: Hashable, Sendable {
  public let number: Identifier<Entry>
  public let entry: Entry
  public let recordedAt: Instant?
  public let recordedBy: String?

  public init(number: Identifier<Entry>, entry: Entry, recordedAt: Instant?, recordedBy: String?) {
    self.number = number
    self.entry = entry
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }
}
