/// A line of a projection's record: what the room had on.
public struct ShownPage: Hashable, Sendable {
  public let version: MaterialVersion
  public let page: Int
  /// When it was put up.
  public let from: PreciseInstant
  /// When a screen first said that it shows it; `nil` where none did, or none was asked.
  public let seenFrom: PreciseInstant?
  /// `nil` while it is on.
  public let until: PreciseInstant?
  public let driver: String
  /// Of another briefing, or of an indexed file.
  public let isBorrowed: Bool
  /// Whether it stood beside the page of the line before it.
  public let isBeside: Bool
  /// Of the briefing that it was borrowed from; `nil` for the briefing's own, and for an indexed file.
  public let lenderTitle: String?

  public init(
    version: MaterialVersion, page: Int, from: PreciseInstant, seenFrom: PreciseInstant?, until: PreciseInstant?,
    driver: String, isBorrowed: Bool, isBeside: Bool = false, lenderTitle: String?
  ) {
    self.version = version
    self.page = page
    self.from = from
    self.seenFrom = seenFrom
    self.until = until
    self.driver = driver
    self.isBorrowed = isBorrowed
    self.isBeside = isBeside
    self.lenderTitle = lenderTitle
  }
}
