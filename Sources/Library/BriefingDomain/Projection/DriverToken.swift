/// Who may drive by a key: the first seat is the one that `project` made, each further one was handed over by the seat
/// before it. The last one drives.
public struct DriverSeat: Hashable, Sendable {
  /// Never given twice in one projection.
  public let id: Int
  /// Who sits there, where a console does not say.
  public let name: String
  /// Whether the whole library may be searched and shown from there, and not this briefing alone.
  public let mayBorrow: Bool

  /// Longest name of who drives, in Unicode scalars, wherever it is given.
  public static let longestName = 100
}

/// A window that a driver has open: one key on two devices is two consoles.
public struct DriverConsole: Hashable, Sendable {
  public let seat: Int
  /// What the console calls itself.
  public let name: String

  public init(seat: Int, name: String) {
    self.seat = seat
    self.name = name
  }
}

/// The token that turns the page. One console holds it.
public struct DriverToken: Hashable, Sendable {
  public let holder: DriverConsole
  /// Who says to sit at the console.
  public internal(set) var person: String?
  /// The last act, or when the console's last stream of events ended.
  var lastSeen: PreciseInstant

  /// How long a holder may be away, in milliseconds, before the token is anybody's of the same key.
  public static let patience: Int64 = 20_000
}
