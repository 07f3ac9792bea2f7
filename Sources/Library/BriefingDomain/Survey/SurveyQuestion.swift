/// A question of the office's catalogue, which every wave of a survey may ask.
public struct SurveyQuestion: Hashable, Sendable, Codable {
  public let key: Key
  /// As people are asked.
  public var text: String
  public var topic: Topic
  /// What is answered by a number; `nil` where people write freely.
  public var scale: SurveyScale?
  /// Fewer than ten answers tell too much.
  public var isDelicate: Bool
  /// It is asked no more.
  public var isWithdrawn: Bool
  public var reason: String?

  public init(
    _ key: Key, _ text: String, topic: Topic, scale: SurveyScale?, isDelicate: Bool = false, isWithdrawn: Bool = false,
    reason: String? = nil
  ) {
    self.key = key
    self.text = text
    self.topic = topic
    self.scale = scale
    self.isDelicate = isDelicate
    self.isWithdrawn = isWithdrawn
    self.reason = reason
  }

  /// What a question is about. The raw values lie in the database and are part of the JSON contract.
  public enum Topic: String, Sendable, Codable, CaseIterable {
    case overall, ict, selfManagement, teamBuilding, digitalCommunication, openAndFlexible, other
  }

  /// By which lists, tables and results know a question: a–z, 0–9 and - between them, up to 40.
  public struct Key: Hashable, Sendable, LosslessStringConvertible, Comparable {
    public let description: String

    public init?(_ text: String) {
      let isFit = text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
      guard isFit, (1...40).contains(text.utf8.count), !text.hasPrefix("-"), !text.hasSuffix("-") else { return nil }
      description = text
    }

    public static func < (a: Key, b: Key) -> Bool { a.description < b.description }
  }
}

/// As the text alone.
extension SurveyQuestion.Key: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let key = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no key of a question")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The answers of a question, numbered from 1.
public struct SurveyScale: Hashable, Sendable, Codable {
  public let answers: Int
  /// Which end is the most positive.
  public let best: End
  /// How many answers, from that end on, count as positive.
  public let positive: Int

  /// The raw values lie in the database and are part of the JSON contract.
  public enum End: String, Sendable, Codable, CaseIterable {
    /// 1 is the most positive.
    case first
    /// The highest number is.
    case last
  }

  /// - Parameter positive: two of five, and of others as near to that as goes, when `nil`.
  /// - Returns: `nil` unless there are 2 to 11 answers of which some are positive and some are not.
  public init?(answers: Int, best: End, positive: Int? = nil) {
    guard (2...11).contains(answers) else { return nil }
    let positive = positive ?? Self.usualPositive(of: answers)
    guard (1..<answers).contains(positive) else { return nil }
    (self.answers, self.best, self.positive) = (answers, best, positive)
  }

  /// round(0.4 × answers), and at least one.
  public static func usualPositive(of answers: Int) -> Int { max(1, (4 * answers + 5) / 10) }

  /// What an answer is worth: 1 for the least positive, as many as there are answers for the most.
  public func points(of answer: Int) -> Int { best == .last ? answer : answers + 1 - answer }

  public func isPositive(_ answer: Int) -> Bool { points(of: answer) > answers - positive }
}
