/// A briefing that is live in a room: what is on, who drives, what was shown.
///
/// A value without a clock: every change says when it happens, never earlier than the one
/// before it. Whoever holds the value asks ``drainRecord()`` after each change for what is to be written down.
public struct Projection: Sendable {
  /// The briefing's in their order, then those that were borrowed.
  public internal(set) var materials: [ProjectedMaterial]
  /// Where the driver is.
  public internal(set) var cursor = Sight()
  /// What the room keeps while the driver leafs on.
  public internal(set) var frozen: Sight?
  /// How a second page stands beside the driver's; `nil` for none.
  public internal(set) var pairing: Pairing?
  /// The former version that stood beside last.
  var lastFormer: Pairing?
  public internal(set) var isBlack = false
  /// Whether the screen that shows nothing is white.
  public internal(set) var isWhite = false
  /// Whether a key at the room's screen turns the page.
  public internal(set) var takesKeysAtScreen = false
  /// The time planned; `nil` for none.
  public internal(set) var minutes: Int?
  public internal(set) var notice: Notice?
  public internal(set) var seats: [DriverSeat]
  public internal(set) var token: DriverToken?

  var streams: [DriverConsole: Int] = [:]
  /// Consoles whose streams have all ended.
  var departed: Set<DriverConsole> = []
  var lastSeat = 0
  /// Where each material was last.
  public internal(set) var places: [Material.ID: Int] = [:]
  /// What has been drawn over pages by hand.
  var drawn: [PageAddress: PageStrokes] = [:]
  /// Those pages; where something was drawn last comes last.
  var drawnPages: [PageAddress] = []
  /// Where the briefing was when the first page was borrowed.
  var leftAt: PageAddress?
  /// Where it is to go on.
  var resumption: PageAddress?
  var showing: Showing?
  var lastLine = 0
  /// Whether a screen has said that it shows what is on.
  public internal(set) var isSeen = false
  /// The page that a screen has said last that it shows.
  public internal(set) var seenPage: PageAddress?
  var steps: [RecordStep] = []
  /// That were open at once.
  var mostScreens = 0
  /// Now, and at once.
  var followers = 0
  var mostFollowers = 0
  /// Whether what is on has been counted as followed.
  var isFollowed = false

  /// What a projection that was cut off had come to.
  public struct Resumption: Hashable, Sendable {
    /// The page of the briefing that was on last; `nil` where none was.
    public let page: PageAddress?
    /// What stood beside it.
    public let beside: PageAddress?
    /// Whether nothing was to be seen.
    public let isBlack: Bool

    public init(page: PageAddress?, beside: PageAddress? = nil, isBlack: Bool) {
      self.page = page
      self.beside = beside
      self.isBlack = isBlack
    }
  }

  /// Something the room is told.
  public struct Notice: Hashable, Sendable {
    public let kind: Kind
    public let page: PageAddress?
    public let at: PreciseInstant

    /// The raw values are part of the JSON contract.
    public enum Kind: String, Sendable, Codable {
      case replaced, handed, lapsed, borrowed
    }
  }

  /// Longest planned time, in minutes.
  public static let longest = 24 * 60

  /// - Parameter materials: at least one.
  /// - Parameter driver: who drives, where a console does not say.
  /// - Parameter mayBorrow: whether who drives may show pages of other briefings.
  /// - Parameter resumption: what goes on after the server was away; else it begins with the first page.
  public init(
    materials: [ProjectedMaterial], driver: String, minutes: Int? = nil, mayBorrow: Bool = true,
    resuming resumption: Resumption? = nil
  ) {
    self.materials = materials
    self.minutes = minutes
    self.resumption = resumption?.page
    isBlack = resumption?.isBlack ?? false
    seats = [DriverSeat(id: 0, name: driver, mayBorrow: mayBorrow)]
    settle()
  }

  /// What the room looks at; it sees it unless the screen is black.
  public var shown: Sight { frozen ?? cursor }

  /// Who drives, whether at a console or not.
  public var driver: String { token?.person ?? seats[seats.count - 1].name }

  func material(_ id: Material.ID) -> ProjectedMaterial? { materials.first { $0.id == id } }
}
