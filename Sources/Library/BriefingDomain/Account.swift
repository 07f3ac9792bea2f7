/// Somebody who signs in (利用者).
public struct Account: Hashable, Sendable {
  public typealias ID = Identifier<Account>

  public let id: ID
  /// What they sign in by, and what records name them by.
  public let name: String
  public let fullName: String
  public let grants: Set<Grant>
  /// Kept from signing in; what they did stays under their name.
  public let isDisabled: Bool
  /// Whether they have set a password.
  public let hasPassword: Bool
  /// Whether they sign in with a code of an app, too.
  public let hasSecondFactor: Bool

  public init(
    id: ID, name: String, fullName: String, grants: Set<Grant>, isDisabled: Bool, hasPassword: Bool,
    hasSecondFactor: Bool
  ) {
    self.id = id
    self.name = name
    self.fullName = fullName
    self.grants = grants
    self.isDisabled = isDisabled
    self.hasPassword = hasPassword
    self.hasSecondFactor = hasSecondFactor
  }

  /// How many characters a password has; 64 must be taken (OWASP ASVS 5.0, 6.2.1 and 6.2.9).
  public static let passwordLengths = 8...256

  /// As one who acts.
  public var person: Person { Person(name, .roles(isDisabled ? [] : grants)) }
}

/// A browser in which somebody has signed in.
public struct Session: Hashable, Sendable {
  public typealias ID = Identifier<Session>

  public let id: ID
  public let startedAt: Instant
  public let seenAt: Instant
  /// Where it was last seen, and what it calls itself.
  public let address, browser: String
  /// Whether the office's directory has said who it is, by a proxy.
  public let isByDirectory: Bool

  public init(
    id: ID, startedAt: Instant, seenAt: Instant, address: String, browser: String, isByDirectory: Bool
  ) {
    self.id = id
    self.startedAt = startedAt
    self.seenAt = seenAt
    self.address = address
    self.browser = browser
    self.isByDirectory = isByDirectory
  }

  /// Without anything asked for so long it is over, in seconds: half an hour.
  public static let idle: Int64 = 30 * 60
  /// So long it lasts at most, in seconds: a working day.
  public static let longest: Int64 = 12 * 3600

  /// Whether it is over by then, also where a clock was set back behind its beginning.
  public func isOver(by now: Instant) -> Bool {
    !(now >= startedAt && now < startedAt.advanced(by: Self.longest) && now < seenAt.advanced(by: Self.idle))
  }
}
