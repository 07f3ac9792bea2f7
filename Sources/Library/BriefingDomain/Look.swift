/// That somebody has looked at what is confidential (閲覧).
public struct Look: Hashable, Sendable {
  public let person: String
  public let at: Instant
  /// What they saw; `nil` for those who are told who and when alone.
  public let sight: Sight?

  public struct Sight: Hashable, Sendable {
    public let version: MaterialVersion
    /// `nil` for the file as a whole.
    public let page: Int?

    public init(version: MaterialVersion, page: Int?) {
      self.version = version
      self.page = page
    }
  }

  public init(person: String, at: Instant, sight: Sight?) {
    self.person = person
    self.at = at
    self.sight = sight
  }

  /// Looks of one person at one page in so many seconds are one.
  public static let spell: Int64 = 900
}
