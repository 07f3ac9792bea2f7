/// What was said of the paper in one place on one day (文書量棚卸): how much lies there, or what has gone from there. A
/// stock, which the ledger's flow knows nothing of.
public struct StockEntry: Hashable, Sendable {
  public typealias ID = Identifier<StockEntry>

  public var kind: Kind
  public var place: StockPlace
  public var day: Day
  /// Centimetres of shelf, which is as fine as anybody measures; how many shelves where these were removed; 0 where nobody
  /// has measured.
  public var amount: Int
  /// What one of the shelves that were removed stood on, in hundredths of a square metre.
  public var area: Int?
  /// Why it says something else than before, or is withdrawn.
  public var reason: String?
  /// It counts nothing.
  public var isWithdrawn: Bool

  /// A thousand kilometres of shelf, or as many square metres that nobody can enter more by a slip.
  public static let most = 100_000_000

  /// The raw values lie in the database and are part of the JSON contract.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case measured
    /// The place is there, and nobody has measured it.
    case notMeasured
    /// Thrown away (廃棄).
    case discarded
    /// Moved to the archive (移管).
    case archived
    /// Scanned, and not kept as paper (電子化).
    case scanned
    /// Shelves were removed.
    case shelves

    /// Whether it is a length of paper that has gone.
    public var isMovement: Bool { [.discarded, .archived, .scanned].contains(self) }
  }

  public init(
    _ kind: Kind, at place: StockPlace, on day: Day, amount: Int = 0, area: Int? = nil, reason: String? = nil,
    isWithdrawn: Bool = false
  ) {
    self.kind = kind
    self.place = place
    self.day = day
    self.amount = amount
    self.area = area
    self.reason = reason
    self.isWithdrawn = isWithdrawn
  }
}

/// Where paper lies: a floor, a room, a shelf, as people call it, and the unit whose it is.
public struct StockPlace: Hashable, Sendable {
  public var unit: OfficeUnit.ID?
  /// As it was written.
  public var name: String

  public init(unit: OfficeUnit.ID?, name: String) {
    self.unit = unit
    self.name = name
  }
}

/// An entry of the stock-take under its number.
public typealias StockRecord = NumberedEntry<StockEntry>
