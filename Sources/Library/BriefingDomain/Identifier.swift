/// The number that a noun has in its table and by which people call it. Numbers of different nouns are different types, so
/// that the compiler tells them apart: `Briefing.ID` is no `Room.ID`.
public struct Identifier<Noun>: Hashable, Sendable {
  public let rawValue: Int64

  public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

extension Identifier: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Identifier: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(value) }
}

extension Identifier: LosslessStringConvertible {
  public init?(_ description: String) {
    guard let value = Int64(description) else { return nil }
    self.init(value)
  }

  public var description: String { "\(rawValue)" }
}

/// As the number alone.
extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
